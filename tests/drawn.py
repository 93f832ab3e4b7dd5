"""Pictures for simulated groups: each is really drawn, but once in a process. The same spec gives the same bytes."""

from collections.abc import Callable
from functools import lru_cache

from bot.pictures import loading
from bot.pictures.spec import Spec


def load() -> Callable[[Spec], bytes]:
    """What a renderer draws with."""
    return _drawn


@lru_cache(maxsize=512)
def _drawn(spec: Spec) -> bytes:
    return loading.draw()(spec)
