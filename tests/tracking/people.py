"""Who is in the stories about tracking, and when they happen."""

from datetime import UTC, datetime, timedelta

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
GROUP, OTHER = 1, 2
KEIKO, JAMAL, SOFIA = 10, 11, 12
