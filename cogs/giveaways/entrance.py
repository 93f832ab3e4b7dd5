"""The way in: rules that are remembered, entries that are written together, counts that are kept.

What is remembered here may be old or another process's business: the write itself checks it against the store, and
nothing is refused before it was looked at there.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.batch import Batch
from bot.db import Database
from bot.errors import UserError
from cogs.giveaways import service_entering, text_entering
from cogs.giveaways.model import Giveaway
from cogs.giveaways.model_rules import Person, obstacles
from cogs.giveaways.model_spec import Rules
from cogs.giveaways.service_entering import Asked, Standing

MOST_REMEMBERED = 1000
_TICKET_BYTES = 8

Key = tuple[int, int]
"""A group and a giveaway of it."""


@dataclass(slots=True)
class Running:
    """What a press needs to know of a giveaway that was open when it was read."""

    version: int
    rules: Rules
    entries: int


@dataclass(frozen=True, slots=True)
class Admitted:
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
        self.touched: set[Key] = set()

    async def enter(self, key: Key, person: Person, now: datetime) -> Admitted | Standing:
        """Let somebody in, or answer how they stand when they are in already. Raises UserError for who may not enter.

        What is known is tried first and costs one write. Where that fails, the store says why, or what is new.
        """
        if admitted := await self._try(key, person, now):
            return admitted
        for _ in range(2):
            standing = await self._look(key, person.user_id)
            if standing.entry is not None:
                return standing
            person = await self._filled_in(key, person, standing.giveaway.spec.rules)
            service_entering.admit(standing, person, now)
            self._remember(key, standing.giveaway, standing.entries)
            if admitted := await self._try(key, person, now):
                return admitted
        raise UserError(text_entering.CHANGING)

    async def _try(self, key: Key, person: Person, now: datetime) -> Admitted | None:
        running = self._running.get(key)
        if running is None:
            return None
        person = await self._filled_in(key, person, running.rules)
        if obstacles(running.rules, person, now):
            return None
        ticket = secrets.token_hex(_TICKET_BYTES)
        since = service_entering.won_after(running.rules, now)
        if not await self._batch.submit(Asked(*key, person.user_id, running.version, ticket, now, since)):
            return None
        running.entries += 1
        self.touched.add(key)
        return Admitted(ticket, running.rules, person, running.entries)

    async def _write(self, asked: Sequence[Asked]) -> Sequence[bool]:
        return await service_entering.enter(self._db, asked)

    async def _look(self, key: Key, user_id: int) -> Standing:
        async with self._db.read() as conn:
            return await service_entering.look(conn, *key, user_id)

    async def _filled_in(self, key: Key, person: Person, rules: Rules) -> Person:
        """With what is only read when the rules ask for it."""
        if not rules.introduced or person.introduced:
            return person
        async with self._db.read() as conn:
            introduced = await service_entering.introduced(conn, key[0], person.user_id)
        return replace(person, introduced=introduced)

    def _remember(self, key: Key, giveaway: Giveaway, entries: int) -> None:
        if len(self._running) >= MOST_REMEMBERED:
            self._running.clear()
        self._running[key] = Running(giveaway.version, giveaway.spec.rules, entries)

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
