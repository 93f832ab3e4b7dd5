"""Creators with numbers in a simulated group, and what they share."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from simcord.actors import MemberActor
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.analytics import service_sharing, store
from cogs.analytics.model import Content, Numbers, Snapshot, Source
from cogs.analytics.model_sharing import Level, Measure
from cogs.profiles.model import Platform
from tests.group import Group

INSTAGRAM, RATE, GROWTH = Platform.INSTAGRAM, Measure.RATE, Measure.GROWTH


def history(
    now: datetime,
    rate: float,
    *,
    count: int = 12,
    spread: float = 0.05,
    followers: int = 7_000,
    source: Source = Source.SELF_REPORTED,
) -> Sequence[Content]:
    """Content every other day around that engagement rate in percent."""
    return [
        Content(
            key=f"{number}",
            published_at=now - timedelta(days=4 + 2 * number),
            captured_at=now,
            numbers=Numbers(
                likes=round(followers * rate / 100 * (1 + spread * ((number * 5) % 12 - 5.5) / 5.5)),
                comments=0,
                views=followers * 10,
            ),
            followers=followers,
            source=source,
        )
        for number in range(count)
    ]


def followed(now: datetime, before: int, after: int, source: Source = Source.SELF_REPORTED) -> Sequence[Snapshot]:
    """So many 28 days ago, and so many now."""
    return [
        Snapshot(at=now - timedelta(days=28), followers=before, source=source),
        Snapshot(at=now, followers=after, source=source),
    ]


async def creator(
    conn: AsyncConnection,
    guild_id: int,
    user_id: int,
    now: datetime,
    rate: float,
    *,
    level: Level = Level.PRIVATE,
    platform: Platform = INSTAGRAM,
    followers: int = 7_000,
    grew: float = 10.0,
    **options: Any,  # noqa: ANN401 - of `history`
) -> int:
    """Somebody with content around that rate who shares rate and growth at that level; the number of the account."""
    account = await store.keep_account(conn, guild_id, user_id, platform, f"creator.{user_id}", now)
    contents = history(now, rate, followers=followers, **options)
    await store.keep_contents(conn, guild_id, account.id, contents)
    taken = followed(now, followers, round(followers * (1 + grew / 100)), options.get("source", Source.SELF_REPORTED))
    await store.keep_snapshots(conn, guild_id, account.id, taken)
    for measure in (RATE, GROWTH):
        await service_sharing.share(conn, guild_id, user_id, (platform, measure), level, now)
    return account.id


async def sharing(group: Group, name: str, rate: float, level: Level, **options: Any) -> MemberActor:  # noqa: ANN401 - of `creator`
    """The same for somebody who joins the group."""
    person = group.join(name)
    await group.settle()
    async with group.bot.db.write() as conn:
        await creator(conn, group.guild.id, person.id, group.now(), rate, level=level, **options)
    return person


async def share(group: Group, person: MemberActor, level: Level, measure: Measure = RATE) -> None:
    """Choose a level in the panel."""
    panel: Any = await person.slash(group.lobby, "stats share")
    menu = f"analytics:share_level:{INSTAGRAM}:{measure}"
    await person.select(panel.response, custom_id=menu, values=[str(level.value)])
    await group.tick()


def hidden(contents: Sequence[Content]) -> Sequence[Content]:
    """The same with hidden likes."""
    return [replace(each, numbers=replace(each.numbers, likes=None)) for each in contents]
