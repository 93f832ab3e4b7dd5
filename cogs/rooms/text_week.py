"""What rooms say in the group's digest."""

from bot.text import plural

FINISHED_LABEL = ("collab finished", "collabs finished")
UNDER_WAY_LABEL = ("collab under way", "collabs under way")


def finished(count: int) -> str:
    """Collabs that came to a good end."""
    return f"**Collabs**: {plural(count, 'collab was', 'collabs were')} finished this week."


def under_way(count: int) -> str:
    """Collabs that are being made."""
    return f"**In the making**: {plural(count, 'collab')} between members of the group."
