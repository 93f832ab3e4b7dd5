"""How many are in, on the card: looked at by the tick, never by a press."""

from datetime import datetime, timedelta
from itertools import islice

from bot.client import Greenroom
from cogs.giveaways import service_entering
from cogs.giveaways.entrance import Entrance, Key

EVERY = timedelta(seconds=5)
"""The least time between two edits of a card for its count."""
AT_ONCE = 25
"""Cards that one tick has drawn: what is due elsewhere must not wait for them."""


class Counting:
    """Has the cards follow the counts. What it remembers may be lost: after a start, every card is drawn once."""

    def __init__(self, bot: Greenroom, entrance: Entrance) -> None:
        """Nothing was drawn yet."""
        self._bot = bot
        self._entrance = entrance
        self._drawn: dict[Key, datetime] | None = None

    async def tick(self) -> None:
        """Have each card drawn whose count changed here, and that was not drawn for five seconds."""
        now = self._bot.now()
        if self._drawn is None:
            shown = await service_entering.on_show(self._bot.db)
            self._entrance.touched.update(key for key in shown if self._bot.db.share.has(key[0]))
            self._drawn = {}
        self._drawn = {key: at for key, at in self._drawn.items() if at > now - EVERY}
        if due := set(islice(self._entrance.touched - self._drawn.keys(), AT_ONCE)):
            await self._show(due, now)
            self._drawn.update(dict.fromkeys(due, now))

    async def _show(self, due: set[Key], now: datetime) -> None:
        self._entrance.touched -= due
        try:
            async with self._bot.db.write() as conn:
                counts = await service_entering.show_counts(conn, due, EVERY, now)
        except BaseException:
            self._entrance.touched |= due
            raise
        self._entrance.counted(counts)
