"""Fetches what the report and the ledger's file show: numbers from the service, a picture from the studio."""

import asyncio
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import discord

from bot.by import By
from bot.errors import UserError
from bot.pictures.spec import Look, Stated
from bot.spreadsheet import as_csv
from bot.studio import try_to_draw
from bot.text import plural
from bot.ui import Card
from cogs.profiles.model import Subgroup
from cogs.profiles.text import SUBGROUPS
from cogs.shoutouts import service_report, text_report, ui_report
from cogs.shoutouts.model_report import Report
from cogs.shoutouts.pictures import alt
from cogs.shoutouts.pictures.specs import FairnessPicture, Part

if TYPE_CHECKING:
    from bot.client import Greenroom

PLAIN = 6_000_000
"""Bytes up to which the file goes out as it is; a larger one is packed."""
LARGEST = 9_500_000
"""What Discord takes, with some room."""


async def report_card(bot: "Greenroom", by: By, rotation_id: int) -> Card:
    """The report of a rotation, with its picture. Whoever calls it has seen to it that a moderator asks.

    Raises UserError when there is no such rotation in the group.
    """
    async with bot.db.read() as conn:
        report = await service_report.report(conn, by.guild_id, rotation_id)
    spec = picture_of(report, by)
    charts = await try_to_draw(bot, spec, "fairness", alt.fairness(spec)) if report.has_begun else ()
    return ui_report.report_card(report, charts)


def picture_of(report: Report, by: By, look: Look = Look.DARK) -> FairnessPicture:
    """The same numbers as a picture, in which nobody is named."""
    numbers = report.numbers
    return FairnessPicture(
        title=text_report.TITLE,
        subtitle=report.rotation.spec.name,
        stated=Stated(
            formula=text_report.FORMULA,
            as_of=by.now.date(),
            provenance=text_report.PROVENANCE,
            sample=plural(report.rotation.line.round, "round"),
        ),
        turns=numbers.turns,
        waits=numbers.waits,
        spread=numbers.spread,
        longest=numbers.longest.rounds if numbers.longest is not None else None,
        newcomers=numbers.newcomers.waits,
        parts=tuple(Part(SUBGROUPS[Subgroup(each.name)], each.people, each.share) for each in numbers.shares),
        look=look,
    )


async def file_card(bot: "Greenroom", by: By, rotation_id: int) -> Card:
    """The ledger as a file that spreadsheets open, for any member. Raises UserError."""
    async with bot.db.read() as conn:
        rotation = await service_report.rotation_of(conn, by.guild_id, rotation_id)
        rows = [row async for row in service_report.ledger(conn, by.guild_id, rotation_id)]
    name, content = await asyncio.to_thread(_file, rotation_id, rows)
    if len(content) > LARGEST:
        raise UserError(text_report.TOO_LARGE)
    return ui_report.file_card(rotation, len(rows), discord.File(io.BytesIO(content), name))


def _file(rotation_id: int, rows: Sequence[Mapping[str, object]]) -> tuple[str, bytes]:
    """In a thread: a hundred thousand rows take a second."""
    content = as_csv(service_report.COLUMNS, rows)
    name = text_report.FILE_NAME.format(rotation=rotation_id)
    if len(content) <= PLAIN:
        return name, content
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return text_report.ZIP_NAME.format(rotation=rotation_id), packed.getvalue()
