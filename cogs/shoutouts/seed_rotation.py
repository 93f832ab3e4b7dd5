"""A rotation of the simulated group that has run for weeks: made, joined, played, with shoutouts and thanks."""

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.by import By
from bot.demo import cast
from bot.demo.stage import Scene, Suggestion
from cogs.shoutouts import (
    service_asking,
    service_cards,
    service_gifts,
    service_roster,
    service_rotations,
    service_start,
    service_thanks,
    service_turns,
)
from cogs.shoutouts.model import GiftState
from cogs.shoutouts.model_drafting import Page

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.client import Greenroom
    from bot.demo.world import World

_NAME = "The green sofa"
_THEO, _VISITOR = cast.MODERATORS[0].handle, "sofia.layers"
_PEOPLE = (
    _VISITOR,
    "priya.plates",
    "noor.inks",
    "mei.sips",
    "ollie.bikes",
    "bex.trails",
    "rosa.market",
    "kofi.talks",
)
_WHEN = {"weekdays": (), "every": "5", "time": "11:00", "zone": "UTC"}
_GIVING = {"givers": ["2"], "proof": ["on"], "window": "2", "cooldown": "3"}
_BEGINS, _LASTS, _EVERY = 2, 20, 5
_NOBODY_GIVES = 4
"""Of so many, one has no time."""
_TRY = Suggestion(
    "shoutout",
    "See why it is whose turn",
    "As Sofia, press “Why this person, why now” on a card in #shoutouts, then type /shoutout queue.",
    lambda world: world.ears.pressed("shoutouts:why"),
)


async def play(bot: "Greenroom", world: "World") -> None:
    """Book the beginning, and after each turn what people do; the turns come by themselves at noon."""
    world.book(timedelta(days=_BEGINS, hours=10), _beginning(bot))
    for day in range(_BEGINS + _EVERY, _LASTS, _EVERY):
        world.book(timedelta(days=day, hours=18), _giving(bot))
        world.book(timedelta(days=day + 1, hours=18), _thanking(bot))
    world.book(world.curtain - world.began, _showing(bot))
    world.suggest(_TRY)


def _by(world: "World", handle: str) -> By:
    return By(world.guild.id, world.people[handle].id, world.now())


def _beginning(bot: "Greenroom") -> Scene:
    async def begin(world: "World") -> None:
        theo = _by(world, _THEO)
        async with bot.db.write() as conn:
            made = await service_rotations.create(conn, theo, _NAME)
            await service_rotations.change(conn, theo, made.id, Page.WHEN, _WHEN)
            await service_rotations.change(conn, theo, made.id, Page.GIVING, _GIVING)
            await service_start.start(conn, theo, made.id)
            for handle in _PEOPLE:
                await service_roster.join(conn, _by(world, handle), made.id)

    return begin


def _giving(bot: "Greenroom") -> Scene:
    async def give(world: "World") -> None:
        async with bot.db.write() as conn:
            for handle in _PEOPLE:
                await _answer(conn, _by(world, handle), handle)

    return give


async def _answer(conn: "AsyncConnection", by: By, handle: str) -> None:
    """Most give, now and then somebody has no time."""
    for owed in await service_asking.open_of(conn, by.guild_id, by.user_id):
        if (owed.turn.round + _PEOPLE.index(handle)) % _NOBODY_GIVES == 0:
            await service_gifts.decline(conn, by, owed.gift.id)
        else:
            link = f"https://www.instagram.com/p/{handle.replace('.', '-')}-{owed.turn.round}"
            await service_gifts.prove(conn, by, owed.gift.id, link)


def _showing(bot: "Greenroom") -> Scene:
    """The weeks went by without pictures; whoever looks now sees the newest turn with one."""

    async def show(world: "World") -> None:
        async with bot.db.write() as conn:
            if (found := await service_turns.newest(conn, world.guild.id, _NAME)) is not None:
                await service_cards.follow(conn, found[0], world.now() + timedelta(seconds=1))

    return show


def _thanking(bot: "Greenroom") -> Scene:
    async def thank(world: "World") -> None:
        async with bot.db.write() as conn:
            found = await service_turns.newest(conn, world.guild.id, _NAME)
            if found is None or found[0].featured_id is None:
                return
            turn, gifts = found
            if any(each.state is GiftState.GIVEN for each in gifts):
                by = By(world.guild.id, turn.featured_id or 0, world.now())
                await service_thanks.thank(conn, by, turn.id)

    return thank
