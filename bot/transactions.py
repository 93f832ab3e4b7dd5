"""A transaction as the database hands it out: counted, and with what follows a change.

Every press and every tick passes here several times. So each is one plain object, where a generator for each promise
would cost more than the statement that they surround.
"""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress
from types import TracebackType
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db_postgres import HOLDER

_ENQUEUED = "greenroom_enqueued"


def mark_enqueued(conn: AsyncConnection) -> None:
    """Note that this transaction leaves work for the outbox, so that it is looked at right after the commit."""
    conn.info[_ENQUEUED] = True


class Uses:
    """Who uses the database just now: its end waits for them."""

    def __init__(self) -> None:
        """Nobody yet."""
        self._count = 0
        self._nobody = asyncio.Event()
        self._nobody.set()
        self._is_over = False

    def __enter__(self) -> None:
        """One more, until the end of the block."""
        if self._is_over:
            # Whoever comes after the end belongs to what is stopping, and would open a connection that nobody closes.
            raise asyncio.CancelledError
        self._count += 1
        self._nobody.clear()

    def __exit__(self, *_: object) -> None:
        """One less."""
        self._count -= 1
        if not self._count:
            self._nobody.set()

    async def end(self, patience: float) -> None:
        """Let them finish, for so many seconds at most. Whoever comes later is cancelled."""
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await self._nobody.wait()
        self._is_over = True


class Reading:
    """A transaction that is counted."""

    def __init__(self, uses: Uses, transaction: AbstractAsyncContextManager[AsyncConnection]) -> None:
        """Nothing is taken before the block begins."""
        self._uses = uses
        self._transaction = transaction

    async def __aenter__(self) -> AsyncConnection:
        """Take a turn, and begin."""
        self._uses.__enter__()
        try:
            return await self._transaction.__aenter__()
        except BaseException:
            self._uses.__exit__()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it, and give the turn back."""
        try:
            await self._transaction.__aexit__(kind, error, trace)
        finally:
            self._uses.__exit__()


class Writing(Reading):
    """One that may change something. Once it has, `written` is told, and whether there is work for the outbox."""

    def __init__(
        self,
        uses: Uses,
        transaction: AbstractAsyncContextManager[AsyncConnection],
        holder: str | None,
        written: Callable[[bool], None],
    ) -> None:
        """The same; `holder` is what other processes know this one by."""
        super().__init__(uses, transaction)
        self._holder = holder
        self._written = written
        self._info: dict[Any, Any] = {}

    async def __aenter__(self) -> AsyncConnection:
        """The same, with nothing left of the connection's last transaction."""
        conn = await super().__aenter__()
        self._info = conn.info
        self._info.pop(_ENQUEUED, None)
        self._info[HOLDER] = self._holder
        return conn

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The same. What was left is read first: afterwards the connection is somebody else's."""
        enqueued = error is None and self._info.pop(_ENQUEUED, False)
        await super().__aexit__(kind, error, trace)
        if error is None:
            self._written(enqueued)
