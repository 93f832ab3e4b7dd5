"""The ledger replayed: line and seats as they follow from its rows alone, now or before any round.

Which round a row names: `turn` and `newcomer_turn` their own; `skipped` the next one, which it is about; `gave`,
`missed`, `declined` and `thanked` that of the turn which they are about; all others the last that was played.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cogs.shoutouts.model import Event, Line, Place, Seat, What
from cogs.shoutouts.model_order import (
    Choice,
    choose,
    featured,
    joined,
    left,
    paused,
    rejoined,
    resumed,
    skipping,
    swapped,
)

ORDERING = frozenset(What) - {What.GAVE, What.MISSED, What.DECLINED, What.THANKED}
"""The rows that the order follows from. All others only count for who gives; most rows of a ledger are such."""
_TURNS = frozenset({What.TURN, What.NEWCOMER_TURN})


@dataclass(slots=True)
class Replay:
    """Line and seats (by person) while the rows go by."""

    line: Line
    seats: dict[int, Seat] = field(default_factory=dict)

    def play(self, event: Event) -> None:
        """What one row changes. A row about somebody who has no seat changes nothing, as with a guest who gives."""
        _PLAYED.get(event.what, _nothing)(self, event)


def replay(rotation_id: int, events: Iterable[Event]) -> tuple[Line, dict[int, Seat]]:
    """Line and seats (by person) after these rows, which come by their number."""
    state = Replay(Line(rotation_id))
    for event in events:
        state.play(event)
    return state.line, state.seats


def why_turn(rotation_id: int, events: Sequence[Event], played: int) -> Choice | None:
    """Whose turn that round had to be, and why, from the rows before it; those of ORDERING are enough.

    None for a round that was not played.
    """
    at = next((n for n, event in enumerate(events) if event.what in _TURNS and event.round == played), None)
    if at is None:
        return None
    line, seats = replay(rotation_id, (event for event in events[:at] if event.what in ORDERING))
    return choose(line, seats.values())


def _join(state: Replay, event: Event) -> None:
    before = state.seats.get(event.user_id)
    seat = joined(state.line, event.user_id) if before is None else rejoined(state.line, before)
    _sit(state, replace(seat, front=event.what is What.NEWCOMER), event)


def _turn(state: Replay, event: Event) -> None:
    seat = state.seats[event.user_id]
    state.line, seat = featured(state.line, seat, right_of_way=event.what is What.NEWCOMER_TURN)
    _sit(state, seat, event)


def _sit(state: Replay, seat: Seat, event: Event) -> None:
    """With the lot that the row holds: somebody who was forgotten has another number in the ledger now."""
    state.seats[event.user_id] = replace(seat, place=Place(seat.place.lap, seat.place.since, event.lot))


def _swap(state: Replay, event: Event) -> None:
    if event.other_id is not None:
        pair = swapped(state.seats[event.user_id], state.seats[event.other_id])
        state.seats.update({seat.user_id: seat for seat in pair})


def _gift(state: Replay, event: Event) -> None:
    if (giver := state.seats.get(event.user_id)) is not None:
        state.seats[event.user_id] = gave(giver, event.round)
    if event.other_id is not None and (seat := state.seats.get(event.other_id)) is not None:
        state.seats[event.other_id] = received(seat)


def gave(seat: Seat, played: int) -> Seat:
    """The giver's seat after a gift in that round's turn."""
    return replace(seat, given=seat.given + 1, misses=0, last_gave=max(played, seat.last_gave))


def received(seat: Seat) -> Seat:
    """The featured person's seat after a gift."""
    return replace(seat, received=seat.received + 1)


def missed(seat: Seat) -> Seat:
    """The seat of a giver who said yes and did not come."""
    return replace(seat, misses=seat.misses + 1)


def _changed(change: Callable[[Line, Seat], Seat]) -> Callable[[Replay, Event], None]:
    def play(state: Replay, event: Event) -> None:
        if (seat := state.seats.get(event.user_id)) is not None:
            state.seats[event.user_id] = change(state.line, seat)

    return play


def _nothing(state: Replay, event: Event) -> None:
    """Declined and thanked: kept for people to see, without a weight."""


_PLAYED: Mapping[What, Callable[[Replay, Event], None]] = {
    What.JOINED: _join,
    What.NEWCOMER: _join,
    What.TURN: _turn,
    What.NEWCOMER_TURN: _turn,
    What.SWAPPED: _swap,
    What.GAVE: _gift,
    What.LEFT: _changed(lambda _, seat: left(seat)),
    What.PAUSED: _changed(lambda _, seat: paused(seat)),
    What.RESUMED: _changed(resumed),
    What.SKIPPED: _changed(skipping),
    What.MISSED: _changed(lambda _, seat: missed(seat)),
}
