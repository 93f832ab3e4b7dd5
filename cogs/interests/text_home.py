"""What interests say on somebody's own panel."""

from bot.text import plural

MINE = "What I offered for"
NONE = "You wait for nobody's answer."
ANSWER = "Answer"


def offers(count: int, somebody: int) -> str:
    """People who would like to take part."""
    if count == 1:
        return f"<@{somebody}> is interested in a request of yours."
    return f"<@{somebody}> and {plural(count - 1, 'other')} are interested in a request of yours."


def questions(count: int, somebody: int) -> str:
    """People who asked."""
    if count == 1:
        return f"<@{somebody}> asked you something about a request of yours."
    return f"{plural(count, 'question')} about a request of yours, the first from <@{somebody}>."


def waiting(count: int) -> str:
    """What they offered for themselves."""
    return f"You offered for {plural(count, 'request')} and wait for an answer." if count else NONE
