"""Rooms in the simulated group: one that is in production, and one that has just begun with the visitor in it."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.by import By
from bot.demo.stage import Suggestion
from cogs.collabs import service as collabs
from cogs.collabs import service_slots
from cogs.collabs.model import State
from cogs.rooms import service, service_dates
from cogs.rooms.model import Room, Start, Step

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.client import Greenroom
    from bot.demo.world import World

_OWNER, _VISITOR = "priya.plates", "sofia.layers"
_BRAND, _REVIEWER = "mei.sips", "kofi.talks"
_TRY = Suggestion(
    "room",
    "Take a collab a step further",
    "As Sofia, type /room show in any channel and choose the curry. The buttons take it from the brief to the end.",
    lambda world: world.ears.pressed("rooms:choose"),
    late=True,
)


async def play(bot: "Greenroom", world: "World") -> None:
    """Book two acceptances, and the steps of the first one."""

    async def review(world: "World") -> None:
        await _review(bot, world)

    async def curry(world: "World") -> None:
        await _curry(bot, world)

    world.book(timedelta(days=20, hours=10), review)
    world.book(timedelta(days=20, hours=12), curry)
    world.suggest(_TRY)


async def _review(bot: "Greenroom", world: "World") -> None:
    """A paid one, on its way, with dates."""
    async with bot.db.write() as conn:
        room = await _accept(conn, world, _BRAND, _REVIEWER)
        if room is None:
            return
        owner, creator = (By(room.guild_id, person, world.now()) for person in (room.owner_id, room.creator_id))
        await service.take(conn, owner, room.id, Step.BRIEFED)
        await service.take(conn, creator, room.id, Step.PRODUCTION)
        dates = {Step.APPROVAL.value: "in 6 days", Step.POSTED.value: "in 9 days"}
        await service_dates.fill(conn, creator, room.id, dates, anyway=True)


async def _curry(bot: "Greenroom", world: "World") -> None:
    async with bot.db.write() as conn:
        await _accept(conn, world, _OWNER, _VISITOR)


async def _accept(conn: "AsyncConnection", world: "World", owner: str, creator: str) -> Room | None:
    """What an owner's press does: a slot is taken, and the two have a room. None when nothing of theirs is open."""
    who = By(world.guild.id, world.people[owner].id, world.now())
    posted = [each for each in await collabs.mine(conn, who) if each.state is State.OPEN]
    if not posted:
        return None
    await service_slots.take(conn, who.guild_id, posted[0].id, who.now)
    start = Start(who.guild_id, posted[0].id, who.user_id, world.people[creator].id)
    return await service.begin(conn, start, who.now)
