"""Interests on both engines: who can offer, who decides, and that nobody is forgotten on the way."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from cogs.collabs import service as collabs
from cogs.collabs import service_due, service_slots
from cogs.collabs.model import State as Stage
from cogs.collabs.model_request import Request
from cogs.interests import service, service_owner, service_pace, service_privacy, service_questions, store
from cogs.interests.model import Interest, Offer, State
from tests.collabs.rows import GROUP, KEIKO, MAYA, NOW, OTHER, SOFIA, board, by, posted

JAMAL, LOTTE = 13, 14
OFFER = Offer("I bake on Sundays")
HOUR = timedelta(hours=1)


async def asked_for(conn: AsyncConnection, **changes: object) -> Request:
    """Sofia's request on the board."""
    await board(conn)
    return await posted(conn, by(SOFIA), **changes)


async def offer(conn: AsyncConnection, user_id: int, request: Request, now: datetime = NOW) -> Interest:
    return (await service.offer(conn, by(user_id, now), request.id, OFFER)).interest


async def states(conn: AsyncConnection, request: Request) -> dict[int, State]:
    found = await store.of_request(conn, GROUP, request.id, set(State))
    return {each.user_id: each.state for each in found}


async def test_one_interest_per_person_and_request_changed_as_often_as_one_likes(database: Database) -> None:
    async with database.write() as conn:
        request = await asked_for(conn)
        first = await offer(conn, KEIKO, request)
        again = await service.offer(conn, by(KEIKO, NOW + HOUR), request.id, Offer("Also Mondays", shows_numbers=True))
        assert again.interest.id == first.id
        assert (again.interest.note, again.interest.offered_at) == ("Also Mondays", NOW)
        with pytest.raises(UserError, match="own request"):
            await offer(conn, SOFIA, request)
        with pytest.raises(UserError, match="a few words"):
            await service.offer(conn, by(MAYA), request.id, Offer("  "))
        with pytest.raises(UserError, match="not there any more"):
            await service.offer(conn, by(KEIKO, guild_id=OTHER), request.id, OFFER)


async def test_whoever_withdrew_can_offer_again_and_waits_anew(database: Database) -> None:
    async with database.write() as conn:
        request = await asked_for(conn)
        first = await offer(conn, KEIKO, request)
        for _ in range(2):
            assert (await service.withdraw(conn, by(KEIKO), first.id)).state is State.WITHDRAWN
        with pytest.raises(UserError, match="not there any more"):
            await service.withdraw(conn, by(MAYA), first.id)
        again = await offer(conn, KEIKO, request, NOW + HOUR)
        assert (again.id, again.state, again.offered_at) == (first.id, State.OFFERED, NOW + HOUR)


async def test_a_yes_takes_a_place_once_and_cannot_be_taken_back(database: Database) -> None:
    """C6."""
    async with database.write() as conn:
        request = await asked_for(conn, slots="2")
        interest = await offer(conn, KEIKO, request)
        with pytest.raises(UserError, match="not there any more"):
            await service_owner.accept(conn, by(MAYA), interest.id)
        for _ in range(2):
            await service_owner.accept(conn, by(SOFIA), interest.id)
        assert (await collabs.get(conn, GROUP, request.id)).taken == 1
        with pytest.raises(UserError, match="said yes to them already"):
            await service_owner.decline(conn, by(SOFIA), interest.id, "")
        with pytest.raises(UserError, match="You are in already"):
            await offer(conn, KEIKO, request)


async def test_of_two_accepted_for_the_last_place_at_once_one_gets_it(database: Database) -> None:
    """C6: the other one is on the waiting list, and the owner is told."""
    async with database.write() as conn:
        request = await asked_for(conn)
        numbers = [(await offer(conn, user_id, request)).id for user_id in (KEIKO, JAMAL)]

    async def accept(number: int) -> Interest:
        async with database.write() as conn:
            return await service_owner.accept(conn, by(SOFIA), number)

    outcomes = await asyncio.gather(*map(accept, numbers), return_exceptions=True)
    assert sorted(type(each).__name__ for each in outcomes) == ["Interest", "UserError"]
    assert any("Every place was taken a moment ago" in str(each) for each in outcomes)
    async with database.read() as conn:
        assert sorted((await states(conn, request)).values()) == [State.ACCEPTED, State.WAITING]
        assert (await collabs.get(conn, GROUP, request.id)).taken == 1


