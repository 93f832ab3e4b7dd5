"""What /setup and the doctor see: a group's channels and roles in Discord beside what the features need.

Reads Discord's cache and decides nothing that is not pure; what is missing is made in `making`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import discord

from bot.feature import Audience, Feature, Finding, Place, RoleNeed
from cogs.desk import doctor, service
from cogs.desk.model import MEMBER, Desk
from cogs.desk.model_plan import Item, Need, Seen, decide

if TYPE_CHECKING:
    from bot.client import Greenroom

CATEGORY_NAME = "Greenroom"
_ORDER = list(Audience)


@dataclass(frozen=True, slots=True)
class Opening:
    """A channel that /setup made and that somebody who should read it cannot."""

    channel: discord.TextChannel
    role: discord.Role


@dataclass(frozen=True, slots=True)
class Plan:
    """What /setup would do. While `first` holds anything it does nothing."""

    roles: tuple[Item, ...]
    places: tuple[Item, ...]
    openings: tuple[Opening, ...]
    first: tuple[Finding, ...]
    notes: tuple[Finding, ...]
    zone: str

    @property
    def items(self) -> tuple[Item, ...]:
        """Roles and channels."""
        return (*self.roles, *self.places)

    @property
    def is_done(self) -> bool:
        """Whether there is nothing to do."""
        return not self.openings and all(item.step.name == "THERE" for item in self.items)


def needed_places(features: Iterable[Feature]) -> dict[str, Place]:
    """Every channel some feature needs, by purpose: newcomers' first, staff's last. Two wishes for one are joined."""
    found: dict[str, Place] = {}
    for place in (place for feature in features for place in feature.places):
        earlier = found.get(place.purpose)
        found[place.purpose] = replace(place, needs=place.needs | earlier.needs) if earlier else place
    return dict(sorted(found.items(), key=lambda pair: _ORDER.index(pair[1].audience)))


def needed_roles(features: Iterable[Feature]) -> dict[str, RoleNeed]:
    """Every role some feature gives, by purpose."""
    return {role.purpose: role for feature in features for role in feature.roles}


async def survey(bot: "Greenroom", guild: discord.Guild) -> Plan:
    """Look at the group and plan."""
    async with bot.db.read() as conn:
        desk = await service.load(conn, guild.id)
    return make_plan(bot.features, guild, desk)


def make_plan(features: Sequence[Feature], guild: discord.Guild, desk: Desk) -> Plan:
    """The plan for what the group looks like now."""
    role_needs = [Need(need.purpose, need.name) for need in needed_roles(features).values()]
    places = needed_places(features)
    place_needs = [Need(place.purpose, place.name) for place in places.values()]
    role_items = decide(role_needs, desk.roles, _seen_roles(guild))
    place_items = decide(place_needs, desk.places, _seen_channels(guild))
    known = {item.purpose: item.id for item in (*place_items, *role_items) if item.id is not None}
    new = {item.purpose for item in place_items if item.is_new}
    return Plan(
        roles=role_items,
        places=place_items,
        openings=openings(guild, desk, places, roles_there(guild, desk)),
        first=(
            *doctor.order(guild, [item.id for item in role_items if item.id]),
            *doctor.powers([(feature.title, _wanted(feature, new)) for feature in features], guild),
        ),
        notes=tuple(doctor.channels(guild, places, known)),
        zone=desk.zone,
    )


def _wanted(feature: Feature, new: set[str]) -> discord.Permissions:
    """What the bot must have itself: in a channel that it makes it can give nobody what it lacks."""
    wanted = feature.permissions
    for place in feature.places:
        wanted |= place.needs if place.purpose in new else discord.Permissions()
    return wanted


def _seen_roles(guild: discord.Guild) -> list[Seen]:
    """A role is fit to be taken for its name when giving it to everybody would do no harm."""
    return [
        Seen(role.id, role.name, fit=not role.managed and not doctor.is_strong(role))
        for role in guild.roles
        if not role.is_default()
    ]


def _seen_channels(guild: discord.Guild) -> list[Seen]:
    """Forums are there for those who chose one, and are never taken for their name."""
    texts = [Seen(channel.id, channel.name) for channel in guild.text_channels]
    return [*texts, *(Seen(forum.id, forum.name, fit=False) for forum in guild.forums)]


def staff_roles(guild: discord.Guild, desk: Desk) -> list[discord.Role]:
    """Every role that moderates something."""
    chosen = frozenset[int]().union(*desk.moderators.values())
    return [
        role
        for role in guild.roles
        if role.id in chosen or (role.permissions.manage_guild and not role.managed and not role.is_default())
    ]


def roles_there(guild: discord.Guild, desk: Desk) -> dict[str, discord.Role]:
    """The group's roles that still exist, by purpose."""
    found = {purpose: guild.get_role(role_id) for purpose, role_id in desk.roles.items()}
    return {purpose: role for purpose, role in found.items() if role is not None}


def openings(
    guild: discord.Guild, desk: Desk, places: Mapping[str, Place], given: Mapping[str, discord.Role]
) -> tuple[Opening, ...]:
    """Where somebody was made a moderator, or the members' role was made again, after the channel."""
    found = []
    for purpose in sorted(desk.made & places.keys()):
        channel = guild.get_channel(desk.places[purpose])
        if isinstance(channel, discord.TextChannel):
            readers = _readers(guild, desk, places[purpose], given.get(MEMBER))
            found += [Opening(channel, role) for role in readers if not channel.permissions_for(role).view_channel]
    return tuple(found)


def _readers(guild: discord.Guild, desk: Desk, place: Place, member: discord.Role | None) -> Sequence[discord.Role]:
    """The roles that must be let into a channel which everyone else is kept out of."""
    if place.audience is Audience.EVERYONE:
        return ()
    members = [member] if member is not None and place.audience is Audience.MEMBERS else []
    return [*members, *staff_roles(guild, desk)]
