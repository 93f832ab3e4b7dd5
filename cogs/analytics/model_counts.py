"""Reading one number as people and spreadsheets write it: `480`, `1,234`, `1.234`, `12.5k`, `-` for unknown.

Hidden or missing is None, and None is never zero.
"""

import re
from decimal import Decimal

from bot.errors import UserError

LARGEST = 100_000_000_000
_SPACES = " '\u2019\u00a0\u202f_"
_UNKNOWN = frozenset({"", "-", "–", "—", "--", "?", "n/a", "na", "nan", "null", "none", "nil", "hidden", "unknown"})
_PLAIN = re.compile(r"\d{1,18}")
_GROUPED = re.compile(rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:\.\d{{3}})+|\d{{1,3}}(?:[{_SPACES}]\d{{3}})+")
_ZERO_TAIL = re.compile(r"(?<=\d)[.,]0{1,2}$")
_SHORT = re.compile(r"(\d{1,6}(?:[.,]\d{1,3})?)\s?(k|thousand|m|mio|mln|million)")
_BELOW_ZERO = re.compile(r"[-−–]\s?\d.*")
_UNITS = {"k": 1_000, "t": 1_000, "m": 1_000_000}
_SHOWN = 24


def is_unknown(typed: str) -> bool:
    """Whether it says that the number is hidden or not known."""
    return typed.strip().casefold() in _UNKNOWN


def count(typed: str) -> int | None:
    """The number that is meant, None for an unknown one. Raises UserError when it cannot be one."""
    text = typed.strip().casefold().strip("\"'")
    if is_unknown(text):
        return None
    if _BELOW_ZERO.fullmatch(text):
        raise UserError(f"“{shortened(typed)}” is below zero. Nothing is counted below zero; write “-” for unknown.")
    value = _value(text.removeprefix("+"))
    if value is None:
        raise UserError(f"“{shortened(typed)}” is no number I can read. Write it like 480, 1,234 or 12.5k.")
    if value > LARGEST:
        raise UserError(f"“{shortened(typed)}” is larger than anything on earth was seen. Please check it.")
    return value


def _value(text: str) -> int | None:
    if match := _SHORT.fullmatch(text):
        return int(Decimal(match[1].replace(",", ".")) * _UNITS[match[2][0]])
    if _PLAIN.fullmatch(text):
        return int(text)
    if not _GROUPED.fullmatch(text):
        text = _ZERO_TAIL.sub("", text)
    if _GROUPED.fullmatch(text) or _PLAIN.fullmatch(text):
        return int(re.sub(r"\D", "", text))
    return None


def shortened(typed: str) -> str:
    """What was typed, on one line and short enough to be said back."""
    line = " ".join(typed.split()).replace("`", "'")
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
