"""The first look at an account: find it, link it, read it. Asks the platform outside of every transaction."""

from bot.client import Greenroom
from bot.errors import UserError
from bot.ui import Card
from cogs.analytics import reading_accounts, service_sources, text_sources, ui_sources
from cogs.analytics.model_sources import Link, SourceError
from cogs.analytics.sources.choosing import Connectors
from cogs.analytics.sources.protocol import Connector
from cogs.profiles.model import Platform
from cogs.profiles.model_handles import handle


async def link(bot: Greenroom, connectors: Connectors, where: tuple[int, int], platform: Platform, typed: str) -> Card:
    """Link what somebody typed, for (group, person). Raises UserError when it cannot be, in the platform's stead."""
    connector, name = connectors.of(platform), handle(platform, typed)
    try:
        ref = await connector.resolve(name)
    except SourceError as error:
        raise UserError(text_sources.refused(error, platform)) from error
    async with bot.db.write() as conn:
        made = await service_sources.link(conn, *where, ref, bot.now())
    return await _first_look(bot, connector, made)


async def _first_look(bot: Greenroom, connector: Connector, made: Link) -> Card:
    """What can be seen. If that fails now, it is tried again like any later look."""
    reading = (await reading_accounts.read(bot, connector, [made])).get(made.account_id)
    if reading is not None:
        return ui_sources.linked_card(reading.found, len(reading.contents), bot.now())
    return ui_sources.later_card(made.ref)
