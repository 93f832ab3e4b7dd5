"""The one way out to other people's servers: a client with bounds on everything, and one way to read an answer.

Not here: Discord, which has discord.py. Loading this loads httpx, so whoever rarely asks imports it late.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody answered: the whole of it, and within bounds."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:  # noqa: ANN401 - what a stranger wrote
        """Read the body. Raises BadAnswerError."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise BadAnswerError("no JSON") from error


def http_client(transport: httpx.AsyncBaseTransport | None = None, patience: timedelta = PATIENCE) -> httpx.AsyncClient:
    """Open a client that follows no redirects and takes no settings from the environment but proxies and certificates.

    Close it after use (`async with`). Tests hand over an httpx.MockTransport.
    """
    return httpx.AsyncClient(
        transport=transport,
        timeout=patience.total_seconds(),
        follow_redirects=False,
        headers={"User-Agent": _AGENT, "Accept": "application/json"},
    )


async def get_json(client: httpx.AsyncClient, url: str, most_bytes: int = MOST_BYTES) -> Any:  # noqa: ANN401 - what a stranger wrote
    """Fetch one JSON value. Raises BadAnswerError, httpx.HTTPError, httpx.InvalidURL; TimeoutError after PATIENCE."""
    answer = await ask(client, client.build_request("GET", url), most_bytes)
    if answer.status != httpx.codes.OK:
        message = f"status {answer.status}"
        raise BadAnswerError(message)
    return answer.json()


async def ask(
    client: httpx.AsyncClient, request: httpx.Request, most_bytes: int = MOST_BYTES, patience: timedelta = PATIENCE
) -> Answer:
    """Send a request and read what comes, whatever its status.

    Raises BadAnswerError when it is too long, httpx.HTTPError, httpx.InvalidURL; TimeoutError after `patience`.
    """
    async with asyncio.timeout(patience.total_seconds()):
        answer = await client.send(request, stream=True)
        try:
            return Answer(answer.status_code, answer.headers, await _body(answer, most_bytes))
        finally:
            await answer.aclose()


async def _body(answer: httpx.Response, most_bytes: int) -> bytes:
    """Read piece by piece, so that an endless answer is left in time."""
    body = b""
    async for piece in answer.aiter_bytes():
        body += piece
        if len(body) > most_bytes:
            raise BadAnswerError("too long")
    return body
