"""What SimCord does at each turn of the loop and for each request, done faster: it is felt in every flow test.

The outcome is SimCord's own. `tests.test_simcord_quick` holds the two beside each other.
"""

import copy
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from simcord import _dpy_internals, _runtime, gateway
from simcord.http import router

_UNCHANGING = frozenset({str, int, bool, float, type(None)})


def plain_copy(value: Any) -> Any:  # noqa: ANN401 - JSON
    """As `copy.deepcopy` does. Requests and events are plain data, which needs no memory of what was copied before."""
    kind = type(value)
    if kind in _UNCHANGING:
        return value
    if kind is dict:
        return {key: plain_copy(each) for key, each in value.items()}
    if kind is list:
        return [plain_copy(each) for each in value]
    return copy.deepcopy(value)


def quick_clock(whole: Callable[[], float]) -> Callable[[], float]:
    """SimCord's clock, which looks first whether there is anything to look up: the loop itself asks outside the bot."""
    scope, real = _runtime._BOT_SCOPE, _dpy_internals._REAL_MONOTONIC

    def monotonic() -> float:
        return real() if scope.get() is None else whole()

    return monotonic


def pytest_configure(config: pytest.Config) -> None:
    """Put both in their places until the end."""
    patch = pytest.MonkeyPatch()
    for module in (router, gateway):
        patch.setattr(module, "copy", SimpleNamespace(deepcopy=plain_copy))
    patch.setattr(_dpy_internals, "_clock_monotonic", quick_clock(_dpy_internals._clock_monotonic))
    config.add_cleanup(patch.undo)
