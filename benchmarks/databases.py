"""The databases to measure on: a fresh SQLite file, and a fresh PostgreSQL database when there is a server.

The server is the one that TEST_POSTGRES_URL names, or one started here for the run; durable, unlike the tests' own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests import engines

UrlIn = Callable[[Path], str]
"""Answers the URL of an empty database, given a folder for its files."""


@contextmanager
def databases(wanted: Sequence[str] | None = None) -> Iterator[Mapping[str, UrlIn]]:
    """The engines that are here, by name; says so when PostgreSQL is not."""
    with ExitStack() as stack:
        found: dict[str, UrlIn] = {"sqlite": lambda folder: f"sqlite+aiosqlite:///{folder / 'group.sqlite3'}"}
        if not wanted or "postgresql" in wanted:
            try:
                admin = _server(stack)
            except engines.EngineUnavailableError as error:
                print(f"Without PostgreSQL: {error}")
            else:
                found["postgresql"] = lambda _folder: stack.enter_context(engines.kept_database(admin))[1]
        yield {name: found[name] for name in found if not wanted or name in wanted}


def _server(stack: ExitStack) -> str:
    if given := engines.given_url():
        return given
    folder = engines.server_folder()
    url = engines.start_server(folder, durable=True)
    stack.callback(engines.stop_server, folder)
    return url
