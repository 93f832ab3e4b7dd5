"""Starting the bot, killing it without warning at a bad moment, and starting it again."""

import asyncio
import multiprocessing
import os
import random
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from benchmarks.survival import child
from benchmarks.survival.link import LONGEST_LINE, Link
from benchmarks.survival.world import World
from bot.client import FEATURES

LATEST_KILL = 2.0
LONG_AWAY = 0.2
SLOWEST_START = 120.0


_nursery = multiprocessing.get_context("forkserver")
_nursery.set_forkserver_preload([child.__name__, *(f"{feature}.wiring" for feature in FEATURES)])


class Prey:
    """One life of the bot: a process that came out of one where everything is loaded, so that it starts at once."""

    def __init__(self, begin: Callable[..., None], *arguments: object) -> None:
        """Start it; see `child.begin`."""
        self._process: ForkServerProcess = _nursery.Process(target=begin, args=arguments, daemon=True)
        self._process.start()
        self._ended = asyncio.ensure_future(asyncio.to_thread(self._process.join))

    @property
    def is_alive(self) -> bool:
        """Whether nobody has seen it end yet."""
        return not self._ended.done()

    @property
    def exitcode(self) -> int | None:
        """How it ended; None while it lives."""
        return self._process.exitcode if self._ended.done() else None

    async def end(self) -> None:
        """Wait for its end."""
        await asyncio.shield(self._ended)

    def send(self, number: signal.Signals) -> None:
        """Tell it something, if it is there to hear it."""
        if self.is_alive and self._process.pid is not None:
            os.kill(self._process.pid, number)


@dataclass
class Hunter:
    """Keeps one process of the bot running in `folder` on the database, and kills it when told to."""

    world: World
    url: str
    folder: Path
    rng: random.Random
    name: str = "bot"
    begin: Callable[..., None] = child.begin
    more: tuple[object, ...] = ()
    kills: int = 0
    died: int = 0
    prey: Prey | None = None
    _link: Link | None = None
    _trigger: tuple[str, int] | None = None
    _shot: asyncio.Event = field(default_factory=asyncio.Event)
    _connected: asyncio.Event = field(default_factory=asyncio.Event)
    _started: asyncio.Event = field(default_factory=asyncio.Event)

    async def open(self) -> None:
        """Listen for the bot."""
        self.world.on_request.append(self._count)
        self._server = await asyncio.start_unix_server(self._serve, self._socket, limit=LONGEST_LINE)

    @property
    def _socket(self) -> Path:
        return self.folder / f"{self.name}.line"

    @property
    def log(self) -> Path:
        """What it wrote to its log, through all its lives."""
        return self.folder / f"{self.name}.log"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        link = Link(reader, writer)
        self._link = link
        self.world.links.append(link)
        self._connected.set()
        async for message in link.messages():
            if "started" in message:
                self.world.identify(link)
                self._started.set()
            else:
                self.world.hear(link, message)
        self.world.hang_up(link)
        link.close()

    async def start(self) -> None:
        """Start the bot, without waiting for it to be ready."""
        self._connected.clear()
        self._started.clear()
        self._shot.clear()
        pace = self.world.pace
        self.prey = Prey(self.begin, self.log, self._socket, self.url, pace, *self.more)

    async def started(self) -> None:
        """Wait until the bot is logged in. Raises when it dies by itself or takes two minutes."""
        assert self.prey is not None
        done = {asyncio.ensure_future(self._started.wait()), asyncio.ensure_future(self.prey.end())}
        await asyncio.wait(done, timeout=SLOWEST_START, return_when=asyncio.FIRST_COMPLETED)
        for each in done:
            each.cancel()
        if not self._started.is_set():
            self.prey.send(signal.SIGUSR1)  # it says where it hangs
            await asyncio.sleep(1)
            message = f"The bot did not start ({self.prey.exitcode}). Its log: {self.log.read_text()[-3000:]}"
            raise SystemExit(message)

    async def hunt(self) -> None:
        """Wait for a random bad moment, kill, stay away for a while, and start again."""
        moment = self.rng.choice(("start", "time", "before", "after", "after"))
        if moment == "start":
            await asyncio.sleep(self.rng.uniform(0, 1.5))
        else:
            await self.started()
            await self._aim(moment)
        await self.kill()
        # Mostly a quick restart; now and then longer than Discord remembers a nonce.
        long = self.rng.random() < LONG_AWAY
        await asyncio.sleep(self.rng.uniform(7, 9) if long else self.rng.uniform(0, 0.3))
        await self.start()

    async def _aim(self, moment: str) -> None:
        self._trigger = (moment, self.rng.randrange(1, 40)) if moment != "time" else None
        try:
            await asyncio.wait_for(self._shot.wait(), self.rng.uniform(0.1, LATEST_KILL))
        except TimeoutError:
            self._trigger = None

    def _count(self, stage: str, link: Link) -> None:
        """Called around each request; the aimed one kills at that very point."""
        if link is not self._link or self._trigger is None or self._trigger[0] != stage:
            return
        left = self._trigger[1] - 1
        self._trigger = (stage, left)
        if left == 0:
            self._trigger = None
            self._shoot()
            self._shot.set()

    def _shoot(self) -> None:
        if self._link is not None:
            self.world.hang_up(self._link)
        assert self.prey is not None
        self.prey.send(signal.SIGKILL)

    async def kill(self) -> None:
        """Kill -9. A bot that had died by itself is counted apart."""
        assert self.prey is not None
        if not self.prey.is_alive and not self._shot.is_set():
            self.died += 1
        self._shoot()
        await self.prey.end()
        self.kills += 1

    async def close(self) -> None:
        """Leave no process behind."""
        if self.prey is not None:
            self._shoot()
            await self.prey.end()
        self._server.close()
