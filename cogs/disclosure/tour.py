"""The caption of `greenroom demo --tour`: looked at, changed, looked at again."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.demo.chatter import LOUNGE
from bot.demo.hands import Hands
from bot.demo.stage import Step
from cogs.disclosure import text
from cogs.disclosure.model import Kind, Market
from cogs.profiles.model import Platform

if TYPE_CHECKING:
    from bot.demo.world import World

_SOFIA = "sofia.layers"
_FIRST = "My new raincoat, seen from all sides #rain #style #layers #spon"
_SECOND = "Ad: paid partnership with @northfold\nMy new raincoat, seen from all sides #rain #style #layers"


class Captions:
    """What somebody does with a caption, and what they see."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        self._saw = ""
        self._hands: Hands | None = None

    def sees(self, *words: str) -> str | None:
        """Nothing if this was seen, else what is wrong."""
        missing = [each for each in words if each not in self._saw]
        return f"nobody sees {missing[0]!r}" if missing else None

    async def ask(self, world: "World") -> None:
        """A caption with a short form at its end."""
        self._hands = Hands(world, world.people[_SOFIA])
        self._saw = await self._hands.use_and_fill(world.channel(LOUNGE), "disclose check", _answers(_FIRST))

    async def mend(self, world: "World") -> None:
        """The suggested line, put on top."""
        del world
        if self._hands is not None:
            self._saw = await self._hands.fill(text.AGAIN, _answers(_SECOND))


def _answers(caption: str) -> dict[str, Any]:
    chosen = {"market": [Market.UK.value], "platform": [Platform.INSTAGRAM.value], "kind": [Kind.PAID.value]}
    return {**chosen, "caption": caption}


def steps() -> Sequence[Step]:
    """From a short form that few understand to a clear first line."""
    captions = Captions()
    return (
        Step(
            "Sofia checks the caption of a paid partnership, and sees that few people would notice",
            captions.ask,
            lambda _: captions.sees("No clear marker yet", "is a short form", "no legal advice"),
        ),
        Step(
            "She begins with the suggested line, and checks again",
            captions.mend,
            lambda _: captions.sees("Clearly marked"),
        ),
    )
