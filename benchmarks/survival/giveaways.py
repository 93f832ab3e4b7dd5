"""Kill -9 at random moments while giveaways run: each drawn once, announced once, no entry and no claim lost.

Run `python -m benchmarks.survival.giveaways`. On SQLite one process of the bot runs and is killed, on PostgreSQL three
that know nothing of each other. Exit status 1 when a promise is broken. `--seed` chooses the same moments again, as far
as processes can.
"""

import argparse
import asyncio
import random
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from benchmarks.survival.entrants import Entrant, gather_people
from benchmarks.survival.hands import Seen
from benchmarks.survival.hunter import Hunter
from benchmarks.survival.pace import Pace
from benchmarks.survival.stage import (
    LONGEST_END,
    SECONDS_PER_KILL,
    SPEED,
    Played,
    come_to_rest,
    errors,
    run,
    set_up,
)
from benchmarks.survival.verdict_draws import judge
from benchmarks.survival.world import Post, World
from bot.db import Database, open_database
from cogs.giveaways import service
from cogs.giveaways.model import Giveaway, State
from cogs.giveaways.model_spec import After, Spec

PEOPLE = 30
SHORTEST, LONGEST = 300, 900
"""Simulated seconds that a giveaway is open."""
SLEEPERS = 0.07
"""How many winners never claim, in a play that is long enough for the next of the order to claim instead."""
CLAIM_HOURS = 1
_SOON = timedelta(minutes=5)


@dataclass
class Play:
    """One group with its people and its giveaways."""

    world: World
    db: Database
    people: Sequence[Entrant]
    rng: random.Random
    size: "Size"
    giveaways: dict[str, int] = field(default_factory=dict)

    async def hold(self, number: int, delay: float) -> None:
        """One giveaway, from the start to the last claim."""
        await asyncio.sleep(delay)  # edge: spread over the kills
        prize = f"Prize {number:03}"
        giveaway = await self._start(prize)
        self.giveaways[prize] = giveaway.id
        card = await self._card(prize, giveaway)
        if card is not None:
            chosen = self.rng.sample(self.people, self.rng.randrange(2, 9))
            await asyncio.gather(*(self._enter(person, giveaway.id, card) for person in chosen))
        await self._claims(prize, giveaway)

    async def _start(self, prize: str) -> Giveaway:
        world, now = self.world, self.world.pace.now()
        whose = (world.guild.id, self.people[0].id, world.places["giveaways"])
        spec = Spec(prize, winners=self.rng.randrange(1, 4), after=After(claim_hours=CLAIM_HOURS))
        ends_at = now + timedelta(seconds=self.rng.uniform(*self.size.lasts))
        async with self.db.write() as conn:
            draft = await service.draft(conn, whose, spec, ends_at, now)
            return await service.start(conn, world.guild.id, draft.id, now)

    async def _enter(self, person: Entrant, giveaway_id: int, card: Seen) -> None:
        await asyncio.sleep(self.rng.uniform(0, self.size.lasts[0] / SPEED / 2))  # edge: people take their time
        await person.enter(giveaway_id, card)

    async def _claims(self, prize: str, giveaway: Giveaway) -> None:
        """Whoever is named in a message with a button claims, or sleeps; until it is over."""
        asleep: set[int] = set()
        while (await self._state(giveaway)) is not State.DONE:
            for post in self._posts(prize):
                card = self._look(post)
                if card is None or not any(each.startswith("giveaways:claim:") for each in card.ids):
                    continue
                for person in self.people:
                    if f"<@{person.id}>" in post.text and giveaway.id not in person.claimed and person.id not in asleep:
                        if self.rng.random() >= self.size.sleepers:
                            await person.claim(giveaway.id, self.world.guild.id, card)
                        asleep.add(person.id)  # presses no more, whatever came of it
            await asyncio.sleep(0.3)  # edge: as above

    async def _state(self, giveaway: Giveaway) -> State:
        async with self.db.read() as conn:
            return (await service.view(conn, giveaway.guild_id, giveaway.id)).giveaway.state

    def _posts(self, prize: str) -> list[Post]:
        return [post for post in self.world.posted[self.world.places["giveaways"]] if prize in post.text]

    async def _card(self, prize: str, giveaway: Giveaway) -> Seen | None:
        """The card with its button; None when the bot was away for so long that it is over already."""
        while (await self._state(giveaway)) is State.OPEN:
            for post in self._posts(prize):
                if (card := self._look(post)) is not None and f"giveaways:enter:{giveaway.id}" in card.ids:
                    return card
            await asyncio.sleep(0.1)  # edge: as above
        return None

    def _look(self, post: Post) -> Seen | None:
        channel = self.world.places["giveaways"]
        message = self.world.backend.messages[channel].get(post.id)
        return Seen(channel, message.id, message.components) if message is not None else None


