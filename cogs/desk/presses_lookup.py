"""What a press does when moderators look something up: the doctor's button, the pages of the audit log."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press
from cogs.desk import doctor, reading, ui
from cogs.desk.model import Cursor, Query
from cogs.desk.presses import desk_of, guild_of, presses, word

__all__ = ["presses"]

DAYS = 365
"""So far back a search from a form looks; the command can be told."""


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
    query = Query(press.id(2), press.id() or None, word(press, 1) or None, tuple(word(press, 4).split()))
    await press.redraw(await reading.audit_card(press.bot, press.guild_id, query, _cursor(word(press, 3)), presses))


@presses.on("search", Who.MODERATOR)
async def ask_search(press: Press) -> None:
    """Ask what to look for."""
    await press.ask(ui.search_form(presses))


@presses.on("found", Who.MODERATOR)
async def search(press: Press) -> None:
    """The first page of what was asked for."""
    person = "".join(press.fields.get("person") or ())
    words = tuple(str(press.fields.get("words") or "").replace(":", " ").split())
    query = Query(DAYS, int(person) if person.isdecimal() else None, None, words)
    await press.show(await reading.audit_card(press.bot, press.guild_id, query, Cursor(), presses))


def _cursor(start: str) -> Cursor:
    if not start:
        return Cursor()
    if not start[1:].isdecimal():
        raise UserError(STALE)
    return Cursor(int(start[1:]), newer=start.startswith("n"))


@presses.on("who", Who.MODERATOR)
async def show_who(press: Press) -> None:
    """The list of who may do what."""
    await press.redraw(ui.who_card(reading.powers(press.bot, await desk_of(press)), press.id(), presses))
