"""What is particular to PostgreSQL: a server that may not be there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DBAPIError

POSTGRES_ARGS: dict[str, Any] = {"timeout": 10}
"""Seconds until a server that does not answer counts as unreachable."""
HOLDER = "greenroom_holder"
"""The name of the process that writes, in the info of its connection."""


@contextmanager
def reaching(dialect: str) -> Iterator[None]:
    """A server that is not there raises what a line to Discord raises, too: say that it is the database."""
    try:
        yield
    except OSError as error:
        if dialect == "sqlite":
            raise
        raise DBAPIError("connecting", None, error, connection_invalidated=True) from error
