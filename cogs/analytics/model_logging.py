"""Reading what a creator types about content, one line each: `12 Nov 18:30 reel 480 likes 12 comments 30 saves`.

Forgiving on purpose: names before or after their numbers, or no names at all and the order likes, comments, shares,
saves, views, reach. A day, a format and "sponsored" may stand in the line. A dash is unknown; unknown is never zero.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.errors import UserError
from bot.text import listing
from cogs.analytics.model import Format, Numbers
from cogs.analytics.model_counts import count, is_unknown, shortened
from cogs.analytics.model_days import EXAMPLES, Published, find, published
from cogs.profiles.model import Platform

ORDER = ("likes", "comments", "shares", "saves", "views", "reach")
"""What numbers without names mean, in their order."""
MOST_LINES = 25
LONGEST_TYPED = 1500

EXAMPLE = "12 Nov 18:30 reel 480 likes 12 comments 3 shares 30 saves 9100 views"

_NAMES: Mapping[str, str] = {
    **dict.fromkeys(
        ("likes", "like", "❤", "❤️", "♥", "♥️", "hearts", "heart", "favourites", "favorites", "faves"), "likes"
    ),
    **dict.fromkeys(("comments", "comment", "comms", "replies", "reply", "💬"), "comments"),
    **dict.fromkeys(("shares", "share", "sends", "reposts", "repost", "retweets", "🔁"), "shares"),
    **dict.fromkeys(("saves", "save", "saved", "bookmarks", "bookmark", "🔖"), "saves"),
    **dict.fromkeys(("views", "view", "plays", "play", "watched", "👁", "👁️"), "views"),
    **dict.fromkeys(("reach", "reached"), "reach"),
    **dict.fromkeys(("impressions", "impression"), "impressions"),
}
FORMAT_WORDS: Mapping[str, Format] = {
    **{each.value: each for each in Format if each is not Format.OTHER},
    **{f"{each.value}s": each for each in Format if each is not Format.OTHER},
    "stories": Format.STORY,
    "photo": Format.POST,
    "picture": Format.POST,
    "image": Format.POST,
    "pin": Format.POST,
    "live": Format.STREAM,
    "vod": Format.STREAM,
    "vid": Format.VIDEO,
    "tiktok": Format.VIDEO,
}
SPONSORED_WORDS = frozenset({"sponsored", "paid", "#ad", "ad", "#sponsored", "partnership", "brand"})
_DEFAULTS: Mapping[Platform, Format] = {
    Platform.TIKTOK: Format.VIDEO,
    Platform.YOUTUBE: Format.VIDEO,
    Platform.TWITCH: Format.STREAM,
}
_DIGITS_THEN_NAME = re.compile(r"(?<![\w.,])(\d[\d.,]*)([a-z❤♥💬🔁🔖👁#][^\s\d]*)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[|;·•=\t]\s*|:\s+|:$|(?<=[a-z]):(?=[\d-])|,\s+|\s+&\s+|\s+and\s+", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*•]\s+|\d{1,2}\)\s+|\d{1,2}\.\s+(?=\d{1,2}\W{0,2}[a-z]{3}|\d{4}-))", re.IGNORECASE)
_CROWDED = re.compile(r"[\d-]+(?:,[\d-]*){2,}")
_MOST_DAY_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One piece of content as it was told. None is "not told" everywhere."""

    when: Published
    numbers: Numbers
    format: Format | None = None
    sponsored: bool | None = None
    link: str = ""
    followers: int | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that could not be used: which one, its words, and the sentence that helps."""

    line: int
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before the lines are read: the present, the creator's clock, and what the form says for all."""

    now: datetime
    zone: ZoneInfo
    when: Published | None = None
    format: Format | None = None
    sponsored: bool | None = None


def read_lines(typed: str, known: Known) -> tuple[tuple[Draft, ...], tuple[Refused, ...]]:
    """Every line that could be read, and every one that could not. Raises UserError for too many lines."""
    lines = [(number, line) for number, line in enumerate(typed.splitlines(), 1) if line.strip()]
    if len(lines) > MOST_LINES:
        raise UserError(
            f"That is {len(lines)} lines, and a form takes {MOST_LINES}. "
            "Log the newest first, or send all of them as a file with /stats import."
        )
    drafts, refused = [], []
    for number, line in lines:
        try:
            drafts.append(replace(read_line(line, known), line=number))
        except UserError as error:
            refused.append(Refused(number, line.strip(), str(error)))
    return tuple(drafts), tuple(refused)


def read_line(line: str, known: Known) -> Draft:
    """One piece of content. Raises UserError with the sentence that helps."""
    words = _words(line)
    when, words = _leading_day(words, known)
    kind, sponsored, words = _tags(words)
    numbers = _numbers(words)
    if when is None and known.when is None:
        raise UserError(f"When was it published? Begin the line with the day: {EXAMPLES}.")
    return Draft(
        when=when or known.when or _never(),
        numbers=numbers,
        format=kind or known.format,
        sponsored=known.sponsored if sponsored is None else sponsored,
    )


def _never() -> Published:
    raise UserError(f"When was it published? You can write {EXAMPLES}.")


