"""One thing at a time: operations on a SimCord environment must not overlap."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turn:
    """A lock that its owner may take again, so that a verb can be built from verbs."""

    def __init__(self) -> None:
        """Start with nobody's turn."""
        self._lock = asyncio.Lock()
        self._owner: asyncio.Task[object] | None = None

    @property
    def busy(self) -> bool:
        """Whether somebody has the turn right now."""
        return self._lock.locked()

    @asynccontextmanager
    async def take(self) -> AsyncIterator[None]:
        """Wait for the turn and keep it until the block ends."""
        task = asyncio.current_task()
        if task is not None and task is self._owner:
            yield
            return
        async with self._lock:
            self._owner = task
            try:
                yield
            finally:
                self._owner = None
