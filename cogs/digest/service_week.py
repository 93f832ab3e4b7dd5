"""What is in a group's digest: what other features say about its week, and how sizes grew. No Discord.

A feature adds its lines with `digest` of its `Feature`; nothing here knows which features there are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.week import Line, WeekTold
from cogs.analytics import service_week as analytics
from cogs.digest.model import MOST_TILES, TELLS_OF, TierGrowth, about_enough


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose week, told when; who counts as there, and whether YouTube's numbers may be made into others."""

    guild_id: int
    now: datetime
    is_here: Callable[[int], bool]
    youtube_allowed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """A week in a group. `growth` is from small to large."""

    since: datetime
    until: datetime
    lines: tuple[Line, ...] = ()
    growth: tuple[TierGrowth, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.lines and not self.growth

    @property
    def tiles(self) -> tuple[Line, ...]:
        """The lines with a number for the picture."""
        return tuple(each for each in self.lines if each.number is not None)[:MOST_TILES]


async def week(conn: AsyncConnection, asked: Asked, hooks: Sequence[WeekTold]) -> Week:
    """The seven days up to now, without what is about too few people."""
    since = asked.now - TELLS_OF
    told = [line for hook in hooks for line in await hook(conn, asked.guild_id, since, asked.now)]
    return Week(since=since, until=asked.now, lines=about_enough(told), growth=await _growth(conn, asked))


async def _growth(conn: AsyncConnection, asked: Asked) -> tuple[TierGrowth, ...]:
    found = await analytics.growth_by_tier(
        conn, asked.guild_id, asked.now, asked.is_here, youtube_allowed=asked.youtube_allowed
    )
    return tuple(TierGrowth(each.tier.name, each.percent, each.creators) for each in found)
