"""Moments as people type them, in the group's time zone: "2h", "tomorrow 18:00", "Friday 6pm", "24 Dec 20:00".

A grammar of our own. dateparser 1.5 was tried: it reads "1h30" as half past one tomorrow, "18h" as eight in the
morning, "7" and "a" as days that have passed, and "Friday" as its first minute; it knows no "2w", and its first answer
takes more than a second. A giveaway that ends at a moment nobody meant is worse than a question, so what is not
certain is refused.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.errors import UserError
from bot.text import duration
from cogs.giveaways.model_calendar import add_months, from_wall, wall

SHORTEST = timedelta(minutes=1)
FARTHEST = timedelta(days=366)
ENDS_FIRST = "It would end before it starts. Choose a later end, or an earlier start."
EXAMPLES = "2h, in 3 days, tomorrow 18:00, Friday 18:00 or 24 Dec 20:00"

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks", "mo": "months"}
_SPAN = re.compile(
    r"(?P<count>\d{1,4}(?:[.,]5)?|an?|half an?) ?"
    r"(?P<unit>mo(?:nths?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:(?:ee)?ks?)?)(?![a-z])"
)
_HALF_PAST = re.compile(r"(\d{1,2}) ?h ?(\d{2})(?: ?m)?")
_STAMP = re.compile(r"<t:(\d{1,11})(?::[a-zA-Z])?>")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<half>[ap])\.?m\.?|(?P<h24>\d{1,2}):(?P<m24>\d{2})"
)
_NAMED_TIMES = {"noon": time(12), "midday": time(12)}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(?: ?(\d{4}))?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?")
_DAY_MONTH = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.? (?P<month>[a-z]{3,9})\.?(?: (?P<year>\d{4}))?")
_MONTH_DAY = re.compile(r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?: (?P<year>\d{4}))?")
_FILLING = re.compile(r"\b(?:at|on|by|until|till|the|this|next|coming|and|of|o'clock)\b|,(?!\d)")
_LAST = timedelta(days=1)
_TOMORROW = frozenset({"tomorrow", "tmr", "tmrw"})
_FROM_TODAY = _TOMORROW | {"today", "tonight"}
_NOON = 12


def understand(typed: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The moment that is meant, in UTC. Raises UserError for one that is past, far away, or not clear."""
    plain = _plain(typed)
    if not plain:
        raise UserError(f"Please say when. You can write {EXAMPLES}.")
    found = _stamp(plain) or _span(plain, now, zone) or _on_the_calendar(plain, now, zone)
    if found is None:
        short = " ".join(typed.split())[:40].replace("`", "")
        raise UserError(f"I cannot read “{short}” as a time. You can write {EXAMPLES}.")
    if found < now + SHORTEST:
        raise UserError(f"That would be {said(found, now, zone)}. Choose a time at least a minute from now.")
    if found > now + FARTHEST:
        raise UserError(f"That would be {said(found, now, zone)}. Choose a time within a year.")
    return found


def understand_end(typed: str, starts_at: datetime, now: datetime, zone: ZoneInfo) -> datetime:
    """The end of something that starts later: spans and weekdays count from that start, "tomorrow" from today.

    Raises UserError as `understand` does.
    """
    if _FROM_TODAY & set(_plain(typed).split()):
        if (at := understand(typed, now, zone)) >= starts_at + SHORTEST:
            return at
        raise UserError(ENDS_FIRST)
    try:
        return understand(typed, starts_at, zone)
    except UserError:
        understand(typed, now, zone)  # it cannot be read at all, or it has passed
        raise UserError(ENDS_FIRST) from None


def said(at: datetime, now: datetime, zone: ZoneInfo) -> str:
    """A moment in words, to be read before it is chosen: `Friday 27 Nov, 18:00 · in 6 days`."""
    local = wall(at, zone)
    year = f" {local.year}" if local.year != wall(now, zone).year else ""
    apart = f"in {_apart(at - now)}" if at >= now else f"{_apart(now - at)} ago"
    return f"{_DAYS[local.weekday()].title()} {local.day} {local:%b}{year}, {local:%H:%M} · {apart}"


