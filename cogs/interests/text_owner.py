"""What the owner of a request reads about those who are interested."""

from collections.abc import Mapping

from bot.text import moment
from cogs.interests.model import Interest, State

TITLE = "Who is interested in “{title}”"
NOBODY = "Nobody waits for an answer right now. You hear of it when somebody is interested."
ONLY_YOU = "Only you see this. Everybody gets an answer, in your words or in kind ones of mine."
ACCEPT = "Accept"
DECLINE = "Not this time"
QUEUE = "Waiting list"
MORE = "More about them"
LIST = "Back to the list"
QUESTIONS = "**Questions for you**"
NO_NUMBERS = "They share no numbers by name."
NUMBERS = "**Numbers they share**"
NO_PROFILE = "They have not introduced themselves yet."

DECLINE_TITLE = "Not this time"
WORDS = "A few words for them"
WORDS_HINT = "Leave it empty, and I say kindly that it is not this time."

ACCEPTED = "You said yes to <@{user}>, and they can see it now."
DECLINED = "<@{user}> can read now, in kind words, that it is not this time."
QUEUED = "<@{user}> is on the waiting list, and can see their place."
NO_PLACE = (
    "Every place was taken a moment ago, so I could not add them. They are on the waiting list: "
    "when a place comes free, I tell you who is first."
)
NOT_OPEN = "This request has ended, so nobody can be accepted. Renew it first: /collab mine."
DECIDED: Mapping[State, str] = {
    State.ACCEPTED: "You said yes to them already.",
    State.DECLINED: "You told them already that it is not this time.",
    State.WITHDRAWN: "They withdrew a moment ago, so there is nothing to decide any more.",
    State.ENDED: "The request ended before this was decided, and they know it.",
}


def heading(interest: Interest, place: int | None) -> str:
    """Who, and where it stands."""
    where = f"waiting list, place {place}" if place is not None else f"since {moment(interest.offered_at, 'R')}"
    return f"<@{interest.user_id}> · {where}"


def open_questions(count: int) -> str:
    """A button that leads to the questions."""
    return f"Questions ({count})"
