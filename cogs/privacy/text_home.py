"""What privacy says on somebody's own panel."""

from datetime import datetime

from bot.text import moment

OPEN = "My data"
CALM = "See what is stored about you, take it with you, or have it deleted."


def soon(due_at: datetime) -> str:
    """A deletion was asked for, and can still be called off."""
    return f"Everything about you is deleted {moment(due_at, 'R')}. Until then you can change your mind."
