"""Tells every open page what changed, as server-sent events. Knows nothing of what it tells."""

import asyncio
import json

from aiohttp import web

_MOST_UNREAD = 100  # a page that does not listen is let go; it comes back by itself


class Hub:
    """The open pages."""

    def __init__(self) -> None:
        """Start with none."""
        self._pages: set[asyncio.Queue[str | None]] = set()

    def tell(self, event: str, data: object) -> None:
        """Send an event to every page; never waits."""
        text = f"event: {event}\ndata: {json.dumps(data)}\n\n"
        for page in tuple(self._pages):
            if page.qsize() >= _MOST_UNREAD:
                self._let_go(page)
            else:
                page.put_nowait(text)

    def close(self) -> None:
        """Let every page go."""
        for page in tuple(self._pages):
            self._let_go(page)

    def _let_go(self, page: asyncio.Queue[str | None]) -> None:
        self._pages.discard(page)
        page.put_nowait(None)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Hold one page's connection open until it leaves or is let go."""
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await response.prepare(request)
        page: asyncio.Queue[str | None] = asyncio.Queue()
        self._pages.add(page)
        try:
            await response.write(b"retry: 1000\n\n")
            while (text := await page.get()) is not None:
                await response.write(text.encode())
        except ConnectionError:
            pass  # the page was closed
        finally:
            self._pages.discard(page)
        return response
