"""Time zones as people write them: `Berlin`, `new york`, `Europe/Lisbon`, `UTC`."""

from difflib import get_close_matches
from functools import cache
from zoneinfo import available_timezones

from bot.errors import UserError

_MOST_OFFERED = 3


def find_zone(written: str) -> str:
    """The IANA name of the zone that was meant. Raises UserError, with the nearest names, when none is."""
    wanted = _plain(written)
    names = _names()
    if wanted in names:
        return names[wanted]
    raise UserError(_unknown([names[near] for near in get_close_matches(wanted, names, _MOST_OFFERED, 0.6)]))


def _unknown(near: list[str]) -> str:
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"I do not know that time zone.{hint} Write a large city near you, such as Berlin or New York."


def _plain(written: str) -> str:
    return written.strip().casefold().replace(" ", "_")


@cache
def _names() -> dict[str, str]:
    """Each zone by its full name and by its city. Of two with the same city, the one listed by region wins."""
    zones = sorted(zone for zone in available_timezones() if zone == "UTC" or "/" in zone)
    regions = [zone for zone in zones if not zone.startswith(("Etc/", "SystemV/", "posix/", "right/"))]
    cities = {zone.rpartition("/")[2].casefold(): zone for zone in reversed(regions)}
    return cities | {zone.casefold(): zone for zone in zones}
