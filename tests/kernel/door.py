"""Discord's front door, for the one thing SimCord leaves out: a real process that logs in, over a real network.

Login, an application, the gateway up to READY. Nothing that happens inside is here.
"""

import json
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

BOT_ID = "1000000000000000001"
TOKEN = "made-up-token"
_MEMBERS_INTENT = 1 << 15

PROGRAM = """
import os, sys
from datetime import timedelta
import discord.gateway, yarl
os.environ["DISCORD_API"] = sys.argv[1] + "/api"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sys.argv[1].replace("http", "ws") + "/gateway")
import bot.cli, bot.running
bot.running.EVERY = timedelta(seconds=0.2)
del sys.argv[1]
bot.cli.main()
"""
"""`greenroom`, with this door in Discord's place and a quicker heart."""


@dataclass
class Door:
    """What it says to those who knock."""

    url: str = ""
    knows_token: bool = True
    members_intent: bool = True
    close_with: int | None = None
    visitors: list[Process] = field(default_factory=list)

    def program(self, *arguments: str) -> list[str]:
        """The command that runs `greenroom` against this door."""
        return [sys.executable, "-c", PROGRAM, self.url, *arguments]

    async def me(self, request: web.Request) -> web.Response:
        """Answer who the token belongs to."""
        if not self.knows_token or request.headers["Authorization"] != f"Bot {TOKEN}":
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        return _json(_user())

    async def application(self, _request: web.Request) -> web.Response:
        """Answer what the bot may see."""
        about = {"id": BOT_ID, "name": "Greenroom", "description": "", "icon": None, "bot_public": True}
        more = {"bot_require_code_grant": False, "verify_key": "", "team": None, "owner": _user()}
        return _json(about | more | {"flags": _MEMBERS_INTENT if self.members_intent else 0})

    async def commands(self, _request: web.Request) -> web.Response:
        """Take the commands."""
        return _json([])

    async def sessions(self, _request: web.Request) -> web.Response:
        """Answer how many shards may identify together."""
        limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 2}
        return _json({"url": f"{self.url.replace('http', 'ws')}/gateway", "shards": 2, "session_start_limit": limit})

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        """Say hello, then READY, or close with a reason."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 45000}, "s": None, "t": None})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._answer(socket, json.loads(message.data))
        return socket

    async def _answer(self, socket: web.WebSocketResponse, payload: dict[str, Any]) -> None:
        if payload["op"] == 1:
            await socket.send_json({"op": 11, "d": None, "s": None, "t": None})
        elif payload["op"] == 2 and self.close_with is not None:
            await socket.close(code=self.close_with)
        elif payload["op"] == 2:
            await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": self._ready(payload["d"].get("shard", [0, 1]))})

    def _ready(self, shard: list[int]) -> dict[str, Any]:
        return {
            "v": 10,
            "shard": shard,
            "user": _user(),
            "guilds": [],
            "session_id": "one",
            "resume_gateway_url": self.url.replace("http", "ws") + "/gateway",
            "application": {"id": BOT_ID, "flags": _MEMBERS_INTENT},
        }


def _json(content: Any, status: int = 200) -> web.Response:  # noqa: ANN401 - whatever JSON can hold
    """Without a charset, or discord.py takes it for text."""
    return web.Response(body=json.dumps(content).encode(), content_type="application/json", status=status)


def _user() -> dict[str, Any]:
    return {"id": BOT_ID, "username": "greenroom", "discriminator": "0", "avatar": None, "bot": True}


@asynccontextmanager
async def opened() -> AsyncIterator[Door]:
    """Open a door on a free port of this machine."""
    door = Door()
    app = web.Application()
    app.router.add_get("/api/users/@me", door.me)
    app.router.add_get("/api/oauth2/applications/@me", door.application)
    app.router.add_put(f"/api/applications/{BOT_ID}/commands", door.commands)
    app.router.add_get("/api/gateway/bot", door.sessions)
    app.router.add_get("/gateway", door.gateway)
    app.router.add_get("/gateway/", door.gateway)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    door.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield door
    finally:
        await runner.cleanup()
