"""Whether an account's numbers move in a way that deserves a question, and what exactly stood out.

What each signal works out is in `model_check_likes`, `_comments`, `_followers` and `_views`; putting them together and
the gate are in `model_check_look`. There is no score: a look answers what stood out, with the arithmetic, or why
nothing can be said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from cogs.analytics.model import FROM_PLATFORM, Content

HISTORY = timedelta(days=180)
"""Nothing older is looked at."""
LEAST_MATURE = 20
LEAST_SPAN = timedelta(days=28)
TOGETHER = timedelta(days=30)
"""Families count as independent evidence only inside the same span of this length, and only while it is recent."""
LEAST_FAMILIES = 2
TIME_FOR_CONTEXT = timedelta(days=7)
FOR_BADGE = 12
FRESH = timedelta(days=7)
CONSENT_VERSION = 1
"""Which text somebody agreed to. A new text asks again."""


class Family(StrEnum):
    """What a signal is about. Two signals of one family are one piece of evidence: they are moved by the same thing."""

    LIKES = "likes"
    COMMENTS = "comments"
    FOLLOWERS = "followers"
    VIEWS = "views"


class Kind(StrEnum):
    """The signals."""

    RAISED_LIKES = "raised_likes"
    EVEN_LIKES = "even_likes"
    COMMENT_SHIFT = "comment_shift"
    JUMP_ALONE = "jump_alone"
    JUMP_AND_LOSS = "jump_and_loss"
    LIKES_OVER_VIEWS = "likes_over_views"


FAMILIES: Mapping[Kind, Family] = {
    Kind.RAISED_LIKES: Family.LIKES,
    Kind.EVEN_LIKES: Family.LIKES,
    Kind.COMMENT_SHIFT: Family.COMMENTS,
    Kind.JUMP_ALONE: Family.FOLLOWERS,
    Kind.JUMP_AND_LOSS: Family.FOLLOWERS,
    Kind.LIKES_OVER_VIEWS: Family.VIEWS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """Something that stood out: `count` of `n` contents or days, from `since` to `until`, against `of` before.

    `value` and `baseline` are what was compared, `effect` is how they differ, with its 90 % interval:

    | kind | value, baseline | effect |
    |---|---|---|
    | raised likes | median likes of those that stand out, and before | times as many |
    | even likes | half the spread of likes, their median | spread in percent of the median |
    | comment shift | comments per 100 likes now, and before | times as many |
    | jump alone | followers gained, usual change in as many days | engagement after it, times before |
    | jump and loss | followers gained, followers lost again | lost in percent of the gain |
    | likes over views | median likes, median views of those that stand out | likes in percent of views |
    """

    kind: Kind
    since: datetime
    until: datetime
    n: int
    of: int
    count: int
    value: float
    baseline: float
    effect: float
    low: float
    high: float

    @property
    def family(self) -> Family:
        """What it is about."""
        return FAMILIES[self.kind]


class Outcome(StrEnum):
    """What a look comes to."""

    TOO_LITTLE = "too little to say"
    NOTHING = "nothing unusual"
    ALONE = "one thing, which alone does not count"
    UNUSUAL = "unusual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look at an account's numbers found. `signals` is all that stood out, `together` what passes the gate."""

    mature: int
    span: timedelta
    signals: tuple[Signal, ...] = ()
    together: tuple[Signal, ...] = ()
    looked_at: frozenset[Kind] = field(default_factory=frozenset)
    """What there were enough numbers for; the rest counts for nobody and against nobody."""

    @property
    def outcome(self) -> Outcome:
        """In one word."""
        if self.together:
            return Outcome.UNUSUAL
        if self.mature < LEAST_MATURE or self.span < LEAST_SPAN or not self.looked_at:
            return Outcome.TOO_LITTLE
        return Outcome.ALONE if self.signals else Outcome.NOTHING

    @property
    def since(self) -> datetime | None:
        """Where the evidence begins, at most thirty days before it ends. A note from here to `until` explains it."""
        if self.until is None:
            return None
        return max(min(signal.since for signal in self.together), self.until - TOGETHER)

    @property
    def until(self) -> datetime | None:
        """Where the evidence ends."""
        return max((signal.until for signal in self.together), default=None)


@dataclass(frozen=True, slots=True)
class Badge:
    """Whether an account's numbers are verified data: read from the platform, enough of them, and fresh."""

    n: int
    newest: datetime | None
    earned: bool


def badge(contents: Sequence[Content], now: datetime) -> Badge:
    """Look at where the numbers come from; what they are plays no part."""
    read = [content for content in contents if content.source in FROM_PLATFORM]
    newest = max((content.captured_at for content in read), default=None)
    earned = newest is not None and len(read) >= FOR_BADGE and now - newest <= FRESH
    return Badge(len(read), newest, earned)
