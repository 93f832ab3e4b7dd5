"""What every picture has: a look; and a chart: a title, and how its numbers were come by. Frozen, so that equal specs
are one picture in the cache.

The kinds of pictures are not here. A kind is drawn by `canvas(spec)` of the module `drawing` beside it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Look(StrEnum):
    """The two looks of every picture."""

    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """What somebody is called, and the handle to write where our letters cannot draw that."""

    display: str
    handle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What stands under every number: how it was worked out, from how much, when, and who says so.

    `sample` is a phrase such as "12 of the last 12". `note` is for what a platform wants to be said.
    """

    formula: str
    as_of: date
    provenance: str
    sample: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """Everything that becomes a picture."""

    look: Look = Look.DARK


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Spec):
    """What all charts have."""

    title: str
    stated: Stated
    subtitle: str = ""
