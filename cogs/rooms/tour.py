"""The rooms of `greenroom demo --tour`: a collab and a paid partnership, each from the brief to its end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.by import By
from bot.demo.chatter import LOUNGE
from bot.demo.hands import Hands
from bot.demo.stage import Step as Scene
from cogs.disclosure.model import Market
from cogs.profiles.model import Platform
from cogs.rooms import service, text, text_card, text_posting
from cogs.rooms.model import Step, control

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

_PRIYA, _SOFIA = "priya.plates", "sofia.layers"
_MEI, _KOFI = "mei.sips", "kofi.talks"
_LINK = "https://video.example/kofi/first-cup"
_FIRST = "I tried tea for a week. Guess what happened #tea #coldbrew #spon"
_SECOND = "Ad: paid partnership with @slowleaf\nI tried tea for a week. Guess what happened #tea #coldbrew"


class Rooms:
    """What people do in two rooms, and what they see."""

    def __init__(self, bot: "Greenroom") -> None:
        """Nothing has happened yet."""
        self._bot = bot
        self._saw = ""
        self._hands: Hands | None = None

    def sees(self, *words: str) -> str | None:
        """Nothing if this was seen, else what is wrong."""
        missing = [each for each in words if each not in self._saw]
        return f"nobody sees {missing[0]!r}" if missing else None

    async def _enter(self, world: "World", person: str, other: str) -> Hands:
        """/room show, and there the room with that other person."""
        who = By(world.guild.id, world.people[person].id, world.now())
        async with self._bot.db.read() as conn:
            rooms = await service.mine(conn, who)
        ids = {world.people[person].id, world.people[other].id}
        number = next(each.id for each in rooms if {each.owner_id, each.creator_id} == ids)
        hands = Hands(world, world.people[person])
        await hands.use(world.channel(LOUNGE), "room show")
        self._saw = await hands.choose([str(number)], control("choose"))
        return hands

    async def _say(self, world: "World", person: str, other: str, *steps: Step) -> None:
        for step in steps:
            self._saw = await (await self._enter(world, person, other)).press(text.TAKE[step])

    async def begin(self, world: "World") -> None:
        """The brief, the work, a look."""
        await self._say(world, _PRIYA, _SOFIA, Step.BRIEFED)
        await self._say(world, _SOFIA, _PRIYA, Step.PRODUCTION, Step.APPROVAL)
        await self._look(world, _SOFIA, _PRIYA)

    async def finish(self, world: "World") -> None:
        """Posted, measured, done from both sides."""
        hands = await self._enter(world, _SOFIA, _PRIYA)
        await hands.fill(text.TAKE[Step.POSTED], {"link": "https://video.example/sofia/curry"})
        await self._say(world, _SOFIA, _PRIYA, Step.MEASURED, Step.DONE)
        await self._say(world, _PRIYA, _SOFIA, Step.DONE)
        await self._look(world, _PRIYA, _SOFIA)

    async def tell(self, world: "World") -> None:
        """Feedback from both, read by one."""
        words = {_PRIYA: "Sofia answers fast and dresses the table", _SOFIA: "A brief I could cook from"}
        grades = {"clear": ["5"], "reliable": ["5"], "again": ["5"]}
        for person, other in ((_PRIYA, _SOFIA), (_SOFIA, _PRIYA)):
            hands = await self._enter(world, person, other)
            await hands.fill(text_card.FEEDBACK, {**grades, "words": words[person]})
        self._saw = await (await self._enter(world, _SOFIA, _PRIYA)).press(text_card.READ)

    async def post_unclearly(self, world: "World") -> None:
        """A paid one, with a short form at the end of its caption."""
        await self._say(world, _KOFI, _MEI, Step.APPROVAL)
        self._hands = await self._enter(world, _KOFI, _MEI)
        self._saw = await self._hands.fill(text.TAKE[Step.POSTED], _answers(_FIRST))

    async def mend(self, world: "World") -> None:
        """The same, with a clear first line."""
        if self._hands is not None:
            await self._hands.fill(text_posting.FIX, _answers(_SECOND))
        await self._enter(world, _MEI, _KOFI)

    async def end_paid(self, world: "World") -> None:
        """Measured, done, and a case study that both want."""
        await self._say(world, _KOFI, _MEI, Step.MEASURED, Step.DONE)
        await self._say(world, _MEI, _KOFI, Step.DONE)
        for person, other in ((_MEI, _KOFI), (_KOFI, _MEI)):
            await (await self._enter(world, person, other)).press(text_card.CASE)
        self._saw = await (await self._enter(world, _MEI, _KOFI)).press(text_card.SEE_CASE)

    async def _look(self, world: "World", person: str, other: str) -> None:
        """The history, as one of them sees it now."""
        hands = await self._enter(world, person, other)
        self._saw = await hands.press(text_card.HISTORY)


def _answers(caption: str) -> dict[str, Any]:
    chosen = {"market": [Market.UK.value], "platform": [Platform.TIKTOK.value]}
    return {**chosen, "link": _LINK, "caption": caption}


def steps(bot: "Greenroom") -> Sequence[Scene]:
    """Two rooms, one after the other."""
    rooms = Rooms(bot)
    return (
        Scene(
            "Priya and Sofia cook together: the brief is clear, Sofia begins and shows a first cut",
            rooms.begin,
            lambda _: rooms.sees("Briefed", "In production", "In approval"),
        ),
        Scene(
            "It is posted, the numbers are in, and both say that it is done",
            rooms.finish,
            lambda _: rooms.sees("Posted", "Measured", "Done, from one side"),
        ),
        Scene(
            "Each tells the other how it was; nobody else reads it",
            rooms.tell,
            lambda _: rooms.sees("What they said", "Sofia answers fast"),
        ),
        Scene(
            "Kofi posts a paid partnership, and learns why few would notice that it is one",
            rooms.post_unclearly,
            lambda _: rooms.sees("No clear marker yet", "is a short form", "your decision"),
        ),
        Scene(
            "He mends the first line, and Mei sees that it is posted",
            rooms.mend,
            lambda _: rooms.sees(_LINK, "marked clearly"),
        ),
        Scene(
            "They bring it to its end and make a case study",
            rooms.end_paid,
            lambda _: rooms.sees("Case study", "Slow Leaf"),
        ),
    )
