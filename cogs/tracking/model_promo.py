"""Promo codes of a group: one spelling, and whether a new one can be told from those that are in use."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.errors import UserError

SHORTEST, LONGEST = 3, 24
_CODE = re.compile(r"[A-Z0-9]+(?:[-_][A-Z0-9]+)*")
_ALIKE = str.maketrans("OILSBZ", "011582", "-_")
"""What is mistaken for each other on a phone or read aloud; dashes are left out by half of all people."""


class Clash(StrEnum):
    """Why two codes do not go together."""

    OTHER_BRAND = "other_brand"
    """The same code leads to two brand partners: people end up at the wrong one."""
    OTHER_CREATOR = "other_creator"
    """Two creators have the same code of one brand partner: nobody can tell whose sale it was."""
    ALIKE = "alike"
    """They look alike."""


@dataclass(frozen=True, slots=True)
class Promo:
    """A code, as `code` makes it, whose it is and until when. None is without an end."""

    code: str
    brand: str
    creator_id: int
    until: datetime | None = None

    def is_used(self, now: datetime) -> bool:
        """Whether it still works."""
        return self.until is None or now < self.until


@dataclass(frozen=True, slots=True)
class Collision:
    """A code that is in the way."""

    clash: Clash
    other: Promo

    @property
    def refuses(self) -> bool:
        """Whether the new code cannot be kept. Looking alike is only worth a word."""
        return self.clash is not Clash.ALIKE


def code(typed: str) -> str:
    """A code as it is written everywhere: capitals, no spaces. Raises UserError when it cannot be one."""
    joined = "".join(unicodedata.normalize("NFKC", typed).split())
    found = joined.upper() if joined.isascii() else ""
    if not _CODE.fullmatch(found):
        raise UserError(
            "A promo code is made of the letters A to Z, digits, and single dashes between them, such as KEIKO-15. "
            "Other letters are hard to type for most people."
        )
    if not SHORTEST <= len(found) <= LONGEST:
        raise UserError(f"Please use {SHORTEST} to {LONGEST} characters for a promo code, such as KEIKO15.")
    return found


def look(found: str) -> str:
    """The same for all codes that are mistaken for each other: `KEIKO15` and `KE1K0-I5`."""
    return found.upper().translate(_ALIKE)


def collisions(new: Promo, known: Iterable[Promo], now: datetime) -> tuple[Collision, ...]:
    """Everything in use that the new code can be mistaken for, the worst first; its own earlier entry is none."""
    found = [Collision(clash, each) for each in known if each.is_used(now) and (clash := _clash(new, each)) is not None]
    order = list(Clash)
    return tuple(sorted(found, key=lambda each: (order.index(each.clash), each.other.code, each.other.creator_id)))


def plain(brand: str) -> str:
    """A brand partner's name without case, accents and signs: `Café Nord` and `CAFE  nord!` are the same."""
    spread = unicodedata.normalize("NFKD", brand.casefold())
    kept = (one if one.isalnum() else " " for one in spread if not unicodedata.combining(one))
    return " ".join("".join(kept).split())


def _clash(new: Promo, other: Promo) -> Clash | None:
    if look(new.code) != look(other.code):
        return None
    is_same_brand = plain(new.brand) == plain(other.brand)
    if new.code != other.code:
        return Clash.ALIKE
    if not is_same_brand:
        return Clash.OTHER_BRAND
    return Clash.OTHER_CREATOR if new.creator_id != other.creator_id else None
