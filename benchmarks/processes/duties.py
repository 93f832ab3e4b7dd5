"""Due work of real features: a newcomer to be greeted in every second group, in every fourth a giveaway that ends.

What people see of it is counted by what was sent; how late it was is what the features themselves have written down.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from cogs.desk import store as desk
from cogs.giveaways import service as giving
from cogs.giveaways import service_proof
from cogs.giveaways.model import Giveaway, State
from cogs.giveaways.model_beacon import round_time
from cogs.giveaways.model_check import check
from cogs.giveaways.model_spec import After, Spec
from cogs.giveaways.store_entries import entries
from cogs.giveaways.text_draw import DRAWN, FINGERPRINT
from cogs.welcome import service as welcome
from cogs.welcome.model import Joined
from cogs.welcome.store import arrivals
from cogs.welcome.text import START_HINT
from tests.beacon import StandIn

FEATURES = ("cogs.desk", "cogs.onboarding", "cogs.welcome", "cogs.giveaways")


@dataclass(frozen=True, slots=True)
class Place:
    """A group, its channel, and its people; the last of them is new."""

    guild_id: int
    channel_id: int
    people: tuple[int, ...]

    @property
    def prize(self) -> str:
        """What its giveaway is about: no other's."""
        return f"Prize {self.guild_id}"


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to be done once: since when, when it was, and the words by which people hear of it, once."""

    what: str
    channel_id: int
    words: tuple[str, ...]
    due: datetime
    done: datetime | None


async def begin(
    db: Database, places: Sequence[Place], rng: random.Random, since: datetime, span: timedelta, after: After
) -> None:
    """Have it due at random moments within that time; giveaways end in the first half of it, and are drawn later."""
    async with db.write() as conn:
        for place in arriving(places):
            await _join(conn, place, since, since + rng.random() * span)
        for place in holding(places):
            await _hold(conn, place, after, since, since + rng.random() * span / 2)


def arriving(places: Sequence[Place]) -> Sequence[Place]:
    """Those with a newcomer, on every shard."""
    return [place for number, place in enumerate(places) if number % 8 in {0, 3, 5, 6}]


def holding(places: Sequence[Place]) -> Sequence[Place]:
    """Those with a giveaway, on every shard."""
    return [place for number, place in enumerate(places) if number % 16 in {0, 5, 10, 15}]


async def _join(conn: AsyncConnection, place: Place, now: datetime, at: datetime) -> None:
    await desk.set_place(conn, place.guild_id, "welcome", place.channel_id)
    await welcome.watch(conn, place.guild_id, now)
    await welcome.take_in(conn, [Joined(place.guild_id, place.people[-1], now, pending=False, at=at)])


async def _hold(conn: AsyncConnection, place: Place, after: After, now: datetime, ends_at: datetime) -> None:
    """A giveaway that everybody has entered."""
    whose = (place.guild_id, place.people[0], place.channel_id)
    giveaway = await giving.draft(conn, whose, Spec(place.prize, after=after), ends_at, now)
    await giving.start(conn, place.guild_id, giveaway.id, now)
    about = {"guild_id": place.guild_id, "giveaway_id": giveaway.id, "entered_at": now}
    tickets = [(each, sha256(b"%d" % each).hexdigest()[:16]) for each in place.people]
    await conn.execute(insert(entries), [about | {"user_id": each, "ticket": ticket} for each, ticket in tickets])


async def of(db: Database, places: Sequence[Place]) -> Sequence[Duty]:
    """All of them, as they stand now."""
    return [
        *await _greetings(db, places),
        *[each for place in holding(places) for each in await _of_giveaway(db, place)],
    ]


async def _greetings(db: Database, places: Sequence[Place]) -> Sequence[Duty]:
    where = {place.guild_id: (place.channel_id, (f"<@{place.people[-1]}>", START_HINT)) for place in places}
    async with db.read() as conn:
        rows = await conn.execute(select(arrivals.c.guild_id, arrivals.c.screened_at, arrivals.c.greeted_at))
        # Without a delay somebody is to be greeted as soon as they are through the rules.
        return [Duty("greeting", *where[row.guild_id], row.screened_at, row.greeted_at) for row in rows]


async def _giveaway(db: Database, place: Place) -> Giveaway:
    async with db.read() as conn:
        (giveaway,) = await giving.in_states(conn, place.guild_id, set(State), 2)
    return giveaway


async def _of_giveaway(db: Database, place: Place) -> Sequence[Duty]:
    """Its list is fixed when it ends, and it is drawn when the beacon's round is there; without one, at once."""
    one = await _giveaway(db, place)
    drawn_from = round_time(one.round) if one.round is not None else one.digest_at or one.ends_at
    return [
        Duty("close", place.channel_id, (FINGERPRINT.format(digest=one.digest),), one.ends_at, one.closed_at),
        Duty("draw", place.channel_id, (DRAWN.format(prize=place.prize),), drawn_from, one.drawn_at),
    ]


async def wrong_draws(db: Database, places: Sequence[Place]) -> int:
    """How many were drawn otherwise than their proof says."""
    wrong = 0
    for place in holding(places):
        async with db.read() as conn:
            material = await service_proof.material(conn, place.guild_id, (await _giveaway(db, place)).id)
        wrong += not check(material.proof(), StandIn().is_genuine).holds
    return wrong
