"""The weeks before the curtain rises: a list of steps, each a sentence about how the group came to be."""

import gc
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta

from bot.client import Greenroom
from bot.demo import cast, chatter
from bot.demo.people import Actor
from bot.demo.stage import Scene
from bot.demo.world import World

_NOON = 12
_EVERY_OTHER = 2


async def play(world: World) -> None:
    """Play everything up to now and let only what comes after count as tried."""
    async with world.turn.take():
        # Nearly all that is made here stays; looking through it for rubbish again and again took a fifth of the time.
        gc.disable()
        try:
            with _drawing_nothing(world):
                for step in STEPS:
                    await step(world)
        finally:
            gc.enable()
        world.ears.forget()
        world.deeds.clear()


def _drawing_nothing(world: World) -> AbstractContextManager[None]:
    bot = world.env.bot
    return bot.renderer.resting() if isinstance(bot, Greenroom) else nullcontext()


async def invite(world: World) -> None:
    """Most creators are there already; the others come along the way."""
    for person in cast.CREATORS:
        if person.since:
            world.book(timedelta(days=person.since, hours=10), _arrival(world.people[person.handle]))


def _arrival(actor: Actor) -> Scene:
    async def arrive(world: World) -> None:
        await world.join(actor)

    return arrive


async def talk(world: World) -> None:
    """People talk."""
    for line in chatter.LINES:
        world.book(timedelta(days=line.day, hours=line.hour), _saying(line))


def _saying(line: chatter.Line) -> Scene:
    async def say(world: World) -> None:
        await world.people[line.handle].member.send(world.channel(line.channel), line.text)

    return say


async def keep_noon(world: World) -> None:
    """What is due by itself is done at noon of every other day, when most of the group is awake.

    Not oftener: a tick in which a day has gone by costs 80 ms, and people wait for the page.
    """
    for day in range(0, (world.curtain - world.began).days, _EVERY_OTHER):
        world.book(timedelta(days=day, hours=_NOON), World.tick)


async def seed_features(world: World) -> None:
    """Every feature adds what it does in such a group."""
    for feature in world.features:
        if seed := getattr(feature, "seed", None):
            await seed(world)


async def run_through(world: World) -> None:
    """The weeks go by, scene after scene."""
    while world.booked:
        world.booked.sort(key=lambda booking: booking[0])
        when, scene = world.booked.pop(0)
        await _wait_until(world, when)
        await scene(world)
        await world.deliver()
    await _wait_until(world, world.curtain - world.began)
    await world.tick()


async def _wait_until(world: World, when: timedelta) -> None:
    """Without ticks: a scene that has to do with the bot asks for its own, and there is noon."""
    await world.env.advance_time(max(0.0, (world.began + when - world.env.now()).total_seconds()))
    await world.deliver()


STEPS: tuple[Callable[[World], Awaitable[None]], ...] = (invite, talk, keep_noon, seed_features, run_through)
