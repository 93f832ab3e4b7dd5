"""Who is asked to give: whoever received most more than they gave, and not the same two again soon.

Nobody is asked because they are popular, and nothing here is ever shown as a debt that somebody has to pay.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from cogs.shoutouts.model import Seat, SeatState
from cogs.shoutouts.model_likeness import Likeness
from cogs.shoutouts.model_order import lot_of

POOL = 40
"""As many are looked at: those with the largest balance, and of equals those who gave longest ago."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A turn that needs givers. `last_to`: who gave to this person before, and in which round the last time.

    `asked` were asked for this turn already. `likeness` is between each of the pool and the featured person.
    """

    rotation_id: int
    round: int
    featured_id: int
    wanted: int
    cooldown: int
    last_to: Mapping[int, int] = field(default_factory=dict)
    asked: Collection[int] = ()
    likeness: Mapping[int, Likeness] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Giver:
    """Somebody to ask, and why: received more than given (below 0: less), how alike, rounds since they last gave.

    `again_after`: they gave to the same person so few rounds ago, and are asked as there is nobody else. None else.
    """

    user_id: int
    owes: int
    likeness: Likeness
    rounds_since: int | None
    again_after: int | None = None


_UNLIKE = Likeness()


def balance_of(seat: Seat) -> int:
    """Shoutouts received, less those given."""
    return seat.received - seat.given


def givers(asking: Asking, pool: Iterable[Seat]) -> list[Giver]:
    """Up to as many as are wanted, in the order in which to ask. Those of the cooldown only if there are too few."""
    free: list[Seat] = []
    resting: list[Seat] = []
    for seat in pool:
        if seat.state is SeatState.IN and seat.user_id != asking.featured_id and seat.user_id not in asking.asked:
            (resting if _too_soon(asking, seat) else free).append(seat)
    first = sorted(free, key=lambda seat: _key(asking, seat))
    again = sorted(resting, key=lambda seat: (asking.last_to[seat.user_id], _key(asking, seat)))
    return [_giver(asking, seat) for seat in (*first, *again)[: asking.wanted]]


def _too_soon(asking: Asking, seat: Seat) -> bool:
    last = asking.last_to.get(seat.user_id)
    return last is not None and asking.round - last <= asking.cooldown


def _key(asking: Asking, seat: Seat) -> tuple[int, int, int, int, int]:
    points = asking.likeness.get(seat.user_id, _UNLIKE).points
    lot = lot_of(asking.rotation_id, asking.round, seat.user_id)
    return -balance_of(seat), -points, seat.last_gave, lot, seat.user_id


def _giver(asking: Asking, seat: Seat) -> Giver:
    again = asking.round - asking.last_to[seat.user_id] if _too_soon(asking, seat) else None
    since = asking.round - seat.last_gave if seat.last_gave else None
    return Giver(seat.user_id, balance_of(seat), asking.likeness.get(seat.user_id, _UNLIKE), since, again)