def _apart(span: timedelta) -> str:
    """Two units while it is near: `1 hour 30 minutes`, `1 day 4 hours`; one when it is days away."""
    if span >= _LAST * 3:
        return duration(span)
    unit = timedelta(days=1) if span >= _LAST else timedelta(hours=1)
    rest = span % unit
    return f"{duration(span)} {duration(rest)}" if span >= unit and rest >= timedelta(minutes=1) else duration(span)


def written(at: datetime, zone: ZoneInfo) -> str:
    """A moment as it can be typed again: `27 Nov 2026 18:00`."""
    local = wall(at, zone)
    return f"{local.day} {local:%b %Y %H:%M}"


def suggestions(typed: str, now: datetime, zone: ZoneInfo) -> Sequence[tuple[str, str]]:
    """What to offer while somebody types: in words, and as what can be typed.

    What is clear already is only said back; what could still become something is finished in the likely ways.
    """
    if (at := _try(typed, now, zone)) is not None:
        return [(said(at, now, zone), typed.strip())]
    finished = [f"{typed.strip()}{end}" for end in _ENDS] if typed.strip() else []
    return _offers(finished, now, zone) or _offers(_LIKELY, now, zone)


_ENDS = (" 18:00", " 20:00", " 12:00", "h", " days", " weeks", ":00", "pm")
_LIKELY = ("2h", "24h", "tomorrow 18:00", "tomorrow 20:00", "in 3 days", "in 1 week", "Friday 18:00", "Sunday 20:00")


def _offers(guesses: Sequence[str], now: datetime, zone: ZoneInfo) -> Sequence[tuple[str, str]]:
    offered: dict[datetime, str] = {}
    for guess in guesses:
        if (at := _try(guess, now, zone)) is not None:
            offered.setdefault(at, guess)
    return [(said(at, now, zone), guess) for at, guess in offered.items()]


