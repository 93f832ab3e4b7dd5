"""What the desk says on the moderators' page."""

from bot.text import plural

LOOK = "Look at it"
SET_UP = "Set up"
AUDIT, SEARCH, DOCTOR = "What moderators did", "Search the log", "What is wrong now?"
NOT_SET_UP = "The group is not set up yet: channels, roles, and who moderates what. It takes two minutes."


def dead(count: int) -> str:
    """Messages that Discord refused for good."""
    return f"{plural(count, 'message')} never reached Discord in the last week. The moderator log names each."


def found(count: int) -> str:
    """What the daily check was told."""
    return f"The last daily check found {plural(count, 'thing')} to mend, such as a missing permission."
