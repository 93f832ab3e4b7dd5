"""A paid partnership in `greenroom demo --tour`: its link, its code, its caption, and what it came to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.by import By
from bot.demo.chatter import LOUNGE
from bot.demo.hands import Hands
from bot.demo.stage import Step as Scene
from cogs.disclosure.model import Market
from cogs.interests.tour_room import Two
from cogs.profiles.model import Platform
from cogs.rooms import text_card, text_end, text_posting
from cogs.rooms.model import Step
from cogs.rooms.text import TAKE
from cogs.tracking import service
from cogs.tracking import text as tracking
from cogs.tracking import text_results as results
from cogs.tracking.model import control

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

_MEI, _KOFI = "mei.sips", "kofi.talks"
_LINK = "https://video.example/kofi/first-cup"
_FIRST = "I tried tea for a week. Guess what happened #tea #coldbrew #spon"
_SECOND = "Ad: paid partnership with @slowleaf\nI tried tea for a week. Guess what happened #tea #coldbrew"
_SHOP = {"link": "https://slow-leaf.example/", "campaign": "First cup", "platform": ["tiktok"], "spot": ["profile"]}
_CODE = {"code": "kofi 10", "brand": "Slow Leaf", "until": "in 8 weeks"}
_COUNTED = {
    "cost": "Fee: 120 EUR\nProduct: 24 EUR\nCommission: 0",
    "counted": "Likes: 640\nComments: 80\nClicks: 96\nSales: 18",
    "revenue": "216 EUR",
}


class Partnership(Two):
    """Mei has a brand partner, Kofi has the audience."""

    def __init__(self, bot: "Greenroom") -> None:
        """Mei's panel is open all the time."""
        super().__init__(bot, _MEI, _KOFI)
        self._panel: Hands | None = None
        self._caption: Hands | None = None

    async def track(self, world: "World") -> None:
        """A link and a code that tell where people came from; Kofi finds both."""
        self._panel = mei = self.hands(world, _MEI)
        await mei.use(world.channel(LOUNGE), "track mine")
        about = {"name": "Cold brew, Kofi", "nature": ["paid"], "brand": "Slow Leaf"}
        whose = {"other": [world.people[_KOFI].member], "request": [str((await self.room(world)).request_id)]}
        await mei.fill(tracking.ADD, about | whose)
        await mei.fill(tracking.LINK, _SHOP)
        await mei.press(tracking.BACK)
        await mei.fill(tracking.CODE, _CODE)
        await mei.press(tracking.BACK)
        await mei.press(tracking.SHARE)
        await mei.press(tracking.YES_SHARE)
        kofi = self.hands(world, _KOFI)
        await kofi.use(world.channel(LOUNGE), "track mine")
        self.saw = await kofi.choose([str(await self._work(world))], control("open"))

    async def _work(self, world: "World") -> int:
        """What Mei keeps track of for the two."""
        by = By(world.guild.id, world.people[_KOFI].id, world.now())
        async with self._bot.db.read() as conn:
            newest, *_ = await service.page(conn, by, 0, 1)
        return newest.id

    async def post_unclearly(self, world: "World") -> None:
        """With a short form at the end of the caption."""
        await self.say(world, (_KOFI, Step.APPROVAL))
        self._caption = await self.enter(world, _KOFI)
        self.saw = await self._caption.fill(TAKE[Step.POSTED], _answers(_FIRST))

    async def mend(self, world: "World") -> None:
        """The same, with a clear first line."""
        if self._caption is not None:
            await self._caption.fill(text_posting.FIX, _answers(_SECOND))
        await world.deliver()
        await self.enter(world, _MEI)

    async def end(self, world: "World") -> None:
        """Measured and done; what it came to becomes part of the case study that both want."""
        await self.say(world, (_KOFI, Step.MEASURED), (_KOFI, Step.DONE), (_MEI, Step.DONE))
        for person in (_MEI, _KOFI):
            await (await self.enter(world, person)).press(text_card.CASE)
            await world.deliver()
        if self._panel is not None:
            await self._panel.press(tracking.RESULTS)
            await self._panel.fill(results.TYPE_IN, _COUNTED)
        mei = await self.enter(world, _MEI)
        await mei.press(text_card.SEE_CASE)
        await mei.press(text_end.ADD_NUMBERS)
        await world.deliver()
        self.saw = await (await self.enter(world, _KOFI)).press(text_card.SEE_CASE)


def _answers(caption: str) -> dict[str, Any]:
    chosen = {"market": [Market.UK.value], "platform": [Platform.TIKTOK.value]}
    return {**chosen, "link": _LINK, "caption": caption}


def steps(bot: "Greenroom") -> Sequence[Scene]:
    """From the link to the return on cost."""
    both = Partnership(bot)
    return (
        Scene(
            "Mei pays Kofi to try her tea: he gets a link that tells who came from it, and a code that is his alone",
            both.track,
            lambda _: both.sees("utm_source=tiktok", "utm_campaign=first-cup", "KOFI10"),
        ),
        Scene(
            "Kofi posts it, and learns why few people would notice that it is paid",
            both.post_unclearly,
            lambda _: both.sees("No clear marker yet", "is a short form", "your decision"),
        ),
        Scene(
            "He mends the first line, and Mei sees that it is posted and marked",
            both.mend,
            lambda _: both.sees(_LINK, "marked clearly"),
        ),
        Scene(
            "They bring it to its end; Mei types in what it brought, and lets their case study say that",
            both.end,
            lambda _: both.sees("Case study", "Slow Leaf", "Return on cost **+50.0 %**"),
        ),
    )
