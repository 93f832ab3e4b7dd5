"""The giveaway of `greenroom demo --tour`: started, entered, drawn, passed on, checked by anybody."""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo import cast
from bot.demo.chatter import BACKSTAGE
from bot.demo.hands import Hands, said
from bot.demo.stage import Shot, Step
from cogs.giveaways import text, text_drafting, text_draw, text_proof, text_winners
from cogs.giveaways.model import PLACE
from cogs.giveaways.model_drafting import Page

if TYPE_CHECKING:
    from simcord import ChannelHandle

    from bot.demo.people import Actor
    from bot.demo.world import World

_PRIZE = "Ten film rolls and a camera to borrow"
_THEO, _SOFIA, _TOO_NEW = cast.MODERATORS[0].handle, "sofia.layers", "wren.words"
_ENTRANTS = [person.handle for person in cast.CREATORS if not person.since][:20]
_LONG_ENOUGH = 14  # days in the group
_LASTS = timedelta(hours=2)
_A_MOMENT = timedelta(seconds=30)
_CLAIM_TIME = timedelta(hours=49)
_NOT_REACHED = f"I could not write to you, so here it is: you won.\n**{_PRIZE}**"
_RINGS_FOR = re.compile(r"<@(\d+)>")


class Draw:
    """What happens around one giveaway, and what the person who is looking sees."""

    def __init__(self) -> None:
        """Nothing has happened yet."""
        self._saw = ""
        self._winners: list[Actor] = []

    def sees(self, words: str) -> str | None:
        """Nothing if this was seen, else what is wrong."""
        return None if words in self._saw else f"nobody sees {words!r}"

    async def start(self, world: "World") -> None:
        """One command, one page of options, one press."""
        theo = Hands(world, world.people[_THEO])
        await theo.use(world.channel(BACKSTAGE), "giveaway start", prize=_PRIZE, ends="2h", winners=2)
        await theo.press(text_drafting.MORE)
        rules = {"account_days": "0", "member_days": str(_LONG_ENOUGH), "cooldown_days": "0", "introduced": ["off"]}
        await theo.fill(text_drafting.PAGES[Page.AGES], rules)
        await theo.press(text_drafting.BACK)
        await theo.press(text_drafting.START_NOW)
        await world.tick()

    async def enter(self, world: "World") -> None:
        """Twenty presses, and one look at the card a few seconds later."""
        for handle in _ENTRANTS:
            await self._press_enter(world, handle)
        await world.pass_time(_A_MOMENT, step=_A_MOMENT)

    async def be_refused(self, world: "World") -> None:
        """Somebody who is not long enough in the group."""
        self._saw = await self._press_enter(world, _TOO_NEW)

    async def _press_enter(self, world: "World", handle: str) -> str:
        hands = Hands(world, world.people[handle])
        hands.look(world.channel(PLACE), _PRIZE)
        return await hands.press(text.ENTER)

    async def end(self, world: "World") -> None:
        """The time is up; the list is posted; the beacon speaks."""
        await world.pass_time(_LASTS, step=_LASTS)
        for _ in range(3):
            await world.pass_time(_A_MOMENT, step=_A_MOMENT)
        self._winners = _rung(world, _newest(world, f"{_PRIZE}: it is drawn"))

    def has_two_winners(self, world: "World") -> str | None:
        """Nothing if both are told, else what is wrong."""
        without = [each.cast.name for each in self._winners if not _letters(world, each.dm)]
        if without:
            return f"{', '.join(without)} got no message"
        return None if len(self._winners) == 2 else f"{len(self._winners)} people won"  # noqa: PLR2004 - as started

    async def claim(self, world: "World") -> None:
        """The first winner claims where they were told; everybody else but the other winner takes no messages."""
        first = Hands(world, self._winners[0], direct=True)
        first.look(self._winners[0].dm, text_winners.YOU_WON)
        self._saw = await first.press(text_winners.CLAIM)
        for handle in _ENTRANTS:
            if world.people[handle] not in self._winners:
                await world.close_dms(world.people[handle])

    async def wait(self, world: "World") -> None:
        """The second one does not answer for two days."""
        await world.pass_time(_CLAIM_TIME, step=timedelta(hours=7))
        await world.pass_time(_A_MOMENT, step=_A_MOMENT)

    async def claim_late(self, world: "World") -> None:
        """The next in the draw claims in the channel."""
        (heir,) = _rung(world, _newest(world, _NOT_REACHED))
        hands = Hands(world, heir)
        hands.look(world.channel(PLACE), _NOT_REACHED)
        self._saw = await hands.press(text_winners.CLAIM)

    async def check(self, world: "World") -> None:
        """Anybody may check."""
        sofia = Hands(world, world.people[_SOFIA])
        sofia.look(world.channel(PLACE), f"{_PRIZE}: it is drawn")
        self._saw = await sofia.press(text_draw.CHECK)


def _newest(world: "World", words: str) -> str:
    """The newest message of the channel that says this; nothing if there is none."""
    spoken = map(said, reversed(world.messages(world.channel(PLACE))))
    return next((message for message in spoken if words in message), "")


def _rung(world: "World", words: str) -> "list[Actor]":
    known = {world.people[handle].id: world.people[handle] for handle in _ENTRANTS}
    return [known[int(found)] for found in _RINGS_FOR.findall(words) if int(found) in known]


def _letters(world: "World", dm: "ChannelHandle") -> bool:
    return any(text_winners.YOU_WON in said(message) for message in world.messages(dm))


def _says(world: "World", words: str) -> str | None:
    return None if _newest(world, words) else f"#{PLACE} does not say {words!r}"


def steps() -> Sequence[Step]:
    """From the start to the check."""
    draw = Draw()
    return (
        Step(
            "Theo starts a giveaway for people who have been here two weeks",
            draw.start,
            lambda world: _says(world, _PRIZE),
        ),
        Step(
            "Twenty people enter",
            draw.enter,
            lambda world: _says(world, "20 people are in"),
            Shot("giveaway", _SOFIA, PLACE, 390),
        ),
        Step(
            "Wren came last week: she is told from when on she can enter",
            draw.be_refused,
            lambda _: draw.sees("long enough"),
        ),
        Step("The time is up: the list is posted, the beacon speaks, two people win", draw.end, draw.has_two_winners),
        Step("The first winner claims in their direct messages", draw.claim, lambda _: draw.sees(text_winners.YOURS)),
        Step(
            "The second one does not answer for two days: the next in the draw has it, and takes no direct messages",
            draw.wait,
            lambda world: _says(world, _NOT_REACHED),
        ),
        Step("They claim it in the channel", draw.claim_late, lambda _: draw.sees(text_winners.YOURS)),
        Step(
            "Sofia checks the draw, as anybody may",
            draw.check,
            lambda _: draw.sees(text_proof.GOOD),
            Shot("draw", _SOFIA, PLACE, 390),
        ),
    )
