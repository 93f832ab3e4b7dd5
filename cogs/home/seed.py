"""Home in the simulated group: what to try first, and its chapter of the tour."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.demo.stage import Step, Suggestion
from bot.home import Topic
from cogs.home import text

if TYPE_CHECKING:
    from bot.demo.world import World

_SOFIA = "sofia.layers"
_TRY = Suggestion(
    "home",
    "Open your home",
    "As Sofia, type /home: what waits for her, and a button for everything. As Theo there is a second page.",
    lambda world: world.ears.pressed("/home") or world.ears.pressed("home:"),
)


async def play(world: "World") -> None:
    """Nothing happened before the visitor came; it is worth trying."""
    world.suggest(_TRY)


def steps() -> Sequence[Step]:
    """Sofia finds everything without a command; Theo sees what needs him."""
    from bot.demo import cast, chatter  # noqa: PLC0415  the demo's packages are optional
    from bot.demo.hands import Hands  # noqa: PLC0415  as above

    seen = {"home": "", "topic": "", "desk": ""}

    async def visit(world: "World") -> None:
        sofia = Hands(world, world.people[_SOFIA])
        seen["home"] = await sofia.use(world.channel(chatter.LOUNGE), "home")
        seen["topic"] = await sofia.press(Topic.COLLABS.value)

    async def moderate(world: "World") -> None:
        theo = Hands(world, world.people[cast.MODERATORS[0].handle])
        await theo.use(world.channel(chatter.BACKSTAGE), "home")
        seen["desk"] = await theo.press(text.TO_DESK)

    def missing(what: str, *words: str) -> str | None:
        absent = [word for word in words if word not in seen[what]]
        return f"nobody sees {absent[0]!r}" if absent else None

    return (
        Step(
            "Sofia types /home: what waits for her, and a button for everything",
            visit,
            lambda _: missing("home", text.TITLE, Topic.NUMBERS.value) or missing("topic", Topic.COLLABS.value, "room"),
        ),
        Step(
            "Theo, a moderator, presses “What needs you today”",
            moderate,
            lambda _: missing("desk", text.DESK, text.DESK_HINT),
        ),
    )
