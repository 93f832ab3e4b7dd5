"""Turns and gifts on both engines: two at once, twice the same, another group's number, and every way a turn ends."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.by import By
from bot.db import Database
from bot.errors import UserError
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.shoutouts import (
    service_asking,
    service_closing,
    service_gifts,
    service_next,
    service_thanks,
    service_turns,
    store_gifts,
    store_ledger,
    store_rotations,
    store_seats,
    store_turns,
)
from cogs.shoutouts.model import Gift, GiftState, Mode, Rotation, RotationState, Spec, Turn, TurnState, What
from cogs.shoutouts.model_order import joined
from cogs.shoutouts.model_replay import replay
from cogs.shoutouts.model_seats import Held
from tests.shoutouts.stage import LINK

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
GROUP, OTHER = 1, 2
PEOPLE = (10, 11, 12, 13, 14)
A_DAY = timedelta(days=1)
SPEC = Spec("Spotlight", weekdays=(), every_days=7, minute=720)


async def rotation(database: Database, *, people: tuple[int, ...] = PEOPLE, **spec: Any) -> Rotation:  # noqa: ANN401
    """One that is due at noon, with these people in it, who want letters."""
    async with database.write() as conn:
        settings = replace(SPEC, **spec)
        made = await store_rotations.add(conn, GROUP, settings, RotationState.OPEN, NOON - A_DAY * 7, NOON)
        for person in people:
            seat = joined(made.line, person)
            await store_seats.take(conn, Held(GROUP, made.id, seat, NOON))
            await store_ledger.append(conn, made, What.JOINED, person, lot=seat.place.lot, at=NOON)
            await contact.choose(conn, GROUP, person, Way.DM, NOON)
    return made


async def opened(database: Database, **spec: Any) -> tuple[Turn, list[Gift]]:  # noqa: ANN401
    """The same with an open turn."""
    made = await rotation(database, **spec)
    async with database.write() as conn:
        turn = await service_turns.play(conn, GROUP, made.id, NOON)
    assert turn is not None
    return turn, await gifts_of(database, turn)


async def gifts_of(database: Database, turn: Turn) -> list[Gift]:
    async with database.read() as conn:
        return list(await store_gifts.of_turn(conn, GROUP, turn.id))


async def told(database: Database, turn: Turn, what: What) -> list[tuple[int, int | None]]:
    async with database.read() as conn:
        found = await store_ledger.events(conn, GROUP, turn.rotation_id)
    return [(each.user_id, each.other_id) for _, each in found if each.what is what]


def by(gift: Gift, now: datetime = NOON) -> By:
    return By(GROUP, gift.giver_id, now)


async def test_two_ticks_at_once_open_one_turn(database: Database) -> None:
    made = await rotation(database)

    async def play() -> Turn | None:
        async with database.write() as conn:
            return await service_turns.play(conn, GROUP, made.id, NOON)

    turns = await asyncio.gather(play(), play(), play())
    assert sum(turn is not None for turn in turns) == 1
    async with database.read() as conn:
        assert len(await store_turns.newest(conn, GROUP, made.id, 9)) == 1
        assert await service_turns.due(conn, NOON, 9) == []
        assert await service_turns.due(conn, NOON + 8 * A_DAY, 9) == [(GROUP, made.id)]


async def test_a_date_that_was_changed_meanwhile_is_not_claimed(database: Database) -> None:
    made = await rotation(database)
    async with database.write() as conn:
        assert await store_turns.claim(conn, replace(made, next_at=NOON - A_DAY), NOON + A_DAY) is None
        assert await store_turns.claim(conn, replace(made, guild_id=OTHER), NOON + A_DAY) is None
        assert await store_turns.claim(conn, made, NOON + A_DAY) is not None


async def test_the_ledger_says_the_same_as_the_seats(database: Database) -> None:
    turn, gifts = await opened(database)
    async with database.write() as conn:
        await service_gifts.prove(conn, by(gifts[0]), gifts[0].id, LINK)
        await service_gifts.decline(conn, by(gifts[1]), gifts[1].id)
        await service_turns.finish(conn, GROUP, turn.id, NOON + 6 * A_DAY)
    async with database.read() as conn:
        events = [event for _, event in await store_ledger.events(conn, GROUP, turn.rotation_id)]
        stored = {each.seat.user_id: each.seat for each in await store_seats.in_rotation(conn, GROUP, turn.rotation_id)}
        found = await store_rotations.find(conn, GROUP, turn.rotation_id)
    line, seats = replay(turn.rotation_id, events)
    assert found is not None
    assert line == found.line
    assert seats == stored


async def test_the_same_proof_twice_at_once_counts_once(database: Database) -> None:
    turn, gifts = await opened(database)

    async def prove() -> None:
        async with database.write() as conn:
            await service_gifts.prove(conn, by(gifts[0]), gifts[0].id, LINK)

    await asyncio.gather(prove(), prove(), return_exceptions=True)
    async with database.read() as conn:
        held = await store_seats.find(conn, GROUP, turn.rotation_id, gifts[0].giver_id)
        last = await store_gifts.last_given(conn, GROUP, turn.rotation_id, turn.featured_id or 0)
    assert held is not None
    assert held.seat.given == 1
    assert last == {gifts[0].giver_id: 1}
    assert len(await told(database, turn, What.GAVE)) == 1


async def test_one_link_is_one_shoutout(database: Database) -> None:
    made = await rotation(database, givers=4)
    async with database.write() as conn:
        first = await service_turns.play(conn, GROUP, made.id, NOON)
        second = await service_turns.play(conn, GROUP, made.id, NOON + 7 * A_DAY)
    assert first is not None
    assert second is not None
    one, two = await gifts_of(database, first), await gifts_of(database, second)
    giver = next(iter({each.giver_id for each in one} & {each.giver_id for each in two}))
    mine = [next(each for each in gifts if each.giver_id == giver) for gifts in (one, two)]
    async with database.write() as conn:
        await service_gifts.prove(conn, by(mine[0]), mine[0].id, LINK)
        with pytest.raises(UserError, match="another shoutout"):
            await service_gifts.prove(conn, by(mine[1]), mine[1].id, LINK)


async def test_another_group_and_another_person_reach_nothing(database: Database) -> None:
    turn, gifts = await opened(database)
    gift, stranger = gifts[0], next(each for each in PEOPLE if each != gifts[0].giver_id)
    for who in (By(OTHER, gift.giver_id, NOON), By(GROUP, stranger, NOON)):
        async with database.write() as conn:
            for act in (service_gifts.promise, service_gifts.decline, service_gifts.give):
                with pytest.raises(UserError, match="not waiting"):
                    await act(conn, who, gift.id)
    async with database.write() as conn:
        with pytest.raises(UserError, match="not there"):
            await service_thanks.thank(conn, By(OTHER, turn.featured_id or 0, NOON), turn.id)
        with pytest.raises(UserError, match="not there"):
            await service_gifts.offer(conn, By(OTHER, stranger, NOON), turn.id)
        await service_turns.finish(conn, OTHER, turn.id, NOON + 9 * A_DAY)
    assert await gifts_of(database, turn) == gifts


async def test_a_turn_ends_once_and_says_who_missed_it(database: Database) -> None:
    turn, gifts = await opened(database)
    async with database.write() as conn:
        await service_gifts.promise(conn, by(gifts[0]), gifts[0].id)
        assert await service_turns.over(conn, NOON + 5 * A_DAY, 9) == [(GROUP, turn.id)]
        assert await service_turns.overdue(conn, GROUP, NOON + 6 * A_DAY) == 1
        for _ in range(2):
            await service_turns.finish(conn, GROUP, turn.id, NOON + 5 * A_DAY)
        assert await service_turns.over(conn, NOON + 6 * A_DAY, 9) == []
    assert {each.state for each in await gifts_of(database, turn)} == {GiftState.MISSED}
    assert len(await told(database, turn, What.MISSED)) == 2


async def test_reminders_are_due_once(database: Database) -> None:
    turn, gifts = await opened(database)
    when = NOON + 4 * A_DAY
    async with database.write() as conn:
        assert sorted(await service_asking.due(conn, when, 9)) == sorted((GROUP, each.id) for each in gifts)
        for gift in gifts:
            await service_asking.remind(conn, GROUP, gift.id, when)
        assert await service_asking.due(conn, NOON + 30 * A_DAY, 9) == []
    assert turn.state is TurnState.OPEN


async def test_whoever_leaves_leaves_no_open_ends(database: Database) -> None:
    turn, gifts = await opened(database)
    async with database.write() as conn:
        await service_gifts.prove(conn, by(gifts[0]), gifts[0].id, LINK)
        await service_closing.person_left(conn, By(GROUP, turn.featured_id or 0, NOON), turn.rotation_id)
        closed = await store_turns.find(conn, GROUP, turn.id)
    assert closed is not None
    assert closed.state is TurnState.CLOSED
    assert [each.state for each in await gifts_of(database, turn)] == [GiftState.GIVEN, GiftState.VOID]


async def test_pairs_are_counted_and_whoever_rested_is_known(database: Database) -> None:
    made = await rotation(database, mode=Mode.PAIRS)
    seen: list[Turn] = []
    for week in range(5):
        async with database.write() as conn:
            turn = await service_turns.play(conn, GROUP, made.id, NOON + week * 7 * A_DAY)
        assert turn is not None
        seen.append(turn)
    async with database.read() as conn:
        pairs = await store_gifts.pairs(conn, GROUP, made.id)
    assert {times for times, _ in pairs.values()} == {1}
    assert len(pairs) == 10
    assert {turn.why["rests"] for turn in seen} == set(PEOPLE)


async def test_the_next_one_is_known_before_and_by_index(database: Database) -> None:
    turn, _ = await opened(database)
    async with database.read() as conn:
        made = await store_rotations.find(conn, GROUP, turn.rotation_id)
        assert made is not None
        chosen = await service_next.choice(conn, made)
        assert chosen is not None
        assert await service_next.still(conn, GROUP, made.id, chosen.user_id, 2) == made
        assert await service_next.still(conn, GROUP, made.id, chosen.user_id, 3) is None
        assert await service_next.still(conn, OTHER, made.id, chosen.user_id, 2) is None
    async with database.write() as conn:
        following = await service_turns.play(conn, GROUP, made.id, NOON + 7 * A_DAY)
    assert following is not None
    assert following.featured_id == chosen.user_id
