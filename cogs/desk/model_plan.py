"""What /setup would do about each channel and role: pure, from what is needed, remembered and seen."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum


class Step(Enum):
    """What happens to one channel or role."""

    THERE = "is there"
    ADOPT = "has the right name and is taken"
    MAKE = "is made"
    REMAKE = "was deleted and is made again"


@dataclass(frozen=True, slots=True)
class Need:
    """A purpose and the name it gets when it is made."""

    purpose: str
    name: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A channel or role in Discord; `fit` tells whether it may be taken because of its name."""

    id: int
    name: str
    fit: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the plan. `id` is set once there is something in Discord, and `name` is what it is called there."""

    purpose: str
    name: str
    step: Step
    id: int | None = None
    serves_as: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it has to be made."""
        return self.step in {Step.MAKE, Step.REMAKE}


def decide(needs: Sequence[Need], remembered: Mapping[str, int], seen: Iterable[Seen]) -> tuple[Item, ...]:
    """Keep what is remembered and still there, take what has the name, make the rest."""
    there = {thing.id: thing for thing in seen}
    taken = set(remembered.values())
    free = {plain(thing.name): thing for thing in reversed(there.values()) if thing.fit and thing.id not in taken}
    return tuple(_decide(need, remembered.get(need.purpose), there, free) for need in needs)


def _decide(need: Need, known: int | None, there: Mapping[int, Seen], free: dict[str, Seen]) -> Item:
    if known is not None and known in there:
        return Item(need.purpose, there[known].name, Step.THERE, known, _other(need, there[known].name))
    if (found := free.pop(plain(need.name), None)) is not None:
        return Item(need.purpose, found.name, Step.ADOPT, found.id)
    return Item(need.purpose, need.name, Step.MAKE if known is None else Step.REMAKE)


def plain(name: str) -> str:
    """A name without what people decorate it with: `👋│Welcome` is `welcome`. A name of signs only stays itself."""
    return re.sub(r"[\W_]+", "", name.casefold()) or name


def _other(need: Need, name: str) -> str:
    """What a thing serves as, when its own name does not say it."""
    return "" if plain(need.name) == plain(name) else need.name
