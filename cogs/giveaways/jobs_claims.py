"""What happens by itself for winners: reminders, deadlines, a word about prizes that were not sent."""

from bot import jobs
from bot.client import Greenroom
from cogs.giveaways import service_claims

AT_ONCE = 50


async def see_to_winners(bot: Greenroom) -> None:
    """Do what is due. Reading tells whether there is anything, so that an idle tick never takes the writer."""
    now = bot.now()
    async with bot.db.read() as conn:
        due = await service_claims.due(conn, now, AT_ONCE)
    for guild_id, giveaway_id in due:

        async def see_to(guild_id: int = guild_id, giveaway_id: int = giveaway_id) -> None:
            async with bot.db.write() as conn:
                await service_claims.see_to(conn, guild_id, giveaway_id, now)

        await jobs.run(f"the winners of giveaway {giveaway_id} of group {guild_id}", see_to)
