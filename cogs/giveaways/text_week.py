"""What giveaways say in the group's digest."""

from datetime import datetime

from bot.text import moment, plural

LABEL = ("giveaway open", "giveaways open")


def ends(at: datetime) -> str:
    """When one can no longer be entered."""
    return f"is a giveaway. It ends on {moment(at, 'D')}."


def more(count: int) -> str:
    """Those that are not named."""
    return f"**Giveaways**: {plural(count, 'more')} can be entered."


def claims(count: int) -> str:
    """Prizes that wait."""
    return f"**Prizes**: {plural(count, 'prize waits for its winner', 'prizes wait for their winners')} to claim."
