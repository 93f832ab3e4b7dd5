"""The other end of the line: answers as platforms give them, through the real httpx client, and a clock to turn."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from bot.http import http_client
from cogs.analytics.model_sources import QuotaExhaustedError, pacific_midnight
from cogs.analytics.sources.asking import Asker
from cogs.analytics.sources.protocol import Ledger

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)

Answer = httpx.Response | Exception | Callable[[httpx.Request], httpx.Response]


class Clock:
    """Stands still until it is turned."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def turn(self, span: timedelta) -> None:
        self.at += span


class Wire:
    """Answers one question after the other; the last answer is given again and again."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.asked: list[httpx.Request] = []
        self.now = Clock()
        self.client = http_client(httpx.MockTransport(self._answer))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        if callable(answer):
            return answer(request)
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    def asker(self, ledger: Ledger | None = None) -> Asker:
        """Somebody who asks at this end, as often as they like."""
        return Asker(self.client, self.now, rate=(1000, 1), ledger=ledger)

    @property
    def urls(self) -> list[str]:
        """Every address that was asked, as it went over the line."""
        return [str(request.url) for request in self.asked]


class Purse:
    """A ledger without a database."""

    def __init__(self, now: Callable[[], datetime], units: int = 100) -> None:
        self.now = now
        self.units = units

    async def spend(self, units: int) -> None:
        if units > self.units:
            raise QuotaExhaustedError(pacific_midnight(self.now()))
        self.units -= units

    async def exhaust(self) -> None:
        self.units = 0
        await self.spend(1)


def says(data: Any, status: int = 200, **headers: str) -> httpx.Response:  # noqa: ANN401 - JSON
    """Answer with JSON."""
    return httpx.Response(status, json=data, headers={name.replace("_", "-"): value for name, value in headers.items()})


def nothing_more() -> Sequence[Answer]:
    """What goes wrong on any line: a server in trouble, garbage, silence, a cut line, an endless answer."""
    request = httpx.Request("GET", "https://x.example")
    return (
        httpx.Response(503),
        httpx.Response(200, content=b"<html>back soon</html>"),
        httpx.Response(200, content=b"[" * 100_000),
        httpx.Response(302, headers={"location": "https://elsewhere.example"}),
        httpx.Response(200, content=b" " * (2 * 1024 * 1024 + 1)),
        httpx.ReadTimeout("slow", request=request),
        httpx.ConnectError("refused", request=request),
        httpx.RemoteProtocolError("cut", request=request),
    )
