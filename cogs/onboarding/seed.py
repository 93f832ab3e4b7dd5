"""Onboarding in the simulated group: those who were there before the bot introduce themselves over the first days,
the others when they come. One of them stops half-way.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo import cast
from bot.demo.stage import Scene, Suggestion
from cogs.onboarding import service
from cogs.onboarding.model import START, Step
from cogs.profiles.model import Changes, Kind, Subgroup

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

STOPS = "june.joins"
_SKIPS_NOTHING = (Step.KIND, Step.SUBGROUP, Step.PLATFORMS, Step.NICHES, Step.REGION, Step.SENTENCE)
_HOURS = (10, 18)

_SUGGESTIONS = (
    Suggestion(
        "start",
        "Press Start here",
        "It is under the greeting in #welcome. Only the newcomer sees what follows.",
        lambda world: world.ears.pressed(START),
    ),
    Suggestion(
        "introduce",
        "Walk through it",
        "Seven short steps, then “Post my introduction”. Leave half-way if you like, it waits.",
        lambda world: world.ears.pressed("onboarding:post"),
    ),
    Suggestion(
        "look",
        "Look at #introductions",
        "As a member, such as Sofia: one card for each. /profile edit changes what others see of hers.",
        lambda world: "member in introductions" in world.deeds,
    ),
)


async def play(bot: "Greenroom", world: "World") -> None:
    """Book who introduces themselves when."""
    at_once = cast.A_DAY // len(_HOURS)
    for number, first in enumerate(range(0, len(cast.HERE_BEFORE), at_once)):
        day, half = divmod(number, len(_HOURS))
        when = timedelta(days=day, hours=_HOURS[half])
        world.book(when, _introducing(bot, cast.HERE_BEFORE[first : first + at_once]))
    for person in cast.CREATORS:
        if person.since:
            scene = _stopping(bot, person) if person.handle == STOPS else _introducing(bot, [person])
            world.book(timedelta(days=person.since, hours=11), scene)
    for suggestion in _SUGGESTIONS:
        world.suggest(suggestion)


def _introducing(bot: "Greenroom", people: Sequence[cast.Person]) -> Scene:
    async def introduce(world: "World") -> None:
        await _go(bot, world, people, _SKIPS_NOTHING)
        async with bot.db.write() as conn:
            for person in people:
                await service.finish(conn, world.guild.id, world.people[person.handle].id, world.now())

    return introduce


def _stopping(bot: "Greenroom", person: cast.Person) -> Scene:
    async def stop(world: "World") -> None:
        await _go(bot, world, [person], ())
        changes = {Step.KIND: Changes(kind=Kind.ASPIRING), Step.SUBGROUP: Changes(subgroup=Subgroup.LIFESTYLE)}
        async with bot.db.write() as conn:
            for step, said in changes.items():
                await service.answer(conn, world.guild.id, world.people[person.handle].id, step, said, world.now())

    return stop


async def _go(bot: "Greenroom", world: "World", people: Sequence[cast.Person], steps: Sequence[Step]) -> None:
    """Start, agree, and go on with what is told already."""
    now, guild_id = world.now(), world.guild.id
    ids = [world.people[person.handle].id for person in people]
    async with bot.db.write() as conn:
        started = await service.start(conn, [service.Start(guild_id, user_id, now) for user_id in ids])
        for each in started:
            user_id = each.status.user_id
            await service.agree(conn, guild_id, user_id, each.settings.revision, now)
            for step in steps:
                await service.answer(conn, guild_id, user_id, step, Changes(), now)
