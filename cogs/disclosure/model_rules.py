"""The rules as data: `rules.toml`, read once. Nothing here looks at a caption."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from cogs.disclosure.model import Kind, Market, What
from cogs.profiles.model import Platform

_WHY = {"short": What.BY_SHORT, "vague": What.BY_VAGUE, "gift": What.BY_GIFT, "affiliate": What.BY_AFFILIATE}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule comes from."""

    title: str
    publisher: str
    year: int


@dataclass(frozen=True, slots=True)
class MarketRules:
    """What the guidance of a market says, in the spellings of `spellings`."""

    name: str
    languages: frozenset[str]
    clear: frozenset[str]
    clear_for: Mapping[Kind, frozenset[str]]
    endings: tuple[str, ...]
    first_hashtags: int
    first_line: bool
    switch_alone: bool
    suggest: Mapping[Kind, str]
    sources: tuple[Source, ...]

    def accepts(self, kind: Kind) -> frozenset[str]:
        """Every word that is clear for that kind."""
        return self.clear | self.clear_for.get(kind, frozenset())


@dataclass(frozen=True, slots=True)
class PlatformRules:
    """How much people see of a caption before they press more, and the platform's own way to mark."""

    characters: int
    lines: int
    switch: str


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything in the file. Words are spelled as `spellings` does."""

    markets: Mapping[Market, MarketRules]
    platforms: Mapping[Platform, PlatformRules]
    languages: Mapping[str, frozenset[str]]
    """The languages of each marker."""
    weak: Mapping[str, What]
    contradictions: frozenset[str]

    def known(self, market: Market, kind: Kind) -> frozenset[str]:
        """Every word that says something, anywhere."""
        return self.markets[market].accepts(kind) | self.languages.keys() | self.weak.keys()


@cache
def rules() -> Rules:
    """The file that comes with the bot."""
    raw = tomllib.loads(files("cogs.disclosure").joinpath("rules.toml").read_text("utf-8"))
    return Rules(
        markets={market: _market(raw["markets"][market.value]) for market in Market},
        platforms={platform: PlatformRules(**raw["platforms"][platform.value]) for platform in Platform},
        languages=_by_word(raw["languages"]),
        weak={word: _WHY[why] for why, words in raw["weak"].items() for word in spellings(words)},
        contradictions=spellings(raw["contradictions"]["words"]),
    )


def spellings(words: Iterable[str]) -> frozenset[str]:
    """Each word folded, with its accents and without."""
    folded = [folded_word(word) for word in words]
    return frozenset([*folded, *map(_plain, folded)])


def folded_word(word: str) -> str:
    """How a word is compared: in its canonical characters, in small letters, without a hyphen."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold()).replace("-", " ")


def _plain(word: str) -> str:
    """As people type it in a hurry: without accents."""
    apart = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(c for c in apart if not "\u0300" <= c <= "\u036f"))


def _by_word(languages: Mapping[str, Iterable[str]]) -> Mapping[str, frozenset[str]]:
    known: dict[str, frozenset[str]] = {}
    for language, words in languages.items():
        for word in spellings(words):
            known[word] = known.get(word, frozenset()) | {language}
    return known


def _market(raw: Mapping[str, Any]) -> MarketRules:
    return MarketRules(
        name=raw["name"],
        languages=frozenset(raw["languages"]),
        clear=spellings(raw["clear"]),
        clear_for={Kind(kind): spellings(words) for kind, words in raw["clear_for"].items()},
        endings=tuple(raw["ending"]),
        first_hashtags=raw["first_hashtags"],
        first_line=raw["first_line"],
        switch_alone=raw["switch_alone"],
        suggest={Kind(kind): line for kind, line in raw["suggest"].items()},
        sources=tuple(Source(**source) for source in raw["sources"]),
    )
