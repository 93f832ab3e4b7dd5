"""Asking a platform about linked accounts and saving the answers: for the first look, and for each one after it."""

from collections.abc import Mapping, Sequence

from bot.client import Greenroom
from cogs.analytics import service_sources
from cogs.analytics.model_sources import DEPTH, Found, Link, NotFoundError, Reading, SourceError
from cogs.analytics.people import may_derive_youtube
from cogs.analytics.sources.protocol import Connector


async def read(bot: Greenroom, connector: Connector, links: Sequence[Link]) -> Mapping[int, Reading]:
    """Read these accounts of one platform; answers what was read, by account.

    What one of them does is stored for it alone.
    """
    try:
        found = await connector.profiles([link.ref for link in links])
    except SourceError as error:
        for link in links:
            await _failed(bot, link, error)
        return {}
    readings = [(link, await _read(bot, connector, link, found.get(link.ref.external_id))) for link in links]
    return {link.account_id: reading for link, reading in readings if reading is not None}


async def _read(bot: Greenroom, connector: Connector, link: Link, found: Found | None) -> Reading | None:
    """Read what one account has published, and save it."""
    if found is None:
        await _failed(bot, link, NotFoundError())
        return None
    try:
        reading = Reading(found, await connector.contents(found.ref, DEPTH, link.stale))
    except SourceError as error:
        await _failed(bot, link, error)
        return None
    amended = may_derive_youtube(bot)
    async with bot.db.write() as conn:
        await service_sources.keep(conn, link, reading, bot.now(), amended=amended)
    return reading


async def _failed(bot: Greenroom, link: Link, error: SourceError) -> None:
    async with bot.db.write() as conn:
        await service_sources.failed(conn, link, error, bot.now())