def _words(line: str) -> list[str]:
    spread = _DIGITS_THEN_NAME.sub(_apart, _BULLET.sub("", line))
    words = _BETWEEN.sub(" ", spread).replace("(", " ").replace(")", " ").split()
    return [part for word in words for part in _uncrowded(word)]


def _apart(match: re.Match[str]) -> str:
    """`480likes` is two words; `12.5k`, `6pm`, `3rd`, `18h30` are one."""
    name = match[2].casefold().rstrip(",.:")
    return f"{match[1]} {match[2]}" if name in _NAMES or name in FORMAT_WORDS else match[0]


def _uncrowded(word: str) -> Sequence[str]:
    """`480,12,3` are three numbers, `1,234,567` is one."""
    if _CROWDED.fullmatch(word) and not re.fullmatch(r"\d{1,3}(?:,\d{3})+", word):
        return [part or "-" for part in word.split(",")]
    return [word.rstrip(",")] if word.rstrip(",") else []


def _leading_day(words: list[str], known: Known) -> tuple[Published | None, list[str]]:
    """The longest beginning of the line that is a day, and what is left."""
    doubt: UserError | None = None
    for length in range(min(_MOST_DAY_WORDS, len(words)), 0, -1):
        text = " ".join(words[:length])
        if _ends_with_a_count(words[:length], known.now.year):
            continue
        try:
            found = find(text, known.now, known.zone)
        except UserError as error:
            doubt = error
            continue
        if found is not None:
            return published(text, known.now, known.zone), words[length:]
    if doubt is not None:
        raise doubt
    return None, words


def _ends_with_a_count(words: Sequence[str], year: int) -> bool:
    """Numbers alone are no day, and no year is to come: `12 Nov 2048` begins with a day and 2,048 likes."""
    last = words[-1]
    return all(map(str.isdecimal, words)) or (len(last) == len("2048") and last.isdecimal() and int(last) > year)


def _tags(words: Sequence[str]) -> tuple[Format | None, bool | None, list[str]]:
    """Format and "sponsored" may stand anywhere."""
    kind: Format | None = None
    sponsored: bool | None = None
    left = []
    for word in words:
        plain = word.casefold().rstrip(",.:")
        if plain in FORMAT_WORDS:
            kind = FORMAT_WORDS[plain]
        elif plain in SPONSORED_WORDS:
            sponsored = True
        elif plain in {"organic", "#organic"}:
            sponsored = False
        else:
            left.append(word)
    return kind, sponsored, left


def _numbers(words: Sequence[str]) -> Numbers:
    plain = [word.casefold().rstrip(",.:") for word in words]
    found = dict(_named(words, plain) if any(word in _NAMES for word in plain) else _in_order(words))
    if all(value is None for value in found.values()):
        raise UserError(f"There is no number in it. Write it like this: {EXAMPLE}.")
    return replace(Numbers(), **found)


def _in_order(words: Sequence[str]) -> Iterator[tuple[str, int | None]]:
    if len(words) > len(ORDER):
        raise UserError(
            f"That are {len(words)} numbers, and I know {len(ORDER)}: {listing(ORDER)}. Write names beside them."
        )
    for name, word in zip(ORDER, words, strict=False):
        yield name, count(word)


def _named(words: Sequence[str], plain: Sequence[str]) -> Iterator[tuple[str, int | None]]:
    """Pairs of a name and a number; which of them comes first is the same for the whole line."""
    name_first = plain[0] in _NAMES
    if len(words) % 2:
        raise UserError(f"One number or name stands alone in it. Write it like this: {EXAMPLE}.")
    seen: set[str] = set()
    for at in range(0, len(words), 2):
        name, number = (plain[at], words[at + 1]) if name_first else (plain[at + 1], words[at])
        if name not in _NAMES:
            raise UserError(f"I do not know what “{shortened(name)}” counts. I know {listing(ORDER)}.")
        if _NAMES[name] in seen:
            raise UserError(f"It names {_NAMES[name]} twice. Keep one of the two.")
        seen.add(_NAMES[name])
        yield _NAMES[name], count(number)


def default_format(platform: Platform) -> Format:
    """What content usually is there, when nobody says."""
    return _DEFAULTS.get(platform, Format.POST)


def oddities(numbers: Numbers) -> tuple[str, ...]:
    """What may well be right, and is worth a second look. Never a reason to refuse."""
    doubts = []
    for part, whole in (("likes", "views"), ("comments", "likes"), ("reach", "views"), ("likes", "reach")):
        less, more = getattr(numbers, whole), getattr(numbers, part)
        if less is not None and more is not None and more > less:
            doubts.append(f"more {part} than {whole}")
    return tuple(doubts)


def kind_of(values: Sequence[str]) -> tuple[Format | None, bool | None]:
    """What the form's menu says: a format, and whether it is sponsored content."""
    formats = [Format(value) for value in values if value in tuple(Format)]
    return (formats[0] if formats else None), (True if SPONSORED in values else None)


SPONSORED = "sponsored"
"""The choice of the form's menu that stands beside the formats."""


def blank(typed: str) -> bool:
    """Whether a field was left empty, or says that it is unknown."""
    return is_unknown(typed)
