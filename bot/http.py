"""The one way out to other people's servers: a client with bounds on everything, and one way to read an answer.

Not here: Discord, which has discord.py. Loading this loads httpx, so whoever rarely asks imports it late.
"""

import asyncio
import json
from datetime import timedelta
from typing import Any

import httpx

PATIENCE = timedelta(seconds=5)
"""How long one question may take from beginning to end."""
MOST_BYTES = 64 * 1024
"""The longest answer that is read, after unpacking."""
_AGENT = "Greenroom (a Discord bot for private creator groups)"


class BadAnswerError(Exception):
    """There was an answer, and it was of no use: another status, too long, or no JSON."""


def http_client(transport: httpx.AsyncBaseTransport | None = None) -> httpx.AsyncClient:
    """Open a client that follows no redirects and takes no settings from the environment but proxies and certificates.

    Close it after use (`async with`). Tests hand over an httpx.MockTransport.
    """
    return httpx.AsyncClient(
        transport=transport,
        timeout=PATIENCE.total_seconds(),
        follow_redirects=False,
        headers={"User-Agent": _AGENT, "Accept": "application/json"},
    )


async def get_json(client: httpx.AsyncClient, url: str, most_bytes: int = MOST_BYTES) -> Any:  # noqa: ANN401 - what a stranger wrote
    """Fetch one JSON value. Raises BadAnswerError, httpx.HTTPError, httpx.InvalidURL; TimeoutError after PATIENCE."""
    async with asyncio.timeout(PATIENCE.total_seconds()), client.stream("GET", url) as answer:
        if answer.status_code != httpx.codes.OK:
            message = f"status {answer.status_code}"
            raise BadAnswerError(message)
        body = await _body(answer, most_bytes)
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadAnswerError("no JSON") from error


async def _body(answer: httpx.Response, most_bytes: int) -> bytes:
    """Read piece by piece, so that an endless answer is left in time."""
    body = b""
    async for piece in answer.aiter_bytes():
        body += piece
        if len(body) > most_bytes:
            raise BadAnswerError("too long")
    return body
