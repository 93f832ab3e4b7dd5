"""Platforms for tests: the simulated group's, any of which a test can have answer otherwise. No network."""

from collections.abc import Callable

import httpx

from bot.clock import Clock
from bot.demo.platforms import SimulatedPlatforms

Answer = Callable[[httpx.Request], httpx.Response]


class Platforms(SimulatedPlatforms):
    """`instead` holds, by a part of the address, what is answered in the place of the simulated platform."""

    def __init__(self, now: Clock) -> None:
        super().__init__(now)
        self.instead: dict[str, Answer] = {}
        self.headers: list[httpx.Headers] = []

    def says(self, part: str, status: int, **options: object) -> None:
        """Answer everything whose address holds `part` like this, until `instead` is cleared."""
        self.instead[part] = lambda _: httpx.Response(status, **options)  # type: ignore[arg-type]  # httpx's own

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer, as told or as simulated."""
        self.headers.append(request.headers)
        for part, answer in self.instead.items():
            if part in str(request.url):
                self.asked.append(str(request.url))
                return answer(request)
        return await super().handle_async_request(request)
