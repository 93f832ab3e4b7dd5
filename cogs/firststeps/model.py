"""A newcomer's path: its steps, what is done and what is next. Standard library only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum

from bot.errors import UserError
from cogs.firststeps.model_audits import Audit
from cogs.firststeps.model_calendar import Calendar

OPEN = "firststeps:open"
"""The custom id of "My first steps"; on a card in direct messages the group's id follows after a colon."""

LONGEST_LINE = 200


class Step(Enum):
    """The steps in their order."""

    NICHE = "niche"
    AUDIT = "audit"
    CALENDAR = "calendar"
    FIRST_CHECK_IN = "first_check_in"
    SECOND_CHECK_IN = "second_check_in"


CHECK_INS: Mapping[int, Step] = {1: Step.FIRST_CHECK_IN, 2: Step.SECOND_CHECK_IN}
OPENS = {Step.FIRST_CHECK_IN: timedelta(days=10), Step.SECOND_CHECK_IN: timedelta(days=24)}
"""How long after the beginning a check-in makes sense; the other steps are open at once."""


class Feeling(Enum):
    """How it went, in a check-in."""

    WELL = "well"
    SO_SO = "so_so"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Path:
    """Somebody's way through the first weeks. `began_at` is None while onboarding is not finished."""

    guild_id: int
    user_id: int
    began_at: datetime | None
    reminders: bool = True
    seeking: bool = False


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How it went: 1 is the first, 2 the second."""

    number: int
    feeling: Feeling
    line: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything the panel shows about a path."""

    path: Path
    audit: Audit | None = None
    calendar: Calendar | None = None
    check_ins: Sequence[CheckIn] = field(default_factory=tuple)

    @property
    def done(self) -> frozenset[Step]:
        """The steps that are done. The niche is named at the end of onboarding, where the path begins."""
        done = {CHECK_INS[check_in.number] for check_in in self.check_ins}
        if self.path.began_at is not None:
            done.add(Step.NICHE)
        if self.audit is not None and self.audit.counts:
            done.add(Step.AUDIT)
        if self.calendar is not None:
            done.add(Step.CALENDAR)
        return frozenset(done)

    @property
    def taken(self) -> frozenset[Step]:
        """The steps that are done or under way: others are looking at the profile."""
        asked = self.audit is not None and self.audit.is_open
        return self.done | ({Step.AUDIT} if asked else frozenset())

    def opens_at(self, step: Step) -> datetime | None:
        """When a step can be taken; None before the path begins."""
        began = self.path.began_at
        return began + OPENS.get(step, timedelta()) if began is not None else None

    def is_open(self, step: Step, now: datetime) -> bool:
        """Whether the step can be taken now and is neither done nor under way."""
        opens = self.opens_at(step)
        return step not in self.taken and opens is not None and opens <= now

    def next(self, now: datetime) -> Step | None:
        """The first step that can be taken now."""
        return next(iter(open_steps(self.path.began_at, self.taken, now)), None)

    def open_check_in(self, now: datetime) -> int | None:
        """The number of the check-in that can be answered now."""
        return next((number for number, step in CHECK_INS.items() if self.is_open(step, now)), None)


def open_steps(began_at: datetime | None, taken: frozenset[Step], now: datetime) -> Sequence[Step]:
    """The steps that can be taken now and are neither done nor under way. None before the path begins."""
    if began_at is None:
        return ()
    return [step for step in Step if step not in taken and began_at + OPENS.get(step, timedelta()) <= now]


@dataclass(frozen=True, slots=True)
class Glance:
    """A path in short: when it began, what is done or under way, what is done, who asks for a mentor until when."""

    began_at: datetime | None
    taken: frozenset[Step]
    done: frozenset[Step]
    asked_by: int | None
    asked_until: datetime | None


def control(verb: str, *args: int) -> str:
    """The custom id of a control of this feature. On cards that may lie in direct messages the group comes first."""
    return ":".join(("firststeps", verb, *map(str, args)))


def one_line(typed: str, longest: int = LONGEST_LINE) -> str:
    """What was typed, in one line. Raises UserError when it is too long."""
    line = " ".join(typed.split())
    if len(line) > longest:
        raise UserError(f"That is {len(line)} characters long. Please say it in {longest}.")
    return line
