"""Reading a file of content: a table with a heading line, as spreadsheets and platforms write it.

Every line becomes a draft or a sentence that says why not. The whole file is told first what its separator, its
encoding and the order of its dates are. Nothing is guessed that could be read in two ways.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.errors import UserError
from bot.text import listing
from cogs.analytics.model import Format, Numbers, Snapshot, Source
from cogs.analytics.model_counts import count, shortened
from cogs.analytics.model_days import Order, published, slash_order
from cogs.analytics.model_logging import FORMAT_WORDS, SPONSORED_WORDS, Draft, Refused

LARGEST = 2_000_000
"""Bytes of a file."""
MOST_ROWS = 5_000
LONGEST_LINK = 500
TEMPLATE = (
    "published,format,likes,comments,shares,saves,views,reach,followers,sponsored,link\n"
    "2026-11-12 18:30,reel,480,12,3,30,9100,7000,15120,no,https://example.com/a-reel\n"
    "2026-11-09,post,310,9,,14,,,,yes,\n"
    "2026-11-08,,,,,,,,15060,,\n"
)
"""What people fill in. A cell that is left empty is unknown; a line with followers alone is a day of growth."""

_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "published": (
        *("published", "published at", "date", "day", "publish time", "publish date", "posted", "posted at"),
        *("video publish time", "time", "datetime", "created", "created at", "timestamp", "when"),
    ),
    "format": ("format", "type", "post type", "content type", "kind", "media type"),
    "likes": ("likes", "like", "reactions", "like count", "total likes", "favourites", "favorites"),
    "comments": ("comments", "comment", "comment count", "total comments", "replies", "comments added"),
    "shares": ("shares", "share", "share count", "total shares", "reposts", "retweets", "sends"),
    "saves": ("saves", "save", "saved", "bookmarks", "save count"),
    "views": ("views", "view", "plays", "view count", "total views", "video views"),
    "reach": ("reach", "accounts reached", "unique viewers", "reached"),
    "impressions": ("impressions",),
    "followers": ("followers", "subscribers", "follower count", "total followers"),
    "sponsored": ("sponsored", "paid", "paid partnership", "ad", "sponsored content"),
    "link": ("link", "url", "permalink", "post id", "video id", "id", "content", "key"),
}
COLUMNS = tuple(_HEADINGS)
_COUNTED = ("likes", "comments", "shares", "saves", "views", "reach", "impressions")
_BY_HEADING = {heading: name for name, headings in _HEADINGS.items() for heading in headings}
_SEPARATORS = ",;\t"
_ENCODINGS = ("utf-8-sig", "utf-16", "latin-1")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_YES = frozenset({"yes", "y", "true", "1", "x", "ja", "oui", "si", "sí", "sim"}) | SPONSORED_WORDS
_NO = frozenset({"no", "n", "false", "0", "", "-", "nein", "non", "não", "organic"})
_TOTALS = frozenset({"total", "totals", "sum", "gesamt"})
_BINARY = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds: content, days of growth, lines that could not be used, and columns that say nothing to us."""

    drafts: tuple[Draft, ...]
    snapshots: tuple[Snapshot, ...]
    refused: tuple[Refused, ...]
    unused: tuple[str, ...]
    lines: int


def read_file(data: bytes, now: datetime, zone: ZoneInfo) -> Parsed:
    """The whole file. Raises UserError when it is no such table, or too large."""
    text = _decoded(data)
    rows = _rows(text)
    heading, body = _heading(rows)
    if not body:
        raise UserError("There is only a heading in that file. Put one piece of content on each line below it.")
    if len(body) > MOST_ROWS:
        raise UserError(
            f"That file has {len(body):,} lines, and I take {MOST_ROWS:,} at once. Split it and send one after another."
        )
    return _collected(heading, body, now, zone)


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise UserError(f"That file is larger than {LARGEST // 1_000_000} MB. Split it and send one after another.")
    if data.startswith(_BINARY):
        raise UserError("That is no CSV file. In your spreadsheet choose “Download as CSV”, then send me that file.")
    encodings = _ENCODINGS if data.startswith(_UTF16) else tuple(each for each in _ENCODINGS if each != "utf-16")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise UserError("I cannot read that file. Save it as CSV (UTF-8) in your spreadsheet, then send it again.")


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Every line that is not empty, with its number as the spreadsheet shows it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    found: list[tuple[int, list[str]]] = []
    try:
        found.extend(
            (reader.line_num, [cell.strip() for cell in cells]) for cells in reader if any(map(str.strip, cells))
        )
    except csv.Error:
        raise UserError(f"Line {reader.line_num} of that file is broken. Save it as CSV again and resend it.") from None
    if not found:
        raise UserError("That file is empty. /stats import without a file gives you a template to fill in.")
    return found


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=first.count)


