"""What happens by itself: the sweep after absences, greetings, roles, notes and farewells that are due."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.rounds import Around
from cogs.desk import service as desk
from cogs.welcome import service
from cogs.welcome import service_due as due
from cogs.welcome.model import SWEEP_EVERY, Seen

if TYPE_CHECKING:
    from bot.client import Greenroom

Find = Callable[[Database, datetime], Awaitable[Sequence[int]]]
Do = Callable[[AsyncConnection, int, datetime], Awaitable[object]]

LISTING_TAKES = 30
"""Seconds that Discord has to hand over a group's members; after that the next sweep asks again."""


async def greet(bot: "Greenroom") -> None:
    """Greet who is due."""
    await _each_group(bot, due.due_greetings, due.greet)


async def give_roles(bot: "Greenroom") -> None:
    """Give roles that are due."""
    await _each_group(bot, due.due_roles, due.give_roles)


async def note(bot: "Greenroom") -> None:
    """Tell moderators about young accounts."""
    await _each_group(bot, due.due_notes, due.note)


async def say_farewell(bot: "Greenroom") -> None:
    """Say farewell to who left."""
    await _each_group(bot, due.due_farewells, due.say_farewell)


async def _each_group(bot: "Greenroom", find: Find, do: Do) -> None:
    """One read when nothing is due; else one transaction per group, which asks again before it claims."""
    now = bot.now()
    for guild_id in filter(bot.db.share.has, await find(bot.db, now)):
        async with bot.db.write() as conn:
            await do(conn, guild_id, now)


class Sweeper:
    """Compares each group's members with its arrivals, first when the bot is ready and then now and again."""

    def __init__(self, bot: "Greenroom") -> None:
        """Nothing is swept before the first tick."""
        self._bot = bot
        self._around = Around(bot, SWEEP_EVERY, self._look)

    def start_over(self) -> None:
        """The connection is new: events may have been missed."""
        self._around.start_over()

    async def tick(self) -> None:
        """Sweep the groups whose turn it is."""
        await self._around.tick()

    async def _look(self, guild: discord.Guild) -> None:
        await self._complete(guild)
        await self._sweep(guild, self._bot.now())

    async def _complete(self, guild: discord.Guild) -> None:
        """Discord hands the members over in pieces; without all of them somebody would seem to have left."""
        if not guild.chunked:
            async with asyncio.timeout(LISTING_TAKES):
                await guild.chunk()

    async def _sweep(self, guild: discord.Guild, now: datetime) -> None:
        known = await service.known(self._bot.db, guild.id)
        if known is not None and service.is_as_known(known, _seen(guild, known.member_role), now):
            await service.nothing_new(self._bot.db, guild.id, now)
            return
        async with self._bot.db.write() as conn:
            member_role = (await desk.roles(conn, guild.id)).get("member")
            await service.sweep(conn, guild.id, _seen(guild, member_role), now)


def _seen(guild: discord.Guild, member_role: int | None) -> Mapping[int, Seen]:
    return {
        member.id: Seen(member.joined_at, member.pending, member.get_role(member_role or 0) is not None)
        for member in guild.members
        if not member.bot and member.joined_at is not None
    }
