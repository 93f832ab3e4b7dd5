"""The desk's own checks: they look after what all features share. `doctor` asks them beside those of the features."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from bot.feature import Finding, Severity
from cogs.desk import doctor, service, service_doctor
from cogs.desk import text_findings as text
from cogs.desk.survey import needed_places, needed_roles

if TYPE_CHECKING:
    from bot.client import Greenroom


async def permissions(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """What the bot may do in the server."""
    return doctor.powers([(feature.title, feature.permissions) for feature in bot.features], guild)


async def places_and_roles(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """Every channel and role of /setup: there, in the right order, and open to the bot."""
    async with bot.db.read() as conn:
        desk = await service.load(conn, guild.id)
    if not desk.places and not desk.roles:
        return [Finding(*text.NOT_SET_UP)]
    places = needed_places(bot.features)
    names = {purpose: need.name for purpose, need in needed_roles(bot.features).items()}
    return [
        *doctor.absent_places(guild, places, desk.places),
        *doctor.channels(guild, places, {**desk.roles, **desk.places}),
        *doctor.absent_roles(guild, names, desk.roles),
        *doctor.order(guild, [desk.roles[purpose] for purpose in names if purpose in desk.roles]),
    ]


async def people(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """Whether Discord tells the bot who joins."""
    del guild
    return doctor.people(bot.application_flags)


async def letters(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """Messages that Discord does not take."""
    async with bot.db.read() as conn:
        count = await service_doctor.stuck_letters(conn, guild.id, bot.now())
    return [Finding(*text.stuck(count), Severity.WARNING)] if count else []


ALL = (permissions, places_and_roles, people, letters)
