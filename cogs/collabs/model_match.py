"""How well a creator and a request fit, and why: from what was shared and nothing else (see `model_seen`).

What is not shared counts neither for nor against anybody. The figures are data (`model_weights`), the words are in
`text_match`. Nobody is left out for a caution; only one's own requests and those past their deadline are not suggested.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import heappush, heappushpop

from cogs.collabs import model_questions as ask
from cogs.collabs import model_questions_sizes as ask_sizes
from cogs.collabs.model_facts import Fact, Opening, Pair
from cogs.collabs.model_seen import Seen
from cogs.collabs.model_weights import Weights, Why, shipped

__all__ = ["Fact", "Match", "Opening", "candidates", "is_over", "match", "suggestions"]

_Question = Callable[[Pair], Fact | None]
_QUESTIONS: tuple[tuple[_Question, tuple[Why, ...]], ...] = (
    (ask.niche, (Why.SAME_NICHE, Why.NICHE_ASKED)),
    (ask.platform, (Why.BOTH_ON, Why.PLATFORM_ASKED)),
    (ask.place, (Why.SAME_PLACE, Why.PLACE_ASKED, Why.SAME_COUNTRY)),
    (ask_sizes.sizes_near, (Why.SIZES_NEAR, Why.SAME_TIER)),
    (ask_sizes.size_asked, (Why.SIZE_ASKED,)),
    (ask.sponsored, ()),
    (ask.deadline, ()),
    (ask.booked, ()),
    (ask.subgroup, (Why.SAME_SUBGROUP,)),
    (ask.answers, (Why.ANSWERS_SOON,)),
)
"""Each question with the reasons it can find; what it finds besides is cautions."""
_ROUNDED = 6
_SURELY = 10**-_ROUNDED


@dataclass(frozen=True, slots=True)
class Match:
    """How a creator and a request fit. The strongest reason comes first."""

    request_id: int
    user_id: int
    score: float
    reasons: tuple[Fact, ...]
    cautions: tuple[Fact, ...]


def match(creator: Seen, opening: Opening, now: datetime, weights: Weights | None = None) -> Match:
    """The match of one creator to one request. Both must have been seen by the same viewer."""
    pair = Pair(creator, opening, now, weights or shipped())
    return _match(pair, [fact for question, _ in _QUESTIONS if (fact := question(pair)) is not None])


def suggestions(
    creator: Seen,
    requests: Iterable[Opening],
    now: datetime,
    most: int = 10,
    weights: Weights | None = None,
    least: float = 0,
) -> tuple[Match, ...]:
    """The requests that fit best and have a reason to; of equals, the one that waits longest comes first.

    Whoever asks about some after others says what score is `least` needed by now.
    """
    chosen = weights or shipped()
    open_to = (each for each in requests if each.owner.user_id != creator.user_id and not is_over(each, now))
    best = _Best(most, chosen, max(least, _SURELY))
    for each in open_to:
        best.consider(Pair(creator, each, now, chosen), each.id)
    return best.in_order()


def candidates(
    opening: Opening, creators: Sequence[Seen], now: datetime, most: int | None = None, weights: Weights | None = None
) -> tuple[Match, ...]:
    """Those creators, the best first. Nobody is left out for a caution: the owner decides."""
    chosen = weights or shipped()
    best = _Best(len(creators) if most is None else most, chosen)
    for each in creators:
        if each.user_id != opening.owner.user_id:
            best.consider(Pair(each, opening, now, chosen), each.user_id)
    return best.in_order()


def is_over(opening: Opening, now: datetime) -> bool:
    """Whether the deadline has passed."""
    return opening.deadline is not None and opening.deadline <= now


class _Best:
    """The best of many pairs. One that cannot be among them any more is asked no further question."""

    def __init__(self, most: int, weights: Weights, least: float = float("-inf")) -> None:
        self._most, self._least = most, least
        self._heap: list[tuple[float, int, Match]] = []
        self._questions = [
            (question, max((weights.points[why] for why in whys), default=0.0)) for question, whys in _QUESTIONS
        ]
        self._potential = sum(most for _, most in self._questions)

    def consider(self, pair: Pair, number: int) -> None:
        """Keep it if it is good enough; of equals, the smaller number."""
        facts = self._facts(pair)
        if facts is None or (found := _match(pair, facts)).score < self._least:
            return
        entry = (found.score, -number, found)
        if len(self._heap) < self._most:
            heappush(self._heap, entry)
        elif self._heap:
            heappushpop(self._heap, entry)
        if self._heap and len(self._heap) == self._most:
            self._least = max(self._least, self._heap[0][0])

    def in_order(self) -> tuple[Match, ...]:
        """The best first."""
        return tuple(found for _, _, found in sorted(self._heap, key=lambda entry: (-entry[0], -entry[1])))

    def _facts(self, pair: Pair) -> list[Fact] | None:
        """What can be said; None as soon as nothing that is still to come could make it good enough."""
        facts, reachable, least = [], self._potential, self._least - _SURELY
        for question, most in self._questions:
            fact = question(pair)
            reachable -= most
            if fact is not None:
                facts.append(fact)
                reachable += -fact.points if fact.is_caution else fact.points
            if reachable < least:
                return None
        return facts


def _match(pair: Pair, facts: list[Fact]) -> Match:
    facts.sort(key=_strongest_first)
    reasons = tuple(fact for fact in facts if not fact.is_caution)
    cautions = tuple(fact for fact in facts if fact.is_caution)
    score = sum(fact.points for fact in reasons) - sum(fact.points for fact in cautions)
    return Match(pair.opening.id, pair.creator.user_id, round(score, _ROUNDED), reasons, cautions)


def _strongest_first(fact: Fact) -> tuple[float, str]:
    return (-fact.points, fact.why)
