"""The texts of the live card. Other screens keep theirs in `text_…` beside them."""

from collections.abc import Sequence
from datetime import datetime

from bot.text import listing, moment, plural
from cogs.giveaways.model import State

ENTER = "Enter"
MY_TICKET = "My ticket"
HOW = "How it is drawn"
MANAGE = "Manage"
NOT_HERE = "That giveaway is not here any more. Ask a moderator what became of it."
NOT_FOUND = "There is no giveaway like that right now. Choose one from the list that opens while you type."
DRAFT_LATE = "The end you chose has passed meanwhile. Choose a new one, then start the giveaway."
COMMITMENT = "Sealed before the first entry: `{commitment}`"
CANCELLED = "**Cancelled.** Nobody won, and nothing was drawn."
STATES = {
    State.DRAFT: "A draft. Only you see this.",
    State.SCHEDULED: "It has not started yet.",
    State.PAUSED: "Paused for a moment. Every entry is kept, and the end moves on with the pause.",
    State.CLOSED: "Entries are closed. The draw is being made.",
    State.DRAWN: "It is drawn.",
    State.ANNOUNCED: "It is drawn.",
    State.DONE: "It is over, and every prize has found its way.",
    State.CANCELLED: CANCELLED,
}


EDITED = {
    "prize": "the prize",
    "winners": "how many win",
    "end": "the end",
    "rules": "who may enter",
    "bonus": "who has more entries",
    "claim": "the time to claim",
    "sponsor": "the brand partner",
}
"""What can change while it runs, by the names of `model_drafting.changed`."""


def ends(at: datetime) -> str:
    """When it ends."""
    return f"**Ends {moment(at, 'R')}** · {moment(at)}"


def starts(at: datetime) -> str:
    """When a planned one starts."""
    return f"**Starts {moment(at, 'R')}** · {moment(at)}"


def winners(count: int) -> str:
    """How many win."""
    return plural(count, "winner")


def entries(count: int) -> str:
    """How many are in."""
    return f"{plural(count, 'person is', 'people are')} in" if count else "Nobody is in yet. Be the first."


def hosted(host_id: int) -> str:
    """Who gives it; nobody's phone rings."""
    return f"Hosted by <@{host_id}>"


def edited(what: Sequence[str], at: datetime) -> str:
    """What was changed after people had seen it. The draw goes by what the card says now."""
    return f"Changed {moment(at, 'R')}: {listing([EDITED[name] for name in what])}. What stands here now counts."


def cancelled(reason: str) -> str:
    """Why. The reason has been made safe to show."""
    return f"> {reason}"
