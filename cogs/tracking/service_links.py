"""Links with tags: made for everybody who asks, and kept where they belong to a work."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.profiles import service as profiles
from cogs.profiles.model import Platform
from cogs.tracking import store
from cogs.tracking.model import MOST_LINKS
from cogs.tracking.model_links import Spot, can_be_pressed, tags_for, tracked
from cogs.tracking.service import own


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a link is made of."""

    link: str
    campaign: str
    platform: Platform
    spot: Spot


@dataclass(frozen=True, slots=True)
class Made:
    """The link, and whether people can open it with a press where it will stand."""

    url: str
    can_be_pressed: bool


async def make(conn: AsyncConnection, by: By, work_id: int, wanted: Wanted) -> Made:
    """Make it; with the number of one of the person's works, keep it there. Raises UserError."""
    handle = await _handle(conn, by, wanted.platform)
    url = tracked(wanted.link, tags_for(wanted.platform, wanted.spot, wanted.campaign, handle))
    if work_id:
        await store.add_link(conn, await own(conn, by, work_id), url, by.now, MOST_LINKS)
    return Made(url, can_be_pressed(wanted.platform, wanted.spot))


async def usual_platform(conn: AsyncConnection, by: By) -> Platform | None:
    """Where the person posts first of all."""
    profile = await profiles.get(conn, by.guild_id, by.user_id)
    return profile.platforms[0].platform if profile is not None and profile.platforms else None


async def _handle(conn: AsyncConnection, by: By, platform: Platform) -> str:
    """What the person is called there, so that a brand partner can tell creators apart."""
    profile = await profiles.get(conn, by.guild_id, by.user_id)
    entries = profile.platforms if profile is not None else ()
    return next((each.handle for each in entries if each.platform is platform), "")
