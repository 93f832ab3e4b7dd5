"""What somebody's own panel and the moderators' page ask about numbers: one statement each."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.analytics.model_check import CONSENT_VERSION, TIME_FOR_CONTEXT
from cogs.analytics.model_check_matter import MatterState
from cogs.analytics.model_proof import ProofState
from cogs.analytics.store import accounts, snapshots
from cogs.analytics.store_checks import consents, matters
from cogs.analytics.store_minors import minors
from cogs.analytics.store_proofs import proofs
from cogs.analytics.store_sources import links


@dataclass(frozen=True, slots=True)
class Glance:
    """A person's numbers in short: accounts, the last count, an open question that they were told, broken links."""

    accounts: int
    counted_at: datetime | None
    matter: int | None
    broken: int
    is_minor: bool


async def glance(conn: AsyncConnection, guild_id: int, user_id: int) -> Glance:
    """All of it for one person."""
    mine = (accounts.c.guild_id == guild_id, accounts.c.user_id == user_id)
    counted = select(func.max(snapshots.c.at)).join(accounts, accounts.c.id == snapshots.c.account_id).where(*mine)
    trouble = select(func.count()).select_from(links.join(accounts, accounts.c.id == links.c.account_id))
    theirs = (matters.c.guild_id == guild_id, matters.c.user_id == user_id, matters.c.told_at.is_not(None))
    asked = select(func.min(matters.c.id)).where(*theirs, matters.c.state == MatterState.OPEN.value)
    young = exists().where(minors.c.guild_id == guild_id, minors.c.user_id == user_id)
    wanted = select(
        select(func.count()).select_from(accounts).where(*mine).scalar_subquery(),
        counted.scalar_subquery(),
        asked.scalar_subquery(),
        trouble.where(*mine, links.c.told == 1).scalar_subquery(),
        young,
    )
    return Glance(*(await conn.execute(wanted)).one())


async def waiting(conn: AsyncConnection, guild_id: int, now: datetime) -> tuple[int, int]:
    """How many screenshots wait for a moderator, and how many open questions are shared with them."""
    joined = select(consents.c.id).where(
        consents.c.guild_id == matters.c.guild_id,
        consents.c.user_id == matters.c.user_id,
        consents.c.version == CONSENT_VERSION,
        consents.c.revoked_at.is_(None),
    )
    shared = select(func.count()).where(
        matters.c.guild_id == guild_id,
        matters.c.state == MatterState.OPEN.value,
        matters.c.told_at <= now - TIME_FOR_CONTEXT,
        joined.exists(),
    )
    shown = select(func.count()).where(proofs.c.guild_id == guild_id, proofs.c.state == ProofState.OPEN.value)
    row = (await conn.execute(select(shown.scalar_subquery(), shared.scalar_subquery()))).one()
    return row[0], row[1]
