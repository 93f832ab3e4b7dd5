"""What the page's buttons do: a verb and what it is about, in; a sentence about what happened, out."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import NamedTuple

from bot.demo import pace
from bot.demo.people import Actor
from bot.demo.world import World
from bot.errors import UserError


class Told(NamedTuple):
    """What happened, in a sentence, and whose part the page offers to take on (a handle, or nothing)."""

    text: str
    offer: str = ""


Act = Callable[[World, str], Awaitable[Told]]

WAITING = {
    "join": "Somebody is at the door…",
    "crowd": "A crowd is at the door…",
    "hour": "An hour passes…",
    "day": "A day passes…",
    "week": "A week passes…",
    "restart": "The bot restarts…",
}
"""What the page says while an act is under way; without a line it says nothing."""


async def perform(world: World, verb: str, about: str) -> Told:
    """Do what a button says; raises UserError if there is no such button or its object is gone."""
    act = ACTS.get(verb)
    if act is None:
        raise UserError("This page is older than the play. Reload it and try again.")
    return await act(world, about)


def find_person(world: World, handle: str) -> Actor:
    """Find somebody by handle; raises UserError if nobody has it."""
    try:
        return world.people[handle]
    except KeyError:
        raise UserError("Nobody here has that name. Reload the page and choose again.") from None


async def _join(world: World, about: str) -> Told:
    actor = find_person(world, about) if about else await world.somebody_joins()
    if actor is None:
        raise UserError("Everybody has been here. Let somebody leave, then let them come back.")
    if about:
        if world.people.inside(actor):
            raise UserError(f"{actor.cast.name} is already here.")
        await world.join(actor)
    return Told(f"{actor.cast.name} accepted the rules and is in.", actor.cast.handle)


async def _crowd(world: World, _about: str) -> Told:
    crowd = await world.everybody_joins()
    if not crowd:
        raise UserError("Everybody has been here. Let somebody leave, then let them come back.")
    return Told(f"{len(crowd)} people came in at once.", crowd[0].cast.handle)


async def _leave(world: World, about: str) -> Told:
    actor = find_person(world, about)
    if world.people.kind(actor) == "owner":
        raise UserError("The owner cannot leave their own group.")
    if not world.people.inside(actor):
        raise UserError(f"{actor.cast.name} has already left.")
    await world.leave(actor)
    return Told(f"{actor.cast.name} left the group.")


async def _close_dms(world: World, about: str) -> Told:
    actor = find_person(world, about)
    await world.close_dms(actor)
    return Told(f"{actor.cast.name} no longer accepts direct messages.")


async def _open_dms(world: World, about: str) -> Told:
    actor = find_person(world, about)
    await world.open_dms(actor)
    return Told(f"{actor.cast.name} accepts direct messages again.")


async def _take(world: World, about: str) -> Told:
    permission = await world.take_permission(_known(world, about))
    return Told(f"The bot may no longer do this: {permission.label}." if permission else "It is taken.")


async def _give(world: World, about: str) -> Told:
    permission = await world.give_permission(_known(world, about))
    return Told(f"The bot may do this again: {permission.label}." if permission else "It is given back.")


def _known(world: World, key: str) -> str:
    if world.doors.find(key) is None:
        raise UserError("That channel is gone. Reload the page and choose again.")
    return key


def _pass(title: str, span: timedelta) -> Act:
    async def let_pass(world: World, _about: str) -> Told:
        async with world.turn.take():
            world.deeds.add("time")
            return Told(f"{title} passed. {await world.pass_time(span)}")

    return let_pass


async def _restart(world: World, _about: str) -> Told:
    await world.restart_bot()
    return Told("The bot restarted on the same data. Every button still works.")


ACTS: dict[str, Act] = {
    "join": _join,
    "crowd": _crowd,
    "leave": _leave,
    "close_dms": _close_dms,
    "open_dms": _open_dms,
    "take": _take,
    "give": _give,
    "hour": _pass("An hour", pace.HOUR),
    "day": _pass("A day", pace.DAY),
    "week": _pass("A week", pace.WEEK),
    "restart": _restart,
}
