"""Finding somebody in `greenroom demo --tour`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.demo.chatter import LOUNGE
from bot.demo.hands import Hands
from bot.demo.stage import Step
from cogs.finding import text, ui
from cogs.finding.model import Wanted

if TYPE_CHECKING:
    from bot.demo.world import World

_SOFIA = "sofia.layers"


class Search:
    """Sofia looks for somebody who cooks."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        self._saw = ""

    def sees(self, *words: str) -> str | None:
        """Nothing if this was seen, else what is wrong."""
        missing = [each for each in words if each not in self._saw]
        return f"nobody sees {missing[0]!r} in {self._saw!r}" if missing else None

    async def look(self, world: "World") -> None:
        """One command, one menu, one press."""
        sofia = Hands(world, world.people[_SOFIA])
        await sofia.use(world.channel(LOUNGE), "find")
        self._saw = await sofia.choose(["food"], ui.presses.id("choose", "niche", ui.written(Wanted())))


def steps() -> Sequence[Step]:
    """One look."""
    search = Search()
    return (
        Step(
            "Sofia looks for somebody who does food; she finds what people share with her, and nothing else",
            search.look,
            lambda _: search.sees(text.TITLE, "<@", "Food"),
        ),
    )
