"""The status page: three addresses for programs that watch the bot. They tell how it is, and nothing about anybody.

`/livez` fails when only a restart helps, `/readyz` while the bot cannot do its work, `/metrics` is for Prometheus.
"""

import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from bot.heartbeat import Heartbeat
from bot.text import duration

if TYPE_CHECKING:
    from bot.client import Greenroom

STUCK = timedelta(minutes=10)
"""No tick takes as long, not even while Discord makes it wait."""

log = logging.getLogger("greenroom")


@asynccontextmanager
async def serving(bot: "Greenroom", heart: Heartbeat, place: tuple[str, int] | None) -> AsyncIterator[web.AppRunner]:
    """Answer at `place` (host and port) for as long as this is open. A busy port is told, and no reason to stop."""
    runner = web.AppRunner(_application(bot, heart), access_log=None)
    await runner.setup()
    if place is not None:
        await _listen(runner, *place)
    try:
        yield runner
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, host: str, port: int) -> None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        why = os.strerror(error.errno or 0).lower()
        log.warning("There is no status page at %s:%s (%s). Choose another STATUS_ADDRESS.", host, port, why)
    else:
        log.info("The status page is at http://%s:%s/readyz.", host, runner.addresses[0][1])


def _application(bot: "Greenroom", heart: Heartbeat) -> web.Application:
    async def live(_request: web.Request) -> web.Response:
        return _answer(stuck(bot))

    async def ready(_request: web.Request) -> web.Response:
        return _answer(await heart.trouble() or stuck(bot))

    async def metrics(_request: web.Request) -> web.Response:
        return web.Response(body=await bot.metrics.written(bot), headers={"Content-Type": CONTENT_TYPE_LATEST})

    application = web.Application()
    application.add_routes([web.get("/livez", live), web.get("/readyz", ready), web.get("/metrics", metrics)])
    return application


def stuck(bot: "Greenroom") -> str | None:
    """How long due work has not been looked for, when that is too long; a bot that is just starting is not stuck."""
    if bot.ticked_at is None or bot.now() - bot.ticked_at <= STUCK:
        return None
    return f"nothing was looked after for {duration(bot.now() - bot.ticked_at)}"


def _answer(trouble: str | None) -> web.Response:
    return web.Response(text="ok\n") if trouble is None else web.Response(text=f"not well: {trouble}\n", status=503)
