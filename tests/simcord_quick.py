"""What SimCord does at each turn of the loop and for each request, done faster: it is felt in every flow test.

The outcome is SimCord's own. `tests.test_simcord_quick` holds the two beside each other.
"""

import asyncio
import marshal
import pickle
from collections.abc import Callable
from functools import wraps
from types import SimpleNamespace
from typing import Any

import pytest
from simcord import _dpy_internals, _runtime, components, gateway, results
from simcord.backend import serializers
from simcord.http import router

_SEVERAL = {
    asyncio.wait.__code__,
    asyncio.tasks._wait.__code__,  # type: ignore[attr-defined]  # what waits inside `wait` and `wait_for`
    getattr(asyncio.TaskGroup, "_aexit", asyncio.TaskGroup.__aexit__).__code__,
}
"""Where a task stands that waits for several others."""


def plain_copy(value: Any) -> Any:  # noqa: ANN401 - JSON
    """As `copy.deepcopy` does. Requests and events are plain data, which Python writes and reads as a whole."""
    try:
        return marshal.loads(marshal.dumps(value))  # noqa: S302 - written just now
    except ValueError:  # Discord's own numbers with names are among it
        return pickle.loads(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))  # noqa: S301 - as above


def quick_clock(whole: Callable[[], float]) -> Callable[[], float]:
    """SimCord's clock, which looks first whether there is anything to look up: the loop itself asks outside the bot."""
    scope, real = _runtime._BOT_SCOPE, _dpy_internals._REAL_MONOTONIC

    def monotonic() -> float:
        return real() if scope.get() is None else whole()

    return monotonic


def quick_composition(whole: Callable[[Any, Any], list[Any]]) -> Callable[[asyncio.Task[Any], Any], list[Any]]:
    """For what others a task waits, as SimCord finds it. It is asked of each task at each turn; most wait for none."""

    @wraps(whole)
    def composed_tasks(task: asyncio.Task[Any], waiter: Any) -> list[Any]:  # noqa: ANN401 - whatever can be awaited
        return [] if _waits_alone(task, waiter) else whole(task, waiter)

    return composed_tasks


def _waits_alone(task: asyncio.Task[Any], waiter: Any) -> bool:  # noqa: ANN401 - as above
    """Whether it is a plain future that nothing but this task listens to, and no wait for several is between."""
    if type(waiter) is not asyncio.Future or len(waiter._callbacks or ()) != 1:
        return False
    coroutine: Any = task.get_coro()
    while coroutine is not None:
        frame = getattr(coroutine, "cr_frame", None)
        if frame is not None and frame.f_code in _SEVERAL:
            return False
        coroutine = getattr(coroutine, "cr_await", None)
    return True


def pytest_configure(config: pytest.Config) -> None:
    """Put each in its place until the end."""
    patch = pytest.MonkeyPatch()
    for module in (router, gateway):
        patch.setattr(module, "copy", SimpleNamespace(deepcopy=plain_copy))
    for module in (components, results, serializers):
        patch.setattr(module, "deepcopy", plain_copy)
    patch.setattr(_dpy_internals, "_clock_monotonic", quick_clock(_dpy_internals._clock_monotonic))
    patch.setattr(_dpy_internals, "composed_tasks", quick_composition(_dpy_internals.composed_tasks))
    # A record is no other one that looks like it. To find that out by its values is done thousands of times.
    patch.setattr(_runtime._CallbackRecord, "__eq__", object.__eq__)
    config.add_cleanup(patch.undo)
