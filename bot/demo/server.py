"""The front page's server: one loopback port for the page, its api, and the framed channel.

Here: routes, and keeping every open page up to date. Not here: what the
buttons do (`acts`), what is listed (`listing`, `guide`), who may ask (`gate`).
"""

import asyncio
import errno
import json
import logging
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.demo import acts, cast, guide, portraits
from bot.demo.gate import Gate
from bot.demo.heartbeat import keep_time
from bot.demo.hub import Hub
from bot.demo.listing import Listing
from bot.demo.people import Actor
from bot.demo.proxy import FRAME, Proxy, find_file
from bot.demo.screen import Screen
from bot.demo.world import World
from bot.errors import StartupError, UserError

_STATIC = Path(__file__).with_name("static")
_LARGEST = 30 * 1024 * 1024  # bytes of one upload; SimCord itself stops at 26 MiB
_TROUBLE = "Something went wrong behind the curtain. The terminal has the details."

log = logging.getLogger("greenroom.demo")


def listen(port: int) -> socket.socket:
    """Take a port of this machine (0: any free one); raises StartupError with what to do if it is busy."""
    taken = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere it would let two plays share a port
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind(("127.0.0.1", port))
        taken.listen()  # at once, so that a second start learns of it while this one is still building
    except OSError as error:
        taken.close()
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        sentence = f"Port {port} is already in use. Try another one: greenroom demo --port {port + 1}"
        raise StartupError(sentence) from None
    return taken


