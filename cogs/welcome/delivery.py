"""What the outbox sends for welcomes: each errand rendered from the present state, and what to do when it cannot be."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import discord

from bot.outbox import Delivery, Failure, Why, find_marked
from bot.reach import member_of
from bot.ui import Card, escape
from cogs.desk import service as desk
from cogs.welcome import service_due as due
from cogs.welcome import service_settings as moderating
from cogs.welcome import ui
from cogs.welcome.model import Arrival, State
from cogs.welcome.model_settings import GreetOn, Part, Trouble
from cogs.welcome.model_template import Kind
from cogs.welcome.service import RAID
from cogs.welcome.text import FAREWELL, THE_INTRODUCTIONS, THE_RULES
from cogs.welcome.text_tones import choose

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.client import Greenroom

TROUBLES: Mapping[Why, Trouble] = {
    Why.FORBIDDEN: Trouble.FORBIDDEN,
    Why.GONE: Trouble.GONE,
    Why.REFUSED: Trouble.REFUSED,
}
"""What switches a part off. A Discord that is away for a day does not."""
_UNKNOWN_MEMBER = "404 10007"


def values_for(guild: discord.Guild | None, places: Mapping[str, int]) -> dict[str, str]:
    """What the variables of a template stand for, but the name."""
    rules = guild.rules_channel if guild is not None else None
    introductions = places.get("introductions")
    return {
        "group": escape(guild.name) if guild is not None else "our group",
        "count": f"{_people_in(guild):,}" if guild is not None else "many",
        "rules": rules.mention if rules is not None else THE_RULES,
        "introductions": f"<#{introductions}>" if introductions is not None else THE_INTRODUCTIONS,
    }


def _people_in(guild: discord.Guild) -> int:
    """Bots are no company; they are told apart once Discord has handed over all members."""
    return sum(not member.bot for member in guild.members) if guild.chunked else guild.member_count or 0


class Deliveries:
    """Registers every kind of errand of this feature."""

    def __init__(self, bot: "Greenroom") -> None:
        """Tell the outbox."""
        self._bot = bot
        bot.outbox.message(due.GREETING, self.greeting, failed=self.greeting_failed)
        bot.outbox.message(due.FAREWELL, self.farewell, sent=self.farewell_sent, failed=self.farewell_failed)
        bot.outbox.effect(due.ROLE, self.role, failed=self.role_failed)
        bot.outbox.message(due.NOTE, self.note)
        bot.outbox.message(RAID, self.raid)

    async def greeting(self, delivery: Delivery) -> Card | None:
        """Greet whoever of the batch is still here."""
        batch = delivery.ref["batch"]
        guild = self._bot.get_guild(delivery.guild_id)
        async with self._bot.db.read() as conn:
            named = await due.named(conn, delivery.guild_id, batch)
            now = await moderating.overview(conn, delivery.guild_id, self._bot.now())
            values = values_for(guild, await desk.places(conn, delivery.guild_id))
        here = [person.user_id for person in named if _is_here(person, guild)]
        await self._release(delivery, [person.user_id for person in named if person.user_id not in here])
        if not here:
            return None
        kind = Kind.ONE if len(here) == 1 else Kind.MANY
        template = choose(now.templates, now.settings.tone, kind, batch)
        return ui.greeting_card(template, here, values, start=now.settings.greet_on is GreetOn.JOIN)

    async def _release(self, delivery: Delivery, absent: list[int]) -> None:
        """Whom an attempt before this one has greeted is not greeted again on their return."""
        if absent and not await self._was_sent(delivery):
            async with self._bot.db.write() as conn:
                await due.release_absent(conn, delivery.guild_id, delivery.ref["batch"], absent, self._bot.now())

    async def _was_sent(self, delivery: Delivery) -> bool:
        """Only Discord knows: an attempt that failed may have arrived, and one that was killed may never have begun."""
        channel = self._bot.get_partial_messageable(delivery.channel_id or 0, guild_id=delivery.guild_id)
        return await find_marked(channel, delivery) is not None

    async def greeting_failed(self, delivery: Delivery, failure: Failure) -> bool:
        """Let everybody in it wait again; switch greetings off when they cannot work."""
        async with self._bot.db.write() as conn:
            await due.release_batch(conn, delivery.guild_id, delivery.ref["batch"], self._bot.now())
            await self._switch_off(conn, delivery, Part.GREETING, failure)
        return True

    async def farewell(self, delivery: Delivery) -> Card | None:
        """Say farewell to whoever did not come back."""
        async with self._bot.db.read() as conn:
            names = await due.farewell_names(conn, delivery.guild_id, delivery.ref["batch"])
            settings = (await moderating.overview(conn, delivery.guild_id, self._bot.now())).settings
            values = values_for(self._bot.get_guild(delivery.guild_id), await desk.places(conn, delivery.guild_id))
        return ui.farewell_card(settings.farewell_text or FAREWELL, names, values) if names else None

    async def farewell_sent(self, conn: "AsyncConnection", delivery: Delivery, message_id: int) -> None:
        """The names are not needed any more."""
        del message_id
        await due.drop_farewell(conn, delivery.guild_id, delivery.ref["batch"])

    async def farewell_failed(self, delivery: Delivery, failure: Failure) -> bool:
        """A late farewell helps nobody: drop it; switch farewells off when they cannot work."""
        async with self._bot.db.write() as conn:
            await due.drop_farewell(conn, delivery.guild_id, delivery.ref["batch"])
            await self._switch_off(conn, delivery, Part.FAREWELL, failure)
        return True

    async def role(self, delivery: Delivery) -> None:
        """Give the newcomer role to somebody who is here, is screened and has not finished onboarding."""
        user_id = delivery.user_id or 0
        async with self._bot.db.write() as conn:
            role_id = await due.role_to_give(conn, delivery.guild_id, user_id, self._bot.now())
        if role_id is None:
            return
        member = await member_of(self._bot, delivery.guild_id, user_id)
        if member is not None and not member.pending and member.get_role(role_id) is None:
            await member.add_roles(discord.Object(role_id), reason="Newcomer, after the rules screening")

    async def role_failed(self, delivery: Delivery, failure: Failure) -> bool:
        """Keep the role due for when it is mended, unless the person has left."""
        if failure.detail.startswith(_UNKNOWN_MEMBER):
            return True
        async with self._bot.db.write() as conn:
            await due.wait_for_role(conn, delivery.guild_id, delivery.user_id or 0, self._bot.now())
            await self._switch_off(conn, delivery, Part.ROLE, failure)
        return True

    async def _switch_off(self, conn: "AsyncConnection", delivery: Delivery, part: Part, failure: Failure) -> None:
        trouble = TROUBLES.get(failure.why)
        if trouble is not None:
            await moderating.switch_off(conn, delivery.guild_id, part, trouble, self._bot.now())

    async def note(self, delivery: Delivery) -> Card | None:
        """Tell moderators about young accounts that are still here."""
        async with self._bot.db.read() as conn:
            people = await due.noted(conn, delivery.guild_id, delivery.ref["batch"])
        return ui.note_card(people, delivery.ref["batch"]) if people else None

    async def raid(self, delivery: Delivery) -> Card | None:
        """Tell moderators that greetings are paused, if they still are."""
        async with self._bot.db.read() as conn:
            now = await moderating.overview(conn, delivery.guild_id, self._bot.now())
        return ui.raid_card(now.settings, now.waiting, now.now) if now.settings.paused(now.now) else None


def _is_here(person: Arrival, guild: discord.Guild | None) -> bool:
    """Discord's list of members knows best, once it is complete."""
    if person.state is not State.GREETED:
        return False
    return guild is None or not guild.chunked or guild.get_member(person.user_id) is not None
