"""Whether the board grows slower with what is open: 100 requests of 50 members against 10,000 of 5,000 members.

Browsing, searching and matching through the real store, on both engines. A page of the board costs the same however
many are open. Words that nobody wrote are looked for everywhere, and the requests to judge for a match are chosen among
all: both may grow with their number, and no faster.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.databases import UrlIn
from benchmarks.scaling import Row
from bot.by import By
from bot.db import Database, open_database
from bot.migrate import migrate
from cogs.analytics import store as numbers
from cogs.analytics import store_sharing
from cogs.analytics.model import Source
from cogs.analytics.model_sharing import CONSENT, Level, Measure
from cogs.collabs import service, service_blocks, service_match, store
from cogs.collabs.model import Kind, Nature, State, Where
from cogs.collabs.model_request import Request, Spec, Wanted
from cogs.collabs.model_words import searchable
from cogs.interests import store as interests
from cogs.interests.model import State as Answer
from cogs.profiles import store as profiles
from cogs.profiles.model import Niche, Platform, Subgroup

FEW, MANY = (50, 100), (5_000, 10_000)
"""Members and requests."""
SAME, GROWING = 1.5, 100.0
"""The aims: no more than the noise, and in proportion."""
_PAGE = 6
_AT_ONCE = 500
_ANSWERS = 5
_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_GROUP, _ME = 1, 1
_PLACES = ("Leeds, UK", "York, UK", "London", "Lisbon, Portugal", "Porto", "Berlin", "Toronto, Canada", "Austin, Texas")
_WORDS = ("bread", "reel", "oven", "market", "morning", "street", "tour", "studio", "light", "walk", "coffee", "garden")
_MEASURED = (Platform.INSTAGRAM, Platform.TIKTOK, Platform.YOUTUBE, Platform.PINTEREST)

Question = Callable[[AsyncConnection], Awaitable[object]]


def measure(url_in: UrlIn, rounds: int, most: tuple[int, int] = MANY) -> list[Row]:
    """Measure on one engine, in turns."""
    with TemporaryDirectory(prefix="greenroom-") as few, TemporaryDirectory(prefix="greenroom-") as many:
        return asyncio.run(_measure((url_in(Path(few)), url_in(Path(many))), rounds, most))


async def _measure(urls: tuple[str, str], rounds: int, most: tuple[int, int]) -> list[Row]:
    few, many = [await _filled(url, *counts) for url, counts in zip(urls, (FEW, most), strict=True)]
    asked = _questions()
    rows = [Row(what, aim) for what, (aim, _) in asked.items()]
    for _ in range(rounds):
        for row in rows:
            row.few.append(await _spent(few, asked[row.what][1]))
            row.many.append(await _spent(many, asked[row.what][1]))
    await few.close()
    await many.close()
    return rows


def _questions() -> Mapping[str, tuple[float, Question]]:
    def browse(**filters: str) -> Question:
        async def ask(conn: AsyncConnection) -> object:
            return await service.browse(conn, _GROUP, filters, None, _PAGE, _ME)

        return ask

    async def suggestions(conn: AsyncConnection) -> object:
        return await service_match.suggestions(conn, By(_GROUP, _ME, _NOW))

    async def explained(conn: AsyncConnection) -> object:
        request = await service.get(conn, _GROUP, 50)
        return [await service_match.explained(conn, request, who, _NOW) for who in range(2, 7)]

    return {
        "the first page": (SAME, browse()),
        "a kind and a niche": (SAME, browse(kind="event", niche="food")),
        "four filters": (SAME, browse(kind="giveaway", platform="tiktok", niche="home", pay="none")),
        "a usual word": (SAME, browse(words="bread")),
        "two words and a kind": (SAME, browse(words="bread oven", kind="event")),
        "a word that nobody wrote": (GROWING, browse(words="zeppelin")),
        "five matches explained to an owner": (SAME, explained),
        "suggestions for a member": (GROWING, suggestions),
    }


async def _spent(db: Database, question: Question) -> float:
    started = time.perf_counter()
    async with db.read() as conn:
        await question(conn)
    return time.perf_counter() - started


async def _filled(url: str, members: int, requests: int) -> Database:
    """Members with profiles, numbers and levels; requests of theirs; and a few whom the one who asks has blocked."""
    await migrate(url, None)
    db, dice = open_database(url), Random(members)
    for first in range(1, members + 1, _AT_ONCE):
        async with db.write() as conn:
            await _members(conn, range(first, min(first + _AT_ONCE, members + 1)), dice)
    for first in range(0, requests, _AT_ONCE):
        async with db.write() as conn:
            await _requests(conn, min(_AT_ONCE, requests - first), members, dice)
    async with db.write() as conn:
        for who in range(20, 30):
            await service_blocks.block(conn, By(_GROUP, _ME, _NOW), who)
    await _settled(db)
    return db


async def _settled(db: Database) -> None:
    """PostgreSQL counts its rows by itself within a minute; until then it guesses. SQLite is as it always is."""
    if db.dialect == "postgresql":
        async with db.write() as conn:
            await conn.execute(text("ANALYZE"))


async def _requests(conn: AsyncConnection, count: int, members: int, dice: Random) -> None:
    """As `store.file` files them, many at once."""
    made = [await store.add(conn, _request(dice.randrange(1, members + 1), dice)) for _ in range(count)]
    facets = [(each.id, *facet) for each in made for facet in each.spec.facets()]
    rows = [{"guild_id": _GROUP, "request_id": number, "facet": name, "value": value} for number, name, value in facets]
    await conn.execute(insert(store.facets), rows)
    texts = [{"guild_id": _GROUP, "request_id": each.id, "folded": searchable(each.spec)} for each in made]
    await conn.execute(insert(store.texts), texts)


async def _members(conn: AsyncConnection, people: Sequence[int], dice: Random) -> None:
    rows = [_member(who, dice) for who in people]
    for target, kind in (
        (profiles.people, "person"),
        (profiles.platforms, "platforms"),
        (numbers.accounts, "accounts"),
        (numbers.snapshots, "snapshots"),
        (store_sharing.shares, "shares"),
        (interests.interests, "interests"),
    ):
        await conn.execute(insert(target), [row for each in rows for row in each[kind]])


def _member(who: int, dice: Random) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Somebody with two platforms, who shares as much as chance wants, and has answered some."""
    mine = {"guild_id": _GROUP, "user_id": who}
    first, second = (each.value for each in dice.sample(list(Niche), 2))
    person: dict[str, Any] = {
        **mine,
        "niche": first,
        "second_niche": second,
        "subgroup": dice.choice(list(Subgroup)).value,
    }
    person |= {"region": dice.choice(_PLACES), "visibility": {}, "shared_at": _NOW, "changed_at": _NOW}
    made: dict[str, list[Mapping[str, Any]]] = {"person": [person], "platforms": []}
    made |= {name: [] for name in ("accounts", "snapshots", "shares")}
    for position, platform in enumerate(dice.sample(_MEASURED, 2)):
        for name, row in _on(platform, who, position, dice):
            made[name].append({"guild_id": _GROUP, **row})
    return made | {"interests": [_answered(who, number, dice) for number in range(_ANSWERS)]}


