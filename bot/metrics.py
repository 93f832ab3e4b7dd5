"""What the running bot counts about itself, for Prometheus. No label names a group, a person or anybody's words."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from time import perf_counter
from typing import TYPE_CHECKING, Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, Summary, generate_latest

from bot import outbox_store

if TYPE_CHECKING:
    from bot.client import Greenroom

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
"""Where answers are counted; after three seconds Discord has told the person that there is none."""


class Outcome(StrEnum):
    """How a press, a command or a job ended."""

    DONE = "done"
    REFUSED = "refused"
    DISCORD = "discord"
    BUG = "bug"


def stopwatch() -> float:
    """Seconds from an unknown moment on; only differences mean something."""
    return perf_counter()  # edge: how long something takes is measured in real time


class Metrics:
    """The counters of one bot."""

    def __init__(self) -> None:
        """Start at nothing, in a registry of its own."""
        self.registry = CollectorRegistry()
        ProcessCollector(namespace="greenroom", registry=self.registry)
        names: dict[str, Any] = {"namespace": "greenroom", "registry": self.registry}
        self._answers = Counter("answers", "Presses and commands, by how they ended", ["what", "outcome"], **names)
        self._seconds = Histogram(
            "answer_seconds", "From a press or a command to the end of its handler", buckets=_SECONDS, **names
        )
        self._jobs = Summary("job_seconds", "Work that was due", ["job"], **names)
        self._failed = Counter("job_failures", "Work that failed, and is tried again", ["job"], **names)
        self._settled = Counter("deliveries", "Errands of the outbox that came to an end", ["kind", "state"], **names)
        self._connected = Gauge("connected", "Whether Discord is there", **names)
        self._groups = Gauge("groups", "Groups that the bot is in", **names)
        self._latency = Gauge("gateway_latency_seconds", "From a heartbeat to Discord's answer", **names)
        self._tick = Gauge("last_tick_timestamp_seconds", "When due work was last looked for", **names)
        self._waiting = Gauge("outbox_waiting", "Errands that have not reached Discord yet", **names)
        self._oldest = Gauge("outbox_oldest_timestamp_seconds", "Since when the oldest of them is due", **names)

    def answered(self, what: str, outcome: Outcome, began: float) -> None:
        """Count a press or a command that is dealt with; `began` is what the stopwatch showed."""
        self._seconds.observe(stopwatch() - began)
        self._answers.labels(what, outcome.value).inc()

    @contextmanager
    def working(self, job: str) -> Iterator[None]:
        """Count work that is due, and its failures."""
        with self._jobs.labels(job).time(), self._failed.labels(job).count_exceptions(Exception):
            yield

    def settled(self, kind: str, state: str) -> None:
        """Count an errand that was sent, dropped or given up."""
        self._settled.labels(kind, state).inc()

    async def written(self, bot: "Greenroom") -> bytes:
        """Everything in Prometheus's text format, with what is true just now."""
        self._connected.set(bot.is_ready())
        self._groups.set(len(bot.guilds))
        self._latency.set(bot.latency)
        self._tick.set(bot.ticked_at.timestamp() if bot.ticked_at else 0)
        async with bot.db.read() as conn:
            waiting, oldest = await outbox_store.waiting(conn)
        self._waiting.set(waiting)
        self._oldest.set(oldest.timestamp() if oldest else 0)
        return generate_latest(self.registry)
