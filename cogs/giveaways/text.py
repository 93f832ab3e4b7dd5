"""The texts of the live card for people. Other screens keep theirs in `text_…` beside them."""

from datetime import datetime

from bot.text import moment, plural
from cogs.giveaways.model import State

ENTER = "Enter"
MY_TICKET = "My ticket"
HOW = "How it is drawn"
MANAGE = "Manage"
NOT_HERE = "That giveaway is not here any more. Ask a moderator what became of it."
NOT_FOUND = "There is no giveaway like that right now. Choose one from the list that opens while you type."
DRAFT_LATE = "The end you chose has passed meanwhile. Choose a new one, then start the giveaway."
COMMITMENT = "Sealed before the first entry: `{commitment}`"
STATES = {
    State.DRAFT: "A draft. Only you see this.",
    State.SCHEDULED: "It has not started yet.",
    State.PAUSED: "Paused for a moment. Every entry is kept, and the end moves on with the pause.",
    State.CLOSED: "Entries are closed. The draw is being made.",
    State.DRAWN: "It is drawn.",
    State.ANNOUNCED: "It is drawn.",
    State.DONE: "It is over, and every prize has found its way.",
    State.CANCELLED: "Cancelled. Nobody won, and nothing was drawn.",
}


def ends(at: datetime) -> str:
    """When it ends."""
    return f"Ends {moment(at, 'R')} · {moment(at)}"


def winners(count: int) -> str:
    """How many win."""
    return plural(count, "winner")


def entries(count: int) -> str:
    """How many are in."""
    return f"{plural(count, 'person is', 'people are')} in" if count else "Nobody is in yet. Be the first."


def hosted(host_id: int) -> str:
    """Who gives it; nobody's phone rings."""
    return f"Hosted by <@{host_id}>"
