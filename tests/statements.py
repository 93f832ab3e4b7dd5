"""One memory of compiled statements for all databases of a run.

SQLAlchemy keeps what it has compiled per engine, and each test opens engines of its own: compiling the same few
hundred statements over and over was a sixth of the suite's time.
"""

from collections.abc import Hashable
from typing import Any

from sqlalchemy import Connection, Engine, event

_Key = tuple[Any, ...]


class _Compiled(dict[_Key, Any]):
    """By the kind of dialect, where SQLAlchemy's own memory goes by the engine's own copy of it."""

    def get(self, key: Hashable, default: Any = None) -> Any:  # noqa: ANN401 - SQLAlchemy's own type is private
        return super().get(self._shared(key), default)

    def __setitem__(self, key: _Key, value: Any) -> None:  # noqa: ANN401 - as above
        super().__setitem__(self._shared(key), value)

    @staticmethod
    def _shared(key: Any) -> _Key:  # noqa: ANN401 - as above
        dialect, *rest = key
        return type(dialect), *rest


_compiled = _Compiled()


@event.listens_for(Engine, "engine_connect")
def _share(connection: Connection) -> None:
    connection.execution_options(compiled_cache=_compiled)
