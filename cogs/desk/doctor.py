"""What the doctor looks at in Discord: permissions, role order, channels, what the bot is told. Each finding has a fix.

The sentences are in `text_findings`. Features bring checks of their own; `examine` asks them all.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import discord

from bot import jobs
from bot.feature import Audience, Check, Feature, Finding, Place, Severity
from bot.ui import escape
from cogs.desk import text_findings as text
from cogs.desk.model import NEWCOMER

if TYPE_CHECKING:
    from bot.client import Greenroom

STRONG = discord.Permissions(
    administrator=True,
    ban_members=True,
    kick_members=True,
    manage_channels=True,
    manage_events=True,
    manage_expressions=True,
    manage_guild=True,
    manage_messages=True,
    manage_nicknames=True,
    manage_roles=True,
    manage_threads=True,
    manage_webhooks=True,
    mention_everyone=True,
    moderate_members=True,
    view_audit_log=True,
)
"""What only moderators should be able to do: a role that newcomers get must have none of it."""

_CATCHING_UP = timedelta(minutes=10)
"""How long a bot that was away may take to do what became due meanwhile."""

_NAMES = {
    "view_channel": "View Channels",
    "moderate_members": "Time Out Members",
    "use_application_commands": "Use Apps",
}


def permission_names(permissions: discord.Permissions) -> list[str]:
    """As Discord's settings call them, in a fixed order."""
    return [_NAMES.get(name, name.replace("_", " ").title()) for name, is_set in permissions if is_set]


def is_strong(role: discord.Role) -> bool:
    """Whether the role may do what only moderators should."""
    return bool(role.permissions.value & STRONG.value)


def powers(wanted: Iterable[tuple[str, discord.Permissions]], guild: discord.Guild) -> list[Finding]:
    """Permissions that features need in the whole server and that the bot lacks, from (title, permissions)."""
    mine = guild.me.guild_permissions
    lacking: dict[tuple[str, ...], list[str]] = {}
    for title, permissions in wanted:
        if names := permission_names(_minus(permissions, mine)):
            lacking.setdefault(tuple(names), []).append(title)
    return [Finding(*text.lacks(names, titles)) for names, titles in lacking.items()]


def _minus(wanted: discord.Permissions, given: discord.Permissions) -> discord.Permissions:
    return discord.Permissions() if given.administrator else discord.Permissions(wanted.value & ~given.value)


def order(guild: discord.Guild, role_ids: Iterable[int]) -> list[Finding]:
    """Roles that the bot gives and that stand above its own, and roles too strong to be given away."""
    roles = [role for role in map(guild.get_role, role_ids) if role is not None]
    mine = guild.me.top_role
    high = [escape(role.name) for role in roles if role >= mine]
    found = [Finding(*text.role_order(high, escape(mine.name)))] if high else []
    return [*found, *(Finding(*text.role_too_strong(escape(role.name))) for role in roles if is_strong(role))]


def channels(guild: discord.Guild, places: Mapping[str, Place], known: Mapping[str, int]) -> list[Finding]:
    """What is wrong with the channels that are there: the bot's permissions in them, and who can read them."""
    found: list[Finding] = []
    for place in places.values():
        channel = guild.get_channel(known.get(place.purpose, 0))
        if channel is not None:
            newcomer = guild.get_role(known.get(NEWCOMER, 0)) or guild.default_role
            found += _channel(guild, place, channel, newcomer)
    return found


def _channel(
    guild: discord.Guild, place: Place, channel: discord.abc.GuildChannel, newcomer: discord.Role
) -> Iterable[Finding]:
    if names := permission_names(_minus(place.needs, channel.permissions_for(guild.me))):
        yield Finding(*text.lacks_in_channel(names, channel.id))
    if place.audience is Audience.STAFF and channel.permissions_for(guild.default_role).view_channel:
        yield Finding(*text.place_too_open(channel.id), Severity.WARNING)
    if place.audience is Audience.EVERYONE and not channel.permissions_for(newcomer).view_channel:
        yield Finding(*text.place_hidden(channel.id), Severity.WARNING)


def absent_places(guild: discord.Guild, places: Mapping[str, Place], known: Mapping[str, int]) -> list[Finding]:
    """Channels that were never made, or that are gone."""
    found = []
    for place in places.values():
        if place.purpose not in known:
            found.append(Finding(*text.place_missing(place.name), Severity.WARNING))
        elif guild.get_channel(known[place.purpose]) is None:
            found.append(Finding(*text.place_gone(place.name)))
    return found


def absent_roles(guild: discord.Guild, names: Mapping[str, str], known: Mapping[str, int]) -> list[Finding]:
    """Roles that were never made, or that are gone."""
    found = []
    for purpose, name in names.items():
        if purpose not in known:
            found.append(Finding(*text.role_missing(name), Severity.WARNING))
        elif guild.get_role(known[purpose]) is None:
            found.append(Finding(*text.role_gone(name)))
    return found


def people(flags: discord.ApplicationFlags) -> list[Finding]:
    """Whether Discord tells the bot who joins. A real application always has flags; a simulated one has none."""
    allowed = flags.gateway_guild_members or flags.gateway_guild_members_limited
    return [Finding(*text.CANNOT_SEE_PEOPLE)] if flags.value and not allowed else []


async def examine(bot: "Greenroom", guild: discord.Guild) -> Sequence[Finding]:
    """Every finding of every feature, what does not work first, each once."""
    found: dict[str, Finding] = {}
    has_caught_up = bot.has_been_awake(_CATCHING_UP)
    for feature in bot.features:
        for check in (*feature.checks, *(feature.lateness if has_caught_up else ())):
            for finding in await _ask(bot, guild, feature, check):
                found.setdefault(finding.problem, finding)
    return sorted(found.values(), key=lambda finding: finding.severity is not Severity.BROKEN)


async def _ask(bot: "Greenroom", guild: discord.Guild, feature: Feature, check: Check) -> Sequence[Finding]:
    """One check. When it fails itself, the others still speak."""
    answers: list[Sequence[Finding]] = []
    await jobs.run(f"a check of {feature.name}", _into(answers, check, bot, guild))
    return answers[0] if answers else [Finding(*text.not_checked(feature.title), Severity.WARNING)]


def _into(
    answers: list[Sequence[Finding]], check: Check, bot: "Greenroom", guild: discord.Guild
) -> Callable[[], Awaitable[None]]:
    async def job() -> None:
        answers.append(await check(bot, guild))

    return job
