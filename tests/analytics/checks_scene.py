"""The running bot with checks, and people whose numbers are in it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import discord
from discord.ext import commands
from simcord.actors import MemberActor

from bot.feature import Feature
from cogs.analytics import service_checks, service_verification, store, store_checks, wiring_checks
from cogs.analytics.cog_checks import CheckCommand
from cogs.analytics.model import Account, Content
from cogs.analytics.model_check_matter import Matter
from cogs.profiles.model import Platform
from tests.analytics.restless import raised, steady
from tests.group import Group


class _Stats(CheckCommand, commands.GroupCog, group_name="stats", group_description="Your numbers."):
    """Stands in for the whole group of commands."""


async def wire(group: Group) -> None:
    """Give the running bot this part of the feature, as long as the rest of it is not there."""
    if any(feature.name == "analytics" for feature in group.bot.features):
        return
    ticks = wiring_checks.checks(group.bot)
    await group.bot.add_feature(
        Feature(
            name="analytics",
            title="Analytics",
            cogs=[_Stats()],
            presses=wiring_checks.PRESSES,
            ticks=ticks,
            probes=wiring_checks.PROBES,
            places=[],
            roles=[],
            permissions=discord.Permissions(),
            export=service_verification.export,
            forget=service_verification.forget,
            checks=[],
        )
    )
    group.bot._line_up()
    await group.bot.tree.sync()


async def someone(group: Group, name: str, contents: Sequence[Content] | None = None) -> tuple[MemberActor, Account]:
    """A member with an account; its content is unusual, unless other content is given."""
    person = group.join(name)
    await group.settle()
    now = group.now()
    async with group.bot.db.write() as conn:
        account = await store.keep_account(conn, group.guild.id, person.id, Platform.INSTAGRAM, f"{name}.loaf", now)
        found = raised(steady(now)) if contents is None else contents
        await store.keep_contents(conn, group.guild.id, account.id, found)
        await store_checks.expect(conn, now)
    return person, account


async def a_day_passes(group: Group) -> None:
    """Everybody is looked at, and it is day when it ends."""
    await group.pass_time(timedelta(days=1), steps=8)


async def matter(group: Group, account: Account) -> Matter | None:
    """What is being asked about the account."""
    async with group.bot.db.read() as conn:
        return await service_checks.open_matter(conn, group.guild.id, account.id)


async def notes(group: Group, account: Account) -> Sequence[Any]:
    async with group.bot.db.read() as conn:
        return await store.notes_of(conn, group.guild.id, account.id)


def letters(person: MemberActor) -> list[Any]:
    """What the bot wrote to the person."""
    return list(person.user.dm_channel.history())
