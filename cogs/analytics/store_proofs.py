"""SQL about the questions whether a screenshot shows what somebody logged."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Row, Text, UniqueConstraint, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, row_id, table, upsert
from cogs.analytics.model import Content, Snapshot, Source
from cogs.analytics.model_proof import Proof, ProofState
from cogs.analytics.store import accounts, content_of_row, contents, snapshots

_STATES = ", ".join(f"'{state}'" for state in ProofState)

proofs = table(
    "analytics_proofs",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("account_id", Snowflake, ForeignKey("analytics_accounts.id", ondelete="CASCADE"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("state", Text, nullable=False),
    Column("channel_id", Snowflake),
    Column("message_id", Snowflake),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
    UniqueConstraint("account_id", "at", name="uq_analytics_proofs_at"),
)


async def ask(conn: AsyncConnection, guild_id: int, account_id: int, at: datetime, now: datetime) -> Proof | None:
    """Save the question; None when it was asked before."""
    row = {"guild_id": guild_id, "account_id": account_id, "at": at, "asked_at": now, "state": ProofState.OPEN}
    new = upsert(proofs).values(row).on_conflict_do_nothing().returning(*proofs.c)
    found = (await conn.execute(new)).first()
    return _proof(found) if found is not None else None


async def find(conn: AsyncConnection, guild_id: int, proof_id: int) -> Proof | None:
    """A question of this group."""
    found = await conn.execute(select(proofs).where(proofs.c.guild_id == guild_id, proofs.c.id == proof_id))
    return _proof(row) if (row := found.first()) is not None else None


async def answer(conn: AsyncConnection, guild_id: int, proof_id: int, state: ProofState) -> Proof | None:
    """Answer an open question; None when it is not open any more: one answer counts."""
    one = (proofs.c.guild_id == guild_id, proofs.c.id == proof_id, proofs.c.state == ProofState.OPEN)
    found = (await conn.execute(update(proofs).where(*one).values(state=state).returning(*proofs.c))).first()
    return _proof(found) if found is not None else None


async def posted(conn: AsyncConnection, guild_id: int, proof_id: int, channel_id: int, message_id: int) -> None:
    """Remember the message that asks."""
    one = (proofs.c.guild_id == guild_id, proofs.c.id == proof_id)
    await conn.execute(update(proofs).where(*one).values(channel_id=channel_id, message_id=message_id))


async def of_account(conn: AsyncConnection, guild_id: int, account_id: int) -> Sequence[Proof]:
    """Every question about an account, the oldest first."""
    mine = (proofs.c.guild_id == guild_id, proofs.c.account_id == account_id)
    return [_proof(row) for row in await conn.execute(select(proofs).where(*mine).order_by(proofs.c.id))]


async def of_person(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Proof]:
    """Every question about any account of a person."""
    joined = select(proofs).join(accounts, accounts.c.id == proofs.c.account_id)
    mine = (accounts.c.guild_id == guild_id, accounts.c.user_id == user_id, proofs.c.guild_id == guild_id)
    return [_proof(row) for row in await conn.execute(joined.where(*mine).order_by(proofs.c.id))]


async def counted_at(
    conn: AsyncConnection, guild_id: int, account_id: int, at: datetime
) -> tuple[tuple[Content, ...], Snapshot | None]:
    """What the creator told at that moment and has not changed since."""
    mine = (contents.c.guild_id == guild_id, contents.c.account_id == account_id, contents.c.captured_at == at)
    told = await conn.execute(select(contents).where(*mine).order_by(contents.c.published_at.desc()))
    one = (snapshots.c.guild_id == guild_id, snapshots.c.account_id == account_id, snapshots.c.at == at)
    row = (await conn.execute(select(snapshots).where(*one))).first()
    taken = Snapshot(at=row.at, followers=row.followers, source=Source(row.source)) if row is not None else None
    return tuple(map(content_of_row, told)), taken


async def verify(conn: AsyncConnection, guild_id: int, account_id: int, at: datetime) -> None:
    """Mark what was typed in and told at that moment as seen by a moderator."""
    typed = (Source.SELF_REPORTED.value, Source.IMPORTED.value)
    for each, moment in ((contents, contents.c.captured_at), (snapshots, snapshots.c.at)):
        one = (each.c.guild_id == guild_id, each.c.account_id == account_id, moment == at, each.c.source.in_(typed))
        await conn.execute(update(each).where(*one).values(source=Source.PEER_VERIFIED))


def _proof(row: Row[Any]) -> Proof:
    return Proof(
        id=row.id,
        guild_id=row.guild_id,
        account_id=row.account_id,
        at=row.at,
        asked_at=row.asked_at,
        state=ProofState(row.state),
        channel_id=row.channel_id,
        message_id=row.message_id,
    )
