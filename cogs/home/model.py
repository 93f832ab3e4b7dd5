"""What stands on the panel and in which order. Plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.home import Door, Home, Need, Topic

FEATURE = "home"
FEW = 5
"""So many needs are on the first page."""
PAGE = 8
"""So many are on every further one."""
_NEVER = datetime.max.replace(tzinfo=UTC)


FORM = "home:go:form"
"""How a form that another feature asked comes back: its own custom id follows."""


def control(verb: str, *args: int | str) -> str:
    """The custom id of a button: `home:verb:…`."""
    return ":".join((FEATURE, verb, *map(str, args)))


def through(to: str, place: str) -> str:
    """The custom id that opens a press of another feature beside the panel.

    Discord takes no two equal ids on a message, and two things on the panel may lead to the same press: so each says
    its own place first.
    """
    return control("go", place, to)


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything that the features had."""

    needs: Sequence[Need]
    doors: Sequence[Door]

    def by_topic(self) -> Sequence[tuple[Topic, Sequence[Door]]]:
        """The doors under their headings, in the order of the panel."""
        found = [(topic, [door for door in self.doors if door.topic is topic]) for topic in Topic]
        return [(topic, doors) for topic, doors in found if doors]

    def standing(self) -> Sequence[tuple[Topic, str]]:
        """A line for each topic: from every feature with something to say, or the first that is calm."""
        return [(topic, words) for topic, doors in self.by_topic() if (words := _line(doors))]

    def page(self, number: int) -> tuple[Sequence[Need], int]:
        """The needs of a page, the first being 0, and how many come after them. A page too far is the last one."""
        number = max(0, min(number, self.last_page))
        start, size = (FEW + PAGE * (number - 1), PAGE) if number else (0, FEW)
        shown = self.needs[start : start + size]
        return shown, len(self.needs) - start - len(shown)

    @property
    def last_page(self) -> int:
        """The number of the page with the last need."""
        return max(0, -(-(len(self.needs) - FEW) // PAGE))


def _line(doors: Sequence[Door]) -> str:
    told = [door.words for door in doors if door.words and not door.is_calm]
    calm = [door.words for door in doors if door.words and door.is_calm]
    return " ".join(told or calm[:1])


def arranged(homes: Iterable[Home]) -> Panel:
    """What ends first comes first; what never ends keeps the order of the features."""
    found = list(homes)
    needs = sorted((need for home in found for need in home.needs), key=lambda need: need.by or _NEVER)
    return Panel(needs, [door for home in found for door in home.doors])
