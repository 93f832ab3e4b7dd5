"""Hands the framed channel's requests on to SimCord's own server, so that everything has one origin.

SimCord answers only to its own address and refuses to be framed; both are
changed here, and nothing else. Who may ask at all is decided in `server`.
"""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import aiohttp
from aiohttp import web

FRAME = "/preview"
_STYLE = '<link rel="stylesheet" href="/stage/static/frame.css"></head>'
_UPWARD = ("Content-Type", "Accept", "X-Simcord-Capability", "X-Simcord-Context")
_DROPPED = {
    "x-frame-options",
    "content-length",
    "transfer-encoding",
    "connection",
    "date",
    "server",
    "content-encoding",
}


_FILES = (Path(str(files("simcord.preview"))) / "static").resolve()
_TYPES = {".js", ".css", ".json", ".ttf"}
_FONTS = ("noto-sans-latin-", "noto-sans-mono-", "noto-color-emoji-")


def find_file(path: str) -> Path | None:
    """Find the file of SimCord's page that a path names, if it is one.

    Read from the disk, the browser keeps them. Of the fonts only those are given
    that a group like this one needs: the others are 19 MB on every opening.
    """
    file = (_FILES / path.lstrip("/")).resolve()
    if file.suffix not in _TYPES or not file.is_relative_to(_FILES) or not file.is_file():
        return None
    if file.suffix == ".ttf" and not file.name.startswith(_FONTS):
        raise web.HTTPNotFound
    return file


class Proxy:
    """Forwards to a loopback port that changes with every opening."""

    def __init__(self) -> None:
        """Start without a connection."""
        self._session = aiohttp.ClientSession(auto_decompress=True)

    async def close(self) -> None:
        """Drop all connections."""
        await self._session.close()

    async def forward(self, request: web.Request, port: int | None, body: bytes | None = None) -> web.Response:
        """Ask SimCord and answer what it answered; 410 when nothing is open (the page then opens anew)."""
        if port is None:
            return web.Response(status=410, text="Nothing is open.")
        path = "/" if request.path == FRAME else request.path
        url = f"http://127.0.0.1:{port}{path}"
        headers = {name: request.headers[name] for name in _UPWARD if name in request.headers}
        body = await request.read() if body is None else body
        try:
            async with self._session.request(
                request.method, url, params=request.query, headers=headers, data=body or None
            ) as answer:
                content = await answer.read()
                return _adapted(path, answer.status, answer.headers, content)
        except aiohttp.ClientError:
            return web.Response(status=410, text="What was open has just closed.")


def _adapted(path: str, status: int, headers: Mapping[str, str], body: bytes) -> web.Response:
    kept = {name: value for name, value in headers.items() if name.lower() not in _DROPPED}
    if policy := kept.get("Content-Security-Policy"):
        kept["Content-Security-Policy"] = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    if path == "/":
        body = body.replace(b"</head>", _STYLE.encode(), 1)
    return web.Response(status=status, headers=kept, body=body)
