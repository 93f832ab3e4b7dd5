"""How the fairness report and the ledger as a file look."""

from collections.abc import Sequence

import discord

from bot.studio import Chart
from bot.ui import Card, button
from cogs.shoutouts import text_report as text
from cogs.shoutouts.model import Rotation, control
from cogs.shoutouts.model_report import Report


def report_card(report: Report, charts: Sequence[Chart] = ()) -> Card:
    """For moderators: sentences, the picture, the way to the ledger."""
    card = Card().heading(text.TITLE).text(text.headline(report.rotation))
    card.text("\n".join(f"- {line}" for line in text.lines(report)))
    for file, description in charts:
        card.attach(file, description)
    return card.small(text.FOR_MODERATORS).row(file_button(report.rotation.id))


def file_button(rotation_id: int) -> discord.ui.Button[discord.ui.LayoutView]:
    """To the ledger, for every member."""
    return button(text.LEDGER_FILE, control("ledger_file", rotation_id))


def file_card(rotation: Rotation, rows: int, file: discord.File) -> Card:
    """The file with what is in it."""
    card = Card().text(text.file_line(rotation, rows)).text(text.FILE_SAYS)
    return card.small(text.FILE_LEAVES_OUT).file(file)
