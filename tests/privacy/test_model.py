"""The clock before a deletion."""

from datetime import UTC, datetime, timedelta

from cogs.privacy.model import Clock

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def test_a_stopped_wish_leaves_nothing_to_whoever_is_here() -> None:
    assert Clock(1, 2, NOW + DAY, asked_at=NOW).stopped() is None


def test_a_stopped_wish_leaves_the_week_to_whoever_left() -> None:
    after = Clock(1, 2, NOW + DAY, asked_at=NOW, by_moderator=True, left_at=NOW).stopped()
    assert after == Clock(1, 2, NOW + 7 * DAY, left_at=NOW)
