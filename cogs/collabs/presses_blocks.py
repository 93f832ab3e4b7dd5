"""What a press does about somebody one does not want to meet any more."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from cogs.collabs import service_blocks, text_blocks, ui_blocks
from cogs.collabs.model import FEATURE

presses = Presses(FEATURE)


@presses.on("block", Who.EVERYONE)
async def ask(press: Press) -> None:
    """Ask whether they are sure, beside the list."""
    if press.id() == press.user_id:
        raise UserError(text_blocks.ONESELF)
    await press.show(ui_blocks.sure_card(press.id()))


@presses.on("blocked", Who.EVERYONE)
async def block(press: Press) -> None:
    """Block them."""
    async with press.bot.db.write() as conn:
        await service_blocks.block(conn, press.by, press.id())
    await press.redraw(ui_blocks.blocked_card(press.id()))


@presses.on("unblock", Who.EVERYONE)
async def unblock(press: Press) -> None:
    """Take it back."""
    await _unblock(press, press.id())


@presses.on("unblock_one", Who.EVERYONE)
async def unblock_one(press: Press) -> None:
    """Take one of the list."""
    if not press.values or not press.values[0].isdecimal():
        raise UserError(STALE)
    await _unblock(press, int(press.values[0]))


async def _unblock(press: Press, user_id: int) -> None:
    async with press.bot.db.write() as conn:
        was_blocked = await service_blocks.unblock(conn, press.by, user_id)
    await press.redraw(ui_blocks.unblocked_card(user_id, was_blocked=was_blocked))
