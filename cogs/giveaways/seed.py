"""Giveaways in the simulated group: one that is over and claimed, and one that is open while the visitor looks on."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.by import By
from bot.demo import cast
from bot.demo.stage import Suggestion
from cogs.desk.model import Act
from cogs.desk.service import roles
from cogs.giveaways import service, service_claims, service_hosting, service_prizes, text
from cogs.giveaways.model import FEATURE, PLACE, Giveaway
from cogs.giveaways.model_spec import Bonus, Look, Rules, Spec

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

_RING_LIGHT = Spec("A ring light, barely used", look=Look("It made my kitchen look awake. Now it wants a new kitchen."))
_EVENINGS = Spec(
    "Two evenings in a real studio",
    winners=2,
    look=Look("Bring one idea and good shoes. Lights, backdrops and tea are there, and so am I.", colour=0xD98E3A),
)
_ENTER = Suggestion(
    "enter",
    "Enter a giveaway",
    "As Sofia, press Enter in #giveaways. As Amara, press Manage there and end it: the draw takes half a minute.",
    lambda world: world.ears.pressed("giveaways:"),
)


async def play(bot: "Greenroom", world: "World") -> None:
    """Book what happens."""
    Past(bot, world).book()
    Present(bot, world).book()
    world.suggest(_ENTER)


class _Play:
    """One giveaway and its host."""

    def __init__(self, bot: "Greenroom", world: "World", host: str) -> None:
        """Nothing has happened yet."""
        self._bot = bot
        self._world = world
        self._host = world.people[host].id
        self._opened: Giveaway | None = None

    @property
    def _giveaway(self) -> Giveaway:
        if self._opened is None:
            raise LookupError("it has not been opened yet")
        return self._opened

    async def _open(self, spec: Spec, lasts: timedelta) -> None:
        world = self._world
        by = By(world.guild.id, self._host, world.now())
        async with self._bot.db.write() as conn:
            made = await service_hosting.draft(conn, by, world.channel(PLACE).id, spec, world.now() + lasts)
            self._opened = await service_hosting.launch(conn, by, made.id)

    async def _enter(self, people: Sequence[cast.Person]) -> None:
        from bot.demo.hands import Hands  # noqa: PLC0415  the demo's packages are optional

        for person in people:
            hands = Hands(self._world, self._world.people[person.handle])
            hands.look(self._world.channel(PLACE), self._giveaway.spec.prize)
            await hands.press(text.ENTER)


class Past(_Play):
    """Theo's ring light: entered, drawn, claimed, sent, received."""

    def __init__(self, bot: "Greenroom", world: "World") -> None:
        """Theo gives it."""
        super().__init__(bot, world, cast.MODERATORS[0].handle)

    def book(self) -> None:
        """Two days of entries in the second week."""
        book = self._world.book
        book(timedelta(days=9, hours=17), lambda _: self._open(_RING_LIGHT, timedelta(days=2)))
        book(timedelta(days=9, hours=18), lambda _: self._enter(cast.HERE_BEFORE[:12]))
        for minute in (1, 2, 3):
            book(timedelta(days=11, hours=17, minutes=minute), lambda world: world.tick())
        book(timedelta(days=11, hours=20), lambda _: self._claim())
        book(timedelta(days=12, hours=9), lambda _: self._send())
        book(timedelta(days=15, hours=9), lambda _: self._receive())

    async def _claim(self) -> None:
        async with self._bot.db.write() as conn:
            for user_id in await self._winners():
                await service_claims.claim(conn, self._world.guild.id, self._giveaway.id, user_id, self._world.now())

    async def _send(self) -> None:
        act = Act(self._world.guild.id, self._host, FEATURE, "prize_sent")
        async with self._bot.db.write() as conn:
            await service_prizes.sent(conn, act, self._giveaway.id, 1, self._world.now())

    async def _receive(self) -> None:
        async with self._bot.db.write() as conn:
            for user_id in await self._winners():
                now = self._world.now()
                await service_prizes.received(conn, self._world.guild.id, self._giveaway.id, user_id, now)

    async def _winners(self) -> Sequence[int]:
        async with self._bot.db.read() as conn:
            view = await service.view(conn, self._world.guild.id, self._giveaway.id)
        return [winner.user_id for winner in view.winners if winner.user_id is not None]


class Present(_Play):
    """Amara's evenings: open, with people in it, when the curtain rises."""

    def __init__(self, bot: "Greenroom", world: "World") -> None:
        """Amara gives them."""
        super().__init__(bot, world, cast.MODERATORS[1].handle)

    def book(self) -> None:
        """Opened the evening before; it ends in two days."""
        book = self._world.book
        book(timedelta(days=20, hours=9), lambda _: self._begin())
        book(timedelta(days=20, hours=10), lambda _: self._enter(cast.HERE_BEFORE[3:16]))

    async def _begin(self) -> None:
        async with self._bot.db.read() as conn:
            known = await roles(conn, self._world.guild.id)
        rules = Rules(introduced=True, bonus=(Bonus(known["events"], 1),))
        spec = Spec(_EVENINGS.prize, _EVENINGS.winners, _EVENINGS.look, rules)
        await self._open(spec, timedelta(days=3, hours=9))
