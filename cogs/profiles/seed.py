"""What the people of the simulated group tell about themselves."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.demo import cast
from bot.demo.stage import Scene
from cogs.profiles import service, text
from cogs.profiles.model import Changes, Field, Platform, PlatformEntry, Visibility

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

UNFINISHED = "june.joins"
"""She stopped half-way: what she told is what onboarding asked until then."""

_KINDS = {name.casefold(): kind for kind, name in text.KINDS.items()}
_SUBGROUPS = {name.casefold(): subgroup for subgroup, name in text.SUBGROUPS.items()}
_NICHES = {name.casefold(): niche for niche, name in text.NICHES.items()}
_PLATFORMS = {name: platform for platform, name in text.PLATFORMS.items()} | {"Podcast": Platform.OTHER}


async def play(bot: "Greenroom", world: "World") -> None:
    """Everybody who is here tells about themselves on the first day, the others on the day they come."""
    world.book(timedelta(hours=9), _telling(bot, cast.HERE_BEFORE))
    for person in cast.CREATORS:
        if person.since and person.handle != UNFINISHED:
            world.book(timedelta(days=person.since, hours=11), _telling(bot, [person]))


def _telling(bot: "Greenroom", people: Sequence[cast.Person]) -> Scene:
    async def tell(world: "World") -> None:
        async with bot.db.write() as conn:
            for person in people:
                user_id = world.people[person.handle].id
                await service.save(conn, world.guild.id, user_id, told_by(person), world.now())

    return tell


def told_by(person: cast.Person) -> Changes:
    """What somebody of the cast would tell, in the profile's own words."""
    open_about = {Field.FOLLOWERS: Visibility.GROUP} if person.handle in cast.OPEN_ABOUT_NUMBERS else {}
    return Changes(
        kind=_KINDS[person.here_as],
        subgroup=_SUBGROUPS[person.subgroup],
        niches=(_NICHES[person.industry],),
        platforms=_places(person),
        region=person.region,
        zone=person.zone,
        sentence=person.niche,
        visibility=open_about,
    )


def _places(person: cast.Person) -> tuple[PlatformEntry, ...]:
    first = (person.platform, person.followers)
    places = (first, cast.ALSO[person.handle]) if person.handle in cast.ALSO else (first,)
    return tuple(PlatformEntry(_PLATFORMS[name], person.handle, followers) for name, followers in places)
