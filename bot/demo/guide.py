"""What to try first: the lines that hold without any feature, and which of all lines are done."""

from typing import Any

from bot.demo.stage import Suggestion
from bot.demo.world import World

JOIN = Suggestion(
    "join",
    "Let somebody join",
    "A stranger reads the rules, accepts them, and is in.",
    lambda world: "join" in world.deeds,
)
BE_THEM = Suggestion(
    "become",
    "Be the newcomer",
    "Choose them under People. You see what they see, and nothing else.",
    lambda world: "become" in world.deeds,
)
AFTER = (
    Suggestion(
        "trouble",
        "Make trouble",
        "Take a permission from the bot, then look at the moderators' log. Or close somebody's direct messages.",
        lambda world: bool({"dms", "take"} & world.deeds),
    ),
    Suggestion(
        "restart",
        "Restart the bot",
        "Then press a button that was there before. It still works.",
        lambda world: "restart" in world.deeds,
    ),
    Suggestion(
        "time",
        "Let a day pass",
        "Everything that is due happens on the way.",
        lambda world: "time" in world.deeds,
    ),
)


def lines(world: World) -> list[dict[str, Any]]:
    """List everything worth trying, in order: come in, what the features suggest, then the rest."""
    suggested = sorted(world.suggestions, key=lambda one: one.late)
    return [
        {"key": one.key, "title": one.title, "hint": one.hint, "done": one.done(world)}
        for one in (JOIN, BE_THEM, *suggested, *AFTER)
    ]
