"""Presses about screenshots: the creator's upload, the moderators' answer, taking the question back."""

from bot.access import Who
from bot.presses import Press, Presses
from cogs.analytics import service, service_proof, text_logging, ui, ui_forms, ui_proof
from cogs.analytics.model import FEATURE
from cogs.analytics.presses_logging import uploaded

presses = Presses(FEATURE)


@presses.on("proof", Who.EVERYONE)
async def ask_picture(press: Press) -> None:
    """Ask for the picture."""
    async with press.bot.db.read() as conn:
        account = await service.mine(conn, press.by, press.id())
    await press.ask(ui_forms.proof_form(account.id, press.id(1)))


@presses.on("proof_save", Who.EVERYONE)
async def send_picture(press: Press) -> None:
    """Have the moderators asked."""
    file = uploaded(press, "picture")
    service_proof.check_picture(file.get("content_type"), int(file.get("size", 0)))
    async with press.bot.db.write() as conn:
        await service_proof.ask(conn, press.by, press.id(), press.id(1), str(file["url"]))
    await press.show(ui.said_card(text_logging.PROOF_SENT, ui.to_panel()))


@presses.on("withdraw", Who.EVERYONE)
async def withdraw(press: Press) -> None:
    """Take the question back."""
    async with press.bot.db.write() as conn:
        await service_proof.withdraw(conn, press.by, press.id())
    await press.redraw(ui.said_card(text_logging.WITHDRAWN, ui.to_panel()))


@presses.on("proof_yes", Who.MODERATOR)
async def confirm(press: Press) -> None:
    """The picture shows these numbers."""
    await _answer(press, confirmed=True)


@presses.on("proof_no", Who.MODERATOR)
async def decline(press: Press) -> None:
    """It does not."""
    await _answer(press, confirmed=False)


async def _answer(press: Press, *, confirmed: bool) -> None:
    async with press.bot.db.write() as conn:
        shown = await service_proof.answer(conn, press.by, press.id(), confirmed=confirmed)
    await press.redraw(ui_proof.answered_card(shown, press.user_id))
