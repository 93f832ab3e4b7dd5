"""What a creator's rate can be held against: the group's own quartiles, and published figures.

Moderators add rows, and hide the shipped ones they do not trust. Every change is in the audit log.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from cogs.analytics import service_ranking, store_benchmarks, text_levels
from cogs.analytics.model import FEATURE
from cogs.analytics.model_benchmarks import Benchmark, comparable, shipped
from cogs.analytics.model_boards import Asked, Board, Entrant, Scope
from cogs.analytics.model_rates import Metric, default_metric
from cogs.analytics.model_sharing import Measure
from cogs.analytics.service_ranking import Ask
from cogs.desk import service as desk
from cogs.desk.model import Act
from cogs.profiles.model import Platform

MOST_OF_ITS_OWN = 25


@dataclass(frozen=True, slots=True)
class View:
    """Where somebody stands on a platform. `mine` is None without an account there; `others` count otherwise."""

    platform: Platform
    metric: Metric
    mine: Entrant | None
    group: Board
    published: Sequence[Benchmark]
    others: Sequence[Benchmark]


async def view(conn: AsyncConnection, ask: Ask, platform: Platform, without: Collection[int] = ()) -> View:
    """One's own rate, the group's for the same tier as far as one shares, and what was published."""
    mine = await service_ranking.own(conn, ask, platform, Measure.RATE)
    tier, metric = mine.tier if mine else None, default_metric(platform)
    asked = Asked(platform, Measure.RATE, Scope(tier=tier))
    group = await service_ranking.leaderboard(conn, ask, asked, without)
    rows = await in_force(conn, ask.guild_id)
    alike = comparable(rows, platform, metric, tier)
    other = [
        each
        for each in rows
        if each.platform is platform and each.metric is not metric and (tier is None or each.touches(tier))
    ]
    return View(platform, metric, mine, group, alike, other)


async def in_force(conn: AsyncConnection, guild_id: int) -> Sequence[Benchmark]:
    """The rows that the group sees: the shipped ones it did not hide, and its own."""
    hidden = await store_benchmarks.hidden_keys(conn, guild_id)
    return [*(each for each in shipped() if each.key not in hidden), *await store_benchmarks.own(conn, guild_id)]


async def hidden(conn: AsyncConnection, guild_id: int) -> frozenset[str]:
    """The names of the shipped rows that the group hid."""
    return await store_benchmarks.hidden_keys(conn, guild_id)


async def add(conn: AsyncConnection, ask: Ask, wanted: Benchmark) -> None:
    """Add a row. Raises UserError when the group has as many as it can have."""
    if await store_benchmarks.count(conn, ask.guild_id) >= MOST_OF_ITS_OWN:
        raise UserError(text_levels.too_many_benchmarks(MOST_OF_ITS_OWN))
    await store_benchmarks.add(conn, ask.guild_id, wanted)
    await _record(conn, ask, "add benchmark", source=wanted.source, year=wanted.year)


async def hide(conn: AsyncConnection, ask: Ask, name: str) -> None:
    """Hide a shipped row, or remove one of the group's own. Raises UserError for a name that is neither."""
    if name in {each.key for each in shipped()}:
        await store_benchmarks.hide(conn, ask.guild_id, name)
    elif not (name.isdecimal() and await store_benchmarks.remove(conn, ask.guild_id, [int(name)])):
        raise UserError(text_levels.NO_SUCH_BENCHMARK)
    await _record(conn, ask, "hide benchmark", row=name)


async def show(conn: AsyncConnection, ask: Ask, key: str) -> None:
    """Show a shipped row again. Raises UserError for a name that is none."""
    if key not in {each.key for each in shipped()}:
        raise UserError(text_levels.NO_SUCH_BENCHMARK)
    await store_benchmarks.show(conn, ask.guild_id, key)
    await _record(conn, ask, "show benchmark", row=key)


async def _record(conn: AsyncConnection, ask: Ask, action: str, **details: str | int) -> None:
    await desk.record(conn, Act(ask.guild_id, ask.user_id, FEATURE, action, None, details), ask.now)
