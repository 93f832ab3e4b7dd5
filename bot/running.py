"""The life of `greenroom run`: the database first, then Discord, until somebody says stop."""

import asyncio
import contextlib
import gc
import logging
import signal
from functools import partial

from discord.http import Route

from bot import jobs
from bot.client import create_bot
from bot.errors import ConfigurationError
from bot.heartbeat import EVERY, Heartbeat
from bot.jobs import SchedulerDriver
from bot.processes import WATCHED_EVERY
from bot.settings import Settings
from bot.status import serving
from bot.text import plural
from bot.trouble import NO_TOKEN

log = logging.getLogger("greenroom")


async def run(settings: Settings) -> None:
    """Run until SIGTERM, or until the caller is cancelled (as Ctrl-C does). Raises what ended it otherwise."""
    if settings.discord_token is None:
        raise ConfigurationError(NO_TOKEN)
    living = asyncio.ensure_future(_live(settings, settings.discord_token.get_secret_value()))
    asked_to_stop = _on_terminate(living)
    try:
        await living
    except asyncio.CancelledError:
        if not asked_to_stop.is_set():
            raise
    log.info("Stopped.")


async def _live(settings: Settings, token: str) -> None:
    Route.BASE = settings.discord_api
    bot = create_bot(settings, driver=SchedulerDriver())
    heart = Heartbeat(bot)
    pacemaker, watchman = SchedulerDriver(EVERY.total_seconds()), SchedulerDriver(WATCHED_EVERY)

    async def on_ready() -> None:
        # What is there now stays: to look for rubbish in it again and again would hold up everybody for a while.
        gc.collect()
        gc.freeze()
        log.info("Connected to Discord as %s, in %s.", bot.user, plural(len(bot.guilds), "group"))

    bot.add_listener(on_ready)
    async with bot:
        await bot.prepare()
        log.info("The database is ready; connecting to Discord.")
        pacemaker.start(heart.beat)
        if bot.processes.name is not None:
            watchman.start(partial(jobs.run, "watching the others", bot.watch))
        try:
            async with serving(bot, heart, settings.status_place):
                await bot.start(token)
        finally:
            watchman.stop()
            pacemaker.stop()
            heart.stop()


def _on_terminate(task: asyncio.Future[None]) -> asyncio.Event:
    """Let SIGTERM, which is how containers and systemd say stop, end the task. Windows has no such thing."""
    asked = asyncio.Event()

    def stop() -> None:
        asked.set()
        task.cancel()

    with contextlib.suppress(NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop)
    return asked
