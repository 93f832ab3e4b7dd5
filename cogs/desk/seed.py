"""The desk in the simulated group: Theo, a moderator, sets the group up on the first morning."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo.stage import Step, Suggestion

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


def steps() -> Sequence[Step]:
    """Its part of the tour: Theo looks at /setup again. Safe to repeat, it only says what is there."""
    from bot.demo import cast, chatter  # noqa: PLC0415  the demo's packages are optional
    from bot.demo.hands import Hands  # noqa: PLC0415  as above

    theo, seen = cast.MODERATORS[0].handle, [""]

    async def look(world: "World") -> None:
        seen[0] = await Hands(world, world.people[theo]).use(world.channel(chatter.BACKSTAGE), "setup")

    return (
        Step(
            "Theo, a moderator, looks at /setup: everything is there",
            look,
            lambda _: None if "#" in seen[0] and "Do it" not in seen[0] else "something is missing",
        ),
    )


async def _set_up(world: "World") -> None:
    from bot.demo import cast, chatter  # noqa: PLC0415  the demo's packages are optional
    from bot.demo.hands import Hands  # noqa: PLC0415  as above

    theo = Hands(world, world.people[cast.MODERATORS[0].handle])
    await theo.use(world.channel(chatter.BACKSTAGE), "setup")
    await theo.press("Do it")
    await world.tick()