def _try(typed: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    try:
        return understand(typed, now, zone)
    except UserError:
        return None


def _plain(typed: str) -> str:
    return " ".join(_FILLING.sub(" ", " ".join(typed.casefold().split())).split())


def _stamp(plain: str) -> datetime | None:
    """What Discord's own time picker writes."""
    match = _STAMP.fullmatch(plain)
    return datetime.fromtimestamp(int(match[1]), UTC) if match else None


def _span(plain: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """`2h`, `1h30`, `in 2 days 3 hours`, `in a week 18:00`. Hours pass; days and months are those of the calendar."""
    rest = plain.removeprefix("in ")
    if match := _HALF_PAST.fullmatch(rest):
        return now + timedelta(hours=int(match[1]), minutes=int(match[2]))
    total, clock = dict.fromkeys(_UNITS.values(), 0.0), None
    while match := _SPAN.match(rest):
        total[_UNITS["mo" if match["unit"].startswith("mo") else match["unit"][0]]] += _number(match["count"])
        rest = rest[match.end() :].lstrip(" ,+")
    if rest:
        clock = _clock(rest)
    if not any(total.values()) or (rest and (clock is None or total["hours"] or total["minutes"])):
        return None
    return _after(total, clock, now, zone)


def _after(total: dict[str, float], clock: timedelta | None, now: datetime, zone: ZoneInfo) -> datetime | None:
    days = timedelta(days=total["days"], weeks=total["weeks"])
    if total["months"] % 1 or total["months"] > _NOON or days > FARTHEST * 2:
        return None
    there = add_months(wall(now, zone), int(total["months"])) + days
    if clock is not None:
        there = datetime.combine(there.date(), time()) + clock
    start = from_wall(there, zone) if there != wall(now, zone) else now
    return start + timedelta(hours=total["hours"], minutes=total["minutes"])


def _number(count: str) -> float:
    if count.startswith("half"):
        return 0.5
    return 1.0 if count.startswith("a") else float(count.replace(",", "."))


def _on_the_calendar(plain: str, now: datetime, zone: ZoneInfo) -> datetime | None:
    """A day and a time, in either order, or a time alone: the first such moment that is still to come."""
    if (clock := _clock(plain)) is not None:
        today = wall(now, zone).date()
        return _first([today + _LAST * day for day in range(3)], clock, now, zone)
    for day, clock_text in _splits(plain):
        days, clock = _days(day, wall(now, zone).date()), _clock(clock_text)
        if days and clock is not None:
            return _first(days, clock, now, zone)
    _ask_for_the_time(plain, wall(now, zone).date())
    return None


def _splits(plain: str) -> Iterator[tuple[str, str]]:
    words = plain.split()
    for cut in range(1, len(words)):
        yield " ".join(words[:cut]), " ".join(words[cut:])
        yield " ".join(words[cut:]), " ".join(words[:cut])


def _ask_for_the_time(plain: str, today: date) -> None:
    if _days(plain, today):
        raise UserError(f"At what time of that day? You can write {plain.title()} 18:00, for example.")


def _first(days: Sequence[date], clock: timedelta, now: datetime, zone: ZoneInfo) -> datetime:
    """The first of these days on which that time is still to come; else the last one that was."""
    walls = [datetime.combine(day, time()) + clock for day in days]
    moments = [from_wall(local, zone, second=second) for local in walls for second in (False, True)]
    return next((at for at in moments if at >= now + SHORTEST), moments[0])


def _clock(text: str) -> timedelta | None:
    """A time of day as the time since midnight. Midnight is the end of the day it is said of."""
    if text == "midnight":
        return _LAST
    if text in _NAMED_TIMES:
        return timedelta(hours=_NAMED_TIMES[text].hour)
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour, minute = int(match["hour"] or match["h24"]), int(match["minute"] or match["m24"] or 0)
    if match["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if match["half"] == "p" else 0)
    whole = timedelta(hours=hour, minutes=minute)
    return whole if minute < 60 and whole <= _LAST else None  # noqa: PLR2004 - minutes of an hour


def _days(text: str, today: date) -> Sequence[date]:
    """The days that are meant, the nearest first; none when it is no day."""
    if text in {"today", "tonight"}:
        return [today]
    if text in _TOMORROW:
        return [today + _LAST]
    found = [day for day, name in enumerate(_DAYS) if len(text) > 1 and name.startswith(text)]
    if len(found) == 1:
        ahead = (found[0] - today.weekday()) % 7
        return [today + _LAST * ahead, today + _LAST * (ahead + 7)]
    return _dates(text, today)


def _dates(text: str, today: date) -> Sequence[date]:
    if match := _ISO.fullmatch(text):
        return _real([int(match[1])], int(match[2]), int(match[3]))
    if match := _DOTTED.fullmatch(text):
        return _real(_years(match[3], today), int(match[2]), int(match[1]))
    if match := _SLASHED.fullmatch(text):
        return _slashed(match, today)
    match = _DAY_MONTH.fullmatch(text) or _MONTH_DAY.fullmatch(text)
    if match is None:
        return []
    months = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(match["month"])]
    return _real(_years(match["year"], today), months[0], int(match["day"])) if len(months) == 1 else []


def _slashed(match: re.Match[str], today: date) -> Sequence[date]:
    """Half the world writes the day first, the other half the month."""
    first, second = int(match[1]), int(match[2])
    if first <= _NOON and second <= _NOON and first != second:
        name = _MONTHS[second - 1][:3].title()
        raise UserError(f"{match[0]} can be read in two ways. Write the month as a word, such as {first} {name}.")
    day, month = (first, second) if first > _NOON else (second, first)
    return _real(_years(match[3], today), month, day)


def _years(year: str | None, today: date) -> Sequence[int]:
    return [int(year)] if year else [today.year, today.year + 1]


def _real(years: Sequence[int], month: int, day: int) -> Sequence[date]:
    found = []
    for year in years:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue  # 29 February of a common year, 31 April, month 13
    return found
