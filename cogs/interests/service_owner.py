"""What the owner of a request does with those who are interested: look, accept, decline, put on the waiting list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.collabs import service as collabs
from cogs.collabs import service_match, service_slots
from cogs.collabs.model import ON_SHOW
from cogs.collabs.model import State as Stage
from cogs.collabs.model_request import Request
from cogs.collabs.model_seen import Opened
from cogs.collabs.service_match import Beside
from cogs.interests import service, service_letters, service_pace, service_seen, store, text, text_owner
from cogs.interests.model import LONGEST_WORDS, UNDECIDED, Interest, Question, State, in_line, tidy
from cogs.profiles import service as profiles
from cogs.profiles.model import Profile
from cogs.rooms import service as rooms
from cogs.rooms.model import Start


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who is interested, as the owner sees them: their place on the waiting list, what their profile shows.

    `match` says in a line how they fit, from what they share, and from their numbers if they opened them.
    """

    interest: Interest
    place: int | None
    profile: Profile | None
    match: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of those who wait for a decision; the waiting list comes last. `pages` counts from 1."""

    request: Request
    candidates: Sequence[Candidate]
    questions: Sequence[Question]
    page: int
    pages: int


async def listing(conn: AsyncConnection, by: By, request_id: int, page: int, size: int) -> Listing:
    """A page; the last one when there are fewer. Raises UserError for anybody else's request."""
    request = await _own(conn, by, request_id)
    found = await service_seen.interests(conn, by.guild_id, request_id, UNDECIDED)
    line = in_line(found)
    ordered = [*(each for each in found if each.state is State.OFFERED), *line]
    pages = max(1, -(-len(ordered) // size))
    page = min(max(page, 0), pages - 1)
    shown = [await _candidate(conn, request, each, line, by.now) for each in ordered[page * size : (page + 1) * size]]
    return Listing(request, shown, await service_seen.questions(conn, by.guild_id, request_id), page, pages)


async def candidate(conn: AsyncConnection, by: By, interest_id: int) -> tuple[Request, Candidate]:
    """One of them. Raises UserError for anybody who is not in a list of this person."""
    known = await _find(conn, by, interest_id)
    found = await service_seen.interests(conn, by.guild_id, known.request_id, UNDECIDED)
    interest = next((each for each in found if each.id == interest_id), None)
    if interest is None:
        raise UserError(text_owner.DECIDED.get(known.state, text.GONE))
    request = await _own(conn, by, known.request_id)
    return request, await _candidate(conn, request, interest, in_line(found), by.now)


async def _candidate(
    conn: AsyncConnection, request: Request, interest: Interest, line: Sequence[Interest], now: datetime
) -> Candidate:
    numbers = [each.id for each in line]
    place = 1 + numbers.index(interest.id) if interest.id in numbers else None
    beside = Beside(opened=frozenset({Opened.FIGURES} if interest.shows_numbers else ()))
    match = await service_match.explained(conn, request, interest.user_id, now, beside)
    return Candidate(interest, place, await _profile(conn, interest), match)


async def _profile(conn: AsyncConnection, interest: Interest) -> Profile | None:
    try:
        return await profiles.see(conn, interest.guild_id, interest.user_id, interest.owner_id)
    except UserError:
        return None  # they have not introduced themselves yet


async def _own(conn: AsyncConnection, by: By, request_id: int) -> Request:
    request = await collabs.get(conn, by.guild_id, request_id)
    if request.owner_id != by.user_id:
        raise UserError(text.GONE)
    return request


async def accept(conn: AsyncConnection, by: By, interest_id: int) -> Interest:
    """Say yes, which takes a place. Twice is once. Raises UserError, also when the last place went a moment ago."""
    interest = await _to_decide(conn, by, interest_id, State.ACCEPTED)
    if interest.state is State.ACCEPTED:
        return interest
    request = await collabs.get(conn, by.guild_id, interest.request_id)
    _must_have_place(request)
    before = await _pace(conn, by)
    saved = await store.save(conn, interest.answered(State.ACCEPTED, by.now, waits_since=None))
    await service_slots.take(conn, by.guild_id, interest.request_id, by.now)
    await accepted(conn, saved, by.now)
    await service_pace.show_change(conn, by.guild_id, by.user_id, before, by.now)
    return saved


def _must_have_place(request: Request) -> None:
    if request.state not in ON_SHOW:
        raise UserError(text_owner.NOT_OPEN)
    if request.state is not Stage.OPEN:
        raise UserError(text_owner.NO_PLACE)


async def accepted(conn: AsyncConnection, interest: Interest, now: datetime) -> None:
    """Everything that begins with a yes, in the transaction that took the place: they hear of it, and have a room."""
    await service_letters.decided(conn, interest, now)
    start = Start(interest.guild_id, interest.request_id, interest.owner_id, interest.user_id)
    await rooms.begin(conn, start, now)


async def decline(conn: AsyncConnection, by: By, interest_id: int, words: str) -> Interest:
    """Say kindly that it is not this time; twice is once. Raises UserError."""
    interest = await _to_decide(conn, by, interest_id, State.DECLINED)
    if interest.state is State.DECLINED:
        return interest
    kind_words = tidy(words, LONGEST_WORDS)
    answered = interest.answered(State.DECLINED, by.now, words=kind_words, waits_since=None)
    return await _answer(conn, by, answered)


async def queue(conn: AsyncConnection, by: By, interest_id: int) -> Interest:
    """Put somebody on the waiting list, who then hears their place; twice is once. Raises UserError."""
    interest = await _to_decide(conn, by, interest_id, State.WAITING)
    if interest.state is State.WAITING:
        return interest
    return await _answer(conn, by, interest.answered(State.WAITING, by.now).waits(by.now))


async def _answer(conn: AsyncConnection, by: By, interest: Interest) -> Interest:
    before = await _pace(conn, by)
    saved = await store.save(conn, interest)
    await service_letters.decided(conn, saved, by.now)
    await service_pace.show_change(conn, by.guild_id, by.user_id, before, by.now)
    return saved


async def _pace(conn: AsyncConnection, by: By) -> str:
    return (await service_pace.words(conn, by.guild_id, [by.user_id])).get(by.user_id, "")


async def _to_decide(conn: AsyncConnection, by: By, interest_id: int, wanted: State) -> Interest:
    """One that waits for a decision, or stands so already: the same press came twice. Raises UserError.

    Nobody else changes it, or its request, until the transaction ends.
    """
    interest = await service.held(conn, await _find(conn, by, interest_id))
    if interest is None:
        raise UserError(text.GONE)
    if interest.state not in UNDECIDED | {wanted}:
        raise UserError(text_owner.DECIDED[interest.state])
    return interest


async def _find(conn: AsyncConnection, by: By, interest_id: int) -> Interest:
    interest = await store.find(conn, by.guild_id, interest_id)
    if interest is None or interest.owner_id != by.user_id:
        raise UserError(text.GONE)
    return interest
