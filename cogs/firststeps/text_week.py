"""What first steps say in the group's digest."""

from bot.text import plural

WAY_LABEL = "newcomers on their way"
STEPS_LABEL = "first steps taken"


def on_the_way(people: int) -> str:
    """How many are new."""
    return f"**Newcomers**: {plural(people, 'person is', 'people are')} in their first four weeks. Say hello to them."


def taken(steps: int) -> str:
    """What they did."""
    return f"**First steps**: {plural(steps, 'step')} taken this week. `/steps` offers a mentor, or lets you be one."
