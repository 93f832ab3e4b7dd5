"""Words in the picture of a week, and in its alt text."""

from bot.text import plural

GROWTH = "Growth by tier, in 7 days"
FORMULA = "Growth: the middle of those who share it, from five creators on"
PROVENANCE = "shared by creators"


def creators(count: int) -> str:
    """How many are behind a figure."""
    return plural(count, "creator")
