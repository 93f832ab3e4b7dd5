"""The batched writer: many small writes become one set-based statement and one commit."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database

Request = TypeVar("Request")
Answer = TypeVar("Answer")

LARGEST_BATCH = 500


class Batch(Generic[Request, Answer]):
    """Gathers requests while a write is under way, and hands them over together.

    `commit` takes a batch in the order of arrival and gives one answer per request, once all of them are durable. It
    must touch rows in a fixed order (by key), or two processes deadlock on PostgreSQL.
    """

    def __init__(self, commit: Callable[[Sequence[Request]], Awaitable[Sequence[Answer]]]) -> None:
        """Nothing runs until the first request."""
        self._commit = commit
        self._waiting: deque[tuple[Request, asyncio.Future[Answer]]] = deque()
        self._flusher: asyncio.Task[None] | None = None

    async def submit(self, request: Request) -> Answer:
        """Hand over one write. Returns after the commit that made it durable, or raises what refused it."""
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((request, future))
        if self._flusher is None:
            # The task starts with the first request and ends with the last: nothing waits for ever.
            self._flusher = asyncio.create_task(self._flush())
        return await future

    async def _flush(self) -> None:
        try:
            while self._waiting:
                size = min(len(self._waiting), LARGEST_BATCH)
                await self._settle([self._waiting.popleft() for _ in range(size)])
        finally:
            self._flusher = None

    async def _settle(self, batch: Sequence[tuple[Request, asyncio.Future[Answer]]]) -> None:
        try:
            answers = await self._commit([request for request, _ in batch])
            _one_each(batch, answers)
        except Exception as error:  # noqa: BLE001 - it belongs to whoever asked, and goes to them below
            await self._settle_alone(batch, error)
            return
        for (_, future), answer in zip(batch, answers, strict=True):
            if not future.done():
                future.set_result(answer)

    async def _settle_alone(self, batch: Sequence[tuple[Request, asyncio.Future[Answer]]], error: Exception) -> None:
        """One poisoned request must not fail its neighbours: replay each in a transaction of its own."""
        if len(batch) > 1:
            for pair in batch:
                await self._settle([pair])
        elif not batch[0][1].done():
            batch[0][1].set_exception(error)


class BatchWriter(Batch[Request, Answer]):
    """A batch whose commit is a transaction; `apply` does in it what `Batch` asks of `commit`."""

    def __init__(
        self,
        db: Database,
        apply: Callable[[AsyncConnection, Sequence[Request]], Awaitable[Sequence[Answer]]],
    ) -> None:
        """Nothing runs until the first request."""
        super().__init__(self._transact)
        self._db = db
        self._apply = apply

    async def _transact(self, requests: Sequence[Request]) -> Sequence[Answer]:
        async with self._db.write() as conn:
            answers = await self._apply(conn, requests)
            _one_each(requests, answers)  # Before the commit, so that a mistake leaves no trace.
            return answers


def _one_each(requests: Sequence[object], answers: Sequence[object]) -> None:
    """Refuse a batch with an answer missing: whoever it was for would wait for ever."""
    if len(answers) != len(requests):
        message = f"{len(requests)} requests got {len(answers)} answers"
        raise RuntimeError(message)
