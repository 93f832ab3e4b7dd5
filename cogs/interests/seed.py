"""Interest in the requests of the simulated group: some offer, one is accepted, one asks."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.demo.stage import Scene, Suggestion
from cogs.collabs import service as collabs
from cogs.interests import service, service_owner, service_questions
from cogs.interests.model import UNDECIDED, Offer

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World


@dataclass(frozen=True)
class _Offering:
    """Who offers for somebody's newest request, when, with which words."""

    day: int
    handle: str
    owner: str
    note: str


_OFFERINGS = (
    _Offering(13, "mei.sips", "priya.plates", "A smoky oolong would carry the spices. I could film on any weekend."),
    _Offering(20, "tomas.tiny", "ines.hosts", "I would film how eight people fit at one table."),
    _Offering(20, "mei.sips", "ines.hosts", "Tea for the end of the evening, and a reel about the quiet after it."),
)
_ACCEPTED = (21, "ines.hosts", "mei.sips")
_QUESTION = (21, "priya.plates", "ines.hosts", "Is there an oven, or should everything come cold?")
_TRY = Suggestion(
    "interest",
    "Offer for a collab",
    "As Sofia, press “I'm interested” on a card in #collabs, then look at /collab mine.",
    lambda world: world.ears.pressed("interests:offer"),
)


async def play(bot: "Greenroom", world: "World") -> None:
    """Book what they do."""
    for each in _OFFERINGS:
        world.book(timedelta(days=each.day, hours=18), _offering(bot, each))
    world.book(timedelta(days=_ACCEPTED[0], hours=10), _accepting(bot))
    world.book(timedelta(days=_QUESTION[0], hours=11), _asking(bot))
    world.suggest(_TRY)


Act = Callable[[AsyncConnection, "World", By, int], Awaitable[object]]


def _scene(bot: "Greenroom", handle: str, owner: str, act: Act) -> Scene:
    """Somebody does something with the newest request of somebody."""

    async def scene(world: "World") -> None:
        who, whose = (By(world.guild.id, world.people[each].id, world.now()) for each in (handle, owner))
        async with bot.db.write() as conn:
            newest, *_ = await collabs.mine(conn, whose)
            await act(conn, world, who, newest.id)

    return scene


def _offering(bot: "Greenroom", offering: _Offering) -> Scene:
    async def act(conn: AsyncConnection, world: "World", who: By, request_id: int) -> None:
        del world
        await service.offer(conn, who, request_id, Offer(offering.note))

    return _scene(bot, offering.handle, offering.owner, act)


def _accepting(bot: "Greenroom") -> Scene:
    _, owner, chosen = _ACCEPTED

    async def act(conn: AsyncConnection, world: "World", who: By, request_id: int) -> None:
        listing = await service_owner.listing(conn, who, request_id, 0, 100)
        waiting = [each.interest for each in listing.candidates if each.interest.state in UNDECIDED]
        offered = next(each for each in waiting if each.user_id == world.people[chosen].id)
        await service_owner.accept(conn, who, offered.id)

    return _scene(bot, owner, owner, act)


def _asking(bot: "Greenroom") -> Scene:
    _, asker, owner, words = _QUESTION

    async def act(conn: AsyncConnection, world: "World", who: By, request_id: int) -> None:
        del world
        await service_questions.ask(conn, who, request_id, words)

    return _scene(bot, asker, owner, act)
