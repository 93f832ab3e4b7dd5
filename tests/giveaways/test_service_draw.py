"""From the close to the winners on both engines, without Discord: many entries, two processes at once, every order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import func, insert, select

from bot import claims
from bot.db import Database
from bot.errors import UserError
from bot.outbox_store import outbox
from bot.share import Share
from cogs.giveaways import service, service_claims, service_closing, service_drawing, store_lists, store_winners
from cogs.giveaways.model import Giveaway, State
from cogs.giveaways.model_beacon import Beacon, round_time
from cogs.giveaways.model_closing import Entrant, judge
from cogs.giveaways.model_rules import Person
from cogs.giveaways.model_spec import Bonus, Rules, Spec
from cogs.giveaways.model_winners import Candidate, WinnerState
from cogs.giveaways.store_entries import entries

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
GROUP, HOST, CHANNEL, PATRON = 1, 3, 2, 77
MANY = 11_000
LONG_AGO = NOW - timedelta(days=900)


def person(user_id: int, *roles: int) -> Person:
    return Person(user_id=user_id, role_ids=frozenset(roles), joined_at=LONG_AGO, created_at=LONG_AGO)


async def closed(database: Database, number: int, *, winners: int = 1) -> Giveaway:
    """With entries of the people 1000, 1001, …; nobody can enter any more."""
    rules = Rules(bonus=(Bonus(PATRON, 2),))
    async with database.write() as conn:
        spec = Spec("A mug", winners=winners, rules=rules)
        draft = await service.draft(conn, (GROUP, HOST, CHANNEL), spec, NOW + timedelta(hours=2), NOW)
        await service.start(conn, GROUP, draft.id, NOW)
        rows = [
            {
                "guild_id": GROUP,
                "giveaway_id": draft.id,
                "user_id": 1000 + each,
                "ticket": sha256(b"%d" % each).hexdigest()[:16],
                "entered_at": NOW,
            }
            for each in range(number)
        ]
        await conn.execute(insert(entries), rows)
        return await service_closing.close(conn, GROUP, draft.id, NOW)


async def listed(database: Database, giveaway: Giveaway, people: dict[int, Person]) -> Giveaway:
    """With the list fixed and the digest posted."""
    async with database.write() as conn:
        found = await service_closing.entrants(conn, GROUP, giveaway.id)
        verdict = judge(giveaway.public_id, giveaway.spec.rules, found, people, NOW)
        await service_closing.settle(conn, GROUP, giveaway.id, verdict, NOW)
        await service_closing.digest_posted(conn, (GROUP, giveaway.id, 9), NOW, NOW, beacon=True)
        return await service.load(conn, GROUP, giveaway.id)


async def test_every_one_of_many_is_in_the_draw(database: Database) -> None:
    """Elsewhere only the first hundred counted: discord-giveaways #254, #36. More than one statement takes."""
    giveaway = await closed(database, MANY)
    people = {1000 + each: person(1000 + each, *([PATRON] if each % 2 == 0 else [])) for each in range(MANY - 10)}
    fixed = await listed(database, giveaway, people)
    assert fixed.entrants == MANY - 10
    async with database.read() as conn:
        weights = await store_lists.weights(conn, GROUP, giveaway.id)
        assert await store_lists.exclusions(conn, GROUP, giveaway.id) == {"left": 10}
    assert len(weights) == MANY - 10
    assert sum(weights.values()) == MANY - 10 + 2 * len(range(0, MANY - 10, 2))


def test_fifty_thousand_are_decided_one_by_one() -> None:
    found = [Entrant(each, each, f"{each:016x}") for each in range(50_000)]
    people = {each: person(each) for each in range(0, 50_000, 2)}
    verdict = judge("G1", Rules(), found, people, NOW)
    assert (verdict.entrants, verdict.looked_at, len(verdict.excluded["left"])) == (25_000, 50_000, 25_000)


async def test_the_round_follows_from_the_time_of_the_message_alone(database: Database) -> None:
    giveaway = await listed(database, await closed(database, 2), {1000: person(1000), 1001: person(1001)})
    assert giveaway.round is not None
    assert timedelta(seconds=15) <= round_time(giveaway.round) - NOW < timedelta(seconds=18)
    async with database.write() as conn:
        later = NOW + timedelta(hours=1)
        await service_closing.digest_posted(conn, (GROUP, giveaway.id, 10), later, later, beacon=True)
        assert await service.load(conn, GROUP, giveaway.id) == giveaway


async def test_a_list_is_fixed_once_and_begun_anew_when_somebody_was_forgotten(database: Database) -> None:
    giveaway = await closed(database, 3)
    people = {1000 + each: person(1000 + each) for each in range(3)}
    async with database.write() as conn:
        found = await service_closing.entrants(conn, GROUP, giveaway.id)
        verdict = judge(giveaway.public_id, giveaway.spec.rules, found, people, NOW)
        await store_lists.take_out(conn, GROUP, 1001, [giveaway.id])
        await service_closing.settle(conn, GROUP, giveaway.id, verdict, NOW)
        assert (await service.load(conn, GROUP, giveaway.id)).digest is None
    fixed = await listed(database, giveaway, people)
    again = await listed(database, fixed, {})
    assert (again.digest, again.entrants) == (fixed.digest, 2)


