"""What a press does while somebody looks for creators."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press
from cogs.finding import looking, ui
from cogs.finding.model import Wanted
from cogs.finding.ui import presses

__all__ = ["presses"]


def _wanted(press: Press, position: int = 0) -> Wanted:
    if len(press.args) <= position:
        raise UserError(STALE)
    return ui.read(press.args[position])


@presses.on("open", Who.EVERYONE)
async def start(press: Press) -> None:
    """The search, with nothing chosen."""
    await press.show(await looking.page(press.bot, press.by, Wanted()))


@presses.on("choose", Who.EVERYONE)
async def choose(press: Press) -> None:
    """One more thing, another, or one less."""
    if len(press.args) < 2 or not press.values:  # noqa: PLR2004 - what, and everything else
        raise UserError(STALE)
    wanted = ui.choosing(_wanted(press, 1), press.args[0], press.values[0])
    await press.redraw(await looking.page(press.bot, press.by, wanted))


@presses.on("page", Who.EVERYONE)
async def turn(press: Press) -> None:
    """The next page, or the first."""
    await press.redraw(await looking.page(press.bot, press.by, _wanted(press, 1), press.id()))


@presses.on("where", Who.EVERYONE)
async def ask_where(press: Press) -> None:
    """Ask for a region."""
    await press.ask(ui.region_form(_wanted(press)))


@presses.on("region", Who.EVERYONE)
async def choose_region(press: Press) -> None:
    """Look there, or everywhere again."""
    wanted = ui.placed(_wanted(press), press.fields["region"])
    await press.redraw(await looking.page(press.bot, press.by, wanted))
