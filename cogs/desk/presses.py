"""What a press in /setup does: the plan, the run, the panels. The doctor's and the log's are in `presses_lookup`."""

from contextlib import suppress

import discord

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from bot.replies import NO_DIRECT
from bot.ui import Card, escape
from cogs.desk import doctor, making, service, service_setup, text, ui_setup
from cogs.desk.model import Desk
from cogs.desk.survey import needed_places, needed_roles, survey

presses = Presses("desk")

PREVIEW = "welcome:preview:first:0"
"""The press that shows the greeting as a newcomer sees it, offered when some feature answers it."""


def guild_of(interaction: discord.Interaction) -> discord.Guild:
    """The group it happened in, as Discord's cache knows it."""
    if interaction.guild is None:
        raise UserError(NO_DIRECT)
    return interaction.guild


def word(press: Press, position: int = 0) -> str:
    """The argument at that position, as it stands."""
    if position >= len(press.args):
        raise UserError(STALE)
    return press.args[position]


async def desk_of(press: Press) -> Desk:
    """What the group has chosen."""
    async with press.bot.db.read() as conn:
        return await service.load(conn, press.guild_id)


# Setting up


async def plan_card(interaction: discord.Interaction) -> Card:
    """The plan as it is now."""
    bot = interaction.client
    plan = await survey(bot, guild_of(interaction))  # type: ignore[arg-type]  # the only client there is
    return ui_setup.plan_card(plan, needed_places(bot.features), presses)  # type: ignore[attr-defined]  # as above


@presses.on("plan", Who.MODERATOR)
async def show_plan(press: Press) -> None:
    """Look again."""
    await press.redraw(await plan_card(press.interaction))


@presses.on("do", Who.MODERATOR)
async def carry_out(press: Press) -> None:
    """Make what is missing. The plan is made anew: what the card showed may be old."""
    await press.interaction.response.defer()
    guild = guild_of(press.interaction)
    if (await survey(press.bot, guild)).first:
        await press.redraw(await plan_card(press.interaction))
        return
    result = await making.carry_out(press.bot, guild, press.user_id, _progress(press))
    await press.redraw(ui_setup.result_card(result, presses, _tries(press)))


def _progress(press: Press) -> making.Progress:
    async def show(done: int, total: int) -> None:
        with suppress(discord.HTTPException):  # somebody who closes the card does not stop the work
            await press.redraw(ui_setup.progress_card(done, total))

    return show


def _tries(press: Press) -> list[tuple[str, str]]:
    feature, verb, *_ = PREVIEW.split(":")
    is_there = (feature, verb) in press.bot.switchboard.pressables
    return [("See the welcome", PREVIEW)] if is_there else []


@presses.on("channels", Who.MODERATOR)
async def show_channels(press: Press) -> None:
    """One page of channel menus."""
    places = list(needed_places(press.bot.features).values())
    await press.redraw(ui_setup.channels_card(places, await desk_of(press), press.id(), presses))


@presses.on("place", Who.MODERATOR)
async def choose_place(press: Press) -> None:
    """Use the chosen channel."""
    places = needed_places(press.bot.features)
    channel = guild_of(press.interaction).get_channel(int(press.values[0]))
    if (purpose := word(press)) not in places:
        raise UserError(STALE)
    if channel is None:
        raise UserError(text.NO_CHANNEL)
    async with press.bot.db.write() as conn:
        await service_setup.choose_place(conn, press.by, purpose, channel.id)
    await press.redraw(ui_setup.channels_card(list(places.values()), await desk_of(press), press.id(1), presses))


@presses.on("roles", Who.MODERATOR)
async def show_roles(press: Press) -> None:
    """One page of role menus."""
    needs = list(needed_roles(press.bot.features).values())
    await press.redraw(ui_setup.roles_card(needs, await desk_of(press), press.id(), presses))


@presses.on("role", Who.MODERATOR)
async def choose_role(press: Press) -> None:
    """Use the chosen role, if it can be given to people without harm."""
    needs = needed_roles(press.bot.features)
    if (purpose := word(press)) not in needs:
        raise UserError(STALE)
    role = _givable(guild_of(press.interaction), int(press.values[0]))
    async with press.bot.db.write() as conn:
        await service_setup.choose_role(conn, press.by, purpose, role.id)
    await press.redraw(ui_setup.roles_card(list(needs.values()), await desk_of(press), press.id(1), presses))


def _givable(guild: discord.Guild, role_id: int) -> discord.Role:
    role = guild.get_role(role_id)
    if role is None or role.is_default():
        raise UserError(text.NOT_EVERYONE)
    name = escape(role.name)
    if role.managed:
        raise UserError(text.ROLE_OF_APP.format(role=name))
    if doctor.is_strong(role):
        raise UserError(text.ROLE_TOO_STRONG.format(role=name))
    if role >= guild.me.top_role:
        raise UserError(text.ROLE_TOO_HIGH.format(role=name))
    return role


@presses.on("moderators", Who.MODERATOR)
async def show_moderators(press: Press) -> None:
    """One page of moderators' menus."""
    await press.redraw(ui_setup.moderators_card(press.bot.features, await desk_of(press), press.id(), presses))


@presses.on("moderate", Who.MODERATOR)
async def choose_moderators(press: Press) -> None:
    """Let the chosen roles moderate a feature. Nobody makes moderators but who may manage the server."""
    if not press.interaction.permissions.manage_guild:
        raise UserError(text.ONLY_MANAGERS)
    if (feature := word(press)) not in {feature.name for feature in press.bot.features}:
        raise UserError(STALE)
    role_ids = [int(value) for value in press.values]
    if press.guild_id in role_ids:
        raise UserError(text.NOT_EVERYONE)
    async with press.bot.db.write() as conn:
        await service_setup.choose_moderators(conn, press.by, feature, role_ids)
    await press.redraw(ui_setup.moderators_card(press.bot.features, await desk_of(press), press.id(1), presses))


@presses.on("zone", Who.MODERATOR)
async def ask_zone(press: Press) -> None:
    """Ask for a city."""
    await press.ask(ui_setup.zone_form((await desk_of(press)).zone, presses))


@presses.on("zone_given", Who.MODERATOR)
async def choose_zone(press: Press) -> None:
    """Take what was written."""
    async with press.bot.db.write() as conn:
        await service_setup.choose_zone(conn, press.by, press.fields["zone"])
    await press.redraw(await plan_card(press.interaction))
