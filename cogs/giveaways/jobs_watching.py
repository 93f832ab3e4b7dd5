"""The watch over giveaways that run: is the card still there, may I still write where it stands? And the doctor's.

Permissions are in Discord's cache and are looked at each hour. The card itself has to be asked for, so that is done
once a day, and once more before the end. What is found is told to the moderators once a day.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord

from bot.feature import Finding
from bot.reach import LINE_TROUBLE
from bot.rounds import Around
from bot.ui import escape
from cogs.giveaways import preflight, service, text_preflight
from cogs.giveaways.model import RUNNING, Giveaway
from cogs.giveaways.model_notes import Note
from cogs.giveaways.service_notes import tell

if TYPE_CHECKING:
    from bot.client import Greenroom

EVERY = timedelta(hours=1)
CARD_EVERY = timedelta(days=1)
BEFORE_THE_END = timedelta(hours=2)
_MOST = 200


class Watch:
    """Looks after each group now and again. When it last looked is this process's business and is not stored."""

    def __init__(self, bot: "Greenroom") -> None:
        """Nothing has been looked at yet."""
        self._bot = bot
        self._around = Around(bot, EVERY, self._look)
        self._asked: dict[int, dict[int, datetime]] = {}

    async def tick(self) -> None:
        """Look after the groups whose turn it is."""
        await self._around.tick()

    async def _look(self, guild: discord.Guild) -> None:
        if not await service.has_running(self._bot.db, guild.id):
            self._asked.pop(guild.id, None)
            return
        now = self._bot.now()
        async with self._bot.db.read() as conn:
            running = await service.in_states(conn, guild.id, RUNNING, _MOST)
        known = self._asked.get(guild.id, {})
        self._asked[guild.id] = {each.id: known[each.id] for each in running if each.id in known}
        for giveaway in running:
            found = await self._trouble(giveaway, now)
            if found is not None:
                note, words = found
                async with self._bot.db.write() as conn:
                    await tell(conn, giveaway, note, now, once=f"{now:%Y-%m-%d}", words=words)

    async def _trouble(self, giveaway: Giveaway, now: datetime) -> tuple[Note, Sequence[str]] | None:
        if not preflight.is_channel_there(self._bot, giveaway):
            return Note.CHANNEL_GONE, ()
        if problems := preflight.channel_problems(self._bot, giveaway):
            return Note.LACKS, problems
        if giveaway.message_id is None or not self._is_time_to_ask(giveaway, now):
            return None
        try:
            there = await preflight.is_card_there(self._bot, giveaway)
        except (discord.HTTPException, *LINE_TROUBLE):
            return None  # Discord has trouble of its own; an hour later it is asked again.
        self._asked[giveaway.guild_id][giveaway.id] = now
        return None if there else (Note.CARD_GONE, ())

    def _is_time_to_ask(self, giveaway: Giveaway, now: datetime) -> bool:
        asked = self._asked[giveaway.guild_id].get(giveaway.id)
        if asked is None or now - asked >= CARD_EVERY:
            return True
        return giveaway.ends_at - BEFORE_THE_END <= now and asked < giveaway.ends_at - BEFORE_THE_END


async def check(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """What the doctor finds: running giveaways whose channel is gone or closed to the bot."""
    async with bot.db.read() as conn:
        running = await service.in_states(conn, guild.id, RUNNING, _MOST)
    return [
        Finding(text_preflight.in_trouble(escape(giveaway.spec.prize)), " ".join(problems))
        for giveaway in running
        if (problems := preflight.channel_problems(bot, giveaway))
    ]
