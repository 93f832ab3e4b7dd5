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


_FONTS = Path(str(files("simcord.preview"))) / "static" / "fonts"
_NEEDED = ("noto-sans-latin-", "noto-sans-mono-", "noto-color-emoji-")


async def font(request: web.Request) -> web.StreamResponse:
    """Answer one of SimCord's fonts from its file, for the browser to keep.

    Only those the group's texts need: the others are 19 MB on every opening, and
    the browser's own do as well.
    """
    name = request.match_info["name"]
    if not name.startswith(_NEEDED) or not (_FONTS / name).is_file():
        raise web.HTTPNotFound
    return web.FileResponse(_FONTS / name, headers={"Cache-Control": "private, max-age=86400"})


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