@dataclass(frozen=True, slots=True)
class Size:
    """How much is played. `lasts`: simulated seconds that a giveaway is open, `sleepers`: the share that never claims,
    `processes`: how many on PostgreSQL.
    """

    kills: int
    giveaways: int
    lasts: tuple[int, int] = (SHORTEST, LONGEST)
    sleepers: float = 0.0
    processes: int = 3


async def survive(url: str, folder: Path, size: Size, seed: int) -> Played:
    """Play it once on a database. Takes as long as the kills, and a few minutes more when winners sleep."""
    rng = random.Random(seed)
    world = World(Pace(time.time(), SPEED), rng)  # edge: the simulated time begins now
    people = gather_people(world, PEOPLE, seed)
    await set_up(url, world)
    db = open_database(url)
    play = Play(world, db, people, random.Random(seed + 2), size)
    names = [f"bot{number}" for number in range(size.processes if db.dialect == "postgresql" else 1)]
    hunters = [Hunter(world, url, folder, random.Random(seed + 10 + each), name) for each, name in enumerate(names)]
    try:
        await _hunt(play, hunters)
        await come_to_rest(url, world.pace, _SOON)
        for hunter in hunters:
            await hunter.close()
        accidents = {
            "bugs in the log": sum(errors(hunter.log) for hunter in hunters),
            "deaths without a kill": sum(hunter.died for hunter in hunters),
        }
        figures = {"processes": len(hunters), "kills": sum(hunter.kills for hunter in hunters), **world.figures}
        return await judge(world, db, people, play.giveaways, accidents), figures
    finally:
        for hunter in hunters:
            await hunter.close()
        await db.close()


async def _hunt(play: Play, hunters: Sequence[Hunter]) -> None:
    kills, giveaways = play.size.kills, play.size.giveaways
    for hunter in hunters:
        await hunter.open()
        await hunter.start()
    for hunter in hunters:
        await hunter.started()
    span = kills * SECONDS_PER_KILL / len(hunters)
    delays = sorted(play.rng.uniform(0, span * 0.8) for _ in range(giveaways))
    held = [asyncio.create_task(play.hold(number, delay)) for number, delay in enumerate(delays)]
    shares = [kills // len(hunters) + (each < kills % len(hunters)) for each in range(len(hunters))]
    await asyncio.gather(*(_kill(hunter, share) for hunter, share in zip(hunters, shares, strict=True)))
    patience = LONGEST_END + (3 * CLAIM_HOURS * 3600 / SPEED if play.size.sleepers else 0)
    with suppress(TimeoutError):
        await asyncio.wait_for(asyncio.gather(*held), patience)


async def _kill(hunter: Hunter, times: int) -> None:
    for _ in range(times):
        await hunter.hunt()
    await hunter.started()


async def _play(url: str, folder: Path, options: argparse.Namespace) -> Played:
    return await survive(url, folder, Size(options.kills, options.giveaways, sleepers=SLEEPERS), options.seed)


def main() -> int:
    """Play it on each engine that is here."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.survival.giveaways", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--giveaways", type=int, default=100)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), action="append")
    parser.add_argument("--log", type=Path, help="keep the bots' logs in this file")
    return run(parser, _play)


if __name__ == "__main__":
    sys.exit(main())
