"""What winners press: claim, decline, it has arrived. The cards may lie in direct messages."""

from bot.access import Who
from bot.direct import group_of
from bot.presses import Press, Presses
from cogs.giveaways import service, service_claims, service_prizes, ui_winners
from cogs.giveaways.model import FEATURE
from cogs.giveaways.model_winners import Winner

presses = Presses(FEATURE)


async def _show(press: Press, winner: Winner) -> None:
    async with press.bot.db.read() as conn:
        giveaway = (await service.view(conn, winner.guild_id, winner.giveaway_id)).giveaway
    await press.show(ui_winners.prize_card(giveaway, winner))


@presses.on("claim", Who.ANYWHERE)
async def claim(press: Press) -> None:
    """Take the prize; later presses show where it is."""
    guild_id = await group_of(press, 1)
    async with press.bot.db.write() as conn:
        winner = await service_claims.claim(conn, guild_id, press.id(), press.user_id, press.bot.now())
    await _show(press, winner)


@presses.on("decline", Who.ANYWHERE)
async def decline(press: Press) -> None:
    """Let somebody else have it."""
    guild_id = await group_of(press, 1)
    async with press.bot.db.write() as conn:
        await service_claims.decline(conn, guild_id, press.id(), press.user_id, press.bot.now())
    await press.show(ui_winners.declined_card())


@presses.on("received", Who.ANYWHERE)
async def received(press: Press) -> None:
    """It has arrived."""
    guild_id = await group_of(press, 1)
    async with press.bot.db.write() as conn:
        winner = await service_prizes.received(conn, guild_id, press.id(), press.user_id, press.bot.now())
    await _show(press, winner)
