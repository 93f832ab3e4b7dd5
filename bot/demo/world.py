"""The simulated group: an in-memory Discord, the real bot on a database in a temporary folder, and one clock.

Here: opening and closing, time, restarting, and the verbs that the page and
the tour are made of. Not here: who the people are (`people`), what may be
taken from the bot (`doors`), the weeks before (`history`), what one person
sees (`listing`, `screen`).
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Self

import discord
from simcord import ChannelHandle, GuildHandle

from bot.clock import system_clock
from bot.demo import cast, pace, portraits, setting
from bot.demo.doors import Doors, Permission
from bot.demo.ears import Ears
from bot.demo.people import Actor, People, create_accounts
from bot.demo.simulation import Simulation
from bot.demo.stage import BotMaker, Scene, Suggestion
from bot.demo.turn import Turn

HISTORY = timedelta(weeks=3)
"""What lies behind the group, at least: it begins at midnight, so that an hour of the history is an hour of the day."""
_READING = timedelta(seconds=30)
_SHORT = 1.0  # seconds
_SETTLE = 20.0  # seconds; a laptop that is busy with something else must not end the play


class World:
    """The stage: the group, its people, its clock and the bot. Every verb waits for its turn."""

    def __init__(self, make_bot: BotMaker, folder: Path, now: datetime) -> None:
        """Build an unopened world whose history begins on a midnight some weeks before `now`; use `World.opened`."""
        self._make_bot = make_bot
        self._database = f"sqlite+aiosqlite:///{folder / 'greenroom.db'}"
        self.env = Simulation(self._new_bot(), settle_timeout=_SETTLE)
        accounts = create_accounts(self.env)  # before the history, so that nobody's account looks brand new
        first = (now - HISTORY).replace(hour=0, minute=0, second=0, microsecond=0)
        self.env.backend.advance_clock(max(0.0, (first - self.env.now()).total_seconds()))
        self.began, self.curtain = self.env.now(), now
        self.env.backend.edit_bot_profile(portraits.BOT)
        self.env.backend.bot_user.avatar = portraits.HASH
        owner = accounts[cast.OWNER.handle]
        self.guild: GuildHandle = self.env.create_guild(cast.GROUP, owner=owner, description=cast.TOPIC)
        self.people = People(self.env, self.guild, accounts)
        setting.seat(self.people, setting.furnish(self.env, self.guild))
        self.doors = Doors(self.env, self.guild)
        self.ears = Ears(self.env.backend)
        self.turn = Turn()
        self.suggestions: list[Suggestion] = []
        self.deeds: set[str] = set()
        self.booked: list[tuple[timedelta, Scene]] = []

    @classmethod
    @asynccontextmanager
    async def opened(cls, make_bot: BotMaker, *, now: datetime | None = None) -> AsyncIterator[Self]:
        """Open a world with the bot in it; on leaving, close the bot and remove every file."""
        with TemporaryDirectory(prefix="greenroom-demo-") as folder:
            world = cls(make_bot, Path(folder), now or system_clock())
            await world.env.start()
            try:
                yield world
            finally:
                await world._close()

    async def _close(self) -> None:
        async with self.turn.take():
            try:
                await self._close_bot()
            finally:
                await self.env.shutdown()

    def _new_bot(self) -> discord.Client:
        return self._make_bot(self._database, self.now)

    def now(self) -> datetime:
        """Read the simulated clock; aware, in UTC."""
        return self.env.now()

    async def _close_bot(self) -> None:
        with self.env.time_context():
            await self.env.bot.close()

    @property
    def features(self) -> Sequence[object]:
        """The features of the running bot."""
        return tuple(getattr(self.env.bot, "features", ()))

    # What is where

    def channel(self, name: str) -> ChannelHandle:
        """Find a channel of the group by its name; KeyError if there is none."""
        return self.guild.channels[name]

    def place(self, channel_id: int) -> ChannelHandle | None:
        """Find a channel, thread or direct-message channel by id, or nothing."""
        channel = self.env.backend.channels.get(channel_id)
        if channel is None:
            return None
        return ChannelHandle(self.env, self.guild if channel.guild_id else None, channel)

    def messages(self, channel: ChannelHandle, viewer: Actor | None = None) -> list[discord.Message]:
        """List the messages of a place, oldest first; with a viewer, as they see it."""
        if viewer is None:
            return channel.history()
        return channel.history(viewer=viewer.member if channel.guild else viewer.user)

    # Time

    async def tick(self) -> None:
        """Let the bot do what is due now, and wait until it has."""
        async with self.turn.take():
            bot: Any = self.env.bot
            # The bot's own scope, so that SimCord also waits for what the tick starts on the side.
            with self.env._bot_scope():  # noqa: SLF001  there is no public way to call the bot
                work = asyncio.create_task(bot.tick())
            await asyncio.wait({work}, timeout=_SHORT)  # SimCord would ask every millisecond whether it is done
            await self.settle()
            await work

    async def deliver(self) -> None:
        """Let the bot send what has become due, and do nothing else: much cheaper than a tick."""
        async with self.turn.take():
            outbox: Any = getattr(self.env.bot, "outbox", None)
            if outbox is not None:
                outbox.kick()
                await outbox.idle()
            await self.settle()

    async def settle(self) -> None:
        """Wait until the bot has done what it is about to do."""
        await self.env.settle()

    async def pass_time(self, span: timedelta, *, step: timedelta | None = None) -> str:
        """Let time pass, with ticks on the way; answers what happened meanwhile, in a sentence."""
        async with self.turn.take():
            heard = len(self.ears.news)
            for stretch in pace.steps(span, step):
                await self.env.advance_time(stretch.total_seconds())
                await self.tick()
            return self._told_since(heard)

    async def follow(self, elapsed: float) -> None:
        """Let the clock follow real time by `elapsed` seconds, with one tick."""
        async with self.turn.take():
            await self.env.advance_time(elapsed)
            await self.tick()

    def _told_since(self, heard: int) -> str:
        bot = self.env.backend.bot_user.id
        by_bot = [news for news in self.ears.news[heard:] if news.author_id == bot]
        if not by_bot:
            return "Nothing was due."
        where = Counter(self.name_of(news.channel_id) for news in by_bot)
        places = ", ".join(f"{count} in {name}" for name, count in where.most_common(3))
        what = "1 message" if len(by_bot) == 1 else f"{len(by_bot)} messages"
        return f"{what} from {portraits.BOT}: {places}."

    def name_of(self, channel_id: int) -> str:
        """Name a place the way people do."""
        channel = self.env.backend.channels.get(channel_id)
        if channel is None:
            return "a place that is gone"
        if channel.guild_id:
            return f"#{channel.name}"
        actor = self.people.by_id(channel.recipient_ids[0])
        return f"{actor.cast.name}'s direct messages" if actor else "direct messages"

    # People

    async def join(self, actor: Actor) -> None:
        """Somebody joins: first waiting in the rules screening, half a minute later past it."""
        async with self.turn.take():
            self.people.enter(actor)
            await self.settle()
            await self.pass_time(_READING, step=_READING)
            self.people.accept_rules(actor)
            await self.settle()
            await self.pass_time(_READING, step=_READING)
            self.deeds.add("join")

    async def somebody_joins(self) -> Actor | None:
        """Let the next stranger of the cast in; nobody, if all of them have been here."""
        async with self.turn.take():
            actor = next(iter(self.people.strangers()), None)
            if actor is not None:
                await self.join(actor)
            return actor

    async def everybody_joins(self) -> list[Actor]:
        """Let all remaining strangers in at once, as after a link was shared."""
        async with self.turn.take():
            crowd = self.people.strangers()
            for actor in crowd:
                self.people.enter(actor)
            await self.settle()
            for actor in crowd:
                self.people.accept_rules(actor)
            await self.settle()
            await self.pass_time(timedelta(minutes=1))
            self.deeds.add("join")
            return crowd

    async def leave(self, actor: Actor) -> None:
        """Let somebody leave the group."""
        await self._do(lambda: self.people.leave(actor), "leave")

    async def close_dms(self, actor: Actor) -> None:
        """Let somebody refuse the bot's direct messages."""
        await self._do(lambda: self.people.close_dms(actor), "dms")

    async def open_dms(self, actor: Actor) -> None:
        """Let somebody accept the bot's direct messages again."""
        await self._do(lambda: self.people.open_dms(actor), "dms")

    async def take_permission(self, key: str) -> Permission | None:
        """Take a permission from the bot, by its key in `doors.listed()`."""
        await self._do(lambda: self.doors.take(key), "take")
        return self.doors.find(key)

    async def give_permission(self, key: str) -> Permission | None:
        """Give a permission back to the bot."""
        await self._do(lambda: self.doors.give_back(key), "give")
        return self.doors.find(key)

    async def _do(self, change: Callable[[], None], deed: str) -> None:
        async with self.turn.take():
            change()
            await self.settle()
            await self.tick()
            self.deeds.add(deed)

    # The bot

    async def restart_bot(self) -> None:
        """Close the bot and start a new one on the same database."""
        async with self.turn.take():
            await self.settle()
            await self._close_bot()
            await self.env.restart_bot(self._new_bot())
            await self.tick()
            self.deeds.add("restart")

    # What features bring

    def book(self, when: timedelta, scene: Scene) -> None:
        """Book a scene of the history, counted from its first moment."""
        self.booked.append((when, scene))

    def suggest(self, suggestion: Suggestion) -> None:
        """Add a line to "What to try first"."""
        self.suggestions.append(suggestion)
