"""A newcomer's hours: they join, accept the rules sooner or later, are greeted, go through onboarding, press again."""

import asyncio
import random
from typing import Any

from simcord.backend import serializers
from simcord.backend.models import User

from benchmarks.survival.hands import Hands, Seen
from benchmarks.survival.newcomer import Move, Newcomer
from benchmarks.survival.world import World
from cogs.onboarding.model import START

_OLD_ACCOUNT = 300_000_000_000_000_000
"""Made in 2017: nobody's account is suspiciously young."""

BEGIN = Move(START, "start", True)  # noqa: FBT003 - nothing is told with it


class Life:
    """What one newcomer does, as a coroutine that ends when they have arrived."""

    def __init__(self, world: World, newcomer: Newcomer) -> None:
        """Nobody has joined yet."""
        self._world = world
        self.newcomer = newcomer
        self._rng = newcomer.rng
        self._hands = Hands(world, newcomer.id)
        self._greeting: Seen | None = None

    async def live(self) -> None:
        """From joining to the last card."""
        await self._join()
        while self._greeting is None:
            await asyncio.sleep(0.1)
            self._greeting = self._find_greeting()
        seen: Seen | None = None
        while not self.newcomer.arrived:
            await asyncio.sleep(self._rng.uniform(0, 0.3))
            seen = await self._go_on(seen)

    async def _join(self) -> None:
        screening = self._rng.random() < 0.2
        self._enter(pending=screening)
        if self._rng.random() < 0.1:
            await asyncio.sleep(self._rng.uniform(0, 2))
            self._world.backend.remove_member(self._world.guild.id, self.newcomer.id)
            await asyncio.sleep(self._rng.uniform(0, 2))
            self._enter(pending=screening)
        if screening:
            await asyncio.sleep(self._rng.uniform(0, 2))
            self._world.guild.members[self.newcomer.id].pending = False
            self._world.backend.announce_member_update(self._world.guild.id, self.newcomer.id)

    def _enter(self, *, pending: bool) -> None:
        backend, guild = self._world.backend, self._world.guild
        member = backend.add_member(guild.id, self.newcomer.id)
        member.pending = pending
        payload: dict[str, Any] = dict(serializers.member_payload(backend, guild, member))
        backend.emit("GUILD_MEMBER_ADD", payload | {"guild_id": str(guild.id)})

    def _find_greeting(self) -> Seen | None:
        channel = self._world.places["welcome"]
        for post in self._world.posted[channel]:
            message = self._world.backend.messages[channel].get(post.id)
            if f"<@{self.newcomer.id}>" in post.text and message is not None:
                seen = Seen(channel, message.id, message.components)
                return seen if START in seen.ids else None
        return None

    async def _go_on(self, seen: Seen | None) -> Seen | None:
        """One more step from what is seen, or from the greeting when nothing is."""
        assert self._greeting is not None
        if seen is None or self._rng.random() < 0.03:
            return await self._try(self._greeting, BEGIN)
        move = self.newcomer.choose(seen)
        return await self._try(seen, move) if move is not None else None

    async def _try(self, seen: Seen, move: Move) -> Seen | None:
        """Do it, and once more when nothing came back; then look at the greeting again."""
        for _ in range(3):
            answer = await self._do(seen, move)
            if answer is not None and self.newcomer.noticed(move, answer):
                return answer
            await asyncio.sleep(self._rng.uniform(0, 0.3))
        return None

    async def _do(self, seen: Seen, move: Move) -> Seen | None:
        if move.fields is None and self._rng.random() < 0.05:
            first, second = await asyncio.gather(*(self._hands.press(seen, move.custom_id, move.values) for _ in "ab"))
            return first or second
        answer = await self._hands.press(seen, move.custom_id, move.values)
        if move.fields is None or answer is None or answer.form is None:
            return answer
        return await self._hands.submit(seen, answer, move.fields)


def be_born(world: World, number: int, seed: int) -> Newcomer:
    """Make an account that is some years old."""
    user = User(id=_OLD_ACCOUNT + number, name=f"newcomer{number:04}")
    world.backend.users[user.id] = user
    return Newcomer(user.id, user.name, random.Random(seed * 100_003 + number))
