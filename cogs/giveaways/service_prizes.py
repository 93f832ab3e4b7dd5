"""Where the prize is: promised, sent by the host, received by the winner."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from bot.outbox_store import enqueue
from cogs.desk import service as desk
from cogs.desk.model import Act
from cogs.giveaways import service, store_winners, text_winners
from cogs.giveaways.model_winners import Prize, Winner, WinnerState
from cogs.giveaways.service_claims import errand, mine

ON_ITS_WAY = "giveaways.on_its_way"


async def sent(conn: AsyncConnection, act: Act, giveaway_id: int, position: int, now: datetime) -> Winner:
    """The host has sent the prize to the winner at that position, who is told; the act is recorded.

    A second time changes nothing. Raises UserError unless the winner has claimed it.
    """
    giveaway = await service.load(conn, act.guild_id, giveaway_id)
    taken = await store_winners.of(conn, act.guild_id, giveaway_id)
    winner = next((each for each in taken if each.position == position), None)
    if winner is None or winner.state is not WinnerState.CLAIMED:
        raise UserError(text_winners.NOT_CLAIMED_YET)
    if winner.prize is not Prize.PROMISED:
        return winner
    on_its_way = replace(winner, prize=Prize.SENT, prize_at=now, due_at=None)
    await store_winners.save(conn, on_its_way)
    if winner.user_id is not None:
        await enqueue(conn, errand(winner, ON_ITS_WAY, user_id=winner.user_id), now)
    await desk.record(conn, replace(act, subject_id=winner.user_id), now)
    await service.keep(conn, giveaway, now)
    return on_its_way


async def received(conn: AsyncConnection, guild_id: int, giveaway_id: int, user_id: int, now: datetime) -> Winner:
    """The winner has it. A second time changes nothing. Raises UserError for anybody but a winner."""
    giveaway, winner = await mine(conn, guild_id, giveaway_id, user_id)
    if winner.waits:
        raise UserError(text_winners.CLAIM_FIRST)
    if winner.prize is Prize.RECEIVED:
        return winner
    here = replace(winner, prize=Prize.RECEIVED, prize_at=now, due_at=None)
    await store_winners.save(conn, here)
    await service.keep(conn, giveaway, now)
    return here