async def test_when_everybody_is_found_the_others_wait_in_the_order_in_which_they_came(database: Database) -> None:
    """C6."""
    async with database.write() as conn:
        request = await asked_for(conn)
        first = await offer(conn, KEIKO, request)
        for minutes, user_id in enumerate((LOTTE, JAMAL), 1):
            await offer(conn, user_id, request, NOW + timedelta(minutes=minutes))
        await service_owner.accept(conn, by(SOFIA, NOW + HOUR), first.id)
        places = {each: (await service.mine(conn, by(each), 0, 5))[0].place for each in (KEIKO, LOTTE, JAMAL)}
        assert places == {KEIKO: None, LOTTE: 1, JAMAL: 2}
        late = await service.offer(conn, by(MAYA, NOW + 2 * HOUR), request.id, OFFER)
        assert (late.interest.state, late.place) == (State.WAITING, 3)
        await service_slots.release(conn, GROUP, request.id, NOW + 3 * HOUR)
        listing = await service_owner.listing(conn, by(SOFIA), request.id, 0, 5)
        assert [(each.interest.user_id, each.place) for each in listing.candidates] == [
            (LOTTE, 1),
            (JAMAL, 2),
            (MAYA, 3),
        ]


@pytest.mark.parametrize("ends", [Stage.CLOSED, Stage.EXPIRED])
async def test_nobody_is_left_without_an_answer_when_a_request_is_over(database: Database, ends: Stage) -> None:
    async with database.write() as conn:
        request = await asked_for(conn, slots="3")
        numbers = {user_id: (await offer(conn, user_id, request)).id for user_id in (KEIKO, JAMAL, LOTTE)}
        await service_owner.decline(conn, by(SOFIA), numbers[KEIKO], "")
        await service_owner.queue(conn, by(SOFIA), numbers[JAMAL])
        await end(conn, request, ends)
        assert await states(conn, request) == {KEIKO: State.DECLINED, JAMAL: State.ENDED, LOTTE: State.ENDED}
        with pytest.raises(UserError, match="has ended"):
            await offer(conn, MAYA, request)
        with pytest.raises(UserError, match="ended before this was decided"):
            await service_owner.accept(conn, by(SOFIA), numbers[LOTTE])


async def end(conn: AsyncConnection, request: Request, stage: Stage) -> None:
    """The request is over, as its owner or the calendar ends it."""
    if stage is Stage.CLOSED:
        await collabs.close(conn, by(SOFIA), request.id)
        return
    assert request.expires_at is not None
    for now in (request.expires_at - timedelta(days=1), request.expires_at):
        await service_due.act(conn, GROUP, request.id, now)


async def test_a_request_that_was_renewed_can_be_offered_for_again(database: Database) -> None:
    async with database.write() as conn:
        request = await asked_for(conn)
        await offer(conn, KEIKO, request)
        await end(conn, request, Stage.EXPIRED)
        assert request.expires_at is not None
        later = request.expires_at + HOUR
        await collabs.renew(conn, by(SOFIA, later), request.id)
        assert (await offer(conn, KEIKO, request, later)).state is State.OFFERED


async def test_pages_of_five_with_the_waiting_list_at_the_end(database: Database) -> None:
    async with database.write() as conn:
        request = await asked_for(conn, slots="9")
        numbers = [(await offer(conn, 100 + each, request, NOW + each * HOUR)).id for each in range(7)]
        await service_owner.queue(conn, by(SOFIA), numbers[0])
        first = await service_owner.listing(conn, by(SOFIA), request.id, 0, 5)
        assert [each.interest.user_id for each in first.candidates] == [101, 102, 103, 104, 105]
        last = await service_owner.listing(conn, by(SOFIA), request.id, 9, 5)
        assert [(each.interest.user_id, each.place) for each in last.candidates] == [(106, None), (100, 1)]
        assert (last.page, last.pages) == (1, 2)
        with pytest.raises(UserError, match="not there any more"):
            await service_owner.listing(conn, by(KEIKO), request.id, 0, 5)


