"""What numbers say on somebody's own panel, and on the moderators' page."""

from datetime import datetime

from bot.text import moment, plural

MINE, LOG, SHARE, BOARD, CAMPAIGNS = "My numbers", "Log numbers", "Who sees what", "Leaderboard", "My campaigns"
NONE = "Log your first numbers, and see your engagement rate. Nobody else sees them unless you share them."
MINOR = "Your numbers are off here, because you told me that you are under 18."
CONTEXT = "Something in your numbers was unusual. Say what it was, if you like: only you see the question."
TELL = "Have a look"
MATTERS = "Unusual numbers"
LOOK = "Look at it"


def standing(accounts: int, counted_at: datetime | None) -> str:
    """What is kept, and how old it is."""
    counted = f", counted last {moment(counted_at, 'R')}" if counted_at is not None else ""
    return f"{plural(accounts, 'account')}{counted}."


def broken(count: int) -> str:
    """Accounts that cannot be read any more."""
    of = "An account of yours" if count == 1 else f"{count} of your accounts"
    return f"{of} could not be read from the platform. Open your numbers to see why."


def proofs(count: int) -> str:
    """Screenshots in the moderator log."""
    waits = "waits" if count == 1 else "wait"
    return f"{plural(count, 'screenshot')} of numbers {waits} for a look, in the moderator log."


def matters(count: int) -> str:
    """Questions of those who joined verification."""
    is_open = "is" if count == 1 else "are"
    return f"{plural(count, 'question')} about unusual numbers {is_open} open, shared by their creators."
