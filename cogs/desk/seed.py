"""The desk in the simulated group: Theo, a moderator, sets the group up on the first morning."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo.stage import Suggestion

if TYPE_CHECKING:
    from bot.demo.world import World

DOCTOR = Suggestion(
    "doctor",
    "Ask the doctor",
    "As the moderator Theo, write /doctor in #moderators. It says what is wrong and how to mend it.",
    lambda world: world.ears.pressed("/doctor"),
    late=True,
)


async def play(world: "World") -> None:
    """Book the first morning."""
    world.book(timedelta(hours=8), _set_up)
    world.suggest(DOCTOR)


async def _set_up(world: "World") -> None:
    from bot.demo import cast, chatter  # noqa: PLC0415  the demo's packages are optional
    from bot.demo.hands import Hands  # noqa: PLC0415  as above

    theo = Hands(world, world.people[cast.MODERATORS[0].handle])
    await theo.use(world.channel(chatter.BACKSTAGE), "setup")
    await theo.press("Do it")
    await world.tick()
