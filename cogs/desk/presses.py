"""What a press at the desk does: the panels of /setup, the doctor's button, the pages of the audit log."""

from contextlib import suppress

import discord

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from bot.replies import NO_DIRECT
from bot.ui import Card, escape
from cogs.desk import doctor, making, reading, service, service_setup, text, ui, ui_setup
from cogs.desk.model import Cursor, Desk, Query
from cogs.desk.service_setup import By
from cogs.desk.survey import needed_places, needed_roles, survey

presses = Presses("desk")

PREVIEW = ("welcome", "preview")
"""The press that shows the greeting as a newcomer sees it, offered when some feature answers it."""


def guild_of(interaction: discord.Interaction) -> discord.Guild:
    """The group it happened in, as Discord's cache knows it."""
    if interaction.guild is None:
        raise UserError(NO_DIRECT)
    return interaction.guild


def _by(press: Press) -> By:
    return By(press.guild_id, press.user_id, press.bot.now())


def _word(press: Press, position: int = 0) -> str:
    if position >= len(press.args):
        raise UserError(STALE)
    return press.args[position]


async def _desk(press: Press) -> Desk:
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
    is_there = PREVIEW in press.bot.switchboard.pressables
    return [("See the welcome", ":".join(PREVIEW))] if is_there else []


@presses.on("channels", Who.MODERATOR)
async def show_channels(press: Press) -> None:
    """One page of channel menus."""
    places = list(needed_places(press.bot.features).values())
    await press.redraw(ui_setup.channels_card(places, await _desk(press), press.id(), presses))


@presses.on("place", Who.MODERATOR)
async def choose_place(press: Press) -> None:
    """Use the chosen channel."""
    places = needed_places(press.bot.features)
    channel = guild_of(press.interaction).get_channel(int(press.values[0]))
    if (purpose := _word(press)) not in places:
        raise UserError(STALE)
    if channel is None:
        raise UserError(text.NO_CHANNEL)
    async with press.bot.db.write() as conn:
        await service_setup.choose_place(conn, _by(press), purpose, channel.id)
    await press.redraw(ui_setup.channels_card(list(places.values()), await _desk(press), press.id(1), presses))


@presses.on("roles", Who.MODERATOR)
async def show_roles(press: Press) -> None:
    """One page of role menus."""
    needs = list(needed_roles(press.bot.features).values())
    await press.redraw(ui_setup.roles_card(needs, await _desk(press), press.id(), presses))


@presses.on("role", Who.MODERATOR)
async def choose_role(press: Press) -> None:
    """Use the chosen role, if it can be given to people without harm."""
    needs = needed_roles(press.bot.features)
    if (purpose := _word(press)) not in needs:
        raise UserError(STALE)
    role = _givable(guild_of(press.interaction), int(press.values[0]))
    async with press.bot.db.write() as conn:
        await service_setup.choose_role(conn, _by(press), purpose, role.id)
    await press.redraw(ui_setup.roles_card(list(needs.values()), await _desk(press), press.id(1), presses))


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
    await press.redraw(ui_setup.moderators_card(press.bot.features, await _desk(press), press.id(), presses))


@presses.on("moderate", Who.MODERATOR)
async def choose_moderators(press: Press) -> None:
    """Let the chosen roles moderate a feature. Nobody makes moderators but who may manage the server."""
    if not press.interaction.permissions.manage_guild:
        raise UserError(text.ONLY_MANAGERS)
    if (feature := _word(press)) not in {feature.name for feature in press.bot.features}:
        raise UserError(STALE)
    role_ids = [int(value) for value in press.values]
    if press.guild_id in role_ids:
        raise UserError(text.NOT_EVERYONE)
    async with press.bot.db.write() as conn:
        await service_setup.choose_moderators(conn, _by(press), feature, role_ids)
    await press.redraw(ui_setup.moderators_card(press.bot.features, await _desk(press), press.id(1), presses))


@presses.on("zone", Who.MODERATOR)
async def ask_zone(press: Press) -> None:
    """Ask for a city."""
    await press.ask(ui_setup.zone_form((await _desk(press)).zone, presses))


@presses.on("zone_given", Who.MODERATOR)
async def choose_zone(press: Press) -> None:
    """Take what was written."""
    async with press.bot.db.write() as conn:
        await service_setup.choose_zone(conn, _by(press), press.fields["zone"])
    await press.redraw(await plan_card(press.interaction))


# The doctor


@presses.on("check", Who.MODERATOR)
async def check_again(press: Press) -> None:
    """Examine, on the card that was pressed."""
    await press.interaction.response.defer()
    await press.redraw(ui.doctor_card(await doctor.examine(press.bot, guild_of(press.interaction)), presses))


@presses.on("examine", Who.MODERATOR)
async def examine(press: Press) -> None:
    """Examine, and answer privately: the button is on a message that others read too."""
    await press.interaction.response.defer(ephemeral=True, thinking=True)
    await press.show(ui.doctor_card(await doctor.examine(press.bot, guild_of(press.interaction)), presses))


# The audit log


@presses.on("audit", Who.MODERATOR)
async def turn_page(press: Press) -> None:
    """Another page of the same search."""
    query = Query(press.id(2), press.id() or None, _word(press, 1) or None, tuple(_word(press, 4).split()))
    await press.redraw(await reading.audit_card(press.bot, press.guild_id, query, _cursor(_word(press, 3)), presses))


def _cursor(start: str) -> Cursor:
    if not start:
        return Cursor()
    if not start[1:].isdecimal():
        raise UserError(STALE)
    return Cursor(int(start[1:]), newer=start.startswith("n"))


@presses.on("who", Who.MODERATOR)
async def show_who(press: Press) -> None:
    """The list of who may do what."""
    await press.redraw(ui.who_card(reading.powers(press.bot, await _desk(press)), press.id(), presses))
