"""What people read about brands that a group does not work with."""

from bot.text import plural
from cogs.collabs.model_brands import MOST
from cogs.collabs.model_request import Request

BRANDS = "Brands we do not work with"
BACK = "Back to the board"
NONE = "The list is empty. A request that names a brand on it cannot be posted, and its owner reads your reason."
ADD = "Add a brand"
NAME = "Name of the brand"
NAME_HINT = "As people write it. Spellings that look like it are found too."
REASON = "Reason"
REASON_HINT = "Whoever names the brand reads it."
REMOVE = "Take one off the list"
NOT_CHANGED = "Requests that are on the board already stay there. /collab browse searches for them by the name."
NO_REASON = "Please give a reason. Whoever names the brand reads it."
HOW_TO_CLOSE = "To take one off the board, with a reason that its owner reads: /collab close and its number."
GONE = "That brand is not on the list any more."
FULL = f"The list has {MOST} brands already. Take one off first."


def refused(name: str, reason: str) -> str:
    """A request names one; both are somebody's words, and the error they become is shown as it is."""
    return (
        f"This group does not work with {name}: {reason}\n"
        "Please take the name out of your request, or talk to a moderator. Your draft is kept."
    )


def added(name: str) -> str:
    """It holds from now on."""
    return f"{name} is on the list. It holds from the next request on."


def removed(name: str) -> str:
    """It holds no more."""
    return f"{name} is not on the list any more."


def on_board(count: int) -> str:
    """Requests that name a brand that has just been listed."""
    stay = "names it and stays there" if count == 1 else "name it and stay there"
    return f"{plural(count, 'request')} on the board {stay} until somebody closes {'it' if count == 1 else 'them'}:"


def named(request: Request, title: str, address: str | None) -> str:
    """One of them: its number, whose it is and where."""
    told = f"- {request.id}: “{title}” of <@{request.owner_id}>"
    return f"{told} {address}" if address is not None else told


def more(count: int) -> str:
    """Those that are not shown."""
    return f"and {count} more: /collab browse searches for them by the name"
