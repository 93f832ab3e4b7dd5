"""The process that is killed: the real bot, with its REST requests and gateway led over the line to the parent.

`benchmarks.survival.hunter` starts it.
"""

import asyncio
import itertools
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Any, NoReturn

import discord
from discord.http import HTTPClient, Route
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

from benchmarks.survival.link import Link, dial
from benchmarks.survival.pace import Pace
from bot.client import Greenroom, create_bot
from bot.jobs import SchedulerDriver
from bot.outbox import Delivery
from bot.settings import Settings
from tests.beacon import StandIn

TICK_SECONDS = 0.1


class Transport:
    """Asks the parent, and waits for its answer."""

    def __init__(self, link: Link) -> None:
        """Nothing is under way."""
        self.link = link
        self._numbers = itertools.count()
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}

    async def ask(self, route: Route, body: Any, params: Any) -> Any:  # noqa: ANN401 - Discord's JSON
        """One request to Discord. Raises what discord.py raises, or ConnectionError when no answer came."""
        number = next(self._numbers)
        future = self._waiting[number] = asyncio.get_running_loop().create_future()
        path = route.url.removeprefix(Route.BASE)
        self.link.send(request=number, method=route.method, path=path, json=body, params=params or {})
        answer = await future
        if answer["status"] >= 400:
            _refuse(answer)
        return answer.get("data")

    def answered(self, message: dict[str, Any]) -> None:
        """The parent answered a request."""
        self._waiting.pop(message["answer"]).set_result(message)


def _refuse(answer: dict[str, Any]) -> NoReturn:
    status = answer["status"]
    if status == 599:
        raise ConnectionResetError
    kinds: dict[int, type[discord.HTTPException]] = {403: discord.Forbidden, 404: discord.NotFound}
    kind = kinds.get(status, discord.DiscordServerError if status >= 500 else discord.HTTPException)
    raise kind(_Response(status), {"code": answer["code"], "message": answer["message"]})


class _Response:
    """As much of an aiohttp response as discord.py's errors look at."""

    def __init__(self, status: int) -> None:
        self.status = status
        self.reason = "refused"
        self.headers: dict[str, str] = {}


class _Http(HTTPClient):
    """Everything but answers to interactions."""

    def __init__(self, transport: Transport) -> None:
        super().__init__(asyncio.get_running_loop())
        self._HTTPClient__session: Any = None  # interactions take the session along; nobody uses it here
        self._transport = transport

    async def static_login(self, token: str) -> Any:  # noqa: ANN401 - Discord's JSON
        self.token = token
        return await self.request(Route("GET", "/users/@me"))

    async def request(self, route: Route, **options: Any) -> Any:  # noqa: ANN401 - the signature it replaces
        return await self._transport.ask(route, options.get("json"), options.get("params"))

    async def close(self) -> None:
        """The line belongs to the program."""


class _Webhooks(AsyncWebhookAdapter):
    """Answers to interactions."""

    def __init__(self, transport: Transport) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # discord.py leaves it untyped
        self._transport = transport

    async def request(self, route: Route, session: Any, **options: Any) -> Any:  # noqa: ANN401 - as above
        del session
        return await self._transport.ask(route, options.get("payload"), options.get("params"))


class _Gateway:
    """The upstream half of the gateway: asking for the list of members."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self.open = True

    def is_ratelimited(self) -> bool:
        return False

    async def request_chunks(self, guild_id: int, query: str | None = None, **options: Any) -> None:  # noqa: ANN401
        self._link.send(chunks=guild_id, query=query, **options)

    async def close(self, code: int = 1000) -> None:
        del code
        self.open = False


def connect(bot: Greenroom, transport: Transport) -> None:
    """Replace the bot's ways to Discord. Everything above them is real."""
    http = _Http(transport)
    bot.http = http
    bot._connection.http = http  # noqa: SLF001 - the transport has no public place
    bot.tree._http = http  # noqa: SLF001 - as above
    bot.ws = _Gateway(transport.link)  # type: ignore[assignment]  # as much of it as the bot uses
    bot._connection.guild_ready_timeout = 0.05  # noqa: SLF001 - one group, and it is announced at once
    async_context.set(_Webhooks(transport))


def report_markers(bot: Greenroom, link: Link) -> None:
    """Tell the parent whenever a message is found again by our own marker, so that it can be counted."""
    find = bot.outbox._find_earlier  # noqa: SLF001 - what is counted happens inside

    async def find_and_tell(delivery: Delivery) -> int | None:
        found = await find(delivery)
        if found is not None:
            link.send(found=str(found))
        return found

    bot.outbox._find_earlier = find_and_tell  # type: ignore[method-assign]  # noqa: SLF001 - as above


async def hear(bot: Greenroom, transport: Transport) -> None:
    """Take what the parent says, until it hangs up."""
    parsers = bot._connection.parsers  # noqa: SLF001 - where discord.py's gateway hands its payloads over
    async for message in transport.link.messages():
        if "answer" in message:
            transport.answered(message)
        elif (parser := parsers.get(message["event"])) is not None:
            parser(message["payload"])


def _say_where_it_hangs() -> None:
    for task in asyncio.all_tasks():
        task.print_stack(file=sys.stderr)


async def main(socket: Path, url: str, pace: Pace) -> None:
    """Run until killed, or until the parent is gone."""
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, _say_where_it_hangs)
    transport = Transport(await dial(socket))
    settings = Settings(database_url=url, _env_file=None)
    bot = create_bot(settings, clock=pace.now, driver=SchedulerDriver(TICK_SECONDS), beacon=StandIn())
    connect(bot, transport)
    async with asyncio.TaskGroup() as both:
        both.create_task(hear(bot, transport))
        await bot.login("not.a.token")
        report_markers(bot, transport.link)
        transport.link.send(started=True)
    await bot.close()


def begin(log: Path, socket: Path, url: str, pace: Pace) -> None:
    """One life, in a process of its own whose output is added to `log`."""
    with log.open("ab", buffering=0) as file:
        for stream in (1, 2):
            os.dup2(file.fileno(), stream)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns whenever a tick takes longer than the pause
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    asyncio.run(main(socket, url, pace))
