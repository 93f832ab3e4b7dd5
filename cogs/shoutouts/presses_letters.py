"""The buttons on letters about the line: not then, exchanging places, coming back. Each names its group first."""

from bot.access import Who
from bot.presses import Press, Presses
from bot.ui import escape
from cogs.shoutouts import service_line, service_roster, ui_roster
from cogs.shoutouts import text_roster as text
from cogs.shoutouts.model import FEATURE
from cogs.shoutouts.pressing import chosen_person, names

presses = Presses(FEATURE)


@presses.on("not_then", Who.ANYWHERE)
async def let_pass(press: Press) -> None:
    """The turn that the letter spoke of passes."""
    async with press.bot.db.write() as conn:
        await service_line.skip_round(conn, press.by_letter(), press.id(1), press.id(2))
    await press.redraw(ui_roster.answered_card(text.SKIPPED))


@presses.on("back", Who.ANYWHERE)
async def come_back(press: Press) -> None:
    """Back in line."""
    async with press.bot.db.write() as conn:
        await service_roster.resume(conn, press.by_letter(), press.id(1))
    await press.redraw(ui_roster.answered_card(text.RESUMED))


@presses.on("swap", Who.ANYWHERE)
async def ask_swap(press: Press) -> None:
    """Choose with whom; the letter stays as it is."""
    by = press.by_letter()
    async with press.bot.db.read() as conn:
        rotation, partners = await service_line.partners(conn, by, press.id(1))
    await press.show(ui_roster.swap_with_card(rotation, names(press.bot, by.guild_id, partners), by_letter=True))


@presses.on("letter_swap", Who.ANYWHERE)
async def swap_with(press: Press) -> None:
    """They are asked."""
    async with press.bot.db.write() as conn:
        made = await service_line.ask_swap(conn, press.by_letter(), press.id(1), chosen_person(press))
    swap, is_reached = made
    other = names(press.bot, swap.guild_id, [swap.other_id])[swap.other_id]
    note = text.SWAP_ASKED if is_reached else text.SWAP_ASKED_QUIETLY
    await press.redraw(ui_roster.answered_card(note.format(other=escape(other))))


@presses.on("letter_yes", Who.ANYWHERE)
async def agree(press: Press) -> None:
    """Yes, exchange."""
    async with press.bot.db.write() as conn:
        await service_line.answer_swap(conn, press.by_letter(), press.id(1), agrees=True)
    await press.redraw(ui_roster.answered_card(text.SWAP_DONE))


@presses.on("letter_no", Who.ANYWHERE)
async def decline(press: Press) -> None:
    """No, thanks."""
    async with press.bot.db.write() as conn:
        await service_line.answer_swap(conn, press.by_letter(), press.id(1), agrees=False)
    await press.redraw(ui_roster.answered_card(text.SWAP_DECLINED))
