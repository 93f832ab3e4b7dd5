"""A public beacon for tests: no network, no half a second of curves. It can be silent, or slow."""

import asyncio

from bot.demo.beacon import SimulatedBeacon, signed


class StandIn(SimulatedBeacon):
    """The simulated group's beacon, which a test can make silent or slow."""

    def __init__(self) -> None:
        """Answers truly."""
        self.silent = False
        self.gate: asyncio.Event | None = None
        self.asked: list[int] = []

    async def ask(self, number: int) -> bytes | None:
        """The round's signature."""
        self.asked.append(number)
        if self.gate is not None:
            await self.gate.wait()
        return None if self.silent else signed(number)
