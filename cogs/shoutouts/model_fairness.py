"""The numbers of the fairness report, from the rows of the ledger alone.

They say how the rotation treats people, never how people treat it: no number of a person's gifts is here but the sum of
all. A wait counts the rounds in which somebody was in line; a pause and a round let pass are not waiting.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from cogs.shoutouts.model import Event, What

FEW = 3
"""Fewer people of a subgroup than that are too few to say anything, and would say it of each of them."""
_TURNS = frozenset({What.TURN, What.NEWCOMER_TURN})
_COMES = frozenset({What.JOINED, What.NEWCOMER, What.RESUMED})
_GOES = frozenset({What.PAUSED, What.LEFT})


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody who waits, and for how many rounds. Who it is, is for moderators."""

    user_id: int
    rounds: int


@dataclass(frozen=True, slots=True)
class Newcomers:
    """Those who came as newcomers: how many rounds passed before each one's first turn, and how many still wait."""

    waits: tuple[int, ...] = ()
    waiting: int = 0

    @property
    def longest(self) -> int | None:
        """Rounds that passed before a newcomer's first turn, at most; None when nobody had theirs."""
        return max(self.waits, default=None)

    @property
    def average(self) -> float | None:
        """The same on average."""
        return sum(self.waits) / len(self.waits) if self.waits else None


@dataclass(frozen=True, slots=True)
class Share:
    """A subgroup: how many people have a seat, and how many turns they had for each that was theirs by number.

    1.0 is exactly their share of the rounds in which they were in line. None: too few people to say.
    """

    name: str
    people: int
    share: float | None


@dataclass(frozen=True, slots=True)
class Fairness:
    """How a rotation treats its people.

    `turns` holds a number for each who has a seat, fewest first, without names. `always` counts those who were in line
    at every round, and `spread` is most minus fewest turns among them (None: there are not two). `longest` waits now;
    `longest_ever` is the longest wait that ended with a turn.
    """

    rounds: int
    turns: tuple[int, ...]
    always: int
    spread: int | None
    longest: Wait | None
    longest_ever: int
    newcomers: Newcomers
    shares: tuple[Share, ...]
    given: int
    missed: int


def fairness(events: Iterable[Event], groups: Mapping[int, str]) -> Fairness:
    """The numbers after these rows, which come by their number. `groups` names the subgroup of those who shared it."""
    walk = _Walk()
    for event in events:
        walk.play(event)
    turns = [walk.turns[who] for who in walk.people if walk.people[who].always]
    return Fairness(
        rounds=walk.round,
        turns=tuple(sorted(walk.turns[who] for who in walk.seated)),
        always=len(turns),
        spread=max(turns) - min(turns) if len(turns) > 1 else None,
        longest=walk.longest(),
        longest_ever=max(walk.waits, default=0),
        newcomers=Newcomers(tuple(walk.first_waits), sum(each.is_new for each in walk.people.values() if each.seated)),
        shares=_shares(walk, groups),
        given=walk.count[What.GAVE],
        missed=walk.count[What.MISSED],
    )


def _shares(walk: "_Walk", groups: Mapping[int, str]) -> tuple[Share, ...]:
    people: dict[str, list[int]] = defaultdict(list)
    for who in walk.seated:
        if who in groups:
            people[groups[who]].append(who)
    return tuple(Share(name, len(whole), _share(walk, whole)) for name, whole in sorted(people.items()))


def _share(walk: "_Walk", people: Sequence[int]) -> float | None:
    due = sum(walk.due(who) for who in people)
    if len(people) < FEW or not due:
        return None
    return sum(walk.turns[who] for who in people) / due


@dataclass(slots=True)
class _Person:
    """Somebody while the rows go by. `since` is the round from which they wait, None while they do not."""

    always: bool
    seated: bool = True
    is_new: bool = False
    since: int | None = None
    waited: int = 0
    due: float = 0.0
    """Their part of the rounds in which they were in line, up to when they last came or went."""
    due_from: float = 0.0


@dataclass(slots=True)
class _Walk:
    """What adds up while the rows go by. `each` grows in every round by one part of those in line."""

    round: int = 0
    each: float = 0.0
    in_line: int = 0
    people: dict[int, _Person] = field(default_factory=dict)
    turns: Counter[int] = field(default_factory=Counter)
    count: Counter[What] = field(default_factory=Counter)
    waits: list[int] = field(default_factory=list)
    first_waits: list[int] = field(default_factory=list)

    @property
    def seated(self) -> list[int]:
        """Who has a seat, in line or resting."""
        return [who for who, person in self.people.items() if person.seated]

    def play(self, event: Event) -> None:
        """What a row adds."""
        self.count[event.what] += 1
        if event.what in _TURNS:
            self._turn(event)
        elif event.what in _COMES:
            self._come(event)
        elif (person := self.people.get(event.user_id)) is None:
            return
        elif event.what in _GOES:
            self._go(person, seated=event.what is What.PAUSED)
        elif event.what is What.SKIPPED:
            person.waited, person.always = person.waited - 1, False

    def _turn(self, event: Event) -> None:
        self.each += 1 / max(self.in_line, 1)
        person = self.people[event.user_id]
        wait = self._waited(person, event.round)
        self.turns[event.user_id] += 1
        (self.first_waits if person.is_new else self.waits).append(wait)
        person.is_new, person.waited, person.since = False, 0, event.round
        self.round = event.round

    def _come(self, event: Event) -> None:
        always = self.round == 0 and event.what is not What.RESUMED
        person = self.people.setdefault(event.user_id, _Person(always))
        if event.what is not What.RESUMED and not person.seated:
            person.waited = 0
        person.seated, person.is_new = True, event.what is What.NEWCOMER or person.is_new
        if person.since is None:
            self.in_line += 1
            person.since, person.due_from = self.round, self.each

    def _go(self, person: _Person, *, seated: bool) -> None:
        if person.since is not None:
            self.in_line -= 1
            person.waited, person.since = self._waited(person, self.round), None
            person.due += self.each - person.due_from
        person.seated, person.always = seated, False

    @staticmethod
    def _waited(person: _Person, now: int) -> int:
        return person.waited + (now - person.since if person.since is not None else 0)

    def due(self, who: int) -> float:
        """How many turns were theirs by number."""
        person = self.people[who]
        return person.due + (self.each - person.due_from if person.since is not None else 0.0)

    def longest(self) -> Wait | None:
        """Who has waited longest by now, of those in line."""
        waits = [
            Wait(who, self._waited(each, self.round)) for who, each in self.people.items() if each.since is not None
        ]
        return max(waits, key=lambda wait: wait.rounds, default=None)
