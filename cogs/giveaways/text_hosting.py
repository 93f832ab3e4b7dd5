"""What moderators read about their giveaways: the list, the panel, notes in their log."""

from bot.text import plural
from cogs.giveaways.model import State

LIST = "Giveaways"
NONE = "There is none right now. Start one with /giveaway start, it takes half a minute."
CHOOSE = "Choose one to manage it"
STANDS = {
    State.DRAFT: "a draft",
    State.SCHEDULED: "starts",
    State.OPEN: "open",
    State.PAUSED: "paused",
    State.CLOSED: "closed, the draw is being made",
    State.DRAWN: "drawn",
    State.ANNOUNCED: "drawn, prizes are on their way",
    State.DONE: "over",
    State.CANCELLED: "cancelled",
}

ENDS_FIRST = "It would end before it starts. Choose a later end, or an earlier start."
END_PASSED = "Its end has passed meanwhile. Choose a new one, then start it."
NO_REASON = "Please give a reason. Others will ask for it."
NO_TEMPLATE = "There is no template of that name. Choose one from the list that opens while you type."
NAME_IT = "Please give the template a name."
TOO_MANY_TEMPLATES = "There are 25 templates, and that is all that fits. Remove one, or use the name of an old one."
_OVER = "It is over already, so that cannot be changed any more."
TOO_LATE = {
    State.DRAFT: "It has not started yet. Start it first.",
    State.SCHEDULED: "It has not started yet. Start it first, or cancel it.",
    State.OPEN: "It has started meanwhile. Open it again with /giveaway list.",
    State.PAUSED: "It has started and is paused. Open it again with /giveaway list.",
    State.CLOSED: "Entries are closed and the draw is being made, so that cannot be changed any more.",
    State.DRAWN: _OVER,
    State.ANNOUNCED: _OVER,
    State.DONE: _OVER,
    State.CANCELLED: "It was cancelled.",
}


def missed(prize: str, count: int) -> str:
    """A repetition was due while nobody was there to start it."""
    return (
        f"**{prize}** comes back regularly, and {plural(count, 'time')} passed while I was away. "
        "Those were not started; the next one starts as planned."
    )
