"""What a creator tells again is the same content with newer numbers, not more content.

Content is known by its link, else by its minute, else by its day: the first reel told of a day is the first reel that
is kept of it, the second one the second. A name begins with how it is known, so that `is_timed` can be asked later.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from zoneinfo import ZoneInfo

from cogs.analytics.model import FROM_PLATFORM, Content, Format, Numbers, Snapshot, Source
from cogs.analytics.model_logging import Draft

_DAY, _MINUTE, _LINK = "day-", "at-", "link-"
_NEAR = timedelta(days=7)
_TAG = 12


@dataclass(frozen=True, slots=True)
class Told:
    """How and when something was told, and on which clock its days are read."""

    source: Source
    at: datetime
    zone: ZoneInfo
    usual: Format
    followers: int | None = None


class Fate(StrEnum):
    """What became of one line."""

    ADDED = "added"
    UPDATED = "updated"
    SAME = "same"
    PLATFORM = "platform"
    """The platform itself tells these numbers."""


@dataclass(slots=True)
class Matched:
    """What becomes of drafts: new content, newer numbers of known content (old and new), and each line's fate."""

    added: list[Content] = field(default_factory=list)
    updated: list[tuple[Content, Content]] = field(default_factory=list)
    fates: list[tuple[int, Fate]] = field(default_factory=list)

    def number(self, fate: Fate) -> int:
        """How many lines had that fate."""
        return sum(each is fate for _, each in self.fates)

    @property
    def to_keep(self) -> list[Content]:
        """What has to be saved."""
        return [*self.added, *(new for _, new in self.updated)]


def is_timed(content: Content) -> bool:
    """Whether the time of day of its publication is known."""
    return not content.key.startswith(_DAY)


def tag(key: str) -> str:
    """A short name for a key, for custom ids."""
    return sha256(key.encode()).hexdigest()[:_TAG]


def match(drafts: Sequence[Draft], known: Sequence[Content], snapshots: Sequence[Snapshot], told: Told) -> Matched:
    """Match what was told with what is kept."""
    book, result = _Book(known, told.zone), Matched()
    for draft in drafts:
        found = book.find(draft)
        new = _content(draft, found, book, snapshots, told)
        fate = _fate(found, new)
        result.fates.append((draft.line, fate))
        book.take(new if fate in {Fate.ADDED, Fate.UPDATED} else found or new, draft.when.day)
        if found is None:
            result.added.append(new)
        elif fate is Fate.UPDATED:
            result.updated.append((found, new))
    return _once(result)


def _fate(found: Content | None, new: Content) -> Fate:
    if found is None:
        return Fate.ADDED
    if found.source in FROM_PLATFORM:
        return Fate.PLATFORM
    return Fate.SAME if _same(found, new) else Fate.UPDATED


class _Book:
    """What is kept, and what of it has been told again already."""

    def __init__(self, known: Sequence[Content], zone: ZoneInfo) -> None:
        self._by_key = {each.key: each for each in known}
        self._by_minute = {(_minute(each.published_at), each.format): each for each in known if is_timed(each)}
        self._by_day: dict[date, list[Content]] = defaultdict(list)
        for each in sorted(known, key=lambda one: (one.published_at, len(one.key), one.key)):
            self._by_day[each.published_at.astimezone(zone).date()].append(each)
        self._taken: set[str] = set()

    def find(self, draft: Draft) -> Content | None:
        if draft.link:
            return self._by_key.get(_link_key(draft.link))
        if draft.when.timed:
            return self._of_minute(draft)
        return next((each for each in self._by_day[draft.when.day] if self._fits(each, draft)), None)

    def _of_minute(self, draft: Draft) -> Content | None:
        minute = _minute(draft.when.at)
        formats: Sequence[Format] = [draft.format] if draft.format else list(Format)
        found = (self._by_minute.get((minute, each)) for each in formats)
        return next((each for each in found if each is not None), None)

    def _fits(self, content: Content, draft: Draft) -> bool:
        return content.key not in self._taken and draft.format in {None, content.format}

    def take(self, content: Content, day: date) -> None:
        if content.key not in self._by_key:
            self._by_day[day].append(content)
        self._by_key[content.key] = content
        if is_timed(content):
            self._by_minute[_minute(content.published_at), content.format] = content
        self._taken.add(content.key)

    def new_key(self, draft: Draft, kind: Format) -> str:
        if draft.link:
            return _link_key(draft.link)
        if draft.when.timed:
            return f"{_MINUTE}{_minute(draft.when.at)}-{kind}"
        number = 1
        while (key := f"{_DAY}{draft.when.day}-{kind}-{number}") in self._by_key:
            number += 1
        return key


def _minute(at: datetime) -> str:
    return f"{at:%Y%m%d%H%M}"


def _link_key(link: str) -> str:
    return f"{_LINK}{sha256(link.casefold().rstrip('/').encode()).hexdigest()[:20]}"


def _content(draft: Draft, found: Content | None, book: _Book, snapshots: Sequence[Snapshot], told: Told) -> Content:
    if found is not None:
        return replace(
            found,
            numbers=_merged(found.numbers, draft.numbers),
            format=draft.format or found.format,
            sponsored=found.sponsored if draft.sponsored is None else draft.sponsored,
            captured_at=told.at,
            source=told.source,
        )
    kind = draft.format or told.usual
    followers, at_capture = _followers(draft, snapshots, told)
    return Content(
        key=book.new_key(draft, kind),
        published_at=draft.when.at,
        captured_at=told.at,
        numbers=draft.numbers,
        format=kind,
        sponsored=bool(draft.sponsored),
        followers=followers,
        followers_at_capture=at_capture,
        source=told.source,
    )


def _merged(old: Numbers, new: Numbers) -> Numbers:
    """The newer number of each kind; what is not told this time stays as it was."""
    told: Mapping[str, int] = {
        name: value for name in Numbers.__dataclass_fields__ if (value := getattr(new, name)) is not None
    }
    return replace(old, **told)


def _same(old: Content, new: Content) -> bool:
    return (old.numbers, old.format, old.sponsored) == (new.numbers, new.format, new.sponsored)


def _followers(draft: Draft, snapshots: Sequence[Snapshot], told: Told) -> tuple[int | None, bool]:
    """How many followed when it was published, if that is known to within a week; else how many follow now."""
    if draft.followers is not None:
        return draft.followers, False
    counted = [each for each in snapshots if each.followers is not None]
    near = min(counted, key=lambda each: abs(each.at - draft.when.at), default=None)
    if near is not None and abs(near.at - draft.when.at) <= _NEAR:
        return near.followers, False
    return (told.followers if told.followers is not None else near.followers if near else None), True


def _once(result: Matched) -> Matched:
    """What was told twice in one go is saved once, as it was told last."""
    last = {each.key: each for each in result.added}
    late = [(old, new) for old, new in result.updated if old.key not in last]
    for old, new in result.updated:
        if old.key in last:
            last[old.key] = new
    result.added, result.updated = list(last.values()), list(_latest(late))
    return result


def _latest(pairs: Sequence[tuple[Content, Content]]) -> Iterator[tuple[Content, Content]]:
    first: dict[str, Content] = {}
    newest: dict[str, Content] = {}
    for old, new in pairs:
        first.setdefault(old.key, old)
        newest[old.key] = new
    for key, old in first.items():
        yield old, newest[key]
