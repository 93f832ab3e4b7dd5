"""Presses of the fairness report, the ledger as a file, and the page that says why it is whose turn."""

from bot.access import Who
from bot.pictures.spec import Look
from bot.presses import Press, Presses
from cogs.shoutouts import picturing, reporting, service_report, ui_why
from cogs.shoutouts.model import FEATURE

presses = Presses(FEATURE)


@presses.on("report", Who.MODERATOR)
async def show_report(press: Press) -> None:
    """The report of a rotation. Drawing takes a moment, so the answer is promised first."""
    await press.interaction.response.defer(ephemeral=True, thinking=True)
    await press.show(await reporting.report_card(press.bot, press.by, press.id()))


@presses.on("ledger_file", Who.EVERYONE)
async def send_ledger(press: Press) -> None:
    """The ledger, for whoever asks."""
    await press.interaction.response.defer(ephemeral=True, thinking=True)
    await press.show(await reporting.file_card(press.bot, press.by, press.id()))


@presses.on("why", Who.EVERYONE)
async def explain(press: Press) -> None:
    """Why it is whose turn: any turn, for whoever asks."""
    async with press.bot.db.read() as conn:
        turn, rotation = await service_report.turn_of(conn, press.guild_id, press.id())
    await press.show(ui_why.why_card(turn, rotation))


@presses.on("picture", Who.EVERYONE)
async def show_picture(press: Press) -> None:
    """The picture to share; a look chosen on it changes it where it is."""
    look = next((each for each in Look if each.value in press.args[1:]), None)
    await press.interaction.response.defer(ephemeral=True, thinking=look is None)
    card = await picturing.picture_card(press.bot, press.guild_id, press.id(), look or Look.DARK)
    await (press.show(card) if look is None else press.redraw(card))