async def test_three_answers_make_a_pace_and_being_full_is_no_answer(database: Database) -> None:
    async with database.write() as conn:
        request = await asked_for(conn, slots="2")
        numbers = [(await offer(conn, user_id, request)).id for user_id in (KEIKO, JAMAL, LOTTE, MAYA)]
        await service_owner.accept(conn, by(SOFIA, NOW + HOUR), numbers[0])
        await service_owner.accept(conn, by(SOFIA, NOW + 2 * HOUR), numbers[1])
        assert await service_pace.words(conn, GROUP, [SOFIA, KEIKO]) == {}
        await service_owner.decline(conn, by(SOFIA, NOW + 30 * HOUR), numbers[2], "")
        assert await service_pace.words(conn, GROUP, [SOFIA, KEIKO]) == {SOFIA: "usually answers within a day"}
        assert await service_pace.words(conn, OTHER, [SOFIA]) == {}


async def test_three_open_questions_per_person_and_request(database: Database) -> None:
    async with database.write() as conn:
        request = await asked_for(conn)
        numbers = [(await service_questions.ask(conn, by(KEIKO), request.id, f"And {each}?")).id for each in range(3)]
        with pytest.raises(UserError, match="3 open questions"):
            await service_questions.ask(conn, by(KEIKO), request.id, "And now?")
        await service_questions.ask(conn, by(JAMAL), request.id, "May I?")
        with pytest.raises(UserError, match="not there any more"):
            await service_questions.answer(conn, by(KEIKO), numbers[0], "Mine")
        await service_questions.answer(conn, by(SOFIA), numbers[0], "Yes")
        with pytest.raises(UserError, match="answered this question already"):
            await service_questions.answer(conn, by(SOFIA), numbers[0], "No")
        await service_questions.ask(conn, by(KEIKO), request.id, "And now?")
        with pytest.raises(UserError, match="your own request"):
            await service_questions.ask(conn, by(SOFIA), request.id, "Why?")


async def test_who_leaves_withdraws_and_is_asked_nothing_more(database: Database) -> None:
    async with database.write() as conn:
        request = await asked_for(conn, slots="3")
        await offer(conn, KEIKO, request)
        chosen = await offer(conn, JAMAL, request)
        await service_owner.accept(conn, by(SOFIA), chosen.id)
        await service_questions.ask(conn, by(KEIKO), request.id, "When?")
        for user_id in (KEIKO, JAMAL):
            await service.left(conn, by(user_id))
            assert not await service.has_open(conn, by(user_id))
        assert await states(conn, request) == {KEIKO: State.WITHDRAWN, JAMAL: State.ACCEPTED}
        assert (await service_owner.listing(conn, by(SOFIA), request.id, 0, 5)).questions == []


async def test_told_and_forgotten_from_both_sides(database: Database) -> None:
    async with database.write() as conn:
        request = await asked_for(conn, slots="3")
        interest = await offer(conn, KEIKO, request)
        question = await service_questions.ask(conn, by(KEIKO), request.id, "When?")
        await service_owner.decline(conn, by(SOFIA), interest.id, "Next time")
        await service_questions.answer(conn, by(SOFIA), question.id, "In May")
        hers = await service_privacy.export(conn, GROUP, KEIKO)
        assert (hers["offered"][0]["note"], hers["asked"][0]["words"]) == (OFFER.note, "When?")
        owners = await service_privacy.export(conn, GROUP, SOFIA)
        assert (owners["decided"][0]["words"], owners["answered"][0]["answer"]) == ("Next time", "In May")
        assert OFFER.note not in str(owners)
        await service_privacy.forget(conn, GROUP, SOFIA, NOW)
        for user_id in (KEIKO, SOFIA):
            assert await service_privacy.export(conn, GROUP, user_id) == {}
