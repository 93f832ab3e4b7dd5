"""What a moderator fills in about a rotation, page by page. Pure: answers in, settings out.

A page gives its answers as words (typed) and as lists of words (chosen). What cannot be used raises a UserError.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from bot.errors import UserError
from cogs.desk.model_zone import find_zone
from cogs.profiles.model import Niche, Platform
from cogs.shoutouts.model import Mode, Spec

Answers = Mapping[str, str | Sequence[str] | None]

LONGEST_NAME = 40
MOST_DAYS = 60
MOST_GIVERS = 5
MOST_WINDOW = 21
MOST_COOLDOWN = 52
ON, OFF = "on", "off"

_HOURS, _MINUTES = 24, 60
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))? ?(?:([ap])\.?m\.?)?")
_NOT_A_TIME = "I cannot read “{typed}” as a time of the day. You can write 18:00 or 6pm."


class Page(StrEnum):
    """The pages of a rotation, in the order of their buttons."""

    BASICS = "basics"
    WHEN = "when"
    GIVING = "giving"


def apply(page: Page, spec: Spec, answers: Answers, *, has_begun: bool) -> Spec:
    """The settings as the page wants them. Raises UserError, in words for the moderator.

    Whom a rotation is for, and whether it is one of pairs, stays once it has begun: people joined for that.
    """
    if page is Page.BASICS:
        return named(spec, answers) if has_begun else _basics(spec, answers)
    return _READERS[page](spec, answers)


def named(spec: Spec, answers: Answers) -> Spec:
    """With the name that was typed."""
    name = " ".join(words(answers, "name").split())
    if not name:
        raise UserError("Please give the rotation a name, such as “Bakers on Monday”.")
    if len(name) > LONGEST_NAME:
        raise UserError(f"That name is a little long. {LONGEST_NAME} characters fit.")
    return replace(spec, name=name)


def words(answers: Answers, name: str) -> str:
    """What was typed there, or the first that was chosen."""
    answer = answers.get(name) or ""
    return answer.strip() if isinstance(answer, str) else str(next(iter(answer), ""))


def chosen(answers: Answers, name: str) -> tuple[str, ...]:
    """Everything that was chosen there."""
    answer = answers.get(name) or ()
    return tuple(answer) if not isinstance(answer, str) else ()


def _basics(spec: Spec, answers: Answers) -> Spec:
    niche, platform, mode = (words(answers, name) for name in ("niche", "platform", "mode"))
    return replace(
        named(spec, answers),
        niche=niche if niche in tuple(Niche) else None,
        platform=platform if platform in tuple(Platform) else None,
        mode=Mode(mode) if mode in tuple(Mode) else spec.mode,
    )


def _when(spec: Spec, answers: Answers) -> Spec:
    days = tuple(sorted({int(day) for day in chosen(answers, "weekdays") if day in set("0123456")}))
    every = spec.every_days if days else _number(answers, "every", "The number of days", 1, MOST_DAYS)
    zone = words(answers, "zone")
    return replace(
        spec,
        weekdays=days,
        every_days=every,
        minute=minute_of_day(words(answers, "time")),
        zone=find_zone(zone) if zone else spec.zone,
    )


def _giving(spec: Spec, answers: Answers) -> Spec:
    return replace(
        spec,
        givers=_number(answers, "givers", "The number of givers", 1, MOST_GIVERS),
        proof=words(answers, "proof") != OFF,
        window_days=_number(answers, "window", "The time to give, in days,", 1, MOST_WINDOW),
        cooldown=_number(answers, "cooldown", "The number of rounds", 0, MOST_COOLDOWN),
    )


_READERS: Mapping[Page, Callable[[Spec, Answers], Spec]] = {
    Page.BASICS: _basics,
    Page.WHEN: _when,
    Page.GIVING: _giving,
}


def minute_of_day(typed: str) -> int:
    """`18:00`, `18.30`, `6pm` or `9` as minutes since midnight. Raises UserError."""
    match = _CLOCK.fullmatch(" ".join(typed.casefold().split()))
    if match is None:
        raise UserError(_NOT_A_TIME.format(typed=typed[:20]))
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half is not None:
        if not 1 <= hour <= _HOURS // 2:
            raise UserError(_NOT_A_TIME.format(typed=typed[:20]))
        hour = hour % (_HOURS // 2) + (_HOURS // 2 if half == "p" else 0)
    if hour >= _HOURS or minute >= _MINUTES:
        raise UserError(_NOT_A_TIME.format(typed=typed[:20]))
    return hour * _MINUTES + minute


def clock(minute: int) -> str:
    """Minutes since midnight as `18:00`."""
    return f"{minute // _MINUTES:02}:{minute % _MINUTES:02}"


def known(page: Page, spec: Spec) -> Answers:
    """What the form of a page would say if somebody had filled it in to make these settings."""
    answers: Mapping[Page, Answers] = {
        Page.BASICS: {
            "name": spec.name,
            "niche": [spec.niche] if spec.niche else [],
            "platform": [spec.platform] if spec.platform else [],
            "mode": [spec.mode.value],
        },
        Page.WHEN: {
            "weekdays": [str(day) for day in spec.weekdays],
            "every": str(spec.every_days),
            "time": clock(spec.minute),
            "zone": spec.zone,
        },
        Page.GIVING: {
            "givers": [str(spec.givers)],
            "proof": [ON if spec.proof else OFF],
            "window": str(spec.window_days),
            "cooldown": str(spec.cooldown),
        },
    }
    return answers[page]


def changed(before: Spec, after: Spec) -> tuple[str, ...]:
    """Which settings differ, by name; for the log."""
    names = Spec.__dataclass_fields__
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


SCHEDULE = frozenset({"weekdays", "every_days", "minute", "zone"})
"""Settings that move the next turn."""


def _number(answers: Answers, name: str, what: str, least: int, most: int) -> int:
    typed = words(answers, name)
    if not typed.isdecimal() or not least <= int(typed[:9]) <= most:
        raise UserError(f"{what} is a whole number from {least} to {most}. You wrote “{typed[:20]}”.")
    return int(typed)
