"""Reading when content was published: `yesterday 18:00`, `12 Nov`, `Fri`, `2026-11-12T18:30`, `12.11.2026`.

Always something that has been. Without a time of day it is noon on the creator's own clock, and `timed` says so: a
time that nobody told must not become somebody's best time. What can be read in two ways is refused.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from bot.errors import UserError
from cogs.analytics.model_counts import shortened

EXAMPLES = "yesterday, 3 days ago, 12 Nov, 12 Nov 18:30 or 2026-11-12"
LONGEST_AGO = timedelta(days=365 * 15)
_SKEW = timedelta(minutes=5)
_NOON = time(12)
_HALF_DAY = 12
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_STAMP = re.compile(r"<t:(\d{1,11})(?::[a-zA-Z])?>")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})|(\d{4})/(\d{1,2})/(\d{1,2})|(\d{4})(\d{2})(\d{2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.?(?:\s?((?:19|20)\d{2})|(?<=\.)(\d{2}))?")
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?")
_DAY_MONTH = re.compile(
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[. -]{0,2}(?P<month>[a-z]{3,9})\.?(?:[ -]?(?P<year>(?:19|20)\d{2}))?"
)
_MONTH_DAY = re.compile(r"(?P<month>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?: (?P<year>(?:19|20)\d{2}))?")
_AGO = re.compile(r"(\d{1,4}|an?|one) ?(d|w|days?|weeks?|months?) ?ago")
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::\d{2})? ?(?P<half>[ap])\.?m\.?"
    r"|(?P<h24>\d{1,2})[:h](?P<m24>\d{2})(?::\d{2}(?:\.\d{1,6})?)?"
)
_FILLING = re.compile(r"\b(?:at|on|the|of|last|this)\b|[,]")
_ISO_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)? ?(?P<zone>z|utc|[+-]\d{2}:?\d{2})?"
)


class Order(Enum):
    """How a file writes days between slashes."""

    UNKNOWN = "unknown"
    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class Published:
    """When, in UTC; the day on the creator's clock; and whether the time of day was told."""

    at: datetime
    day: date
    timed: bool


def published(typed: str, now: datetime, zone: ZoneInfo, order: Order = Order.UNKNOWN) -> Published:
    """The moment that is meant. Raises UserError when it is still to come, very long ago, or not clear."""
    found = find(typed, now, zone, order)
    if found is None:
        raise UserError(f"I cannot read “{shortened(typed)}” as a day. You can write {EXAMPLES}.")
    if found.at > now + _SKEW:
        raise UserError(f"“{shortened(typed)}” is still to come. Log content when it has been published.")
    if found.at < now - LONGEST_AGO:
        raise UserError(f"“{shortened(typed)}” is very long ago. Please check the year.")
    return found


def find(typed: str, now: datetime, zone: ZoneInfo, order: Order = Order.UNKNOWN) -> Published | None:
    """The same; None when it is no day. Raises UserError only for one that can be read in two ways."""
    text = " ".join(typed.strip().casefold().split())
    if (at := _stamp(text) or _absolute(text, zone)) is not None:
        return Published(at, at.astimezone(zone).date(), timed=True)
    plain = " ".join(_FILLING.sub(" ", text.replace("t", " ") if _ISO_MOMENT.fullmatch(text) else text).split())
    today = now.astimezone(zone).date()
    for day_text, clock_text in _splits(plain):
        clock = _clock(clock_text) if clock_text else None
        days = _days(day_text, today, order) if clock is not None or not clock_text else ()
        if days:
            return _moment(days, clock, now, zone)
    return None


def slash_order(samples: Sequence[str]) -> Order:
    """How a whole column writes its days: one date with a 13 in it tells for all."""
    firsts, seconds = [], []
    for sample in samples:
        if match := _SLASHED.match(sample.strip()):
            firsts.append(int(match[1]))
            seconds.append(int(match[2]))
    if any(first > _HALF_DAY for first in firsts):
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if any(second > _HALF_DAY for second in seconds) else Order.UNKNOWN


def _stamp(text: str) -> datetime | None:
    match = _STAMP.fullmatch(text)
    return datetime.fromtimestamp(int(match[1]), UTC) if match else None


