"""A feature with channels and roles as welcome and onboarding have them: the desk is tested with it."""

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import Who
from bot.client import Greenroom
from bot.feature import Audience, Feature, Finding, Place, RoleNeed
from bot.presses import Press, Presses
from bot.ui import Card

NEEDS = discord.Permissions(view_channel=True, send_messages=True, read_message_history=True, embed_links=True)
presses = Presses("welcome")
findings: list[Finding] = []
"""What this feature's own check finds: a test adds to it."""


@presses.on("preview", Who.MODERATOR)
async def preview(press: Press) -> None:
    assert press.args == ("first", "0")
    await press.show(Card().text("This is what a newcomer sees."))


async def check(bot: Greenroom, guild: discord.Guild) -> Sequence[Finding]:
    if any(finding.problem == "broken check" for finding in findings):
        raise ZeroDivisionError
    return findings


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    return {}


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    pass


async def setup(bot: Greenroom) -> None:
    await bot.add_feature(
        Feature(
            name="welcome",
            title="Welcome",
            cogs=[],
            presses=[presses],
            ticks={},
            places=[
                Place("welcome", "welcome", "Say hello.", Audience.EVERYONE, NEEDS),
                Place("collabs", "collabs", "Who looks for whom.", Audience.MEMBERS, NEEDS, forum=True),
                Place("giveaways", "giveaways", "Prizes.", Audience.MEMBERS, NEEDS),
                Place("introductions", "introductions", "Who we are.", Audience.MEMBERS, NEEDS, writable=True),
            ],
            roles=[RoleNeed("newcomer", "Newcomer", 0x3FA66B), RoleNeed("member", "Member")],
            permissions=discord.Permissions(manage_roles=True),
            export=export,
            forget=forget,
            checks=[check],
        )
    )
