"""A process lives as long as its lifeline: one connection to PostgreSQL, with a lock that goes when the process goes.

However a process ends, its operating system closes the connection, and PostgreSQL frees the lock in that moment. So
everybody can see who is alive, without waiting. Whose work a dead process leaves to whom is in `bot.leases`.
"""

import logging
import secrets
from contextlib import suppress
from typing import Any

from sqlalchemy import Text, text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from bot.db_postgres import POSTGRES_ARGS

log = logging.getLogger("greenroom")

_HELD = text("""
SELECT pg_try_advisory_lock(:key),
       set_config('idle_session_timeout', '0', false),
       set_config('tcp_keepalives_idle', '4', false),
       set_config('tcp_keepalives_interval', '2', false),
       set_config('tcp_keepalives_count', '3', false),
       set_config('tcp_user_timeout', '10000', false)
""")
"""A machine that is gone without a word closes nothing: PostgreSQL asks it, and gives it up after ten seconds."""

_LIVING = text("""
SELECT CAST((CAST(classid AS bigint) << 32) | CAST(objid AS bigint) AS text) AS name
FROM pg_locks
WHERE locktype = 'advisory' AND objsubid = 1 AND granted
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
""").columns(name=Text)


async def living(conn: AsyncConnection) -> frozenset[str]:
    """The names of all that hold their lifeline now."""
    return frozenset(await conn.scalars(_LIVING))


class Lifeline:
    """This process's. Its key is drawn anew with each life: whoever is started again is somebody else."""

    def __init__(self, url: str) -> None:
        """Nothing is opened before the first `hold`."""
        self._url = url
        self._key = secrets.randbits(63)  # edge: as above
        self._conn: AsyncConnection | None = None
        self._driver: Any = None
        self._begun = False

    @property
    def name(self) -> str:
        """Under which the others see it."""
        return str(self._key)

    async def hold(self) -> bool:
        """Open it, if it is not open. Answers False when it had been cut: then others may have been cut off, too.

        Raises what connecting raises.
        """
        if self._conn is not None and not self._driver.is_closed():
            return True
        if self._conn is not None:
            log.warning("The lifeline to the database was cut. It is opened anew; others may help out for a moment.")
            await self.drop()
        await self._open()
        is_first, self._begun = not self._begun, True
        return is_first

    async def _open(self) -> None:
        options: dict[str, Any] = {"poolclass": NullPool, "isolation_level": "AUTOCOMMIT"}
        conn = await create_async_engine(self._url, connect_args=POSTGRES_ARGS, **options).connect()
        try:
            # Not ours only where the server has not noticed yet that an earlier lifeline of this life is gone.
            await conn.execute(_HELD, {"key": self._key})
            self._driver = (await conn.get_raw_connection()).driver_connection
        except BaseException:
            await _hang_up(conn)
            raise
        self._conn = conn

    async def drop(self) -> None:
        """Close it, in whatever state it is. The next `hold` opens another one."""
        conn, self._conn, self._driver = self._conn, None, None
        if conn is not None:
            await _hang_up(conn)


async def _hang_up(conn: AsyncConnection) -> None:
    with suppress(Exception):  # whatever it says about its end, it is the end
        await conn.invalidate()
    await conn.close()
