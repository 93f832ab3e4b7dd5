"""What the board says on somebody's own panel, and on the moderators' page."""

from datetime import datetime

from bot.text import listing, moment, plural

MINE = "My requests"
POST = "Find somebody"
BROWSE = "See the board"
MATCH = "What fits me"
NONE = "You have no request on the board. Say in a few forms what you look for, or see who looks for somebody like you."
LOOK, DECIDE = "Look at it", "Decide"
SENT_BACK = "The moderators sent **{}** back with a word about it. Change it and post it again."
EXPIRED = "**{}** has ended. One press opens it again, for a while."
QUEUE = "Waiting requests"
REPORTED = "**{}** was reported and is still on the board. The report is in the moderator log."
UNTITLED = "a request without a title"


def ends(at: datetime) -> str:
    """It ends soon; its name is filled in later."""
    return f"**{{}}** ends {moment(at, 'R')}. Keep it open with one press."


def standing(open_ones: int, waiting: int, drafts: int) -> str:
    """What somebody has on the board."""
    parts = [plural(open_ones, "request") + " on the board"] if open_ones else []
    parts += [f"{waiting} with the moderators"] if waiting else []
    parts += [plural(drafts, "draft")] if drafts else []
    return f"You have {listing(parts)}." if parts else NONE


def queue(count: int, since: datetime | None) -> str:
    """Requests that nobody has looked at yet."""
    first = f", the first since {moment(since, 'R')}" if since is not None else ""
    waits = "waits" if count == 1 else "wait"
    return f"{plural(count, 'collab request')} {waits} for a moderator{first}."
