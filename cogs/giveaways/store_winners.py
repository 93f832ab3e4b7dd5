"""Every SQL statement about winners and their prizes."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    Row,
    Text,
    bindparam,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, partial_index, table
from bot.due import NOW
from cogs.giveaways.model_winners import Prize, Winner, WinnerState

_STATES = ", ".join(f"'{state.value}'" for state in WinnerState)
_PRIZES = ", ".join(f"'{prize.value}'" for prize in Prize)

winners = table(
    "giveaways_winners",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column(
        "giveaway_id",
        Snowflake,
        ForeignKey("giveaways.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("ticket", Text, nullable=False),
    Column("user_id", Snowflake),
    Column("state", Text, nullable=False),
    Column("won_at", Moment, nullable=False),
    Column("claim_by", Moment),
    Column("due_at", Moment),
    Column("settled_at", Moment),
    Column("told_at", Moment),
    Column("notice_id", Snowflake),
    Column("mention_id", Snowflake),
    Column("prize", Text, nullable=False),
    Column("prize_at", Moment),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
    CheckConstraint(f"prize IN ({_PRIZES})", name="prize"),
    partial_index("ix_giveaways_winners_due", "due_at", where=text("due_at IS NOT NULL")),
    partial_index("ix_giveaways_winners_person", "guild_id", "user_id", where=text("user_id IS NOT NULL")),
)

_IN_GIVEAWAY = (winners.c.guild_id == bindparam("group"), winners.c.giveaway_id == bindparam("giveaway"))
_ADD = insert(winners)
_OF = select(winners).where(*_IN_GIVEAWAY).order_by(winners.c.position)
_SAVE = update(winners).where(*_IN_GIVEAWAY, winners.c.position == bindparam("place"))


async def add(conn: AsyncConnection, found: Sequence[Winner]) -> None:
    """Save new winners; each says its guild_id."""
    if found:
        await conn.execute(_ADD, [_values(each) for each in found])


async def of(conn: AsyncConnection, guild_id: int, giveaway_id: int) -> Sequence[Winner]:
    """Everybody who was or is a winner, in the order of the draw. Call `store.find_to_change` first to change one."""
    return [_winner(row) for row in await conn.execute(_OF, {"group": guild_id, "giveaway": giveaway_id})]


async def save(conn: AsyncConnection, winner: Winner) -> None:
    """Write one anew, in its guild_id."""
    one = {"group": winner.guild_id, "giveaway": winner.giveaway_id, "place": winner.position}
    await conn.execute(_SAVE, one | _values(winner))


DUE = select(winners.c.guild_id, winners.c.giveaway_id).where(winners.c.due_at <= NOW)
"""Winners for whom something is due."""


async def due(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and giveaway of winners for whom something is due, the longest overdue first; each giveaway once."""
    # no guild: the tick works for every group at once
    found = await conn.execute(
        DUE.group_by(winners.c.guild_id, winners.c.giveaway_id)
        .order_by(func.min(winners.c.due_at), winners.c.giveaway_id)
        .limit(limit),
        {"now": now},
    )
    return [(row.guild_id, row.giveaway_id) for row in found]


async def of_person(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Winner]:
    """Everything the person ever won in the group."""
    wanted = select(winners).where(winners.c.guild_id == guild_id, winners.c.user_id == user_id)
    return [_winner(row) for row in await conn.execute(wanted.order_by(winners.c.won_at, winners.c.giveaway_id))]


def _values(winner: Winner) -> dict[str, Any]:
    row = {field.name: getattr(winner, field.name) for field in fields(Winner)}
    return row | {"state": winner.state.value, "prize": winner.prize.value}


def _winner(row: Row[Any]) -> Winner:
    columns = row._asdict()
    return Winner(**columns | {"state": WinnerState(columns["state"]), "prize": Prize(columns["prize"])})
