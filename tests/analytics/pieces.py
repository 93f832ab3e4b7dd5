"""Content and snapshots with a few numbers, for tests of the rules."""

from datetime import UTC, datetime, timedelta
from typing import Any

from cogs.analytics.model import Content, Format, Numbers, Snapshot, Source

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def piece(
    days: float = 5,
    likes: int | None = 90,
    comments: int | None = 10,
    *,
    followers: int | None = 1_000,
    counted_after: timedelta | None = None,
    format: Format = Format.POST,  # noqa: A002 - the field's name
    sponsored: bool = False,
    repost: bool = False,
    source: Source = Source.SELF_REPORTED,
    **more: Any,  # noqa: ANN401 - numbers by name
) -> Content:
    """Content published so many days ago; counted now, or some time after it came out."""
    published = NOW - timedelta(days=days)
    return Content(
        key=f"{days}",
        published_at=published,
        captured_at=NOW if counted_after is None else published + counted_after,
        numbers=Numbers(likes=likes, comments=comments, **more),
        format=format,
        sponsored=sponsored,
        repost=repost,
        followers=followers,
        source=source,
    )


def pieces(*likes: int, first: float = 4) -> list[Content]:
    """A day apart, the newest first, without comments and with 1,000 followers: 20 likes are a rate of 2 %."""
    return [piece(first + day, likes=count, comments=0) for day, count in enumerate(likes)]


def snap(days: float, followers: int | None, quantum: int = 1) -> Snapshot:
    """So many followers, so many days ago."""
    return Snapshot(at=NOW - timedelta(days=days), followers=followers, quantum=quantum)
