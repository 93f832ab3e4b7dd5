"""Who comes next in a rotation: places, laps, the newcomers' right of way, and what each event does to the line.

docs/fairness.md explains the rule to people and proves its bounds. Rounds count turns: 1 is the first, and `Line.round`
is the last that was played. Nothing here knows a date, a giver or a name. Replaying the ledger is `model_replay`.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum

from cogs.shoutouts.model import Line, Place, Seat, SeatState, What


class Reason(StrEnum):
    """What decided between the person chosen and whoever would have been next."""

    NEWCOMER = "newcomer"
    """Right of way: their first turn here, and the turn before was nobody's right of way."""
    LAP = "lap"
    """Everybody else has had their turn in this lap."""
    WAIT = "wait"
    """Others have not had theirs either; nobody of them has waited as long."""
    LOT = "lot"
    """Somebody has waited exactly as long; the lot decided."""
    ALONE = "alone"
    """Nobody else is in line."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why this person, why now. `rather_than` would have been next without them; `passed` were ahead and let it pass.

    For a newcomer's turn `ahead` says how many of the seats looked at have a smaller place.
    """

    reason: Reason
    waited_rounds: int
    lap: int
    since: int
    rather_than: int | None = None
    passed: int = 0
    ahead: int = 0


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose turn it is."""

    user_id: int
    right_of_way: bool
    why: Why

    @property
    def what(self) -> What:
        """What the ledger says about such a turn."""
        return What.NEWCOMER_TURN if self.right_of_way else What.TURN


class NoSwap(StrEnum):
    """Why two people cannot exchange their places."""

    SAME_PERSON = "same_person"
    NOT_IN_LINE = "not_in_line"
    NEWCOMER = "newcomer"
    """Their turn comes out of the line, so there is no place to exchange."""
    OTHER_LAP = "other_lap"
    """One of them has had their turn in this lap, the other has not."""


def lot_of(rotation_id: int, since: int, user_id: int) -> int:
    """The lot that decides between two who have waited equally long: 63 bits that anybody can compute."""
    digest = hashlib.sha256(f"{rotation_id}:{since}:{user_id}".encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def place_key(seat: Seat) -> tuple[Place, int]:
    """What the line is sorted by. The number of the person decides between equal lots, which nobody will ever see."""
    return seat.place, seat.user_id


def joined(line: Line, user_id: int, *, welcomed: bool = False) -> Seat:
    """A first seat, at the end of the line; front for a newcomer.

    `welcomed`: they came in by the welcome, and are newcomers even before the first round.
    """
    front = welcomed or line.round > 0
    return Seat(user_id, _last_place(line, user_id), front=front)


def rejoined(line: Line, seat: Seat) -> Seat:
    """The seat of somebody who left and is back: at the end of the line.

    Whoever was a newcomer then still is. Nobody becomes one by leaving: that would be a way past the others.
    """
    place = _last_place(line, seat.user_id)
    place = replace(place, lap=max(seat.place.lap, place.lap))
    return replace(seat, state=SeatState.IN, misses=0, skip_round=None, place=place)


def _last_place(line: Line, user_id: int) -> Place:
    return Place(line.lap + 1, line.round, lot_of(line.rotation_id, line.round, user_id))


def left(seat: Seat) -> Seat:
    """Not in line any more. The seat stays, for what they gave and received."""
    return replace(seat, state=SeatState.LEFT)


def paused(seat: Seat) -> Seat:
    """Not in line for a while, and the place is kept."""
    return replace(seat, state=SeatState.PAUSED)


def resumed(line: Line, seat: Seat) -> Seat:
    """Back in line, at the place that was kept: early in this lap, but not with one turn for each lap that passed."""
    place = replace(seat.place, lap=max(seat.place.lap, line.lap))
    return replace(seat, state=SeatState.IN, place=place, misses=0)


def skipping(line: Line, seat: Seat) -> Seat:
    """Out for the next round only. The place is kept."""
    return replace(seat, skip_round=line.round + 1)


def featured(line: Line, seat: Seat, *, right_of_way: bool) -> tuple[Line, Seat]:
    """Line and seat after that person's turn. The first turn of all opens the first lap."""
    this = line.round + 1
    lap = max(line.lap, 1) if right_of_way else max(line.lap, seat.place.lap)
    place = Place(lap + 1, this, lot_of(line.rotation_id, this, seat.user_id))
    after = replace(line, round=this, lap=lap, newcomer_before=right_of_way)
    return after, replace(seat, place=place, front=False)


