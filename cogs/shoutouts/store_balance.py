"""Every SQL statement of a person's own ledger: their rows, and turns that brought fewer shoutouts than hoped for."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.shoutouts.model import Event, GiftState, What
from cogs.shoutouts.model_balance import Waiting
from cogs.shoutouts.store_tables import gifts, ledger, turns

_ROW = tuple(ledger.c[name] for name in ("at", "n", "round", "what", "user_id", "other_id", "lot"))
_DOING = (GiftState.GIVEN.value, GiftState.PROMISED.value, GiftState.ASKED.value)
_MINE = (What.GAVE, What.THANKED, What.TURN, What.NEWCOMER_TURN, What.MISSED, What.SWAPPED)
_OTHERS = (What.GAVE, What.THANKED, What.SWAPPED)
"""What others did that concerns the person. Who did not come is between that one and the bot."""


async def newest(
    conn: AsyncConnection, guild_id: int, rotation_id: int, user_id: int, limit: int
) -> Sequence[tuple[datetime, Event]]:
    """The last rows about a person, the newest first."""
    told = []
    for column, kinds in ((ledger.c.user_id, _MINE), (ledger.c.other_id, _OTHERS)):
        mine = (ledger.c.guild_id == guild_id, column == user_id, ledger.c.rotation_id == rotation_id)
        wanted = select(*_ROW).where(*mine, ledger.c.what.in_([each.value for each in kinds]))
        told += list(await conn.execute(wanted.order_by(ledger.c.id.desc()).limit(limit)))
    found = {n: (at, Event(n, round_, What(what), *names)) for at, n, round_, what, *names in told}
    return [found[n] for n in sorted(found, reverse=True)][:limit]


async def short(conn: AsyncConnection, guild_id: int, rotation_id: int, since: int, user_id: int) -> Sequence[Waiting]:
    """Turns of others from that round on and what came of them; without those in which this person gives."""
    of_turn = and_(gifts.c.turn_id == turns.c.id, gifts.c.guild_id == guild_id)
    mine = and_(gifts.c.giver_id == user_id, gifts.c.state.in_(_DOING))
    columns = (
        turns.c.id,
        turns.c.featured_id,
        turns.c.round,
        func.sum(case((gifts.c.state == GiftState.GIVEN.value, 1), else_=0)).label("given"),
        func.sum(case((gifts.c.state == GiftState.PROMISED.value, 1), else_=0)).label("promised"),
        func.sum(case((mine, 1), else_=0)).label("mine"),
    )
    where = (turns.c.guild_id == guild_id, turns.c.rotation_id == rotation_id, turns.c.round >= since)
    named = (turns.c.featured_id.is_not(None), turns.c.featured_id != user_id)
    wanted = select(*columns).select_from(turns.outerjoin(gifts, of_turn)).where(*where, *named)
    found = await conn.execute(wanted.group_by(turns.c.id, turns.c.featured_id, turns.c.round).order_by(turns.c.round))
    return [Waiting(row.id, row.featured_id, row.round, row.given, row.promised) for row in found if not row.mine]
