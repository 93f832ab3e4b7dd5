"""Members who enter giveaways and claim what they win. What they were told is remembered, to be compared in the end."""

import asyncio
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from simcord.backend.models import User

from benchmarks.survival.hands import Hands, Seen
from benchmarks.survival.world import World

_OLD_ACCOUNT = 400_000_000_000_000_000
"""Made in 2018: old enough for every rule."""
_TICKET = re.compile(r"\b[0-9a-f]{16}\b")
_TRIES = 15
_YOURS = "It is yours"


@dataclass
class Entrant:
    """One member. `tickets` by giveaway, as they were told; `claimed` are the giveaways whose prize is theirs."""

    id: int
    hands: Hands
    rng: random.Random
    tickets: dict[int, str] = field(default_factory=dict)
    claimed: set[int] = field(default_factory=set)

    async def enter(self, giveaway_id: int, card: Seen) -> None:
        """Press Enter until a ticket is shown, now and then twice at once; give up when it is over."""
        custom_id = f"giveaways:enter:{giveaway_id}"
        for _ in range(_TRIES):
            presses = 2 if self.rng.random() < 0.05 else 1
            answers = await asyncio.gather(*(self.hands.press(card, custom_id) for _ in range(presses)))
            if found := [match[0] for answer in answers if answer and (match := _TICKET.search(answer.text))]:
                self.tickets[giveaway_id] = found[0]
                return
            await asyncio.sleep(self.rng.uniform(0, 0.3))  # edge: people take their time

    async def claim(self, giveaway_id: int, guild_id: int, card: Seen) -> None:
        """Press Claim until the bot says that it is theirs."""
        for _ in range(_TRIES * 4):
            answer = await self.hands.press(card, f"giveaways:claim:{giveaway_id}:{guild_id}")
            if answer is not None and _YOURS in answer.text:
                self.claimed.add(giveaway_id)
                return
            await asyncio.sleep(self.rng.uniform(0, 0.5))  # edge: as above


def gather_people(world: World, number: int, seed: int) -> Sequence[Entrant]:
    """Members who have been in the group since before the bot came."""
    found = []
    for each in range(number):
        user = User(id=_OLD_ACCOUNT + each, name=f"entrant{each:03}")
        world.backend.users[user.id] = user
        world.backend.add_member(world.guild.id, user.id)
        found.append(Entrant(user.id, Hands(world, user.id), random.Random(seed * 7919 + each)))
    return found
