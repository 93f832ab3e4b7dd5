"""What happens by itself: once a day, and after every start, what is filed is held against what people share."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import discord

from cogs.analytics import service_rates
from cogs.analytics.service_ranking import Ask
from cogs.finding import service_filing
from cogs.finding.service_filing import AT_ONCE, Rates
from cogs.profiles.model import Platform

if TYPE_CHECKING:
    from bot.client import Greenroom


async def look(bot: "Greenroom", guild: discord.Guild, known: Sequence[int]) -> None:
    """One group, some people at a time, so that nobody waits long; written is only what changed."""
    people = [each for each in known if (member := guild.get_member(each)) is not None and not member.bot]
    if len(people) < len(known):
        await _clear(bot, guild.id, people)
    rates = await _rates(bot, guild.id)
    for start in range(0, len(people), AT_ONCE):
        await _file(bot, guild.id, people[start : start + AT_ONCE], rates)


async def _clear(bot: "Greenroom", guild_id: int, here: Sequence[int]) -> None:
    async with bot.db.read() as conn:
        strays = await service_filing.strays(conn, guild_id, here)
    if strays:
        async with bot.db.write() as conn:
            await service_filing.gone(conn, guild_id, strays)


async def _file(bot: "Greenroom", guild_id: int, people: Sequence[int], rates: Rates) -> None:
    async with bot.db.read() as conn:
        changed = await service_filing.stale(conn, guild_id, people, rates)
    if changed:
        async with bot.db.write() as conn:
            await service_filing.refile(conn, guild_id, changed, rates)


async def _rates(bot: "Greenroom", guild_id: int) -> Rates:
    """Every rate that is shared by name."""
    ask = Ask(guild_id, 0, bot.now(), youtube_allowed=bool(bot.settings.youtube_amendment.strip()))
    found: defaultdict[int, dict[Platform, float]] = defaultdict(dict)
    async with bot.db.read() as conn:
        sharing = await service_rates.sharing(conn, guild_id)
    for platform, accounts in sharing.items():
        for start in range(0, len(accounts), service_rates.AT_ONCE):
            async with bot.db.read() as conn:
                some = await service_rates.rates(conn, ask, platform, accounts[start : start + service_rates.AT_ONCE])
            for who, rate in some.items():
                found[who][platform] = max(rate, found[who].get(platform, rate))
    return found
