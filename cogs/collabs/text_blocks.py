"""What people read about blocking: two who do not meet on the board any more, because one of them wants it so."""

from bot.text import plural

BLOCK = "Block this person"
UNBLOCK = "Unblock"
YES = "Yes, block"
TITLE = "Blocked by you"
NONE = "You have blocked nobody."
CHOOSE = "Unblock somebody"
SURE = (
    "Block <@{who}> on the collab board? Neither of you meets the other's requests in /collab browse and /collab match "
    "any more. They are not told."
)
BLOCKED = "<@{who}> is blocked: neither of you meets the other's requests here any more. They are not told."
UNBLOCKED = "<@{who}> is not blocked any more. They are not told."
NOT_BLOCKED = "You had not blocked <@{who}>, so nothing has changed."
ONESELF = "That is you. Choose another member."
STILL_SEEN = (
    "The cards in the board's channel can still be seen: Discord shows a channel to everybody in it. To see less of "
    "somebody everywhere, block them in Discord too."
)


def more(number: int) -> str:
    """Those who do not fit into the list."""
    return f"and {number} more: /collab unblock takes any of them"


def enough(most: int) -> str:
    """So many that nobody looks after the list any more."""
    return f"You have blocked {plural(most, 'person', 'people')} already. Unblock somebody first: /collab unblock."
