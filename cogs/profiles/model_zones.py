"""Finding the time zone that people mean by a city, a country, an offset or an IANA name.

Cities and countries are those of the time zone database; what it lacks is in `model_zone_names`.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from bot.errors import UserError
from bot.text import listing
from cogs.profiles.model_zone_names import COUNTRY_NAMES, HALF_HOURS, PLACES, WIDE_COUNTRIES

_OFFSET = re.compile(r"(?:utc|gmt)?\s*(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?:[:.]?(?P<minutes>\d{2}))?")
_MAIN_PART = re.compile(r"^most of|\((?:mainland|peninsula)\)", re.IGNORECASE)
_NOT_PLACES = ("Etc/", "SystemV/", "posix/", "right/")
_HOUR = 60


def time_zone(typed: str) -> str | None:
    """The IANA name of what was typed, or None for nothing. Raises UserError, with suggestions, when it is unclear."""
    wanted = plain(typed)
    if not wanted:
        return None
    if "/" in typed and typed.strip() in _zones():
        return typed.strip()
    return _by_offset(typed) or _by_name(wanted) or _by_parts(typed) or _refuse(typed, wanted)


def plain(name: str) -> str:
    """A name without case, accents and punctuation, so that `São_Paulo` is `sao paulo`."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(letter if letter.isalnum() else " " for letter in letters if not unicodedata.combining(letter))
    return " ".join(kept.split())


def place_of(zone: str) -> str:
    """What a zone is called for people: `Europe/Lisbon` is `Lisbon`, `Etc/GMT-2` is `UTC+2`."""
    name = zone.rpartition("/")[2]
    if zone.startswith("Etc/GMT") and name != "GMT":
        return f"UTC{'+' if name[3] == '-' else '-'}{name[4:]}"
    return name.replace("_", " ")


def _by_offset(typed: str) -> str | None:
    match = _OFFSET.fullmatch(typed.strip().casefold().replace("\u2212", "-"))
    if match is None:
        return None
    minutes = int(match["hours"]) * _HOUR + int(match["minutes"] or 0)
    minutes = minutes if match["sign"] == "+" else -minutes
    if minutes % _HOUR:
        return HALF_HOURS.get(minutes)
    # POSIX signs: Etc/GMT-2 is two hours ahead of UTC.
    name = f"Etc/GMT{-minutes // _HOUR:+d}" if minutes else "Etc/UTC"
    return name if name in _zones() else None


def _by_name(wanted: str) -> str | None:
    """A place, a country with one clock, a city of the database or a full IANA name."""
    found = _known(wanted)
    if found is None and (code := COUNTRY_NAMES.get(wanted) or _country_codes().get(wanted)):
        _refuse_wide(code)
    return found


def _by_parts(typed: str) -> str | None:
    """`Lisbon, Portugal` and `Portland (Oregon)`: the first part that is known."""
    parts = [plain(part) for part in re.split(r"[,;()]", typed)]
    return next((zone for part in parts if (zone := _known(part))), None)


def _known(name: str) -> str | None:
    return PLACES.get(name) or _single_countries().get(name) or _names().get(name)


def _refuse_wide(code: str) -> None:
    cities = WIDE_COUNTRIES.get(code) or tuple(place_of(zone) for zone in _countries()[code][:4])
    raise UserError(f"There are several time zones there. Which city is near you: {listing(cities, 'or')}?")


def _refuse(typed: str, wanted: str) -> str:
    near = {_known(name): _titles()[name] for name in get_close_matches(wanted, [*_titles()], n=3, cutoff=0.75)[::-1]}
    hint = f" Did you mean {listing([*near.values()][::-1], 'or')}?" if near else ""
    short = " ".join(typed.split())[:40].replace("`", "")
    raise UserError(f"I could not find “{short}” on my map.{hint} A large city near you or an offset like UTC+2 works.")


@cache
def _zones() -> frozenset[str]:
    """Every name in the database."""
    return frozenset(_lines("zones"))


@cache
def _names() -> Mapping[str, str]:
    """Full names and cities, in plain letters; names in use today win over older ones."""
    places = sorted(zone for zone in _zones() if "/" in zone and not zone.startswith(_NOT_PLACES))
    in_use = [zone for zones in _countries().values() for zone in zones]
    return {plain(zone): zone for zone in places} | {plain(place_of(zone)): zone for zone in (*places, *in_use)}


@cache
def _titles() -> Mapping[str, str]:
    """Names to suggest, by their plain letters."""
    cities = {plain(place_of(zone)): place_of(zone) for zones in _countries().values() for zone in zones}
    countries = {name: name.title() for name in _country_codes()}
    return countries | {name: name.title() for name in PLACES if len(name) > len("aest")} | cities


@cache
def _countries() -> Mapping[str, tuple[str, ...]]:
    """The zones of each country code; only the main one where it serves nearly everybody."""
    zones: dict[str, list[str]] = defaultdict(list)
    for code, _, zone, *comment in _rows("zone.tab"):
        if comment and _MAIN_PART.search(comment[0]):
            zones[code].insert(0, f"!{zone}")
        zones[code].append(zone)
    return {code: (found[0][1:],) if found[0][0] == "!" else tuple(found) for code, found in zones.items()}


@cache
def _country_codes() -> Mapping[str, str]:
    """Country codes by the country's plain name."""
    return {plain(name): code for code, name in _rows("iso3166.tab") if code in _countries()}


@cache
def _single_countries() -> Mapping[str, str]:
    """The zone of every country that has one."""
    return {name: _countries()[code][0] for name, code in _country_codes().items() if len(_countries()[code]) == 1}


def _rows(name: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in _lines(f"zoneinfo/{name}") if not line.startswith("#"))


def _lines(name: str) -> list[str]:
    return [line for line in files("tzdata").joinpath(name).read_text(encoding="utf-8").splitlines() if line]