def _absolute(text: str, zone: ZoneInfo) -> datetime | None:
    match = _ISO_MOMENT.fullmatch(text)
    if match is None:
        return None
    plain = text.replace("utc", "z").replace(" z", "z").replace("z", "+00:00").upper()
    try:
        found = datetime.fromisoformat(plain)
    except ValueError:
        return None
    return _utc(found if found.tzinfo else found.replace(tzinfo=zone))


def _splits(plain: str) -> Sequence[tuple[str, str]]:
    """A day alone, a day and a time, a time and a day."""
    words = plain.split(" ")
    cuts = range(1, len(words))
    before = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in cuts]
    return [(plain, ""), *before, *((clock, day) for day, clock in before)]


def _moment(days: Sequence[date], clock: time | None, now: datetime, zone: ZoneInfo) -> Published:
    """The latest of these days that has been; where none has, the first, to be refused."""
    moments = [_on(day, clock, now, zone) for day in days]
    past = [each for each in moments if each.at <= now + _SKEW]
    return max(past, key=lambda each: each.at) if past else moments[0]


def _on(day: date, clock: time | None, now: datetime, zone: ZoneInfo) -> Published:
    at = _utc(datetime.combine(day, clock or _NOON, tzinfo=zone))
    if clock is None and day == now.astimezone(zone).date():
        at = min(at, now)
    return Published(at, day, timed=clock is not None)


def _utc(at: datetime) -> datetime:
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)


def _clock(text: str) -> time | None:
    if text in {"noon", "midday"}:
        return _NOON
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour, minute = int(match["hour"] or match["h24"]), int(match["minute"] or match["m24"] or 0)
    if match["half"]:
        if not 1 <= hour <= _HALF_DAY:
            return None
        hour = hour % _HALF_DAY + (_HALF_DAY if match["half"] == "p" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def _days(text: str, today: date, order: Order) -> Sequence[date]:
    """The days that are meant, the likeliest first; none when it is no day."""
    near = {"today": 0, "tonight": 0, "yesterday": 1, "yday": 1}
    if text in near:
        return [today - timedelta(days=near[text])]
    if match := _AGO.fullmatch(text):
        return _ago(match, today)
    weekdays = [day for day, name in enumerate(_DAYS) if len(text) > 1 and name.startswith(text)]
    if len(weekdays) == 1:
        return [today - timedelta(days=(today.weekday() - weekdays[0]) % 7)]
    return _dates(text, today, order)


def _ago(match: re.Match[str], today: date) -> Sequence[date]:
    number = int(match[1]) if match[1].isdecimal() else 1
    unit = {"d": 1, "w": 7, "m": 30}[match[2][0]]
    try:
        return [today - timedelta(days=number * unit)]
    except OverflowError:
        return []


def _dates(text: str, today: date, order: Order) -> Sequence[date]:
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups() if part)
        return _real([year], month, day)
    if match := _DOTTED.fullmatch(text):
        return _real(_years(match[3] or match[4], today), int(match[2]), int(match[1]))
    if match := _SLASHED.fullmatch(text):
        return _slashed(match, today, order)
    match = _DAY_MONTH.fullmatch(text) or _MONTH_DAY.fullmatch(text)
    if match is None:
        return []
    months = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(match["month"])]
    return _real(_years(match["year"], today), months[0], int(match["day"])) if len(months) == 1 else []


def _slashed(match: re.Match[str], today: date, order: Order) -> Sequence[date]:
    """Half the world writes the day first, the other half the month."""
    first, second = int(match[1]), int(match[2])
    if order is Order.UNKNOWN and first <= _HALF_DAY and second <= _HALF_DAY and first != second:
        raise UserError(f"{match[0]} can be read in two ways. Write it like 12 Nov, or 2026-11-12.")
    day_first = order is Order.DAY_FIRST if order is not Order.UNKNOWN else first > _HALF_DAY
    day, month = (first, second) if day_first else (second, first)
    return _real(_years(match[3], today), month, day)


def _years(year: str | None, today: date) -> Sequence[int]:
    if not year:
        return [today.year, today.year - 1]
    return [int(year) if len(year) > 2 else 2000 + int(year)]  # noqa: PLR2004 - two digits, or all four


def _real(years: Sequence[int], month: int, day: int) -> Sequence[date]:
    found = []
    for year in years:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue  # 29 February of a common year, 31 April, month 13
    return found
