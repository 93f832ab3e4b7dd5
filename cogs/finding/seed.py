"""What is worth trying with /find in the simulated group. Its people have profiles already."""

from typing import TYPE_CHECKING

from bot.demo.stage import Suggestion

if TYPE_CHECKING:
    from bot.demo.world import World

_TRY = Suggestion(
    "find",
    "Find a creator of a niche",
    "As anybody, use /find and choose Food, then open a profile.",
    lambda world: world.ears.pressed("finding:choose"),
)


def play(world: "World") -> None:
    """Only a suggestion."""
    world.suggest(_TRY)
