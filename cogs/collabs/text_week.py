"""What the board says in the group's digest."""

from bot.text import plural

LABEL = "new on the board"


def told(new: int, still_open: int) -> str:
    """How much is open, and how much of it is new."""
    fresh = f", {new:,} of them new" if new else ""
    are = "is" if still_open == 1 else "are"
    return f"**Collab board**: {plural(still_open, 'request')} {are} open{fresh}. `/collab match` says which fit you."
