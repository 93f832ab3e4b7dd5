"""What happens to people who come and go: load, decide, save.

What is said to them when it is due is in `service_due`, what moderators do in `service_settings`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.outbox_store import Errand, enqueue
from cogs.desk import service as desk
from cogs.desk.model import MODERATOR_LOG
from cogs.welcome import store, store_farewells, store_settings, store_sweep
from cogs.welcome.model import (
    LIST_AGE,
    RAID_LASTS,
    SURGE,
    SWEEP_OVERLAP,
    Arrival,
    Joined,
    Left,
    Seen,
    State,
    arrive,
    batch_number,
    greeting_due,
    settle_in,
)
from cogs.welcome.model_settings import GreetOn, Settings
from cogs.welcome.store_sweep import Known

RAID = "welcome.raid"


async def watch(conn: AsyncConnection, guild_id: int, now: datetime) -> Settings:
    """The group's settings; a group that is new is watched from now on, and who is there already is not greeted."""
    return await store_settings.hold(conn, guild_id, now)


async def take_in(conn: AsyncConnection, joins: Sequence[Joined]) -> Sequence[State]:
    """People joined, in any groups. Answers where each of them stands; the batched writer calls this."""
    where: dict[tuple[int, int], State] = {}
    for guild_id in sorted({joined.guild_id for joined in joins}):
        here = [joined for joined in joins if joined.guild_id == guild_id]
        settings = await store_settings.hold(conn, guild_id, here[-1].at)
        for person, arrival in (await _take_in(conn, settings, here)).items():
            where[guild_id, person] = arrival.state
    return [where[joined.guild_id, joined.user_id] for joined in joins]


async def _take_in(conn: AsyncConnection, settings: Settings, joins: Sequence[Joined]) -> Mapping[int, Arrival]:
    people = [joined.user_id for joined in joins]
    known = dict(await store.of_people(conn, settings.guild_id, people))
    for joined in joins:
        known[joined.user_id] = arrive(known.get(joined.user_id), joined, settings)
    await store.save_all(conn, list(known.values()))
    await store_farewells.drop(conn, settings.guild_id, people=people)
    await _watch_for_raid(conn, settings, joins[-1].at)
    return known


async def _watch_for_raid(conn: AsyncConnection, settings: Settings, now: datetime) -> None:
    """Pause greetings when more people join in a minute than the group expects."""
    calm = settings.calm_until is not None and settings.calm_until > now
    if calm or not settings.raid_limit:
        return
    if await store.count_joined(conn, settings.guild_id, now - SURGE) <= settings.raid_limit:
        return
    if not settings.paused(now):
        await store_settings.put(conn, settings.guild_id, raid_since=now, raid_until=now + RAID_LASTS)
        await tell_moderators(conn, settings.guild_id, RAID, batch_number(now), now)
    elif settings.raid_until is not None:
        await store_settings.put(conn, settings.guild_id, raid_until=now + RAID_LASTS)


async def tell_moderators(conn: AsyncConnection, guild_id: int, kind: str, batch: int, now: datetime) -> None:
    """Have a card of that kind posted in the moderators' log, when the group has one."""
    channel_id = await desk.place(conn, guild_id, MODERATOR_LOG)
    if channel_id is not None:
        errand = Errand(guild_id, kind, f"{kind}:{guild_id}:{batch}", {"batch": batch}, channel_id=channel_id)
        await enqueue(conn, errand, now)


