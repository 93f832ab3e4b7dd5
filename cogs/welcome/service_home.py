"""What waits for those who moderate welcomes."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Need, Topic
from cogs.welcome import store_home
from cogs.welcome import text_home as text
from cogs.welcome.model_settings import Part, Settings

PANEL = "welcome:page:home"


async def desk(conn: AsyncConnection, guild_id: int, now: datetime) -> Home:
    """The rush guard, held newcomers, and parts that switched themselves off."""
    found = await store_home.glance(conn, guild_id)
    door = Door(Topic.GROUP, "", text.OPEN, PANEL)
    if found is None:
        return Home(doors=[door])
    settings, waiting, held = found
    words = [text.paused(waiting)] if settings.paused(now) else []
    words += [text.held(held)] if held else []
    return Home([Need(each, text.LOOK, PANEL) for each in (*words, *_off(settings))], [door])


def _off(settings: Settings) -> Iterator[str]:
    for part in Part:
        if settings.trouble(part) is not None:
            yield text.OFF[part]