def no_swap(one: Seat, other: Seat) -> NoSwap | None:
    """Why these two cannot exchange places; None when they can."""
    if one.user_id == other.user_id:
        return NoSwap.SAME_PERSON
    if {one.state, other.state} != {SeatState.IN}:
        return NoSwap.NOT_IN_LINE
    if one.front or other.front:
        return NoSwap.NEWCOMER
    return None if one.place.lap == other.place.lap else NoSwap.OTHER_LAP


def swapped(one: Seat, other: Seat) -> tuple[Seat, Seat]:
    """Both with the place of the other. Ask `no_swap` first: ValueError when they cannot."""
    if (reason := no_swap(one, other)) is not None:
        raise ValueError(reason)
    return replace(one, place=other.place), replace(other, place=one.place)


def skips(line: Line, seat: Seat) -> bool:
    """Whether that person lets the next round pass."""
    return seat.skip_round == line.round + 1


def choose(line: Line, seats: Iterable[Seat]) -> Choice | None:
    """Whose turn the next round is; None when nobody is there for it.

    `seats` need not be the whole roster. Enough are those in line with the smallest places, down to the second that
    does not skip the round, and the newcomer with the smallest place that does not.
    """
    in_line = _in_line(seats)
    there = [seat for seat in in_line if not skips(line, seat)]
    if not there:
        return None
    newcomer = next((seat for seat in there if seat.front), None)
    if newcomer is not None and not line.newcomer_before:
        return Choice(newcomer.user_id, right_of_way=True, why=_why_newcomer(line, newcomer, there))
    passed = in_line.index(there[0])
    return Choice(there[0].user_id, right_of_way=False, why=_why(line, there[0], there[1:2], passed))


def _in_line(seats: Iterable[Seat]) -> list[Seat]:
    return sorted((seat for seat in seats if seat.state is SeatState.IN), key=place_key)


def _why_newcomer(line: Line, newcomer: Seat, there: Sequence[Seat]) -> Why:
    rather = next((seat.user_id for seat in there if seat is not newcomer), None)
    why = _why_at(line, newcomer, Reason.NEWCOMER, rather)
    return replace(why, ahead=there.index(newcomer))


def _why(line: Line, first: Seat, others: Sequence[Seat], passed: int) -> Why:
    second = others[0] if others else None
    why = _why_at(line, first, _reason(first, second), second.user_id if second else None)
    return replace(why, passed=passed)


def _why_at(line: Line, seat: Seat, reason: Reason, rather_than: int | None) -> Why:
    return Why(reason, line.round + 1 - seat.place.since, seat.place.lap, seat.place.since, rather_than)


def _reason(first: Seat, second: Seat | None) -> Reason:
    if second is None:
        return Reason.ALONE
    if first.place.lap != second.place.lap:
        return Reason.LAP
    return Reason.WAIT if first.place.since != second.place.since else Reason.LOT


def in_order(line: Line, seats: Iterable[Seat]) -> list[Seat]:
    """The whole queue as it will come if nothing else happens: newcomers between the others, each seat once.

    Whoever skips the next round comes in those after it.
    """
    return list(_coming(line, _in_line(seats)))


def _coming(line: Line, in_line: Sequence[Seat]) -> Iterator[Seat]:
    """Walks along all places and along those of the newcomers at the same time, and leaves out whoever came."""
    now = choose(line, in_line)
    came, newcomer_before = set[int](), line.newcomer_before
    if now is not None:
        yield next(seat for seat in in_line if seat.user_id == now.user_id)
        came, newcomer_before = {now.user_id}, now.right_of_way
    everybody, newcomers = iter(in_line), (seat for seat in in_line if seat.front)
    while len(came) < len(in_line):
        newcomer = None if newcomer_before else _next(newcomers, came)
        newcomer_before = newcomer is not None
        if (seat := newcomer or _next(everybody, came)) is not None:
            came.add(seat.user_id)
            yield seat


def _next(seats: Iterator[Seat], came: AbstractSet[int]) -> Seat | None:
    return next((seat for seat in seats if seat.user_id not in came), None)