async def screened(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """A person passed the rules screening."""
    settings = await store_settings.hold(conn, guild_id, now)
    arrival = (await store.of_people(conn, guild_id, [user_id])).get(user_id)
    if arrival is not None and arrival.state is State.SCREENING:
        await store.save_all(conn, [settle_in(arrival, settings, now)])


async def introduced(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """A person posted their introduction, which the group may want to see before greeting them."""
    await _ready(conn, guild_id, user_id, now, GreetOn.INTRODUCTION)


async def became_member(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """A person got the member role, which the group may want to see before greeting them."""
    await _ready(conn, guild_id, user_id, now, GreetOn.ROLE)


async def _ready(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime, what: GreetOn) -> None:
    settings = await store_settings.settings_of(conn, guild_id)
    if settings is not None and settings.greet_on is what:
        await store.make_ready(conn, guild_id, user_id, greeting_due(settings, now))


async def let_go(conn: AsyncConnection, leaves: Sequence[Left]) -> Sequence[None]:
    """People left, in any groups; the batched writer calls this. Who was never greeted leaves without a word."""
    for guild_id in sorted({left.guild_id for left in leaves}):
        here = [left for left in leaves if left.guild_id == guild_id]
        settings = await store_settings.hold(conn, guild_id, here[-1].at)
        known = await store.of_people(conn, guild_id, [left.user_id for left in here])
        going = {left.user_id: left for left in here}
        await store.save_all(
            conn, [gone(each, going[each.user_id].at) for each in known.values() if each.left_at is None]
        )
        if settings.farewell_on:
            await store_farewells.add(conn, [left for left in here if _is_missed(known.get(left.user_id))])
    return [None] * len(leaves)


def _is_missed(arrival: Arrival | None) -> bool:
    return arrival is None or arrival.state is State.GREETED


def gone(arrival: Arrival, now: datetime) -> Arrival:
    """The arrival of somebody who left: nothing of it is due any more."""
    return replace(arrival, state=State.LEFT, left_at=now, due_at=None, role_due_at=None, note_due=False)


async def known(db: Database, guild_id: int) -> Known | None:
    """What the group's members are compared with; None for a group that the bot has never seen."""
    return await store_sweep.known(db, guild_id)


def is_as_known(known: Known, present: Mapping[int, Seen], now: datetime) -> bool:
    """Whether `sweep` would find nothing, so that it need not keep the writer."""
    return not (
        any(_is_gone(each, present, now) for each in known.arrivals.values())
        or _missed(known.settings, known.arrivals, present, now)
        or any(_is_further(known.arrivals.get(user_id), seen) for user_id, seen in present.items())
    )


async def nothing_new(db: Database, guild_id: int, now: datetime) -> None:
    """A sweep found nothing."""
    await store_sweep.swept(db, guild_id, now)


def _is_further(arrival: Arrival | None, seen: Seen) -> bool:
    return arrival is not None and (_was_screened(arrival, seen) or _became_member(arrival, seen))


def _was_screened(arrival: Arrival, seen: Seen) -> bool:
    return arrival.state is State.SCREENING and not seen.pending


def _became_member(arrival: Arrival, seen: Seen) -> bool:
    return arrival.state is State.WAITING and arrival.due_at is None and seen.is_member


async def sweep(conn: AsyncConnection, guild_id: int, present: Mapping[int, Seen], now: datetime) -> None:
    """Compare the members with the arrivals: who came, was screened or left while nobody told the bot."""
    settings = await store_settings.hold(conn, guild_id, now)
    known = await store.of_group(conn, guild_id)
    await store.save_all(conn, [gone(each, now) for each in known.values() if _is_gone(each, present, now)])
    if missed := _missed(settings, known, present, now):
        await _take_in(conn, settings, missed)
    await _sweep_screened(conn, settings, known, present, now)
    await store_settings.put(conn, guild_id, swept_at=now)


def _missed(
    settings: Settings, known: Mapping[int, Arrival], present: Mapping[int, Seen], now: datetime
) -> list[Joined]:
    since = max(settings.watching_since, (settings.swept_at or settings.watching_since) - SWEEP_OVERLAP)
    missed = []
    for user_id, seen in present.items():
        arrival = known.get(user_id)
        is_new = seen.joined_at > since if arrival is None else _is_back(arrival, seen, now)
        if is_new:
            missed.append(Joined(settings.guild_id, user_id, seen.joined_at, seen.pending, now))
    return missed


def _is_back(arrival: Arrival, seen: Seen, now: datetime) -> bool:
    """Somebody who left a moment ago may still be on the list that was made before."""
    return seen.joined_at > arrival.joined_at or (arrival.left_at is not None and arrival.left_at < now - LIST_AGE)


def _is_gone(arrival: Arrival, present: Mapping[int, Seen], now: datetime) -> bool:
    """Somebody who came a moment ago may not be on the list yet."""
    return arrival.left_at is None and arrival.user_id not in present and arrival.joined_at < now - LIST_AGE


async def _sweep_screened(
    conn: AsyncConnection, settings: Settings, known: Mapping[int, Arrival], present: Mapping[int, Seen], now: datetime
) -> None:
    for user_id, seen in present.items():
        arrival = known.get(user_id)
        if arrival is not None and _was_screened(arrival, seen):
            await screened(conn, settings.guild_id, user_id, now)
        if arrival is not None and _became_member(arrival, seen):
            await became_member(conn, settings.guild_id, user_id, now)


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, object]:
    """When the person came, was greeted and left; empty when nothing is kept."""
    arrival = (await store.of_people(conn, guild_id, [user_id])).get(user_id)
    if arrival is None:
        return {}
    times = {"joined": arrival.joined_at, "greeted": arrival.greeted_at, "left": arrival.left_at}
    return {name: at.isoformat() for name, at in times.items() if at is not None}


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove all of it. Who is still here is not greeted again: a sweep looks only for recent joins."""
    await store.forget(conn, guild_id, user_id)
    await store_farewells.drop(conn, guild_id, people=[user_id])
