"""What is done faster for SimCord comes out as SimCord's own."""

import asyncio
import copy
import inspect
import time
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simcord import _dpy_internals, _runtime, components, gateway, results
from simcord.backend import serializers
from simcord.enums import ChannelType
from simcord.http import router

from tests.group import Group
from tests.simcord_quick import plain_copy, quick_clock, quick_composition

ATOMS = st.none() | st.booleans() | st.integers() | st.text(max_size=3) | st.binary(max_size=3)
VALUES = st.recursive(ATOMS, lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=3), inner), max_leaves=10)


def changed(value: object) -> None:
    """Change everything in a value that can be changed."""
    if isinstance(value, dict):
        for each in value.values():
            changed(each)
        value["more"] = True
    elif isinstance(value, list):
        for each in value:
            changed(each)
        value.append("more")


@given(VALUES)
def test_a_copy_is_the_same_and_shares_nothing(value: object) -> None:
    before = copy.deepcopy(value)
    assert plain_copy(value) == before
    changed(plain_copy(value))
    assert value == before


def test_numbers_with_names_are_copied_too() -> None:
    kinds = [ChannelType.TEXT]
    found = plain_copy({"kinds": kinds})
    assert found["kinds"] == kinds
    assert found["kinds"][0] is ChannelType.TEXT
    assert found["kinds"] is not kinds


def test_simcord_copies_where_it_is_done_faster() -> None:
    assert [module.__dict__["copy"].deepcopy for module in (router, gateway)] == [plain_copy] * 2
    assert [module.__dict__["deepcopy"] for module in (components, results, serializers)] == [plain_copy] * 3


Waiting = Callable[[asyncio.Future[None]], Awaitable[object]]


async def in_a_group(future: asyncio.Future[None]) -> None:
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(until(future))
        tasks.create_task(until(future))


async def until(future: asyncio.Future[None]) -> None:
    await future


async def further_in(future: asyncio.Future[None]) -> None:
    await in_a_group(future)


@pytest.mark.parametrize(
    ("waiting", "others"),
    [
        (until, 0),
        (lambda _: asyncio.sleep(60), 0),  # edge: it is cancelled
        (lambda future: asyncio.create_task(until(future)), 1),
        (lambda future: asyncio.gather(until(future), until(future)), 2),
        (lambda future: asyncio.wait([asyncio.create_task(until(future)) for _ in range(3)]), 3),
        (lambda future: asyncio.wait_for(until(future), 60), 0),
        (asyncio.shield, 1),
        (lambda future: asyncio.shield(until(future)), 1),
        (in_a_group, 2),
        (further_in, 2),
    ],
)
async def test_what_a_task_waits_for_is_what_simcord_finds(waiting: Waiting, others: int) -> None:
    def whole(task: asyncio.Task[object], waiter: object) -> list[object]:
        asked.append(waiter)
        return list(simcords(task, waiter))

    async def wait() -> None:
        await waiting(future)

    simcords = inspect.unwrap(_dpy_internals.composed_tasks)
    asked: list[object] = []
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(wait())
    for _ in range(3):
        await asyncio.sleep(0)
    waiter = task._fut_waiter  # type: ignore[attr-defined]  # asyncio's own
    found = quick_composition(whole)(task, waiter)
    assert found == simcords(task, waiter)
    assert len(found) == others
    assert bool(asked) == bool(others), "SimCord is not asked where nothing is to be found"
    task.cancel()
    future.cancel()
    await asyncio.wait([task])


def test_a_record_is_itself_alone() -> None:
    one, other = (_runtime._CallbackRecord(None, None, "same") for _ in range(2))
    assert (one == one, one == other) == (True, False)  # noqa: PLR0124 - that is the question


async def test_inside_the_bot_the_clock_is_simcords(group: Group) -> None:
    read: list[float] = []

    async def look(*_: object) -> None:
        read.extend((time.monotonic(), quick_clock(lambda: -1.0)()))  # edge: the clock itself

    await look()
    assert 0 <= read[1] - read[0] < 60
    assert time.monotonic is _dpy_internals._clock_monotonic
    group.bot.add_listener(look, "on_member_join")
    group.join("new_nia")
    await group.settle()
    assert read[2:] == [group.env._virtual_time, -1.0]
