"""When a platform wants to be asked again, as its headers say it in one of their many ways."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_LONGEST = timedelta(days=1)
_RESETS = ("x-ratelimit-reset", "ratelimit-reset")


def retry_at(headers: Mapping[str, str], now: datetime) -> datetime | None:
    """The moment that `Retry-After` means, else the end of the window; a day from now at the latest."""
    said = headers.get("retry-after", "").strip()
    if said:
        at = now + timedelta(seconds=int(said)) if _is_count(said) else _as_date(said)
    else:
        at = next((_reset(headers[name].strip()) for name in _RESETS if name in headers), None)
    return None if at is None else min(max(at, now), now + _LONGEST)


def _is_count(said: str) -> bool:
    return said.isascii() and said.isdigit() and len(said) <= len("1000000000")


def _reset(said: str) -> datetime | None:
    if _is_count(said):
        return datetime.fromtimestamp(int(said), UTC)
    try:
        at = datetime.fromisoformat(said)
    except ValueError:
        return None
    return at if at.tzinfo is not None else None


def _as_date(said: str) -> datetime | None:
    try:
        at = parsedate_to_datetime(said)
    except (ValueError, OverflowError):
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)
