"""The clock that calls the tick: late runs are not lost, none overlap, stopping is clean. The real APScheduler."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest

from bot.clock import system_clock
from bot.jobs import SchedulerDriver, run

OFTEN = 0.02
PATIENCE = 10


@pytest.fixture
async def driver() -> AsyncIterator[SchedulerDriver]:
    driver = SchedulerDriver(OFTEN)
    yield driver
    driver.stop()
    await asyncio.sleep(0)


class Ticks:
    """Counts ticks, and says when there were enough."""

    def __init__(self, enough: int) -> None:
        self.count = 0
        self.running = 0
        self.most_at_once = 0
        self.enough = asyncio.Event()
        self._wanted = enough

    async def tick(self) -> None:
        """Take longer than the interval."""
        self.running += 1
        self.most_at_once = max(self.most_at_once, self.running)
        self.count += 1
        if self.count >= self._wanted:
            self.enough.set()
        try:
            await _pause(3 * OFTEN)
        finally:
            self.running -= 1

    async def wait(self) -> None:
        """Wait for enough ticks, not for ever."""
        async with asyncio.timeout(PATIENCE):
            await self.enough.wait()


async def _pause(seconds: float) -> None:
    """Let the scheduler's own time go by."""
    done = asyncio.Event()
    asyncio.get_running_loop().call_later(seconds, done.set)
    await done.wait()


async def test_ticks_never_overlap(driver: SchedulerDriver, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "apscheduler")
    ticks = Ticks(enough=4)
    driver.start(ticks.tick)
    await ticks.wait()
    assert ticks.most_at_once == 1


def make_late(driver: SchedulerDriver, seconds: float) -> None:
    """As after a busy moment, or a laptop's sleep: the next run was due a while ago."""
    (job,) = driver._scheduler.get_jobs()
    job.modify(next_run_time=system_clock() - timedelta(seconds=seconds))


async def test_after_a_long_tick_the_next_one_begins_at_once() -> None:
    """Not when the next minute is full: something may have been due for a while."""
    driver, begun, goes_on, again = SchedulerDriver(60), asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def tick() -> None:
        (again if begun.is_set() else begun).set()
        await goes_on.wait()

    driver.start(tick)
    async with asyncio.timeout(PATIENCE):
        make_late(driver, 30)
        await begun.wait()
        make_late(driver, 30)
        driver._scheduler._process_jobs()
        await _pause(2 * OFTEN)
        assert not again.is_set(), "one at a time"
        goes_on.set()
        await again.wait()
    driver.stop()
    await asyncio.sleep(0)


@pytest.mark.parametrize("late", [30, 1830], ids=["one", "many"])
async def test_late_runs_are_not_dropped_and_become_one(late: float) -> None:
    """APScheduler by itself drops a run that is over a second late."""
    driver, ticks = SchedulerDriver(60), Ticks(enough=1)
    driver.start(ticks.tick)
    make_late(driver, late)
    await ticks.wait()
    await _pause(10 * OFTEN)
    assert ticks.count == 1
    driver.stop()


async def test_a_tick_that_fails_is_not_the_last(driver: SchedulerDriver, caplog: pytest.LogCaptureFixture) -> None:
    ticks = Ticks(enough=2)

    async def fail() -> None:
        await ticks.tick()
        raise ZeroDivisionError

    driver.start(fail)
    await ticks.wait()
    assert "ZeroDivisionError" in caplog.text


async def test_stopping_cancels_the_tick_and_no_other_follows(driver: SchedulerDriver) -> None:
    started, cancelled = asyncio.Event(), asyncio.Event()
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        ticks += 1
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    driver.start(tick)
    async with asyncio.timeout(PATIENCE):
        await started.wait()
        driver.stop()
        await cancelled.wait()
    await _pause(5 * OFTEN)
    assert ticks == 1


async def test_stopping_twice_or_before_the_start_is_no_error() -> None:
    errors: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: errors.append(context))
    driver = SchedulerDriver(OFTEN)
    driver.stop()
    driver.start(Ticks(enough=1).tick)
    driver.stop()
    driver.stop()
    await _pause(2 * OFTEN)
    assert not errors


async def test_a_tick_that_is_cut_short_by_the_end_is_no_error(
    driver: SchedulerDriver, caplog: pytest.LogCaptureFixture
) -> None:
    begun, ended = asyncio.Event(), asyncio.Event()

    async def tick() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    driver.start(tick)
    async with asyncio.timeout(PATIENCE):
        await begun.wait()
        driver.stop()
        await ended.wait()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert not caplog.records


async def test_a_tick_that_the_end_keeps_from_beginning_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    """Both fall into one turn of the loop: APScheduler begins a tick, and cancels it before its first line."""
    driver, ticks = SchedulerDriver(60), Ticks(enough=1)
    driver.start(ticks.tick)
    make_late(driver, 30)
    driver.stop()
    driver._scheduler._process_jobs()
    await _pause(2 * OFTEN)
    assert ticks.count == 0
    assert not caplog.records


@pytest.mark.parametrize("error", [ConnectionResetError(), aiohttp.ServerDisconnectedError(), TimeoutError()])
async def test_a_job_that_discord_did_not_answer_is_no_bug(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    async def job() -> None:
        raise error

    await run("giveaways.watch", job)
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "Discord did not answer the job giveaways.watch" in caplog.text
    assert "Traceback" not in caplog.text
