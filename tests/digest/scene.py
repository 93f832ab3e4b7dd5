"""A group with a channel for its digest and a log, and what creators share there."""

from datetime import UTC, datetime, timedelta
from typing import Any

import discord
from simcord.builders import ChannelHandle

from cogs.analytics import store as analytics
from cogs.analytics.model import Snapshot, Source
from cogs.analytics.model_sharing import CONSENT, Level, Measure, Share
from cogs.analytics.store_sharing import share
from cogs.desk import store as desk
from cogs.digest import text
from cogs.profiles.model import Platform
from tests.group import Group

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)


class Weekly:
    """The group, the digest's channel and the moderators' log."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.news: ChannelHandle = group.guild.create_text_channel("news")
        self.log: ChannelHandle = group.guild.create_text_channel("moderator-log")
        self.panel: Any = None

    async def open(self) -> Any:  # noqa: ANN401 - SimCord's result
        """What /digest shows."""
        self.panel = (await self.group.moderator.slash(self.group.lobby, "digest")).response
        return self.panel

    async def begin(self) -> None:
        """Choose the channel and switch it on."""
        await self.open()
        await self.group.moderator.select(self.panel, [self.news], custom_id="digest:channel")
        await self.group.moderator.click(self.panel, label=text.ON)

    async def forbid(self, **permissions: bool) -> None:
        """Take permissions from the bot in the digest's channel."""
        channel = self.group.bot.get_channel(self.news.id)
        assert isinstance(channel, discord.TextChannel)
        await channel.set_permissions(channel.guild.me, overwrite=discord.PermissionOverwrite(**permissions))
        await self.group.settle()

    def cards(self) -> list[discord.Message]:
        """What was posted."""
        return self.news.history()

    async def until(self, moment: datetime) -> None:
        """Time passes, a day at a time."""
        while self.group.now() < moment:
            await self.group.pass_time(min(DAY, moment - self.group.now()))

    def monday(self, hour: int = 10) -> datetime:
        """That hour of the next Monday in UTC."""
        now = self.group.now().astimezone(UTC)
        day = (now + timedelta(days=7 - now.weekday())).date()
        return datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=hour)


async def weekly(group: Group) -> Weekly:
    """As /setup would leave it."""
    made = Weekly(group)
    await group.settle()
    async with group.bot.db.write() as conn:
        await desk.ensure_group(conn, group.guild.id, group.now())
        await desk.set_place(conn, group.guild.id, "moderator_log", made.log.id)
    return made


async def growing(group: Group, people: int, at: datetime) -> None:
    """So many people with 7,000 who had gained 1 % a week by then, and share it without their names."""
    for number in range(people):
        person = group.join(f"grower{number}")
        async with group.bot.db.write() as conn:
            account = await analytics.keep_account(
                conn, group.guild.id, person.id, Platform.INSTAGRAM, f"grower.{number}", at
            )
            taken = [
                Snapshot(at=at - WEEK, followers=7_000, source=Source.SELF_REPORTED),
                Snapshot(at=at, followers=7_070, source=Source.SELF_REPORTED),
            ]
            await analytics.keep_snapshots(conn, group.guild.id, account.id, taken)
            agreed = Share(Platform.INSTAGRAM, Measure.GROWTH, Level.AVERAGE, CONSENT, at)
            await share(conn, group.guild.id, person.id, agreed)
    await group.settle()
