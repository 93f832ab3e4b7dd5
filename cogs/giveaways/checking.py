"""Checking a draw inside Discord: computed again off the event loop, with the proof and the page to check it alone."""

import asyncio
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import discord

from bot.client import Greenroom
from bot.errors import UserError
from bot.randomness import PublicBeacon
from bot.reach import may_write
from bot.ui import Card
from cogs.giveaways import service_proof, text_draw, ui_draw
from cogs.giveaways.beacon_signature import is_genuine
from cogs.giveaways.beacon_source import Relays, beacon_of
from cogs.giveaways.model_check import Report, check
from cogs.giveaways.model_proof import to_json
from cogs.giveaways.service_proof import Material

LARGEST_FILE = 8_000_000
"""Bytes that every group may upload, with room to spare."""
_PAGE = "verify.html"


@dataclass(frozen=True, slots=True)
class Checked:
    """A report and the proof's own text."""

    report: Report
    text: bytes


async def checked_card(bot: Greenroom, guild_id: int, giveaway_id: int) -> Card:
    """What came out, with the files. Raises UserError when there is nothing to check."""
    async with bot.db.read() as conn:
        material = await service_proof.material(conn, guild_id, giveaway_id)
    source = beacon_of(bot)
    found = await asyncio.to_thread(_check, material, source)
    notes, attached = [text_draw.TAKE_HOME], [_file(f"proof-{material.giveaway.public_id}.json", found.text), _page()]
    if len(found.text) > LARGEST_FILE:
        notes, attached = [text_draw.TOO_LARGE], []
    if found.report.proof.beacon is not None and source is not None and not isinstance(source, Relays):
        notes.append(text_draw.SIMULATED)
    if material.giveaway.beacon is None and material.giveaway.beacon_failed_at is not None:
        notes.append(text_draw.FORCED)
    return ui_draw.report_card(material.giveaway, found.report, notes, attached)


def _check(material: Material, source: PublicBeacon | None) -> Checked:
    proof = material.proof()
    verify = source.is_genuine if source is not None else is_genuine
    return Checked(check(proof, verify), to_json(proof).encode())


def _file(name: str, data: bytes) -> discord.File:
    return discord.File(io.BytesIO(data), name)


def _page() -> discord.File:
    return _file(_PAGE, _page_text())


@cache
def _page_text() -> bytes:
    return (files("cogs.giveaways") / _PAGE).read_bytes()


def must_write(bot: Greenroom, guild_id: int, channel_id: int) -> None:
    """Raise UserError unless the bot may post in that channel of that group."""
    if not may_write(bot, guild_id, channel_id):
        raise UserError(text_draw.CANNOT_WRITE)