class Server:
    """Serves one world to every page that is open."""

    def __init__(self, world: World, port: int) -> None:
        """Build the server for a port that is already taken; use `Server.running`."""
        self._world = world
        self._screen = Screen(world)
        self._listing = Listing(world, self._screen)
        self._gate, self._hub, self._proxy = Gate(port), Hub(), Proxy()
        self._waiting: str | None = None
        self._told = ""
        self._errors = world.env.error_cursor
        self.url = f"http://127.0.0.1:{port}/"

    @classmethod
    @asynccontextmanager
    async def running(cls, world: World, taken: socket.socket) -> AsyncIterator["Server"]:
        """Serve on a taken port, and let time follow the real one, until the block ends."""
        server = cls(world, taken.getsockname()[1])
        runner = web.AppRunner(server._app(), access_log=None, shutdown_timeout=1)
        await runner.setup()
        await server._show(world.people[cast.MODERATORS[0].handle], None)
        await web.SockSite(runner, taken).start()
        clock = asyncio.create_task(keep_time(world, server._catch_up))
        try:
            yield server
        finally:
            clock.cancel()
            with suppress(asyncio.CancelledError):
                await clock
            server._hub.close()
            await runner.cleanup()
            await server._proxy.close()
            await server._screen.close()

    def _app(self) -> web.Application:
        app = web.Application(middlewares=[self._gate.middleware()], client_max_size=_LARGEST)
        app.router.add_get("/", self._page)
        app.router.add_static("/stage/static", _STATIC)
        app.router.add_get("/stage/portrait/{handle}", self._portrait)
        app.router.add_get("/stage/state", self._state)
        app.router.add_get("/stage/events", self._hub.serve)
        app.router.add_post("/stage/open", self._open)
        app.router.add_post("/stage/act", self._act)
        app.router.add_get("/api/assets/{asset}", self._asset)
        app.router.add_post("/api/action", self._action)
        app.router.add_route("*", "/{path:.*}", self._forward)
        return app

    # Reading

    async def _page(self, _request: web.Request) -> web.StreamResponse:
        response = web.FileResponse(_STATIC / "index.html", headers={"Cache-Control": "no-store"})
        self._gate.hand_over(response)
        return response

    async def _portrait(self, request: web.Request) -> web.Response:
        handle = request.match_info["handle"]
        names = {actor.cast.handle: actor.cast.name for actor in self._world.people} | {portraits.BOT: portraits.BOT}
        if handle not in names:
            raise web.HTTPNotFound
        headers = {"Cache-Control": "private, max-age=86400"}
        return web.Response(body=portraits.draw(names[handle]), content_type="image/png", headers=headers)

    async def _asset(self, request: web.Request) -> web.StreamResponse:
        secret, context = (request.headers.get(name, "") for name in ("X-Simcord-Capability", "X-Simcord-Context"))
        if portrait := self._screen.portrait(secret, context, request.match_info["asset"]):
            return web.Response(body=portrait, content_type="image/png", headers={"Cache-Control": "no-store"})
        return await self._forward(request)

    async def _state(self, _request: web.Request) -> web.Response:
        return web.json_response(self._everything(), headers={"Cache-Control": "no-store"})

    def _everything(self) -> dict[str, Any]:
        return {**self._listing.state(), "guide": guide.lines(self._world), "waiting": self._waiting}

    async def _forward(self, request: web.Request) -> web.StreamResponse:
        if file := find_file(request.path):
            return web.FileResponse(file, headers={"Cache-Control": "private, max-age=600"})
        if request.path != FRAME and not request.path.startswith("/api/"):
            raise web.HTTPNotFound
        return await self._proxy.forward(request, self._screen.port)

    # Changing

    async def _action(self, request: web.Request) -> web.Response:
        body = await request.read()  # outside of the turn: a slow upload must not stop the clock
        async with self._world.turn.take():
            body = self._screen.latest(request.headers.get("X-Simcord-Context", ""), body)
            answer = await self._proxy.forward(request, self._screen.port, body)
            self._notice_silence(answer)
            await self._catch_up()
        return answer

    def _notice_silence(self, answer: web.Response) -> None:
        with suppress(ValueError, AttributeError, TypeError):
            receipt = json.loads(answer.body) if isinstance(answer.body, bytes) else {}
            if receipt.get("acknowledgement") == "unacknowledged" and receipt.get("dispatched"):
                self._say(f"{portraits.BOT} did not answer this press.", kind="trouble")

    async def _open(self, request: web.Request) -> web.Response:
        wanted = await _read(request)
        async with self._world.turn.take():
            try:
                actor = acts.find_person(self._world, str(wanted.get("person", "")))
                await self._show(actor, str(wanted.get("place") or "") or None)
            except UserError as error:
                return _refused(error)
            self._notice(actor)
            self._tell()
            return web.json_response(self._everything())

    def _notice(self, actor: Actor) -> None:
        """Remember whose part was taken and what was looked at, for "What to try first"."""
        kind, view = self._world.people.kind(actor), self._screen.view
        self._world.deeds |= {"become"} if kind == "newcomer" else set()
        self._world.deeds |= {f"{kind} in {view.place.name}"} if view else set()

    async def _act(self, request: web.Request) -> web.Response:
        wanted = await _read(request)
        verb, about = str(wanted.get("verb", "")), str(wanted.get("about", ""))
        async with self._world.turn.take():
            self._wait(acts.WAITING.get(verb))
            try:
                told = await acts.perform(self._world, verb, about)
            except UserError as error:
                return _refused(error)
            except Exception:
                log.exception("The button %r failed", verb)
                return _refused(UserError(_TROUBLE), status=500)
            finally:
                self._wait(None)
                await self._catch_up()
            return web.json_response({"said": told.text, "offer": self._offer(told.offer)})

    def _offer(self, handle: str) -> dict[str, str] | None:
        return {"handle": handle, "name": self._world.people[handle].cast.name} if handle else None

    # Keeping up

    async def _show(self, actor: Actor, place_id: str | None) -> None:
        places = self._listing.places(actor)
        here = self._screen.view.place.id if self._screen.view else 0
        wanted = place_id or next((one["id"] for one in places if one["id"] == str(here)), places[0]["id"])
        place = self._world.place(int(wanted)) if wanted.isdigit() else None
        if place is None or not self._screen.may_see(actor, place):
            raise UserError(f"{actor.cast.name} cannot see that place. Choose another one.")
        await self._screen.open(actor, place)

    async def _catch_up(self) -> None:
        """Bring the framed channel and every page up to what happened."""
        view = self._screen.view
        if view is not None and not self._screen.may_see(view.actor, view.place):
            await self._show(view.actor, None)
        await self._screen.refresh()
        self._report_errors()
        self._tell()

    def _report_errors(self) -> None:
        for error in self._world.env.errors_since(self._errors):
            log.error("The bot raised an error", exc_info=error)
            self._say(_TROUBLE, kind="trouble")
        self._errors = self._world.env.error_cursor

    def _tell(self) -> None:
        state = self._everything()
        told = json.dumps({**state, "now": None})
        if told != self._told:
            self._told = told
            self._hub.tell("state", state)

    def _wait(self, text: str | None) -> None:
        self._waiting = text
        self._hub.tell("waiting", text)

    def _say(self, text: str, *, kind: str) -> None:
        self._hub.tell("said", {"text": text, "kind": kind})


async def _read(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError:
        raise web.HTTPBadRequest(text="This needs JSON.") from None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="This needs a JSON object.")
    return body


def _refused(error: UserError, *, status: int = 409) -> web.Response:
    return web.json_response({"error": str(error)}, status=status)