def _heading(rows: Sequence[tuple[int, list[str]]]) -> tuple[list[str], Sequence[tuple[int, list[str]]]]:
    """Our name of each column, or the name it came with; and the lines below."""
    names = [_BY_HEADING.get(_plain(cell), cell) for cell in rows[0][1]]
    doubled = [name for name, times in Counter(name for name in names if name in COLUMNS).items() if times > 1]
    for name in doubled:
        names = _only_first(names, name)
    if "published" not in names or not {*_COUNTED, "followers"} & set(names):
        raise UserError(
            f"I do not know the columns of that file. The first line has to name them: {listing(COLUMNS)}. "
            "Only “published” and one number are needed. /stats import without a file gives you a template."
        )
    return names, rows[1:]


def _plain(cell: str) -> str:
    return " ".join(re.sub(r"[^\w]+|_+", " ", cell.casefold()).split())


def _only_first(names: list[str], name: str) -> list[str]:
    at = names.index(name)
    return [each if each != name or place == at else f"{each} (again)" for place, each in enumerate(names)]


def _collected(heading: Sequence[str], body: Sequence[tuple[int, list[str]]], now: datetime, zone: ZoneInfo) -> Parsed:
    at = heading.index("published")
    order = slash_order([cells[at] for _, cells in body if len(cells) > at])
    drafts, snapshots, refused = [], [], []
    for line, cells in body:
        row = dict(zip(heading, cells, strict=False))
        if row["published"].casefold() in _TOTALS or cells[0].casefold() in _TOTALS:
            continue
        try:
            draft = replace(_draft(row, now, zone, order), line=line)
        except UserError as error:
            refused.append(Refused(line, shortened(" ".join(filter(None, cells))), str(error)))
            continue
        if draft.followers is not None:
            snapshots.append(Snapshot(at=draft.when.at, followers=draft.followers, source=Source.IMPORTED))
        if draft.numbers != Numbers():
            drafts.append(draft)
    unused = tuple(name for name in heading if name and name not in COLUMNS)
    return Parsed(tuple(drafts), tuple(snapshots), tuple(refused), unused, len(body))


def _draft(row: Mapping[str, str], now: datetime, zone: ZoneInfo, order: Order) -> Draft:
    if not row["published"]:
        raise UserError("It does not say when it was published.")
    when = published(row["published"], now, zone, order)
    numbers = dict(_counted(row))
    followers = _count(row, "followers")
    if followers is None and all(value is None for value in numbers.values()):
        raise UserError("There is no number in it.")
    return Draft(
        when=when,
        numbers=replace(Numbers(), **numbers),
        format=_format(row.get("format", "")),
        sponsored=_sponsored(row.get("sponsored")),
        link=row.get("link", "")[:LONGEST_LINK],
        followers=followers,
    )


def _counted(row: Mapping[str, str]) -> Iterator[tuple[str, int | None]]:
    for name in _COUNTED:
        yield name, _count(row, name)


def _count(row: Mapping[str, str], name: str) -> int | None:
    try:
        return count(row.get(name, ""))
    except UserError as error:
        raise UserError(f"{name}: {error}") from None


def _format(typed: str) -> Format | None:
    words = _plain(typed).split()
    found = [FORMAT_WORDS[word] for word in words if word in FORMAT_WORDS]
    if typed and not found:
        return Format.OTHER
    return found[-1] if found else None


def _sponsored(typed: str | None) -> bool | None:
    if typed is None:
        return None
    plain = typed.casefold().strip()
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    raise UserError(f"sponsored: “{shortened(typed)}” is neither yes nor no.")
