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


EDIT = "Change"
PAUSE = "Pause"
RESUME = "Go on"
END = "End now"
CANCEL = "Cancel it"
ENTRANTS = "Who is in"
PRIZES = "Winners and prizes"
POST_AGAIN = "Post again"
OPEN_CARD = "Open the card"
BACK_TO_LIST = "All giveaways"
BARRED = "Kept out"
OVER = "Over"
END_ASK = "**End it now?**\nEntries close, and {winners} drawn from {entries}. It cannot be opened again afterwards."
CANCEL_ASK = (
    "**Cancel it?**\nNobody wins, and everybody sees your reason on the card. It cannot be opened again, "
    "and if it comes back regularly, that stops too."
)
CANCEL_TITLE = "Why is it cancelled?"
END_YES = "Yes, end it"
CANCEL_YES = "Yes, with a reason"
NO = "No, leave it"
STILL_THERE = "The card is still there: {link}"
POSTED_AGAIN = "It is being posted again in <#{channel}>. Every entry is kept."
NEW_CHANNEL = "The channel is gone. Choose another one, and I post the card there. Every entry is kept."
ENTRANTS_TITLE = "Who is in"
NOBODY_IN = "Nobody is in yet."
NEW_ACCOUNT = " · **new account**"
ENTRANTS_SMALL = "For moderators only. Tickets are how people recognise themselves in the proof."
CSV = "As a file"
BARRED_TITLE = "Kept out of giveaways"
BARRED_HINT = "They cannot enter any giveaway of the group, and they are told so when they try."
NOBODY_BARRED = "Nobody is kept out."
BAR = "Keep somebody out"
UNBAR = "Let somebody in again"
TEMPLATES = "Templates"
NO_TEMPLATES = "There is none yet. Open a giveaway, then More options, and save it as a template."
TEMPLATE_START = "Start from one"
TEMPLATE_DROP = "Remove one"


def end_ask(winners: int, entries: int) -> str:
    """The question before it is ended early."""
    people = plural(entries, "person who is in", "people who are in")
    return END_ASK.format(winners=f"{plural(winners, 'winner')} {'is' if winners == 1 else 'are'}", entries=people)
