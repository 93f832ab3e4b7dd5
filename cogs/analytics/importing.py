"""Fetching a file from Discord and bringing it in, without holding up anybody else."""

import asyncio
from typing import TYPE_CHECKING

import discord

from bot.by import By
from bot.errors import UserError
from cogs.analytics import service, service_import, text
from cogs.analytics.model_import import LARGEST, read_file
from cogs.analytics.model_report import Imported

if TYPE_CHECKING:
    from bot.client import Greenroom


async def fetch(bot: "Greenroom", url: str, size: int) -> bytes:
    """The file. Raises UserError when it is too large, or Discord does not hand it out."""
    if size > LARGEST:
        raise UserError(text.file_too_large(LARGEST))
    try:
        return await bot.http.get_from_cdn(url)
    except (discord.HTTPException, OSError, TimeoutError):
        raise UserError(text.NO_FILE) from None


async def bring_in(bot: "Greenroom", person: By, choice: str, data: bytes) -> Imported:
    """Read it in a thread of its own, then keep it. Raises UserError."""
    async with bot.db.read() as conn:
        zone = await service.zone(conn, person)
    parsed = await asyncio.to_thread(read_file, data, person.now, zone)
    async with bot.db.write() as conn:
        return await service_import.bring_in(conn, person, choice, parsed)
