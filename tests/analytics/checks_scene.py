"""The running bot with checks, and people whose numbers are in it."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from simcord.actors import MemberActor

from cogs.analytics import service_checks, store, store_checks, store_notes
from cogs.analytics.model import Account, Content
from cogs.analytics.model_check_matter import Matter
from cogs.profiles.model import Platform
from tests.analytics.restless import raised, steady
from tests.group import Group


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
        return await store_notes.of_account(conn, group.guild.id, account.id)


def letters(person: MemberActor) -> list[Any]:
    """What the bot wrote to the person."""
    return list(person.user.dm_channel.history())
