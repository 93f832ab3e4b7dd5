"""Keeping templates, and people who may not enter: what is asked and changed about them. The tables are beside it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import upsert
from cogs.giveaways.model_kept import Bar, Template
from cogs.giveaways.model_spec import spec_from
from cogs.giveaways.store_templates import barred, templates


async def put_template(conn: AsyncConnection, guild_id: int, template: Template, now: datetime) -> None:
    """Save it, over an older one with the same name."""
    values = {
        "spec": template.spec.plain(),
        "lasts": int(template.lasts.total_seconds()),
        "changed_at": now,
    }
    row = upsert(templates).values(guild_id=guild_id, name=template.name, **values)
    await conn.execute(row.on_conflict_do_update(index_elements=["guild_id", "name"], set_=values))


async def templates_of(conn: AsyncConnection, guild_id: int) -> Sequence[Template]:
    """All of the group, by name."""
    found = await conn.execute(select(templates).where(templates.c.guild_id == guild_id).order_by(templates.c.name))
    return [Template(row.name, spec_from(row.spec), timedelta(seconds=row.lasts)) for row in found]


async def drop_template(conn: AsyncConnection, guild_id: int, name: str) -> bool:
    """Remove it; whether it was there."""
    mine = (templates.c.guild_id == guild_id, templates.c.name == name)
    gone = await conn.execute(delete(templates).where(*mine).returning(templates.c.name))
    return gone.first() is not None


async def bar(conn: AsyncConnection, guild_id: int, people: Collection[int], reason: str, now: datetime) -> None:
    """Keep these people out, for this reason."""
    rows = [{"guild_id": guild_id, "user_id": person, "reason": reason, "at": now} for person in sorted(people)]
    row = upsert(barred).values(rows)
    new = {"reason": row.excluded.reason, "at": row.excluded.at}
    await conn.execute(row.on_conflict_do_update(index_elements=["guild_id", "user_id"], set_=new))


async def unbar(conn: AsyncConnection, guild_id: int, people: Collection[int]) -> frozenset[int]:
    """Let these people in again; those who were kept out."""
    mine = (barred.c.guild_id == guild_id, barred.c.user_id.in_(people))
    gone = await conn.execute(delete(barred).where(*mine).returning(barred.c.user_id))
    return frozenset(row.user_id for row in gone)


async def bars(conn: AsyncConnection, guild_id: int) -> Sequence[Bar]:
    """Everybody who is kept out, the latest first."""
    found = await conn.execute(
        select(barred).where(barred.c.guild_id == guild_id).order_by(barred.c.at.desc(), barred.c.user_id)
    )
    return [Bar(row.user_id, row.reason, row.at) for row in found]
