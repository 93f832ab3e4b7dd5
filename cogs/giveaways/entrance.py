"""The way in: rules that are remembered, entries that are written together, counts that are kept.

What is remembered here may be old or another process's business: the write itself checks it against the store, and
nothing is refused before it was looked at there.
"""

import asyncio
import secrets
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bot.batch import Batch
from bot.db import Database
from bot.errors import UserError
from cogs.giveaways import service_entering, text_entering
from cogs.giveaways.model import Giveaway
from cogs.giveaways.model_rules import Person, named_roles, obstacles
from cogs.giveaways.model_spec import Rules
from cogs.giveaways.service_entering import Asked, Standing

MOST_REMEMBERED = 1000
_TICKET_BYTES = 8

Key = tuple[int, int]
"""A group and a giveaway of it."""
Facts = Callable[[Collection[int]], Person]
"""What Discord tells about whoever presses; of their roles, only which of these they have."""


@dataclass(slots=True)
class Running:
    """What a press needs to know of a giveaway that was open when it was read."""

    version: int
    rules: Rules
    roles: frozenset[int]
    entries: int


class Admitted(NamedTuple):
    """Somebody is newly in, with this ticket; `entries` people are."""

    ticket: str
    rules: Rules
    person: Person
    entries: int


class Entrance:
    """Lets people in. One for the whole bot."""

    def __init__(self, db: Database) -> None:
        """Nothing is known, and nothing is read before somebody presses."""
        self._db = db
        self._batch: Batch[Asked, bool] = Batch(self._write)
        self._running: dict[Key, Running] = {}
        self._first: dict[Key, asyncio.Event] = {}
        self.touched: set[Key] = set()

    async def enter(self, key: Key, facts: Facts, now: datetime) -> Admitted | Standing:
        """Let somebody in, or answer how they stand when they are in already. Raises UserError for who may not enter.

        What is known is tried first and costs one write. Where that fails, the store says why, or what is new.
        """
        if key not in self._running and (first := self._first.get(key)) is not None:
            await first.wait()
        if (running := self._running.get(key)) and (admitted := await self._try(key, running, facts, now)):
            return admitted
        for _ in range(2):
            found = await self._ask(key, facts, now)
            if isinstance(found, Standing):
                return found
            if admitted := await self._try(key, found, facts, now):
                return admitted
        raise UserError(text_entering.CHANGING)

    async def _ask(self, key: Key, facts: Facts, now: datetime) -> Running | Standing:
        """Read what is true now. Raises UserError for who may not enter."""
        with self._as_the_first(key):
            standing = await self.look(key, facts(()).user_id)
            if standing.entry is not None:
                return standing
            running = self._remember(key, standing.giveaway, standing.entries)
        person = await self._person(key, running, facts)
        service_entering.admit(standing, person, now)
        return running

    @contextmanager
    def _as_the_first(self, key: Key) -> Iterator[None]:
        """Whoever presses meanwhile waits for what this one learns: after a start, a crowd would read it 500 times."""
        if key in self._running or key in self._first:
            yield
            return
        learned = self._first[key] = asyncio.Event()
        try:
            yield
        finally:
            del self._first[key]
            learned.set()

    async def _try(self, key: Key, running: Running, facts: Facts, now: datetime) -> Admitted | None:
        rules = running.rules
        person = await self._person(key, running, facts) if rules.introduced else facts(running.roles)
        if obstacles(rules, person, now):
            return None
        ticket = secrets.token_hex(_TICKET_BYTES)
        since = service_entering.won_after(rules, now)
        if not await self._batch.submit(Asked(*key, person.user_id, running.version, ticket, now, since)):
            return None
        running.entries += 1
        self.touched.add(key)
        return Admitted(ticket, rules, person, running.entries)

    async def _person(self, key: Key, running: Running, facts: Facts) -> Person:
        """With what has to be read, where the rules ask for it."""
        person = facts(running.roles)
        if not running.rules.introduced:
            return person
        async with self._db.read() as conn:
            introduced = await service_entering.introduced(conn, key[0], person.user_id)
        return person._replace(introduced=introduced)

    async def _write(self, asked: Sequence[Asked]) -> Sequence[bool]:
        return await service_entering.enter(self._db, asked)

    async def look(self, key: Key, user_id: int) -> Standing:
        """How somebody stands to a giveaway. Raises UserError when this group has none like it."""
        async with self._db.read() as conn:
            return await service_entering.look(conn, *key, user_id)

    def _remember(self, key: Key, giveaway: Giveaway, entries: int) -> Running:
        if len(self._running) >= MOST_REMEMBERED:
            self._running.clear()
        rules = giveaway.spec.rules
        self._running[key] = known = Running(giveaway.version, rules, named_roles(rules), entries)
        return known

    async def leave(self, key: Key, user_id: int) -> bool:
        """Take somebody out; False when they were not in. Raises UserError once the entries are closed."""
        async with self._db.write() as conn:
            left = await service_entering.leave(conn, *key, user_id)
        if left:
            self.touched.add(key)
            if (running := self._running.get(key)) is not None:
                running.entries -= 1
        return left

    def counted(self, counts: Mapping[Key, int]) -> None:
        """Take over what the store counted, other processes' entries too."""
        for key, entries in counts.items():
            if (running := self._running.get(key)) is not None:
                running.entries = entries
