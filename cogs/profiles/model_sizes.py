"""Reading a number of followers as people type it: `950`, `12,500`, `12.500`, `12.5k`, `1.2M`."""

import re
from decimal import Decimal

from bot.errors import UserError

LARGEST = 1_000_000_000
LONGEST_TYPED = 40

_TYPED = re.compile(r"(?P<number>\d[\d., '\u2019\u00a0\u202f]*?)\s*(?P<unit>k|thousand|m|mio|million)?")
_AROUND = re.compile(r"^(?:about|around|ca\.?|over|almost|~|>|≈)\s*|\s*(?:followers?|subscribers?|subs)$|\s*\+$")
_GROUPED = re.compile(r"\d{1,3}(?:[., '\u2019\u00a0\u202f]\d{3})+")
_DECIMAL = re.compile(r"\d+(?:[.,]\d{1,2})?")
_UNITS = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "mio": 1_000_000, "million": 1_000_000}


def follower_count(typed: str) -> int:
    """The number meant. Raises UserError when it cannot be one."""
    text = _without_chatter(typed.strip().casefold())
    match = _TYPED.fullmatch(text) if len(text) <= LONGEST_TYPED else None
    count = _value(match["number"], match["unit"]) if match else None
    if count is None:
        raise UserError(
            "I could not read that number of followers. "
            "Please write it like one of these: 950, 12,500, 12.5k or 1.2M. Roughly is fine."
        )
    if count > LARGEST:
        raise UserError("That is more followers than anybody has. Please check the number, such as 12.5k or 1.2M.")
    return count


def _without_chatter(text: str) -> str:
    """`about 7k followers` is `7k`."""
    while (shorter := _AROUND.sub("", text)) != text:
        text = shorter
    return text


def _value(number: str, unit: str | None) -> int | None:
    number = number.strip()
    if unit is None:
        whole = _digits(number) if _GROUPED.fullmatch(number) else number
        return int(whole) if whole.isdecimal() else None
    if _DECIMAL.fullmatch(number):
        return int(Decimal(number.replace(",", ".")) * _UNITS[unit])
    return None


def _digits(number: str) -> str:
    return "".join(character for character in number if character.isdecimal())
