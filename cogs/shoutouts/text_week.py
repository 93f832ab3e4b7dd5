"""What shoutouts say in the group's digest."""

from datetime import datetime

from bot.text import moment, plural

LABEL = ("shoutout next week", "shoutouts next week")


def due(at: datetime) -> str:
    """When the next turn of a rotation is: a day, because the card is read for weeks."""
    return f"has its next shoutout on {moment(at, 'D')}. `/shoutout join` takes you in."


def more(count: int) -> str:
    """Those that are not named."""
    return f"**Shoutouts**: {plural(count, 'more rotation has', 'more rotations have')} a turn next week."
