"""How well a creator and a request fit, and why: from what was shared and nothing else (see `model_seen`).

What is not shared counts neither for nor against anybody. The figures are data (`model_weights`), the words are in
`text_match`. Nobody is left out for a caution; only one's own requests and those past their deadline are not suggested.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest

from cogs.collabs import model_questions as ask
from cogs.collabs import model_questions_sizes as ask_sizes
from cogs.collabs.model_facts import Fact, Pair, Wanted
from cogs.collabs.model_seen import Seen
from cogs.collabs.model_weights import Weights, shipped

__all__ = ["Fact", "Match", "Wanted", "candidates", "is_over", "match", "suggestions"]

_QUESTIONS: tuple[Callable[[Pair], Fact | None], ...] = (
    ask.niche,
    ask_sizes.size_asked,
    ask_sizes.sizes_near,
    ask.platform,
    ask.place,
    ask.subgroup,
    ask.answers,
    ask.deadline,
    ask.booked,
    ask.sponsored,
)


@dataclass(frozen=True, slots=True)
class Match:
    """How a creator and a request fit. The strongest reason comes first."""

    request_id: int
    user_id: int
    score: float
    reasons: tuple[Fact, ...]
    cautions: tuple[Fact, ...]


def match(creator: Seen, wanted: Wanted, now: datetime, weights: Weights | None = None) -> Match:
    """The match of one creator to one request. Both must have been seen by the same viewer."""
    pair = Pair(creator, wanted, now, weights or shipped())
    found = [fact for question in _QUESTIONS if (fact := question(pair)) is not None]
    found.sort(key=_strongest_first)
    reasons = tuple(fact for fact in found if not fact.is_caution)
    cautions = tuple(fact for fact in found if fact.is_caution)
    score = sum(fact.points for fact in reasons) - sum(fact.points for fact in cautions)
    return Match(wanted.id, creator.user_id, round(score, 6), reasons, cautions)


def suggestions(
    creator: Seen, requests: Iterable[Wanted], now: datetime, most: int = 10, weights: Weights | None = None
) -> tuple[Match, ...]:
    """The requests that fit best and have a reason to; of equals, the one that waits longest comes first."""
    chosen = weights or shipped()
    open_to = (each for each in requests if each.owner.user_id != creator.user_id and not is_over(each, now))
    found = (match(creator, each, now, chosen) for each in open_to)
    fitting = (each for each in found if each.reasons and each.score > 0)
    return tuple(nsmallest(most, fitting, key=lambda each: (-each.score, each.request_id)))


def candidates(
    wanted: Wanted, creators: Iterable[Seen], now: datetime, most: int | None = None, weights: Weights | None = None
) -> tuple[Match, ...]:
    """Those creators, the best first. Everybody is there, whatever speaks against it: the owner decides."""
    chosen = weights or shipped()
    found = [match(each, wanted, now, chosen) for each in creators if each.user_id != wanted.owner.user_id]
    return tuple(nsmallest(len(found) if most is None else most, found, key=lambda each: (-each.score, each.user_id)))


def is_over(wanted: Wanted, now: datetime) -> bool:
    """Whether the deadline has passed."""
    return wanted.deadline is not None and wanted.deadline <= now


def _strongest_first(fact: Fact) -> tuple[float, str]:
    return (-fact.points, fact.why)
