"""Who is in the group at this moment, with which roles: from the cache, and where it is silent from Discord.

Nobody is ever taken for gone because Discord did not answer: that is an UnansweredError, and asked again later.
"""

import asyncio
from collections.abc import Collection, Mapping
from itertools import islice

import discord

from bot.client import Greenroom
from bot.reach import LINE_TROUBLE
from cogs.giveaways import service_closing
from cogs.giveaways.model import Giveaway
from cogs.giveaways.model_rules import Person
from cogs.giveaways.service_closing import Known

ASKED_AT_ONCE = 100
"""As many people as Discord tells about in one answer."""
PATIENCE = 60.0
"""Seconds for all questions of one giveaway; then it is put off."""


class UnansweredError(Exception):
    """Discord did not say who is still in the group."""


async def people_now(bot: Greenroom, giveaway: Giveaway, wanted: Collection[int]) -> Mapping[int, Person]:
    """All of these people who are in the group. Raises UnansweredError when that cannot be known now."""
    members = await _members(bot, giveaway.guild_id, wanted)
    async with bot.db.read() as conn:
        known = await service_closing.known(conn, giveaway)
    return {user_id: person_of(member, known) for user_id, member in members.items()}


async def _members(bot: Greenroom, guild_id: int, wanted: Collection[int]) -> Mapping[int, discord.Member]:
    guild = await _group(bot, guild_id)
    found = {user_id: member for user_id in wanted if (member := guild.get_member(user_id)) is not None}
    asked = iter([user_id for user_id in wanted if user_id not in found])
    try:
        async with asyncio.timeout(PATIENCE):
            while some := list(islice(asked, ASKED_AT_ONCE)):
                found |= {each.id: each for each in await guild.query_members(user_ids=some, limit=ASKED_AT_ONCE)}
    except (discord.ClientException, discord.HTTPException, *LINE_TROUBLE) as error:
        raise UnansweredError from error
    return found


async def _group(bot: Greenroom, guild_id: int) -> discord.Guild:
    try:
        await bot.borrowed.reach(guild_id)
    except (discord.HTTPException, *LINE_TROUBLE) as error:
        raise UnansweredError from error
    guild = bot.get_guild(guild_id)
    if guild is None or guild.unavailable:
        raise UnansweredError
    return guild


def person_of(member: discord.Member, known: Known) -> Person:
    """A member as the rules see them."""
    return Person(
        user_id=member.id,
        role_ids=frozenset(role.id for role in member.roles),
        joined_at=member.joined_at,
        created_at=member.created_at,
        bot=member.bot,
        introduced=member.id in known.introduced,
        barred=member.id in known.barred,
        last_won_at=known.last_wins.get(member.id),
    )
