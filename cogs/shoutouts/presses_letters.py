"""The two buttons on a letter that asks to exchange places. Each names its group first."""

from bot.access import Who
from bot.presses import Press, Presses
from cogs.shoutouts import service_line, ui_roster
from cogs.shoutouts import text_roster as text
from cogs.shoutouts.model import FEATURE

presses = Presses(FEATURE)


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
