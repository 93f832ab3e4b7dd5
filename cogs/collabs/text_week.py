"""What the board says in the group's digest."""

from bot.text import plural

LABEL = "new on the board"


def told(new: int, still_open: int) -> str:
    """How much is open, and how much of it is new."""
    fresh = f", {new:,} of them new" if 0 < new < still_open else ""
    what = plural(still_open, "request is", "requests are")
    said = f"{what} open{fresh}" if new < still_open else f"{what} new and open"
    return f"**Collab board**: {said}. `/collab match` says which fit you."
