"""How fair a rotation has been, from plain rows: the spread of turns, waits, newcomers, subgroups. Nobody is named,
but for who waits longest, which only moderators read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean

from cogs.profiles.model import Subgroup
from cogs.shoutouts.model import Rotation, What

FEWEST = 3
"""People of a subgroup of which an average says nothing about one of them."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody who is in line: turns so far, the round of the last one or of coming, and whether always there."""

    user_id: int
    turns: int
    since: int
    steady: bool
    subgroup: Subgroup | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A subgroup: how many people, and their average of turns. None where it would say too much about one of them."""

    subgroup: Subgroup
    people: int
    turns: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """The numbers. `spread` is of those who were always there; `newcomers` are rounds until each one's first turn."""

    rotation: Rotation
    turns: tuple[int, ...] = ()
    waits: tuple[int, ...] = ()
    spread: int | None = None
    longest: int | None = None
    waiting: tuple[int, ...] = ()
    newcomers: tuple[int, ...] = ()
    shares: tuple[Share, ...] = ()
    counts: Mapping[What, int] = field(default_factory=dict)


def report(rotation: Rotation, stays: Sequence[Stay], newcomers: Iterable[int], counts: Mapping[What, int]) -> Report:
    """All of it. `newcomers` are the rounds that each waited, `counts` the events of the ledger."""
    waits = {stay.user_id: rotation.line.round - stay.since for stay in stays}
    longest = max(waits.values(), default=None)
    return Report(
        rotation=rotation,
        turns=tuple(sorted((stay.turns for stay in stays), reverse=True)),
        waits=tuple(sorted(waits.values(), reverse=True)),
        spread=spread(stays),
        longest=longest,
        waiting=tuple(sorted(user_id for user_id, wait in waits.items() if wait == longest)),
        newcomers=tuple(sorted(newcomers)),
        shares=tuple(shares(stays)),
        counts=dict(counts),
    )


def spread(stays: Iterable[Stay]) -> int | None:
    """Most minus fewest turns among those who were always there. None with fewer than two of them."""
    turns = [stay.turns for stay in stays if stay.steady]
    return max(turns) - min(turns) if len(turns) > 1 else None


def shares(stays: Sequence[Stay]) -> Iterable[Share]:
    """Each subgroup that somebody is in."""
    for subgroup in Subgroup:
        turns = [stay.turns for stay in stays if stay.subgroup is subgroup]
        if turns:
            yield Share(subgroup, len(turns), mean(turns) if len(turns) >= FEWEST else None)
