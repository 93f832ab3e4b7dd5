"""What rooms say on somebody's own panel."""

from datetime import datetime

from bot.text import moment, plural
from cogs.rooms.model import Step
from cogs.rooms.text import TAKE

MINE = "My rooms"
OPEN = "Open it"
NONE = "You are in no room. One opens by itself when you and somebody else agree on a collab."


def next_step(step: Step) -> str:
    """Theirs to say; the title is filled in later."""
    return f"In **{{}}** the next step is yours: “{TAKE[step]}”."


def standing(active: int, following: datetime | None) -> str:
    """How many are under way, and the next date in any of them."""
    if not active:
        return NONE
    date = f" The next date is {moment(following, 'R')}." if following is not None else ""
    return f"You are in {plural(active, 'room')}.{date}"
