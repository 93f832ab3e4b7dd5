"""What welcomes say on the moderators' page."""

from collections.abc import Mapping

from bot.text import plural
from cogs.welcome.model_settings import Part

OPEN = "The welcome"
LOOK = "Look at it"
OFF: Mapping[Part, str] = {
    Part.GREETING: "Greetings switched themselves off, because something is in their way.",
    Part.ROLE: "The newcomer role switched itself off, because something is in its way.",
    Part.FAREWELL: "The leave message switched itself off, because something is in its way.",
}


def paused(waiting: int) -> str:
    """The rush guard holds greetings back."""
    return (
        f"Many came at once, so greetings pause. {plural(waiting, 'newcomer')} {'waits' if waiting == 1 else 'wait'}."
    )


def held(count: int) -> str:
    """People whose account is very young."""
    waits = "waits" if count == 1 else "wait"
    return f"{plural(count, 'newcomer')} with a very young account {waits} for your word."
