"""Presses of the share card and the media kit."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import Press, Presses
from cogs.analytics import carding, cards, service, service_cards, text_cards, ui
from cogs.analytics.model import FEATURE
from cogs.analytics.service_cards import Wanted

presses = Presses(FEATURE)


def _argument(press: Press, position: int) -> str:
    return press.args[position] if len(press.args) > position else ""


@presses.on("card", Who.EVERYONE)
async def show(press: Press) -> None:
    """The card, in the look and size that was chosen."""
    account_id = press.id() if press.args else None
    await _show(press, account_id, _argument(press, 1), _argument(press, 2))


@presses.on("card_open", Who.EVERYONE)
async def show_of_account(press: Press) -> None:
    """The card of another account."""
    value = "".join(press.values[:1])
    await _show(press, int(value) if value.isdecimal() else 0, "", "")


async def _show(press: Press, account_id: int | None, look: str, size: str) -> None:
    if account_id is not None:
        async with press.bot.db.read() as conn:
            await service.mine(conn, press.by, account_id)
    await press.interaction.response.defer()
    await press.redraw(await carding.preview(press.bot, press.by, account_id, cards.look_of(look), cards.size_of(size)))


@presses.on("card_post", Who.EVERYONE)
async def post(press: Press) -> None:
    """Post it where the button was pressed."""
    if not press.interaction.permissions.send_messages:
        raise UserError(text_cards.MAY_NOT_WRITE)
    wanted = Wanted(press.id(), cards.look_of(_argument(press, 1)), cards.size_of(_argument(press, 2)))
    async with press.bot.db.write() as conn:
        await service_cards.post(conn, press.by, wanted, press.interaction.channel_id or 0)
    await press.redraw(ui.said_card(text_cards.POSTED, ui.to_panel()))


@presses.on("kit", Who.EVERYONE)
async def show_kit(press: Press) -> None:
    """The media kit."""
    await press.interaction.response.defer(ephemeral=True, thinking=True)
    await press.show(await carding.media_kit(press.bot, press.by))
