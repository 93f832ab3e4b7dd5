"""Carries the plan of /setup out in Discord: one thing at a time, each saved before the next is begun.

A run that stops half-way keeps what it made. The next one finds that by its id, or by its name if it was never saved.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import discord

from bot.by import By
from bot.client import Greenroom
from bot.feature import Audience, Place
from bot.ui import escape
from cogs.desk import service, service_setup, text
from cogs.desk.model import CATEGORY, MEMBER, Desk
from cogs.desk.model_plan import Item, Need, Seen, Step, decide
from cogs.desk.survey import (
    CATEGORY_NAME,
    Opening,
    Plan,
    make_plan,
    needed_places,
    needed_roles,
    openings,
    roles_there,
    staff_roles,
)

Target = discord.Role | discord.Member | discord.Object
Progress = Callable[[int, int], Awaitable[None]]

NOTHING = discord.Permissions()
READ = discord.Permissions(view_channel=True, read_message_history=True)
SPEAK = discord.Permissions(send_messages=True, create_public_threads=True, create_private_threads=True)


@dataclass(frozen=True, slots=True)
class Result:
    """How a run ended: what was done, what is missing, and why when something is."""

    done: tuple[Item, ...]
    missing: tuple[Item, ...] = ()
    trouble: str | None = None


async def carry_out(bot: Greenroom, guild: discord.Guild, actor_id: int, progress: Progress) -> Result:
    """Make and adopt what the plan says. Raises UserError while another run is under way in this group."""
    async with bot.db.write() as conn:
        await service_setup.begin(conn, By(guild.id, actor_id, bot.now()))
    try:
        async with bot.db.read() as conn:
            desk = await service.load(conn, guild.id)
        return await _Run(bot, guild, actor_id, desk).work(progress)
    finally:
        async with bot.db.write() as conn:
            await service_setup.end(conn, guild.id)


class _Run:
    """One run: what it works from, and what it has done so far."""

    def __init__(self, bot: Greenroom, guild: discord.Guild, actor_id: int, desk: Desk) -> None:
        self.bot, self.guild, self.actor_id, self.desk = bot, guild, actor_id, desk
        self.plan: Plan = make_plan(bot.features, guild, desk)
        self.roles = roles_there(guild, desk)
        self.done: list[Item] = []
        self.at = ""
        self.category: discord.CategoryChannel | None = None

    @property
    def by(self) -> By:
        return By(self.guild.id, self.actor_id, self.bot.now())

    async def work(self, progress: Progress) -> Result:
        """Roles first: the channels are opened to them."""
        todo = [item for item in self.plan.items if item.step is not Step.THERE]
        try:
            await self._roles(todo, progress)
            await self._places(todo, progress)
            await self._openings()
        except discord.HTTPException as error:
            missing = tuple(item for item in todo if item not in self.done)
            return Result(tuple(self.done), missing, text.trouble(error.status, error.code, self.at))
        return Result(tuple(self.done))

    async def _roles(self, todo: Sequence[Item], progress: Progress) -> None:
        await progress(0, len(todo))
        for item in todo:
            if item in self.plan.roles:
                await self._role(item)

    async def _places(self, todo: Sequence[Item], progress: Progress) -> None:
        await progress(len(self.done), len(todo))
        for item in todo:
            if item in self.plan.places:
                await self._place(item)

    async def _role(self, item: Item) -> None:
        self.at = f"the role {escape(item.name)}"
        role = self.guild.get_role(item.id or 0) or await self._make_role(item)
        async with self.bot.db.write() as conn:
            await service_setup.keep_role(conn, self.by, item, role.id)
        self.roles[item.purpose] = role
        self.done.append(item)

    async def _make_role(self, item: Item) -> discord.Role:
        colour = needed_roles(self.bot.features)[item.purpose].colour
        return await self.guild.create_role(name=item.name, colour=discord.Colour(colour), reason=self._reason())

    async def _place(self, item: Item) -> None:
        self.at = f"the channel {escape(item.name)}"
        channel_id = item.id or await self._make_channel(item)
        async with self.bot.db.write() as conn:
            await service_setup.keep_place(conn, self.by, item, channel_id)
        self.done.append(item)

    async def _make_channel(self, item: Item) -> int:
        place = needed_places(self.bot.features)[item.purpose]
        channel = await self.guild.create_text_channel(
            place.name,
            topic=place.topic,
            category=await self._category(),
            overwrites=overwrites(self.guild, place, self.roles.get(MEMBER), staff_roles(self.guild, self.desk)),
            reason=self._reason(),
        )
        return channel.id

    async def _category(self) -> discord.CategoryChannel:
        """The heading that our channels stand under: the one from last time, one of the name, or a new one."""
        if self.category is None:
            seen = [Seen(category.id, category.name) for category in self.guild.categories]
            (item,) = decide([Need(CATEGORY, CATEGORY_NAME)], self.desk.places, seen)
            known = discord.utils.get(self.guild.categories, id=item.id)
            self.category = known or await self._make_category(item)
        return self.category

    async def _make_category(self, item: Item) -> discord.CategoryChannel:
        category = await self.guild.create_category(CATEGORY_NAME, reason=self._reason())
        async with self.bot.db.write() as conn:
            await service_setup.keep_place(conn, self.by, item, category.id)
        return category

    async def _openings(self) -> None:
        """Looked at anew: a role that was just made again has to be let in too."""
        for opening in openings(self.guild, self.desk, needed_places(self.bot.features), self.roles):
            await self._open(opening)

    async def _open(self, opening: Opening) -> None:
        self.at = f"the channel {escape(opening.channel.name)}"
        allowed = _overwrite(self.guild, READ, NOTHING)
        await opening.channel.set_permissions(opening.role, overwrite=allowed, reason=self._reason())
        async with self.bot.db.write() as conn:
            await service_setup.keep_opened(conn, self.by, opening.channel.id, opening.role.id)

    def _reason(self) -> str:
        return f"/setup, asked for by {self.guild.get_member(self.actor_id) or self.actor_id}"


def overwrites(
    guild: discord.Guild, place: Place, member: discord.Role | None, staff: Sequence[discord.Role]
) -> dict[Target, discord.PermissionOverwrite]:
    """Who may do what in a channel that is made. The bot can only give and take what it has itself."""
    is_open = place.audience is Audience.EVERYONE
    quiet = NOTHING if place.writable else SPEAK
    pairs: dict[Target, tuple[discord.Permissions, discord.Permissions]] = {}
    pairs[guild.default_role] = (READ, quiet) if is_open else (NOTHING, READ | quiet)
    if member is not None and place.audience is Audience.MEMBERS:
        pairs[member] = (READ, NOTHING)
    pairs |= dict.fromkeys(staff, (READ | SPEAK, NOTHING))
    pairs[guild.me] = (place.needs | READ | SPEAK, NOTHING)  # what is taken from everyone is not taken from us
    return {target: _overwrite(guild, *pair) for target, pair in pairs.items()}


def _overwrite(
    guild: discord.Guild, allow: discord.Permissions, deny: discord.Permissions
) -> discord.PermissionOverwrite:
    granted = guild.me.guild_permissions
    return discord.PermissionOverwrite.from_pair(allow & granted, deny & granted)
