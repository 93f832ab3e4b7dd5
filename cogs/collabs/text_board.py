"""What people read about the board itself: browsing, their own requests, letters, notes to the moderators."""

from bot.text import moment, plural
from cogs.collabs.model import State
from cogs.collabs.model_request import Request

BROWSE = "Open requests"
NONE_FIT = "Nothing fits that right now. Choose less, or post your own with /collab post."
NONE_OPEN = "The board is empty right now. Be the first: /collab post."
OPEN_CARD = "Open"
NEWER = "‹ Newer"
OLDER = "Older ›"
ALL = "All"
SEARCH = "Search"
SEARCH_LABEL = "What are you looking for?"
SEARCH_HINT = "A few words, or parts of them: all of them have to be there. Empty shows everything again."
FILTERS = {"kind": "Kind", "platform": "Platform", "niche": "Niche", "pay": "What you get"}

MINE = "Your requests"
NONE_MINE = "You have no requests and no drafts. /collab post begins one."
CHOOSE = "Choose one"
CHANGE = "Change it"
RENEW = "Renew"
CLOSE = "Close it"
SEE = "See it on the board"
RENEWED = "Renewed. It is open until {until}."
CLOSED = "Closed. Thank you for keeping the board true."
SURE = "Close “{title}” for good? It cannot be opened again; you can always post a new one."
YES_CLOSE = "Yes, close it"
WAITING = "It is on its way to the board."

TAKE_DOWN = "Close this request"
REASON = "Reason"
REASON_HINT = "The person who posted it reads it, and it stands on the card."
TAKEN_DOWN = "Closed, with your reason on the card."
LETTER_TAKEN_DOWN = (
    "A moderator of {group} closed your request “{title}”: {reason}\n"
    "-# If you think that is a mistake, please talk to them. You can post a new one any time with /collab post."
)

REPORT_TITLE = "Report a request"
REPORT_LABEL = "What is wrong with it?"
REPORT_HINT = "Only moderators read this. They see that it comes from you."
REPORTED = "Thank you. The moderators have it now."
NO_LOG = "This group has no place where I can tell the moderators. Please write to one of them directly."

LIMITS = "Limits of the board"
LIMITS_LABELS = {
    "most_open": "Open requests per person",
    "cooldown_hours": "Hours between two requests",
    "lasts_days": "Days that a request stays open",
}
RANGE = "From {least} to {most}."
LIMITS_SAVED = "Saved. It holds from the next request on."
NOT_A_LIMIT = "“{label}” is a whole number from {least} to {most}. You wrote “{typed}”."


def searched(words: str) -> str:
    """What the list was searched for; letters and digits only, so there is nothing to escape."""
    return f"Searched for: {words}"


def letter(request: Request, title: str, group: str) -> str:
    """It ends soon, or it has ended."""
    if request.state is State.EXPIRED:
        return f"Your request “{title}” in {group} has ended. Is it still on? One press puts it back."
    ends = moment(request.expires_at, "R") if request.expires_at else "soon"
    return f"Your request “{title}” in {group} ends {ends}. Still looking? One press renews it."


def line(request: Request) -> str:
    """Where one of one's own requests stands."""
    if request.state is State.OPEN and request.expires_at is not None:
        return f"open until {moment(request.expires_at, 'D')}"
    return {
        State.DRAFT: "a draft that only you see",
        State.WAITING: "a moderator looks at it",
        State.FILLED: "everybody is found",
        State.EXPIRED: "ended; renew it or close it",
    }.get(request.state, "closed")


def reported(request: Request, title: str, user_id: int, words: str) -> str:
    """A report, for the moderators."""
    return (
        f"<@{user_id}> reports the request “{title}” of <@{request.owner_id}>: {words}\n"
        f"-# To close it with a reason: /collab close request:{request.id}"
    )


def posted_again(request: Request, title: str) -> str:
    """A card was deleted by hand."""
    return (
        f"Somebody deleted the card of “{title}”. The request is still open, so I posted it again. "
        f"To take it off the board for good, with a reason: /collab close request:{request.id}"
    )


def cannot_post(title: str, channel_id: int | None) -> str:
    """The board refuses us."""
    where = f"<#{channel_id}>" if channel_id else "the board"
    return (
        f"I cannot post the request “{title}” in {where}. Run /doctor: it names what is missing. I try again tomorrow."
    )


def tags_full(channel_id: int, missing: int) -> tuple[str, str]:
    """A forum with as many tags as Discord allows, so that not all of ours fit."""
    problem = f"The board in <#{channel_id}> has 20 tags already, so {plural(missing, 'tag')} of mine did not fit."
    return problem, "Delete some tags of that forum that nobody uses. I add mine with the next request."
