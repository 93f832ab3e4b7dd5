"""Opens the house: puts a world, its history and its server together, and says on the terminal what is going on."""

import asyncio
import signal
import webbrowser
from contextlib import suppress
from pathlib import Path

import discord
import typer
from pydantic import SecretStr

from bot.client import create_bot
from bot.demo import camera, cast, history, story
from bot.demo.beacon import SimulatedBeacon
from bot.demo.platforms import SimulatedPlatforms
from bot.demo.server import Server, listen
from bot.demo.stage import BotMaker, Clock
from bot.demo.tour import play
from bot.demo.world import World
from bot.settings import Settings


def make_bot(database_url: str, clock: Clock) -> discord.Client:
    """Build the real bot for a simulated group: nobody calls its tick but the world, and no `.env` is read.

    Its draws do without the public beacon, and say so: the demo needs no network, and its days are not the world's.
    Linked accounts are read from simulated platforms.
    """
    made_up = SecretStr("simulated")
    settings = Settings(
        _env_file=None,
        database_url=database_url,
        discord_token=None,
        development_guild_id=None,
        beacon_relays="off",
        public_sources="bluesky mastodon",
        youtube_api_key=made_up,
        youtube_amendment="",
        twitch_client_id="simulated",
        twitch_client_secret=made_up,
        instagram_account_id="1",
        instagram_token=made_up,
    )
    beacon, network = SimulatedBeacon(), SimulatedPlatforms(clock)
    return create_bot(settings, clock=clock, driver=None, beacon=beacon, network=network)


async def serve(port: int, *, open_browser: bool, maker: BotMaker = make_bot) -> None:
    """Play until Ctrl-C (or a polite kill). Raises StartupError if the port is busy."""
    with listen(port) as taken:
        _end_politely()
        typer.echo(f"Building {cast.GROUP} on this machine. No account, no token, nobody in it is real.")
        try:
            async with World.opened(maker) as world:
                await history.play(world)
                async with Server.running(world, taken) as server:
                    typer.echo(f"\n  Open {server.url}\n\nStop with Ctrl-C. Everything is gone then.")
                    if open_browser:
                        await asyncio.to_thread(webbrowser.open, server.url)
                    await asyncio.Event().wait()
        except asyncio.CancelledError:
            typer.echo("\nThe lights are out. Nothing is left behind.")


def _end_politely() -> None:
    """Treat SIGTERM like Ctrl-C, which asyncio already turns into a cancellation."""
    task = asyncio.current_task()
    with suppress(NotImplementedError):  # Windows has no such signal
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel if task else lambda: None)


async def tour(pictures: Path | None, *, maker: BotMaker = make_bot) -> int:
    """Tell the story; answers the exit status."""
    async with World.opened(maker) as world:
        await history.play(world)
        async with camera.ready(world, pictures) as shoot:
            failures = await play(world, story.steps(world), typer.echo, shoot)
    return min(failures, 1)
