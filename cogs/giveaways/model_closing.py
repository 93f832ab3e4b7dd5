"""What is decided when a giveaway closes: who counts, and with how much weight. Standard library only."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cogs.giveaways.model_draw import Weights, digest, list_text
from cogs.giveaways.model_rules import Person, Reason, obstacles, weight
from cogs.giveaways.model_spec import Rules

_SOONEST = timedelta(seconds=5)
_LATEST = timedelta(minutes=10)
_SHARE = 5

WITHOUT_BEACON_AFTER = timedelta(minutes=30)
"""How long the beacon has to be silent before a moderator may do without it: earlier, the choice could steer."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """An entry before it is decided: the number of its row, whose it is, its ticket."""

    row: int
    user_id: int | None
    ticket: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Rows that weigh more than 1 by weight, rows that do not count by reason; all others weigh 1."""

    digest: str
    entrants: int
    looked_at: int
    heavier: Mapping[int, Sequence[int]]
    excluded: Mapping[str, Sequence[int]]


def judge(
    public_id: str, rules: Rules, entrants: Sequence[Entrant], people: Mapping[int, Person], at: datetime
) -> Verdict:
    """Decide every entry by the facts of the close. Somebody who is not among `people` has left the group.

    Takes a second for a million entries: off the event loop.
    """
    heavier: dict[int, list[int]] = defaultdict(list)
    excluded: dict[str, list[int]] = defaultdict(list)
    counted: dict[str, int] = {}
    for entrant in entrants:
        person = people.get(entrant.user_id) if entrant.user_id is not None else None
        if (reason := why_not(rules, person, at)) is not None or person is None:
            excluded[(reason or Reason.LEFT).value].append(entrant.row)
            continue
        counted[entrant.ticket] = weight(rules, person)
        if counted[entrant.ticket] > 1:
            heavier[counted[entrant.ticket]].append(entrant.row)
    return Verdict(_digest(public_id, counted), len(counted), len(entrants), heavier, excluded)


def why_not(rules: Rules, person: Person | None, at: datetime) -> Reason | None:
    """What weighs most of all that keeps somebody out; None when they may win."""
    if person is None:
        return Reason.LEFT
    found = obstacles(rules, person, at)
    return found[0].reason if found else None


def _digest(public_id: str, counted: Weights) -> str:
    return digest(public_id, list_text(counted)).hex()


def next_try(since: datetime, now: datetime) -> datetime:
    """When to try again what others keep us from doing since `since`: soon at first, then less often."""
    return now + min(_LATEST, max(_SOONEST, (now - since) / _SHARE))
