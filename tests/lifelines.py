"""Cutting a process's lifeline: of one that never ticks again, that is all that others see of a kill -9."""

import asyncpg

_HOLDS = "locktype = 'advisory' AND classid = $1 AND objid = $2"


async def cut(url: str, name: str | None) -> None:
    """Break it, and wait until it is broken."""
    key = int(name or 0)
    conn = await asyncpg.connect(url.replace("+asyncpg", ""))
    asked = f"SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE {_HOLDS}"  # noqa: S608 - a constant
    assert await conn.fetchval(asked, key >> 32, key & 0xFFFFFFFF)
    await conn.close()
