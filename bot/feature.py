"""What a feature tells the kernel about itself. The kernel collects these and knows nothing else of any feature."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

import discord
from discord.ext import commands
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.stage import Seed, Tour
from bot.due import Probe
from bot.home import Home
from bot.presses import Presses
from bot.rounds import Round
from bot.telling import Words
from bot.week import WeekTold

if TYPE_CHECKING:
    from bot.client import Greenroom

PersonExport = Callable[[AsyncConnection, int, int], Awaitable[Mapping[str, Any]]]
"""(connection, group id, person id) -> everything stored about the person, as plain data."""
PersonForget = Callable[[AsyncConnection, int, int], Awaitable[None]]
"""(connection, group id, person id): remove it, keeping what others rely on."""
PersonHome = Callable[[AsyncConnection, int, int, datetime], Awaitable[Home]]
"""(connection, group id, person id, now) -> what the feature has for this person. One statement."""
ModeratorHome = Callable[[AsyncConnection, int, datetime], Awaitable[Home]]
"""(connection, group id, now) -> what waits for the feature's moderators. One statement."""


class Severity(Enum):
    """How bad a finding is."""

    BROKEN = "does not work"
    WARNING = "will not work for long"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the doctor found: what is wrong and how to mend it, in plain words."""

    problem: str
    fix: str
    severity: Severity = Severity.BROKEN


Check = Callable[["Greenroom", discord.Guild], Awaitable[Sequence[Finding]]]


class Audience(Enum):
    """Who can read a channel that /setup makes."""

    EVERYONE = "everyone, also newcomers"
    MEMBERS = "members"
    STAFF = "moderators"


@dataclass(frozen=True, slots=True)
class Place:
    """A channel the feature needs. /setup makes or adopts it; /doctor checks the bot's permissions there.

    `forum` lets moderators choose a forum instead of a text channel; /setup itself makes text channels.
    """

    purpose: str
    name: str
    topic: str
    audience: Audience
    needs: discord.Permissions
    writable: bool = False
    forum: bool = False


@dataclass(frozen=True, slots=True)
class RoleNeed:
    """A role the feature gives. /setup makes or adopts it; /doctor checks that the bot's role is above it."""

    purpose: str
    name: str
    colour: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One slice, declared. A test fails when any of this is missing; only its parts in demo and digest may be.

    `probes` tell, for the ticks of the same name, whether there is anything to do; a tick without one is always run.
    `rounds` are looks at each group once the bot is ready, and then once a day.
    `told` names every key of the export in words; a key without words is told by its own name.
    `lateness` are checks of what should have been done long ago; a bot that has just been away is not asked them.
    `home` is what it shows somebody on their own panel, `desk` what its moderators are shown on theirs.
    """

    name: str
    title: str
    cogs: Sequence[commands.Cog]
    presses: Sequence[Presses]
    ticks: Mapping[str, Callable[[], Awaitable[None]]]
    places: Sequence[Place]
    roles: Sequence[RoleNeed]
    permissions: discord.Permissions
    export: PersonExport
    forget: PersonForget
    checks: Sequence[Check]
    lateness: Sequence[Check] = ()
    probes: Mapping[str, Probe] = field(default_factory=dict)
    rounds: Mapping[str, Round] = field(default_factory=dict)
    digest: WeekTold | None = None
    told: Words = field(default_factory=dict)
    home: PersonHome | None = None
    desk: ModeratorHome | None = None
    seed: Seed | None = None
    tour: Tour | None = None
