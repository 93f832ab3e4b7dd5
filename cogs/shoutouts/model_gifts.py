"""The life of a gift: what may follow what, when somebody is reminded, and how long the next one is asked."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from cogs.shoutouts.model import Gift, GiftState, Turn

REMIND_BEFORE = timedelta(days=1)
MOST_MISSES = 2
"""So many promised shoutouts in a row that do not come, and a seat rests."""
OPEN = frozenset({GiftState.ASKED, GiftState.PROMISED})
FOLLOWS: Mapping[GiftState, frozenset[GiftState]] = {
    GiftState.PROMISED: frozenset({GiftState.ASKED}),
    GiftState.DECLINED: OPEN,
    GiftState.GIVEN: OPEN | {GiftState.MISSED},
    GiftState.MISSED: OPEN,
    GiftState.VOID: OPEN,
}
"""From which states a state is reached. A shoutout that comes late still counts."""


def may(gift: Gift, to: GiftState) -> bool:
    """Whether the gift can become that."""
    return gift.state in FOLLOWS.get(to, frozenset())


def remind_at(asked_at: datetime, ends_at: datetime) -> datetime | None:
    """A day before the end; in a short window, when half of it is over. None when there is no time left."""
    at = max(ends_at - REMIND_BEFORE, asked_at + (ends_at - asked_at) / 2)
    return at if asked_at < at < ends_at else None


def is_early(turn: Turn, now: datetime) -> bool:
    """Whether at least half of the window is left, so that somebody else can still be asked."""
    return now - turn.opened_at <= (turn.ends_at - turn.opened_at) / 2