async def drawn(database: Database, number: int, winners: int) -> tuple[Giveaway, list[Candidate]]:
    """Drawn and announced; everybody of the order, to be promoted."""
    people = {1000 + each: person(1000 + each) for each in range(number)}
    giveaway = await listed(database, await closed(database, number, winners=winners), people)
    order = sorted(await weights_of(database, giveaway))
    candidates = [Candidate(place, ticket, WinnerState.WON) for place, ticket in enumerate(order, 1)]
    beacon = Beacon(giveaway.round or 0, b"\1" * 48, b"\2" * 32)
    async with database.write() as conn:
        await service_drawing.place(conn, GROUP, giveaway.id, order, 0)
        assert await service_drawing.draw(conn, GROUP, giveaway.id, beacon, candidates, NOW)
        await service_claims.announced(conn, GROUP, giveaway.id, 11, NOW)
    return giveaway, candidates


async def weights_of(database: Database, giveaway: Giveaway) -> list[str]:
    async with database.read() as conn:
        return list(await service_drawing.weights(conn, GROUP, giveaway.id))


async def test_two_processes_draw_once(database: Database) -> None:
    """The second finds it drawn, announces nothing and adds no winner."""
    giveaway, candidates = await drawn(database, 5, 2)
    async with database.write() as conn:
        assert not await service_drawing.draw(conn, GROUP, giveaway.id, None, candidates[2:], NOW)
        assert len(await store_winners.of(conn, GROUP, giveaway.id)) == 2


async def test_two_processes_promote_once(database: Database) -> None:
    giveaway, candidates = await drawn(database, 5, 2)
    async with database.write() as conn:
        await service_claims.decline(conn, GROUP, giveaway.id, (await held(database, giveaway))[0], NOW)
    for _ in range(2):
        async with database.write() as conn:
            await service_drawing.promote(conn, GROUP, giveaway.id, candidates[2:], NOW)
    async with database.read() as conn:
        taken = await store_winners.of(conn, GROUP, giveaway.id)
    assert [winner.position for winner in taken] == [1, 2, 3]
    assert [winner.holds for winner in taken] == [False, True, True]


async def held(database: Database, giveaway: Giveaway) -> list[int]:
    async with database.read() as conn:
        return [each.user_id or 0 for each in await store_winners.of(conn, GROUP, giveaway.id) if each.holds]


async def test_a_cancelled_giveaway_is_never_drawn_and_never_closed(database: Database) -> None:
    giveaway = await closed(database, 2)
    async with database.write() as conn:
        await service.keep(conn, replace(giveaway, state=State.CANCELLED, due_at=None), NOW)
        with pytest.raises(UserError):
            await service_closing.close(conn, GROUP, giveaway.id, NOW)
        assert not await service_drawing.draw(conn, GROUP, giveaway.id, None, [], NOW)
        assert await conn.scalar(select(func.count()).select_from(store_winners.winners)) == 0


async def test_what_is_due_is_taken_by_one(database: Database) -> None:
    giveaway = await closed(database, 2)
    states = {State.CLOSED}
    async with database.write() as conn:
        assert await service_closing.take(conn, NOW, states, 10) == [(GROUP, giveaway.id)]
        assert not await service_closing.take(conn, NOW, states, 10)
        later = NOW + timedelta(minutes=1)
        assert await service_closing.take(conn, later, states, 10) == [(GROUP, giveaway.id)]


async def test_what_a_dead_process_had_taken_is_due_at_once_and_what_it_had_done_is_not(database: Database) -> None:
    done, begun = await closed(database, 2), await closed(database, 2)
    states, soon, tomorrow = {State.CLOSED}, NOW + timedelta(seconds=1), NOW + timedelta(days=1)
    database.holder = "dead"
    async with database.write() as conn:
        assert len(await service_closing.take(conn, NOW, states, 10)) == 2
        await service.keep(conn, replace(done, due_at=tomorrow), NOW)
    async with database.write() as conn:
        await claims.end(conn, {"somebody else"}, soon)
        assert not await service_closing.take(conn, soon, states, 10)
        await claims.end(conn, {"dead"}, soon)
        assert await service_closing.take(conn, soon, states, 10) == [(GROUP, begun.id)]


async def test_a_process_takes_what_is_due_in_its_own_groups(database: Database) -> None:
    giveaway = await closed(database, 2)
    async with database.write() as conn:
        assert not await service_closing.take(conn, NOW, {State.CLOSED}, 10, Share(2, frozenset({1})))
        due = await service_closing.take(conn, NOW, {State.CLOSED}, 10, Share(2, frozenset({0})))
    assert due == [(GROUP, giveaway.id)]


async def test_a_claim_from_a_message_whose_sending_was_not_noted_yet_is_kept(database: Database) -> None:
    """Killed between sending the announcement and noting it: people could press before the bot knew."""
    people = {1000: person(1000), 1001: person(1001)}
    giveaway = await listed(database, await closed(database, 2, winners=2), people)
    order = sorted(await weights_of(database, giveaway))
    candidates = [Candidate(place, ticket, WinnerState.WON) for place, ticket in enumerate(order, 1)]
    async with database.write() as conn:
        await service_drawing.place(conn, GROUP, giveaway.id, order, 0)
        await service_drawing.draw(conn, GROUP, giveaway.id, None, candidates, NOW)
        first = await service_claims.claim(conn, GROUP, giveaway.id, 1000, NOW)
        await service_claims.announced(conn, GROUP, giveaway.id, 11, NOW)
        taken = await store_winners.of(conn, GROUP, giveaway.id)
        written = await conn.scalar(
            select(func.count()).select_from(outbox).where(outbox.c.kind == service_claims.LETTER)
        )
    states = {winner.position: winner.state for winner in taken}
    assert states[first.position] is WinnerState.CLAIMED
    assert all(winner.claim_by is not None for winner in taken)
    assert written == 1
