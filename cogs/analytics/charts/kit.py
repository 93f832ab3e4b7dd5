"""The files of a media kit: JSON, CSV, and what goes onto the sheet. Only what is shared, with its proof beside it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot import spreadsheet
from bot.pictures.figures import full_day, span
from cogs.analytics.charts.specs_sheets import KitFigure, MediaKit, Unit

COLUMNS = (
    "platform",
    "handle",
    "id",
    "label",
    "value",
    "unit",
    "low",
    "high",
    "formula",
    "sample",
    "as_of",
    "provenance",
    "note",
)

_DECIMALS = 2


def public(kit: MediaKit) -> MediaKit:
    """The kit without anything that is not shared; a platform with nothing left goes with its handle."""
    kept = (replace(each, figures=tuple(f for f in each.figures if f.shared)) for each in kit.platforms)
    return replace(kit, platforms=tuple(each for each in kept if each.figures))


def as_json(kit: MediaKit) -> bytes:
    """A JSON document, UTF-8."""
    shared = public(kit)
    document = {
        "name": shared.name.display,
        "sentence": shared.sentence,
        "niches": list(shared.niches),
        "region": shared.region,
        "made_on": shared.made_on.isoformat(),
        "platforms": [
            {"platform": each.platform, "handle": each.handle, "figures": [_row(figure) for figure in each.figures]}
            for each in shared.platforms
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode()


def as_csv(kit: MediaKit) -> bytes:
    """One row for each figure, UTF-8 with the mark that spreadsheets want. No cell is taken for a formula."""
    return spreadsheet.as_csv(COLUMNS, _rows(public(kit)))


def proof(figure: KitFigure) -> str:
    """From how much, when, and who says so."""
    return " · ".join(filter(None, (figure.sample, full_day(figure.as_of), figure.provenance, figure.note)))


def interval(figure: KitFigure) -> str:
    """`3.8 to 5.0 %`, or nothing."""
    return span(figure.low, figure.high) if figure.low is not None and figure.high is not None else ""


def _rows(kit: MediaKit) -> Iterator[dict[str, Any]]:
    for each in kit.platforms:
        for figure in each.figures:
            yield {"platform": each.platform, "handle": each.handle} | _row(figure)


def _row(figure: KitFigure) -> dict[str, Any]:
    return {
        "id": figure.id,
        "label": figure.label,
        "value": _number(figure.value),
        "unit": "count" if figure.unit is Unit.COUNT else "percent",
        "low": _number(figure.low),
        "high": _number(figure.high),
        "formula": figure.formula,
        "sample": figure.sample,
        "as_of": figure.as_of.isoformat(),
        "provenance": figure.provenance,
        "note": figure.note,
    }


def _number(value: float | None) -> float | int | None:
    """Rounded as far as it means something; whole numbers stay whole."""
    return value if value is None else int(value) if value == int(value) else round(value, _DECIMALS)
