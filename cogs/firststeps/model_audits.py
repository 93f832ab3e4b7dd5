"""A look at a newcomer's profile by three people: a checklist, its answers, when it is over. Standard library only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

REVIEWERS = 3
LASTS = timedelta(days=14)
LONGEST_NOTE = 180


class Topic(Enum):
    """What reviewers look at."""

    BIO = "bio"
    PICTURE = "picture"
    HIGHLIGHTS = "highlights"
    LINK = "link"
    MIX = "mix"


class Mark(Enum):
    """What a reviewer says about a topic."""

    STRONG = "strong"
    FINE = "fine"
    UNCLEAR = "unclear"


class AuditState(Enum):
    """OPEN takes feedback. UNPOSTED: Discord refused the card."""

    OPEN = "open"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    UNPOSTED = "unposted"


@dataclass(frozen=True, slots=True)
class Audit:
    """A request, where its card is, and who answered."""

    id: int
    guild_id: int
    user_id: int
    state: AuditState
    asked_at: datetime
    channel_id: int
    message_id: int | None
    reviewers: tuple[int | None, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether the step is done: all answered, or time ran out with at least one answer."""
        return self.state is AuditState.DONE or (self.state is AuditState.EXPIRED and bool(self.reviewers))

    @property
    def is_open(self) -> bool:
        """Whether feedback is still taken."""
        return self.state is AuditState.OPEN


@dataclass(frozen=True, slots=True)
class Review:
    """One person's answers. `reviewer_id` is None when they asked to be forgotten."""

    reviewer_id: int | None
    marks: Mapping[Topic, Mark]
    notes: Mapping[Topic, str]


@dataclass(frozen=True, slots=True)
class Summary:
    """What all reviewers said about one topic."""

    topic: Topic
    marks: Mapping[Mark, int]
    notes: Sequence[str]


def summaries(reviews: Sequence[Review]) -> Sequence[Summary]:
    """The answers by topic, in the checklist's order."""
    return [_summary(topic, reviews) for topic in Topic]


def _summary(topic: Topic, reviews: Sequence[Review]) -> Summary:
    given = [review.marks[topic] for review in reviews if topic in review.marks]
    counts = {mark: given.count(mark) for mark in Mark if mark in given}
    return Summary(topic, counts, [review.notes[topic] for review in reviews if topic in review.notes])
