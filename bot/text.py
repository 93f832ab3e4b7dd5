"""Words that every feature needs: plurals, durations, percents, lists. No sentence of a feature is here."""

from collections.abc import Sequence
from datetime import datetime, timedelta

_UNITS = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


def plural(count: int, one: str, many: str | None = None) -> str:
    """`1 member`, `2 members`, `1,200 members`."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


def duration(span: timedelta) -> str:
    """The largest unit that fits, rounded down: `2 days`, `1 hour`, `0 seconds`."""
    seconds = max(0, int(span.total_seconds()))
    for size, name in _UNITS:
        if seconds >= size:
            return plural(seconds // size, name)
    return plural(0, "second")


def listing(words: Sequence[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def followers(count: int) -> str:
    """A size as people say it, rounded down: `950`, `15k`, `15.4k`, `1.2M`."""
    for size, unit in ((1_000_000, "M"), (1_000, "k")):
        if count >= size:
            short = f"{count * 10 // size / 10:.1f}".removesuffix(".0")
            return f"{short}{unit}"
    return str(count)


def percent(share: float) -> str:
    """A share of 1 as `4.3 %`."""
    return f"{share * 100:.1f} %"


def moment(at: datetime, style: str = "f") -> str:
    """A time that Discord shows in each reader's own zone. Styles: f full, R relative, D day, t time."""
    return f"<t:{int(at.timestamp())}:{style}>"
