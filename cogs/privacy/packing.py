"""Everything about somebody as zip files, each within what Discord takes. Works on plain values, off the event loop."""

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bot.spreadsheet import as_csv
from bot.telling import Told, written
from cogs.privacy import text
from cogs.privacy.gathering import Chapter
from cogs.privacy.reading import path

COLUMNS = ("part", "what", "value")
_OVERHEAD = 512
"""Bytes that a file costs in a zip beside its content; there are about 200 with our names."""

File = tuple[str, bytes]


def packed(chapters: Sequence[Chapter], group: str, now: datetime, limit: int) -> list[bytes]:
    """One zip with everything, or several with at most `limit` bytes each."""
    return [_zip(files) for files in _shared_out(_files(chapters, group, now), limit)]


def _files(chapters: Sequence[Chapter], group: str, now: datetime) -> Iterator[File]:
    told = {chapter.name: chapter.told for chapter in chapters}
    everything = {"group": group, "made_at": now.isoformat(), "features": told}
    yield "README.txt", text.README.encode()
    yield "data.json", json.dumps(everything, ensure_ascii=False, indent=2).encode()
    for chapter in chapters:
        yield f"{chapter.name}.csv", as_csv(COLUMNS, map(_row, chapter.things()))


def _row(told: Told) -> dict[str, object]:
    numbered = 2 if told.names[1:] and told.names[1].isdecimal() else 1
    return {"part": path(told.names[:numbered]), "what": path(told.names[numbered:]), "value": written(told)}


def _shared_out(files: Iterable[File], limit: int) -> list[list[File]]:
    """Which files go together. One that alone is too large is cut."""
    found: list[list[File]] = [[]]
    room = limit
    for file in (piece for whole in files for piece in _pieces(whole, limit)):
        size = _size(file)
        if size > room and found[-1]:
            found.append([])
            room = limit
        found[-1].append(file)
        room -= size
    return found


def _pieces(file: File, limit: int) -> Iterator[File]:
    name, content = file
    if _size(file) <= limit:
        yield file
        return
    step = max(1, limit - 2 * _OVERHEAD)
    for number, start in enumerate(range(0, len(content), step), start=1):
        yield f"{name}.{number}", content[start : start + step]


def _size(file: File) -> int:
    return len(_zip([file])) + _OVERHEAD


def _zip(files: Iterable[File]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return made.getvalue()