def _answered(owner_id: int, number: int, dice: Random) -> Mapping[str, Any]:
    """Somebody who was interested in a request of long ago, and heard of it after a while."""
    row: dict[str, Any] = {
        "guild_id": _GROUP,
        "request_id": -(_ANSWERS * owner_id + number),
        "owner_id": owner_id,
        "user_id": 0,
    }
    row |= {"version": 1, "state": Answer.DECLINED.value, "note": "", "shows_numbers": False, "words": ""}
    return row | {"offered_at": _NOW, "answered_at": _NOW + timedelta(hours=dice.randrange(100))}


def _on(platform: Platform, who: int, position: int, dice: Random) -> Iterator[tuple[str, Mapping[str, Any]]]:
    followers, account = int(10 ** dice.uniform(3, 5)), 2 * who + position
    whose = {"user_id": who, "platform": platform.value}
    yield "platforms", {**whose, "handle": f"creator.{who}", "followers": followers, "position": position}
    yield "accounts", {**whose, "id": account, "handle": f"creator.{who}", "created_at": _NOW}
    counted = {"followers": followers, "quantum": 1, "source": Source.SELF_REPORTED.value}
    yield "snapshots", {"account_id": account, "at": _NOW, **counted}
    shared = {"measure": Measure.FOLLOWERS.value, "consent": CONSENT, "at": _NOW}
    yield "shares", {**whose, **shared, "level": int(dice.choice(list(Level)[1:]))}


def _request(owner_id: int, dice: Random) -> Request:
    """One that asks for a niche, a platform, a size or a place, or for nothing of it."""
    in_a_place = dice.random() < 1 / 2
    wanted = Wanted(
        platforms=tuple(dice.sample(_MEASURED, dice.randrange(2))),
        niches=tuple(dice.sample(list(Niche), dice.randrange(3))),
        smallest=dice.choice((None, 1_000, 5_000, 20_000)),
        where=Where.REGION if in_a_place else Where.REMOTE,
        region=dice.choice(_PLACES) if in_a_place else "",
    )
    title, what = (" ".join(dice.choices(_WORDS, k=count)) for count in (5, 60))
    kind = dice.choice((Kind.CREATOR, Kind.CREATOR, Kind.EVENT, Kind.GIVEAWAY))
    spec = Spec(Nature.COLLAB, kind, title, what, _NOW + timedelta(hours=dice.randrange(1, 1_000)), wanted=wanted)
    later = _NOW + timedelta(days=30)
    return Request(
        guild_id=_GROUP,
        state=State.OPEN,
        owner_id=owner_id,
        spec=spec,
        created_at=_NOW,
        posted_at=_NOW,
        expires_at=later,
        due_at=later,
    )
