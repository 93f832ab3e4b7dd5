"""The clock that runs before everything about somebody is deleted: a day after asking for it, a week after leaving."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

FEATURE = "privacy"
TO_RECONSIDER = timedelta(hours=24)
"""After asking for it; time to sleep on it."""
AFTER_LEAVING = timedelta(days=7)
"""Long enough to undo a press in anger, and not longer than YouTube allows its numbers to be kept."""
TRY_AGAIN = timedelta(hours=1)
"""After a deletion that failed."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Why, and since when, somebody's deletion is under way. `by_moderator` when one of them asked in their place."""

    guild_id: int
    user_id: int
    due_at: datetime
    asked_at: datetime | None = None
    by_moderator: bool = False
    left_at: datetime | None = None

    def stopped(self) -> "Clock | None":
        """The clock after its person changed their mind: whoever has left still has their week."""
        if self.left_at is None:
            return None
        due_at = self.left_at + AFTER_LEAVING
        return replace(self, asked_at=None, by_moderator=False, due_at=due_at)


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who left, or was found to have left."""

    guild_id: int
    user_id: int
    left_at: datetime
