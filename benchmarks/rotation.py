"""Whether a turn grows slower with what is kept: a roster of 500 against one of 5,000 with 100,000 rows of ledger.

Through the real store, on both engines. A turn is opened as the tick opens it, in a transaction that is taken back
afterwards: claimed, chosen, written into the ledger, givers chosen and asked, the card on its way.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from benchmarks.databases import UrlIn
from benchmarks.scaling import Row
from bot.by import By
from bot.db import Database, open_database
from bot.migrate import migrate
from cogs.desk import store as desk
from cogs.shoutouts import service_balance, service_givers, service_next, service_turns, store_rotations
from cogs.shoutouts.model import GiftState, Rotation, RotationState, SeatState, Spec, TurnState, What
from cogs.shoutouts.service import SHOUTOUTS
from cogs.shoutouts.store_tables import gifts, ledger, rotations, seats, turns

FEW, MANY = (500, 2_500), (5_000, 100_000)
"""People in line, and rows of the ledger."""
AIM = 1.5
_NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
_GROUP, _ME, _CHANNEL = 1, 1_000, 7
_AT_ONCE = 1_000
_GIVERS = 2
_SPEC = Spec("Weekly spotlight", givers=_GIVERS)

Question = Callable[[AsyncConnection], Awaitable[object]]


@dataclass(frozen=True)
class Filled:
    """A database, and the rotation in it that is asked about."""

    db: Database
    rotation: Rotation


def measure(url_in: UrlIn, rounds: int, most: tuple[int, int] = MANY) -> list[Row]:
    """Measure on one engine, in turns."""
    with TemporaryDirectory(prefix="greenroom-") as few, TemporaryDirectory(prefix="greenroom-") as many:
        return asyncio.run(_measure((url_in(Path(few)), url_in(Path(many))), rounds, most))


async def _measure(urls: tuple[str, str], rounds: int, most: tuple[int, int]) -> list[Row]:
    few, many = [await _filled(url, *counts) for url, counts in zip(urls, (FEW, most), strict=True)]
    rows = [Row(what, AIM) for what in _questions(few)]
    for _ in range(rounds):
        for row in rows:
            row.few.append(await _spent(few, row.what))
            row.many.append(await _spent(many, row.what))
    await few.db.close()
    await many.db.close()
    return rows


def _questions(filled: Filled) -> Mapping[str, Question]:
    rotation = filled.rotation

    async def chosen(conn: AsyncConnection) -> object:
        return await service_next.choice(conn, rotation)

    async def givers(conn: AsyncConnection) -> object:
        return await service_givers.pick(conn, rotation, _ME, (), _GIVERS)

    async def opened(conn: AsyncConnection) -> object:
        turn = await service_turns.play(conn, _GROUP, rotation.id, _NOW)
        if turn is None or turn.featured_id is None:
            message = "no turn was opened"
            raise RuntimeError(message)
        return turn

    async def mine(conn: AsyncConnection) -> object:
        return await service_balance.mine(conn, By(_GROUP, _ME, _NOW))

    return {
        "whose turn it is": chosen,
        "who is asked to give": givers,
        "a turn, opened": opened,
        "somebody's own ledger": mine,
    }


async def _spent(filled: Filled, what: str) -> float:
    question = _questions(filled)[what]
    async with _taken_back(filled.db) as conn:
        started = time.perf_counter()
        await question(conn)
        return time.perf_counter() - started


class _EnoughError(Exception):
    """Takes a transaction back."""


@asynccontextmanager
async def _taken_back(db: Database) -> AsyncIterator[AsyncConnection]:
    with suppress(_EnoughError):
        async with db.write() as conn:
            yield conn
            raise _EnoughError


async def _filled(url: str, people: int, rows: int) -> Filled:
    """People in line with turns and gifts behind them; each turn is a row of the ledger, and so is each gift."""
    await migrate(url, None)
    db, dice = open_database(url), Random(people)
    played = (rows - people) // (1 + _GIVERS)
    async with db.write() as conn:
        await desk.set_place(conn, _GROUP, SHOUTOUTS, _CHANNEL)
        rotation = await store_rotations.add(conn, _GROUP, _SPEC, RotationState.OPEN, _NOW - timedelta(days=700), _NOW)
    await _insert(db, seats, [_seat(rotation.id, number, people, played, dice) for number in range(people)])
    await _insert(db, ledger, _events(rotation.id, people, played))
    await _insert(db, turns, [_turn(rotation.id, number, people) for number in range(1, played + 1)])
    await _insert(db, gifts, _gifts(rotation.id, people, played))
    async with db.write() as conn:
        line = {"round": played, "lap": played // people + 1, "events": people + (1 + _GIVERS) * played}
        await conn.execute(update(rotations).where(rotations.c.guild_id == _GROUP).values(line))
        found = await store_rotations.find(conn, _GROUP, rotation.id)
    await _settled(db)
    return Filled(db, found or rotation)


async def _insert(db: Database, into: Any, rows: Sequence[Mapping[str, Any]]) -> None:  # noqa: ANN401 - a table
    for first in range(0, len(rows), _AT_ONCE):
        async with db.write() as conn:
            await conn.execute(insert(into), list(rows[first : first + _AT_ONCE]))


def _seat(rotation_id: int, number: int, people: int, played: int, dice: Random) -> Mapping[str, Any]:
    """The line as it stands in the middle of a lap; one in ten is on a holiday."""
    done, given = (played - 1 - number) // people + 1, dice.randrange(9)
    received = given + dice.randrange(-4, 5)
    return {
        "guild_id": _GROUP,
        "rotation_id": rotation_id,
        "user_id": _ME + number,
        "state": (SeatState.PAUSED if number % 10 == 0 else SeatState.IN).value,
        "front": number > people - 4,
        "lap": done + 1,
        "since": max(0, (done - 1) * people + number + 1),
        "lot": dice.getrandbits(62),
        "given": given,
        "received": max(received, 0),
        "balance": given - max(received, 0),
        "turns": done,
        "misses": 0,
        "last_gave": dice.randrange(played),
        "entered_at": _NOW,
    }


def _events(rotation_id: int, people: int, played: int) -> Sequence[Mapping[str, Any]]:
    """Everybody came, then everybody had their turns, with two gifts in each."""
    same = {"guild_id": _GROUP, "rotation_id": rotation_id, "at": _NOW, "lot": 7}
    rows: list[Mapping[str, Any]] = [
        same | {"n": number + 1, "round": 0, "what": What.JOINED.value, "user_id": _ME + number, "other_id": None}
        for number in range(people)
    ]
    for number in range(1, played + 1):
        told = same | {"round": number}
        featured, n = _featured(number, people), len(rows) + 1
        rows.append(told | {"n": n, "what": What.TURN.value, "user_id": featured, "other_id": None})
        for more, giver in enumerate(_givers(number, people), start=1):
            rows.append(told | {"n": n + more, "what": What.GAVE.value, "user_id": giver, "other_id": featured})
    return rows


def _featured(number: int, people: int) -> int:
    return _ME + (number - 1) % people


def _givers(number: int, people: int) -> Sequence[int]:
    return [_ME + (number - 1 + step * 7) % people for step in range(1, _GIVERS + 1)]


def _turn(rotation_id: int, number: int, people: int) -> Mapping[str, Any]:
    return {
        "id": number,
        "guild_id": _GROUP,
        "rotation_id": rotation_id,
        "round": number,
        "featured_id": _featured(number, people),
        "right_of_way": False,
        "why": {},
        "state": TurnState.CLOSED.value,
        "opened_at": _NOW,
        "ends_at": _NOW,
    }


def _gifts(rotation_id: int, people: int, played: int) -> Sequence[Mapping[str, Any]]:
    same = {"guild_id": _GROUP, "rotation_id": rotation_id, "state": GiftState.GIVEN.value, "why": {}}
    times = {"asked_at": _NOW, "ends_at": _NOW, "given_at": _NOW, "link": "", "marking": ""}
    return [
        same | times | {"turn_id": n, "round": n, "giver_id": giver, "featured_id": _featured(n, people)}
        for n in range(1, played + 1)
        for giver in _givers(n, people)
    ]


async def _settled(db: Database) -> None:
    """PostgreSQL counts its rows by itself within a minute; until then it guesses. SQLite is as it always is."""
    if db.dialect == "postgresql":
        async with db.write() as conn:
            await conn.execute(text("ANALYZE"))
        # The ids above were chosen here, and its own counting begins after them.
        async with db.write() as conn:
            await conn.execute(text("SELECT setval(pg_get_serial_sequence('shoutouts_turns', 'id'), 1000000)"))
