"""The line between the two processes: one JSON object per line over a local socket. A process that dies cuts it."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

LONGEST_LINE = 2**24

Message = dict[str, Any]


class Link:
    """One end of the line."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take an open connection."""
        self._reader = reader
        self._writer = writer

    def send(self, **message: Any) -> None:  # noqa: ANN401 - whatever JSON can say
        """Say something; nobody there to hear it is no error."""
        if not self._writer.is_closing():
            self._writer.write(json.dumps(message).encode() + b"\n")

    async def messages(self) -> AsyncIterator[Message]:
        """Everything the other end says, until it is gone."""
        while line := await self._line():
            yield json.loads(line)

    async def _line(self) -> bytes:
        try:
            line = await self._reader.readline()
        except ConnectionError:
            return b""
        return line if line.endswith(b"\n") else b""  # a line cut short by a kill was never said

    def close(self) -> None:
        """Hang up."""
        self._writer.close()


async def dial(path: Path) -> Link:
    """Connect to the process that listens there."""
    return Link(*await asyncio.open_unix_connection(path, limit=LONGEST_LINE))
