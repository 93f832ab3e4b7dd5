"""A collab in `greenroom demo --tour`, from the first question to the last word. A paid one is in `tour_paid`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.by import By
from bot.demo.chatter import LOUNGE
from bot.demo.stage import Step as Scene
from cogs.collabs import service as collabs
from cogs.collabs import text as board
from cogs.collabs import text_drafting as drafting
from cogs.collabs.model import PLACE, Nature
from cogs.collabs.model import control as on_board
from cogs.collabs.model_drafting import Page
from cogs.interests import text, text_owner
from cogs.interests.tour_room import Two
from cogs.rooms import text_card
from cogs.rooms.model import Step
from cogs.rooms.text import TAKE

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

_SOFIA, _DANI = "sofia.layers", "dani.thrift"
_TITLE = "One suitcase, five days at the office"
_BASICS = {
    "title": _TITLE,
    "kind": ["creator"],
    "what": "Ten thrifted pieces between us. You style five days, I style the same five. A reel each.",
    "deadline": "in 3 weeks",
    "slots": "1",
}
_WANTED = {"niches": ["fashion"], "platforms": [], "sizes": "", "where": ["remote"], "region": ""}
_NOTE = "Thrifted is all I wear. I have a free weekend, and a rail to hang it all on."
_LINK = "https://video.example/dani/suitcase"


class Collab(Two):
    """Sofia asks, Dani answers."""

    async def post(self, world: "World") -> None:
        """The house question, two forms, one press."""
        sofia = self.hands(world, _SOFIA)
        self.saw = await sofia.use(world.channel(LOUNGE), "collab post")
        await sofia.fill(drafting.ANSWERS[Nature.COLLAB], _BASICS)
        await sofia.fill(board.PAGES[Page.WANTED], _WANTED)
        await sofia.press(drafting.POST)
        await world.deliver()

    async def offer(self, world: "World") -> None:
        """The button on the card, and a few words."""
        dani = self.hands(world, _DANI)
        dani.look(world.channel(PLACE), _TITLE)
        self.saw = await dani.fill(text.OFFER, {"note": _NOTE, "numbers": ["profile"]})

    async def read(self, world: "World") -> None:
        """From her own requests to whoever is interested."""
        sofia = self.hands(world, _SOFIA)
        await sofia.use(world.channel(LOUNGE), "collab mine")
        await sofia.choose([await self._number(world)], on_board("choose"))
        self.saw = await sofia.press("1 person is interested")
        await sofia.press(text_owner.ACCEPT)
        await world.deliver()

    async def _number(self, world: "World") -> str:
        """Of her newest request."""
        by = By(world.guild.id, world.people[_SOFIA].id, world.now())
        async with self._bot.db.read() as conn:
            newest, *_ = await collabs.mine(conn, by)
        return str(newest.id)

    async def make(self, world: "World") -> None:
        """Every step, each said by one of them."""
        await self.say(world, (_SOFIA, Step.BRIEFED), (_DANI, Step.PRODUCTION), (_DANI, Step.APPROVAL))
        await (await self.enter(world, _DANI)).fill(TAKE[Step.POSTED], {"link": _LINK})
        await self.say(world, (_DANI, Step.MEASURED), (_SOFIA, Step.DONE), (_DANI, Step.DONE))
        self.saw = await (await self.enter(world, _SOFIA)).press(text_card.HISTORY)

    async def tell(self, world: "World") -> None:
        """Feedback from both, read by one."""
        words = {_SOFIA: "Dani keeps every promise", _DANI: "A brief that fits on a hanger"}
        for person in (_SOFIA, _DANI):
            answers = {"clear": ["5"], "reliable": ["5"], "again": ["5"], "words": words[person]}
            await (await self.enter(world, person)).fill(text_card.FEEDBACK, answers)
        self.saw = await (await self.enter(world, _DANI)).press(text_card.READ)


def steps(bot: "Greenroom") -> Sequence[Scene]:
    """From a question in the lounge to what two people say to each other."""
    both = Collab(bot, _SOFIA, _DANI)
    return (
        Scene(
            "Sofia wants to make something together; the first question is whether anybody is paid",
            both.post,
            lambda _: both.sees("collab", "paid partnership"),
        ),
        Scene(
            "Dani sees the card on the board and says what she would bring; only Sofia reads that",
            both.offer,
            lambda _: both.sees("has it now"),
        ),
        Scene(
            "Sofia reads who is interested and how they fit, says yes, and a room for the two opens",
            both.read,
            lambda _: both.sees(_NOTE, "same niche"),
        ),
        Scene(
            "They take it from the brief to the post, the numbers and the end; each step says who took it",
            both.make,
            lambda _: both.sees("Briefed", "In approval", "Posted", "Measured", "Done, from one side"),
        ),
        Scene(
            "Each tells the other how it was; nobody else reads it",
            both.tell,
            lambda _: both.sees("What they said", "Dani keeps every promise"),
        ),
    )
