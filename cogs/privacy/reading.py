"""What is stored as lines on a card: what belongs together stands in one line, and lines in pages."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bot.telling import Told, shown

PAGE_SIZE = 3000
"""Characters; a card takes 4000 in all."""
_LONGEST_LINE = 1400


def lines(things: Iterable[Told]) -> Iterator[str]:
    """A line for each thing, or for all parts of one thing."""
    for outer, parts in groupby(things, key=lambda each: each.names[:-1]):
        if outer:
            yield from _joined(f"**{path(outer)}**", [_said(each) for each in parts])
        else:
            yield from (f"**{each.names[-1]}:** {shown(each)}" for each in parts)


def _said(told: Told) -> str:
    return f"{told.names[-1]}: {shown(told)}"


def _joined(head: str, parts: Sequence[str]) -> Iterator[str]:
    line = head
    for part in parts:
        if len(line) + len(part) > _LONGEST_LINE:
            yield line
            line = head
        line += f" · {part}"
    yield line


def path(names: Iterable[str]) -> str:
    """The names from the outside in, with the number of a thing behind its name: `Requests 1`."""
    found = ""
    for name in names:
        found += f" {name}" if name.isdecimal() else f" › {name}" if found else name
    return found


def _cut(line: str) -> Iterator[str]:
    """A line that no page could hold, such as a list of hundreds, in pieces that end between words."""
    while len(line) > _LONGEST_LINE:
        end = line.rfind(" ", 1, _LONGEST_LINE)
        end = end if end > 0 else _LONGEST_LINE
        yield line[:end]
        line = line[end:].lstrip()
    yield line


def pages(found: Iterable[str]) -> list[str]:
    """The lines in pieces that fit on a card."""
    made = [""]
    for line in (piece for whole in found for piece in _cut(whole)):
        if made[-1] and len(made[-1]) + len(line) >= PAGE_SIZE:
            made.append("")
        made[-1] += f"{line}\n"
    return made
