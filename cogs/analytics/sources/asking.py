"""How a platform is asked: one limiter and one breaker per credential, three tries at the most, bounded answers.

What is sent along as a header is never part of an error, and httpx's own errors end here: they could quote it.
"""

import asyncio
from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import httpx
import stamina
from aiolimiter import AsyncLimiter

from bot.clock import Clock
from bot.http import Answer, BadAnswerError, ask
from cogs.analytics.model_sources import RateLimitedError, SourceError, UpstreamError
from cogs.analytics.sources.breaker import Breaker
from cogs.analytics.sources.protocol import Ledger
from cogs.analytics.sources.waiting import retry_at

PATIENCE = timedelta(seconds=10)
MOST_BYTES = 2 * 1024 * 1024
TRIES = 3
LONGEST_WAIT = timedelta(seconds=20)
"""Longer pauses are not waited for: the account is put off instead."""
PUT_OFF = timedelta(minutes=10)
"""When nobody said how long."""
_TOO_MANY, _FAILED, _REDIRECT, _REFUSED = 429, 500, 300, 400

Question = Mapping[str, str | int | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer of 200, or one of 400 to 499 that the adapter has to make sense of."""

    status: int
    headers: Mapping[str, str]
    data: Any

    @property
    def is_good(self) -> bool:
        """Whether it holds what was asked for."""
        return self.status < _REDIRECT


class _HiccupError(Exception):
    """No answer. `again` if a second try makes sense, `busy` if it was too much for them, `at` when they want it."""

    def __init__(self, *, again: bool = True, busy: bool = False, at: datetime | None = None) -> None:
        super().__init__()
        self.again = again
        self.busy = busy
        self.at = at


_TRYING = stamina.AsyncRetryingCaller(attempts=TRIES, timeout=None, wait_initial=0.5, wait_max=8, wait_jitter=1)


class Asker:
    """Asks one platform with one credential."""

    def __init__(
        self, client: httpx.AsyncClient, now: Clock, *, rate: tuple[float, float] | None, ledger: Ledger | None = None
    ) -> None:
        """Ask no oftener than `rate`: so many in so many seconds. Every try is paid for in the `ledger`.

        Without a rate there is nobody to be spared: a simulated platform, in whose loop time runs back and forth.
        """
        self._client = client
        self._now = now
        self._limiter = AsyncLimiter(*rate) if rate is not None else None
        self._breaker = Breaker(now)
        self._ledger = ledger

    async def get(self, url: str, question: Question, headers: Mapping[str, str] | None = None) -> Reply:
        """Ask, up to three times. Raises RateLimitedError, UpstreamError, and what the ledger raises."""
        request = self._client.build_request("GET", url, params=dict(question), headers=dict(headers or {}))
        self._breaker.check()
        return await self._told(_TRYING(self._pause, self._once, request))

    async def post(self, url: str, form: Mapping[str, str]) -> Reply:
        """Send a form, once: nobody knows what a second one would do."""
        self._breaker.check()
        return await self._told(self._once(self._client.build_request("POST", url, data=dict(form))))

    async def _told(self, reply: Awaitable[Reply]) -> Reply:
        """Count what comes of it. Says nothing of why it failed: that could quote the headers."""
        try:
            told = await reply
        except _HiccupError as hiccup:
            failure = self._failure(hiccup)
        else:
            self._breaker.worked()
            return told
        raise failure  # out here, so that it remembers nothing of what came before it

    def _failure(self, hiccup: _HiccupError) -> SourceError:
        if hiccup.busy:
            return RateLimitedError(hiccup.at or self._now() + PUT_OFF)
        self._breaker.failed()
        return UpstreamError(retryable=hiccup.again)

    def _pause(self, error: Exception) -> bool | timedelta:
        """Whether to try again, and if the other side said so, after how long."""
        if not isinstance(error, _HiccupError) or not error.again:
            return False
        if error.at is None:
            return True
        pause = error.at - self._now()
        return pause if pause <= LONGEST_WAIT else False

    async def _once(self, request: httpx.Request) -> Reply:
        await self._wait_for_turn()
        if self._ledger is not None:
            await self._ledger.spend(1)
        try:
            return self._read(await ask(self._client, request, MOST_BYTES, PATIENCE))
        except BadAnswerError:
            again = False
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError):
            again = True
        raise _HiccupError(again=again)  # out here as well

    def _read(self, answer: Answer) -> Reply:
        """Make sense of it. An answer has to be JSON; a refusal may be anything."""
        if answer.status == _TOO_MANY or answer.status >= _FAILED:
            raise _HiccupError(busy=answer.status == _TOO_MANY, at=retry_at(answer.headers, self._now()))
        if _REDIRECT <= answer.status < _REFUSED:
            raise _HiccupError(again=False)
        try:
            return Reply(answer.status, answer.headers, answer.json())
        except BadAnswerError:
            if answer.status < _REFUSED:
                raise
            return Reply(answer.status, answer.headers, None)

    async def _wait_for_turn(self) -> None:
        if self._limiter is None:
            return
        try:
            async with asyncio.timeout(LONGEST_WAIT.total_seconds()):
                await self._limiter.acquire()
        except TimeoutError:
            raise RateLimitedError(self._now() + PUT_OFF) from None
