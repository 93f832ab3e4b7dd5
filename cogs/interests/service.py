"""What somebody does who is interested in a request: offer, change it, withdraw, see where it stands.

What its owner does is in `service_owner`, questions in `service_questions`. A request is always held before anything
about it is changed, so that nobody offers for one that ends at the same moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.collabs import service as collabs
from cogs.collabs import service_board
from cogs.collabs.model import ON_SHOW
from cogs.collabs.model import State as Stage
from cogs.collabs.model_request import Request
from cogs.interests import store, store_questions, store_watches, text
from cogs.interests.model import (
    LONGEST_NOTE,
    OPEN_AGAIN,
    UNDECIDED,
    Interest,
    Offer,
    State,
    Watch,
    in_line,
    tidy,
)
from cogs.rooms import service as rooms
from cogs.rooms.model import State as RoomState

_SHOWN = frozenset(State) - {State.WITHDRAWN}
_EVERYTHING = 1000


@dataclass(frozen=True, slots=True)
class Standing:
    """An interest as its person sees it: the request, None when that is gone, and their place on the waiting list."""

    interest: Interest
    request: Request | None
    place: int | None


async def look(conn: AsyncConnection, by: By, request_id: int) -> tuple[Request, Standing | None]:
    """A request that one can offer for, and how the person stands in it. Raises UserError when they cannot."""
    request = await collabs.get(conn, by.guild_id, request_id)
    known = await _known(conn, by, request_id)
    _must_be_free_to(by, request, known)
    return request, await _standing(conn, known) if known is not None else None


async def offer(conn: AsyncConnection, by: By, request_id: int, made: Offer) -> Standing:
    """Be interested, or say it in other words. When everybody is found, that is the waiting list. Raises UserError."""
    request = await collabs.held(conn, by.guild_id, request_id)
    known = await _known(conn, by, request_id)
    _must_be_free_to(by, request, known)
    made = replace(made, note=tidy(made.note, LONGEST_NOTE))
    if not made.note:
        raise UserError(text.NO_NOTE)
    saved = await _kept(conn, by, request, made, known)
    if saved.state is State.OFFERED and (known is None or known.state in OPEN_AGAIN):
        await _announce(conn, request, by.now)
    return await _standing(conn, saved)


async def _known(conn: AsyncConnection, by: By, request_id: int) -> Interest | None:
    """The person's interest. A yes whose room was called off is over: they can offer again."""
    known = await store.of_person(conn, by.guild_id, request_id, by.user_id)
    if known is None or known.state is not State.ACCEPTED:
        return known
    of_request = [each for each in await rooms.mine(conn, by) if each.request_id == request_id]
    is_over = of_request and all(each.state is RoomState.CANCELLED for each in of_request)
    return replace(known, state=State.ENDED) if is_over else known


async def _kept(conn: AsyncConnection, by: By, request: Request, made: Offer, known: Interest | None) -> Interest:
    """The interest with these words, new or anew."""
    if known is not None and known.state in UNDECIDED:
        return await store.save(conn, replace(known, note=made.note, shows_numbers=made.shows_numbers))
    fresh = Interest(
        guild_id=by.guild_id,
        request_id=request.id,
        owner_id=request.owner_id,
        user_id=by.user_id,
        state=State.OFFERED if request.state is Stage.OPEN else State.WAITING,
        note=made.note,
        shows_numbers=made.shows_numbers,
        offered_at=by.now,
        waits_since=None if request.state is Stage.OPEN else by.now,
    )
    await _watched(conn, request)
    if known is None:
        return await store.add(conn, fresh)
    return await store.save(conn, replace(fresh, id=known.id, version=known.version))


async def _watched(conn: AsyncConnection, request: Request) -> Watch:
    """What is to be told about the request; from the first interest on, places that come free are noticed."""
    known = await store_watches.find_to_change(conn, request.guild_id, request.id)
    if known is not None:
        return known
    watch = Watch(guild_id=request.guild_id, request_id=request.id, owner_id=request.owner_id, free=request.left)
    await store_watches.save(conn, watch)
    return watch


async def _announce(conn: AsyncConnection, request: Request, now: datetime) -> None:
    await store_watches.save(conn, (await _watched(conn, request)).offered(now))


def _must_be_free_to(by: By, request: Request, known: Interest | None) -> None:
    """Raises UserError for one's own request, one that is over, and after a yes or a no."""
    if request.owner_id == by.user_id:
        raise UserError(text.OWN)
    owner = f"<@{request.owner_id}>"
    if known is not None and known.state is State.ACCEPTED:
        raise UserError(text.IN_ALREADY.format(owner=owner))
    if known is not None and known.state is State.DECLINED:
        raise UserError(text.SAID_NO.format(owner=owner))
    if request.state not in ON_SHOW:
        raise UserError(text.OVER)


async def withdraw(conn: AsyncConnection, by: By, interest_id: int) -> Interest:
    """Take it back, before it is decided; twice is once. Raises UserError."""
    known = await store.find(conn, by.guild_id, interest_id)
    if known is None or known.user_id != by.user_id:
        raise UserError(text.GONE)
    interest = await held(conn, known)
    if interest is None or interest.state not in UNDECIDED | {State.WITHDRAWN}:
        raise UserError(text.GONE)
    if interest.state is State.WITHDRAWN:
        return interest
    return await store.save(conn, interest.becomes(State.WITHDRAWN, waits_since=None))


async def held(conn: AsyncConnection, interest: Interest) -> Interest | None:
    """The interest as it is now, with its request: nobody else changes either until the transaction ends."""
    await collabs.held(conn, interest.guild_id, interest.request_id)
    return await store.find_to_change(conn, interest.guild_id, interest.id)


async def mine(conn: AsyncConnection, by: By, page: int, size: int) -> Sequence[Standing]:
    """What the person offered for, the newest first: one more than a page, to know whether there is another."""
    found = await store.offered_by(conn, by.guild_id, by.user_id, _SHOWN, size + 1, page * size)
    return [await _standing(conn, each) for each in found]


async def standing(conn: AsyncConnection, guild_id: int, interest_id: int) -> Standing | None:
    """How one interest stands, for the letter about it."""
    interest = await store.find(conn, guild_id, interest_id)
    return await _standing(conn, interest) if interest is not None else None


async def _standing(conn: AsyncConnection, interest: Interest) -> Standing:
    request = await service_board.find(conn, interest.guild_id, interest.request_id)
    return Standing(interest, request, await _place(conn, interest))


async def _place(conn: AsyncConnection, interest: Interest) -> int | None:
    """The place on the waiting list."""
    if interest.state is not State.WAITING:
        return None
    waiting = await store.of_request(conn, interest.guild_id, interest.request_id, {State.WAITING})
    return 1 + [each.id for each in in_line(waiting)].index(interest.id)


async def left(conn: AsyncConnection, by: By) -> None:
    """The person left the group: what they offered for and asked is withdrawn.

    Requests are held in one order, so that two who leave at once never wait for each other.
    """
    found = await store.offered_by(conn, by.guild_id, by.user_id, UNDECIDED, _EVERYTHING)
    for each in sorted(found, key=lambda interest: interest.request_id):
        await withdraw(conn, by, each.id)
    await store_questions.drop_open(conn, by.guild_id, by.user_id)


async def has_open(conn: AsyncConnection, by: By) -> bool:
    """Whether there is anything to withdraw when the person leaves."""
    if await store.offered_by(conn, by.guild_id, by.user_id, UNDECIDED, 1):
        return True
    return await store_questions.has_open(conn, by.guild_id, by.user_id)
