"""What rotations say on somebody's own panel."""

from bot.text import plural

MINE = "My place in line"
LEDGER = "My ledger"
LOOK = "Look at it"
NONE = "You take part in no rotation. Join one, and your turn to be featured comes."


def asked(featured_id: int) -> str:
    """Nobody has answered yet."""
    return f"You are asked for a shoutout for <@{featured_id}>."


def promised(featured_id: int) -> str:
    """It is on its way."""
    return f"You promised a shoutout for <@{featured_id}>. When it is out, say so."


def swap(asker_id: int) -> str:
    """Somebody would like their place."""
    return f"<@{asker_id}> would like to exchange places in line with you."


def standing(seats: int, resting: int) -> str:
    """In how many rotations they are, and where they take a break."""
    if not seats:
        return NONE
    breaks = f" You take a break in {resting}." if resting else ""
    return f"You are in {plural(seats, 'rotation')}.{breaks}"
