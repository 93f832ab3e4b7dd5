"""What content with a brand is: its kinds and what each asks for, the markets, and what a look at a caption finds.

The rules of each market are data: see `model_rules`. How a caption is looked at is in `model_check`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, StrEnum

from bot.errors import UserError
from cogs.profiles.model import Platform

LONGEST_CAPTION = 4000
"""Characters of a caption; Discord's forms take no more."""
KEPT_FOR = timedelta(days=1)
"""So long a caption is kept, to be checked again."""


class Kind(StrEnum):
    """The answers to the house question, whether something is a collab or a paid partnership."""

    COLLAB = "collab"
    PAID = "paid"
    GIFTED = "gifted"
    AFFILIATE = "affiliate"
    OWN = "own"
    GIVEAWAY = "giveaway"


class Need(StrEnum):
    """What has to be known about a piece of content of some kind."""

    BRAND = "brand"
    COMPENSATION = "compensation"
    PRODUCT = "product"
    LINK = "link"
    PRIZE = "prize"
    RIGHTS = "rights"


NEEDS: Mapping[Kind, tuple[Need, ...]] = {
    Kind.COLLAB: (),
    Kind.PAID: (Need.BRAND, Need.COMPENSATION, Need.RIGHTS),
    Kind.GIFTED: (Need.BRAND, Need.PRODUCT),
    Kind.AFFILIATE: (Need.BRAND, Need.LINK),
    Kind.OWN: (Need.BRAND,),
    Kind.GIVEAWAY: (Need.BRAND, Need.PRIZE),
}


def needs_disclosure(kind: Kind) -> bool:
    """Whether the audience has to be told. Two creators who make something together, without a brand, owe nothing."""
    return kind is not Kind.COLLAB


class Market(StrEnum):
    """Where most of the audience is."""

    US = "us"
    CA = "ca"
    UK = "uk"
    DE = "de"
    FR = "fr"
    ES = "es"
    IT = "it"
    NL = "nl"
    AU = "au"
    ELSEWHERE = "elsewhere"


class What(Enum):
    """What a look at a caption can find. The first is good, the second to fifth are about where a marker stands."""

    CLEAR = "a marker that is clear in this market"
    FOLDED = "it stands below what people see before they press more"
    LATER_LINE = "it is not in the first line"
    CROWDED = "it is one of many hashtags"
    AFTER_LINK = "it stands behind a link"
    CONTRADICTED = "other words say the opposite"
    BY_SHORT = "a short form that few understand"
    BY_VAGUE = "a word that can mean anything"
    BY_GIFT = "it tells of a gift, not of an ad"
    BY_AFFILIATE = "it tells of a link, not of an ad"
    FOREIGN = "a marker of another language"
    UNUSUAL = "a marker that this market does not name"
    IN_A_SENTENCE = "the word is part of a sentence"
    HIDDEN = "the letters are inside a longer hashtag"
    LOOKALIKE = "letters of another script that look the same"
    MISSING = "no clear marker"
    NOT_NEEDED = "nothing has to be marked"


PLACES = (What.FOLDED, What.LATER_LINE, What.CROWDED, What.AFTER_LINK)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found, with the words as they stand in the caption; `number` is which hashtag, which character."""

    what: What
    words: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What a look at a caption found. It explains; whether that is enough is for its reader to decide."""

    market: Market
    platform: Platform
    kind: Kind
    findings: tuple[Finding, ...]
    suggestion: str | None = None
    """A first line that would be clear, when there is something to gain."""

    @property
    def is_clear(self) -> bool:
        """Whether nothing has to be marked, or it is, where people see it, with nothing against it."""
        return all(each.what in {What.CLEAR, What.NOT_NEEDED} for each in self.findings)

    def has(self, what: What) -> bool:
        """Whether that was found."""
        return any(each.what is what for each in self.findings)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person wants to have looked at."""

    market: Market
    platform: Platform
    kind: Kind
    caption: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a person asked last, so that the next form begins there. The caption goes after a day."""

    market: Market
    platform: Platform
    kind: Kind
    caption: str | None = field(repr=False)


def caption_of(typed: str) -> str:
    """A caption to look at. Raises UserError when there is none, or too much of it."""
    caption = typed.replace("\x00", "").strip()
    if not caption:
        raise UserError("There was no caption to look at. Paste the text you want to post, then check it again.")
    if len(caption) > LONGEST_CAPTION:
        raise UserError(
            f"That is longer than {LONGEST_CAPTION:,} characters. Paste its beginning, that is what counts."
        )
    return caption
