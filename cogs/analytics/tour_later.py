"""The later part of the tour of numbers: a campaign with a brand partner, and the week that comes by itself."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo.chatter import LOUNGE
from bot.demo.hands import Hands, said
from bot.demo.stage import Shot, Step
from cogs.analytics import text_campaigns, text_digest

if TYPE_CHECKING:
    from bot.demo.world import World

_NOOR = "noor.inks"
_SOFIA = "sofia.layers"
_CAMPAIGN = {
    "name": "Pen & Paper Co.",
    "pay": "450 EUR",
    "results": "Reach: 12,000\nViews: 30k\nEngagements: 900\nClicks: 300\nOrders: 12\nRevenue: 600 EUR",
    "attribution": ["code"],
}
_A_WEEK, _QUARTER = timedelta(days=7), timedelta(hours=6)


class Later:
    """What a creator notes, and what reaches her."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        self._saw = ""

    def sees(self, *words: str) -> str | None:
        """Nothing if this was seen, else what is wrong."""
        missing = [each for each in words if each not in self._saw]
        return f"nobody sees {missing[0]!r}" if missing else None

    async def campaign(self, world: "World") -> None:
        """What it cost and what it brought, as far as she knows."""
        noor = Hands(world, world.people[_NOOR])
        await noor.use(world.channel(LOUNGE), "stats campaign")
        self._saw = await noor.fill(text_campaigns.ADD, _CAMPAIGN)

    async def ask(self, world: "World") -> None:
        """One press on the panel. Her direct messages are open."""
        sofia = Hands(world, world.people[_SOFIA])
        await world.open_dms(world.people[_SOFIA])
        await sofia.use(world.channel(LOUNGE), "stats me")
        self._saw = await sofia.press(text_digest.ON)

    async def monday(self, world: "World") -> None:
        """The days until Monday morning on her clock pass, a quarter of a day at a time."""
        person = world.people[_SOFIA]
        for _ in range(_A_WEEK // _QUARTER + 1):
            await world.pass_time(_QUARTER, step=_QUARTER)
            if any(text_digest.TITLE in said(each) for each in world.messages(person.dm, person)):
                break
        self._saw = Hands(world, person, direct=True).look(person.dm, text_digest.TITLE)


def steps() -> Sequence[Step]:
    """From a campaign to a Monday morning."""
    later = Later()
    return (
        Step(
            "Noor notes what a campaign cost and brought, and sees each figure with its formula; nobody else does",
            later.campaign,
            lambda _: later.sees("0.50 EUR", "cost per engagement", "33.33 %", "return on cost"),
        ),
        Step(
            "Sofia asks for her week",
            later.ask,
            lambda _: later.sees("Your week comes as a direct message on Monday mornings"),
        ),
        Step(
            "Monday comes, and her week with it: as a direct message, on her own clock",
            later.monday,
            lambda _: later.sees(text_digest.TITLE, "followers", "7 days: "),
            Shot("week", _SOFIA, "dm", 390),
        ),
    )
