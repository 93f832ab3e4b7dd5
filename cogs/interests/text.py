"""Every word about interests: the buttons on the board, what somebody who offers reads, names of states.

What owners read is in `text_owner`, letters in `text_letters`, questions in `text_questions`.
"""

from collections.abc import Mapping
from datetime import timedelta

from bot.text import plural
from cogs.interests.model import State

OFFER = "I'm interested"
QUEUE = "Put me on the waiting list"
ASK = "Ask"
MINE = "What I offered for"

FORM_TITLE = "I'm interested"
NOTE = "A few words for whoever posted it"
NOTE_HINT = "What you would bring, and when you could. Only they read it."
NUMBERS = "Your numbers"
NUMBERS_HINT = "You choose what you share by name in /stats share, and can take it back there at any time."
NUMBERS_CHOICES: Mapping[str, str] = {
    "profile": "Only what my profile shows",
    "numbers": "Also the numbers that I share by name",
}
NO_NOTE = "Please say a few words: what you would bring, and when you could."

OWN = "This is your own request. /collab mine shows who is interested."
GONE = "That is not there any more. /collab mine shows how things stand."
OVER = "This request has ended. /collab browse shows the ones that are open."
IN_ALREADY = "You are in already: {owner} said yes."
SAID_NO = "{owner} chose other people for this one. /collab browse shows what else is open."

CHANGE = "Change it"
WITHDRAW = "Withdraw"
BACK = "Back"
EARLIER = "‹ Back"
LATER = "More ›"
WITHDRAWN = "Withdrawn. {owner} does not see it any more. You can offer again while the request is open."
YOUR_NOTE = "**Your note** {note}"
NUMBERS_SHOWN = "They also see the numbers that you share by name."

NOTHING_OFFERED = (
    "You have not offered for anything yet. Press “I'm interested” on a request, or look at /collab browse."
)
REQUEST_GONE = "A request that is not there any more"
ONLY_YOU = "Only you see this."

STATES: Mapping[State, str] = {
    State.OFFERED: "waits for an answer",
    State.WAITING: "on the waiting list",
    State.ACCEPTED: "accepted",
    State.DECLINED: "not this time",
    State.WITHDRAWN: "withdrawn",
    State.ENDED: "ended before it was decided",
}

_PACES = (
    (timedelta(hours=1), "within an hour"),
    (timedelta(days=1), "within a day"),
    (timedelta(days=3), "within three days"),
    (timedelta(days=7), "within a week"),
)
_SLOW = "after more than a week"


def usual(span: timedelta | None) -> str:
    """`usually answers within a day`; nothing when it is not known."""
    if span is None:
        return ""
    return f"usually answers {next((words for most, words in _PACES if span <= most), _SLOW)}"


def offered(owner_id: int, place: int | None, usual_words: str, *, is_reachable: bool) -> str:
    """It is saved, and how the answer comes."""
    if place is not None:
        return f"You are on the waiting list, place {place}. <@{owner_id}> hears of you when a place comes free."
    pace = f" and {usual_words}" if usual_words else ""
    how = "The answer comes to you as a letter." if is_reachable else _NO_LETTERS
    return f"<@{owner_id}> has it now{pace}. {how}"


_NO_LETTERS = "You chose no letters from me, so look for the answer in /collab mine, under “What I offered for”."


def stands(state: State, place: int | None) -> str:
    """Where an interest stands, in a list."""
    return f"{STATES[state]}, place {place}" if place is not None else STATES[state]


def interested(count: int) -> str:
    """A button that leads to the list."""
    return plural(count, "person is interested", "people are interested") if count else "Who is interested"
