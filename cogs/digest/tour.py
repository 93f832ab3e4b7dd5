"""The digest in `greenroom demo --tour`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.demo.cast import OWNER
from bot.demo.chatter import LOUNGE
from bot.demo.hands import Hands
from bot.demo.stage import Step
from cogs.digest import text

if TYPE_CHECKING:
    from bot.demo.world import World


class Digest:
    """A moderator looks at the week."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        self._saw = ""

    def sees(self, *words: str) -> str | None:
        """Nothing if this was seen, else what is wrong."""
        missing = [each for each in words if each not in self._saw]
        return f"nobody sees {missing[0]!r} in {self._saw!r}" if missing else None

    async def look(self, world: "World") -> None:
        """One command, one press."""
        owner = Hands(world, world.people[OWNER.handle])
        await owner.use(world.channel(LOUNGE), "digest")
        self._saw = await owner.press(text.PREVIEW)


def steps() -> Sequence[Step]:
    """One look."""
    digest = Digest()
    return (
        Step(
            "A moderator looks at the weekly digest as it would be now: numbers, no names",
            digest.look,
            lambda _: digest.sees("The week in", text.PREVIEWED),
        ),
    )
