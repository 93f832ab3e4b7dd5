"""Files that spreadsheets open, in which no text is taken for a formula. What stands in them is up to each feature."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

_COMPUTED = ("=", "+", "-", "@", "\t", "\r")
"""What a text begins with that a spreadsheet would compute."""


def harmless(cell: object) -> object:
    """A text that a spreadsheet would compute is marked as text; everything else stays as it is."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_COMPUTED) else cell


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> bytes:
    """UTF-8 with the mark that spreadsheets want, CRLF between the lines, every text harmless."""
    found = io.StringIO(newline="")
    table = csv.DictWriter(found, columns, lineterminator="\r\n")
    table.writeheader()
    table.writerows({name: harmless(value) for name, value in row.items()} for row in rows)
    return found.getvalue().encode("utf-8-sig")
