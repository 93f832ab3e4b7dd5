"""Every SQL statement about campaigns. All of them name the group and the person: nobody else's are ever read."""

from dataclasses import replace
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, Row, Text, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Moment, Snowflake, row_id, table
from cogs.analytics.model_campaign import AMOUNTS, COUNTS, Attribution, Campaign, Pay
from cogs.analytics.model_money import Money
from cogs.profiles.model import Platform

_PAYS = ", ".join(f"'{each}'" for each in Pay)
_ATTRIBUTIONS = ", ".join(f"'{each}'" for each in Attribution)

campaigns = table(
    "analytics_campaigns",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("name", Text, nullable=False),
    Column("platform", Text),
    Column("handle", Text, nullable=False),
    Column("pay", Text),
    *(Column(f"{name}_{what}", kind) for name in AMOUNTS for what, kind in (("minor", Snowflake), ("currency", Text))),
    *(Column(name, Snowflake) for name in COUNTS),
    Column("attribution", Text),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    CheckConstraint(f"pay IN ({_PAYS})", name="pay"),
    CheckConstraint(f"attribution IN ({_ATTRIBUTIONS})", name="attribution"),
    Index("ix_analytics_campaigns_person", "guild_id", "user_id"),
)


def _of(guild_id: int, user_id: int) -> tuple[Any, ...]:
    return campaigns.c.guild_id == guild_id, campaigns.c.user_id == user_id


async def add(conn: AsyncConnection, guild_id: int, user_id: int, campaign: Campaign) -> Campaign:
    """Save a new campaign, whatever its id; answers it with the id it was given."""
    row = _columns(campaign) | {"guild_id": guild_id, "user_id": user_id, "created_at": campaign.created_at}
    added = await conn.execute(insert(campaigns).values(row).returning(campaigns.c.id))
    return replace(campaign, id=added.scalar_one())


async def change(conn: AsyncConnection, guild_id: int, user_id: int, campaign: Campaign) -> None:
    """Save a campaign that is there already, but for when it was added."""
    mine = (*_of(guild_id, user_id), campaigns.c.id == campaign.id)
    await conn.execute(update(campaigns).where(*mine).values(_columns(campaign)))


async def get(conn: AsyncConnection, guild_id: int, user_id: int, campaign_id: int) -> Campaign | None:
    """One of the person's campaigns."""
    mine = (*_of(guild_id, user_id), campaigns.c.id == campaign_id)
    row = (await conn.execute(select(campaigns).where(*mine))).first()
    return _campaign(row) if row is not None else None


async def number(conn: AsyncConnection, guild_id: int, user_id: int) -> int:
    """How many the person has."""
    found = await conn.execute(select(func.count()).select_from(campaigns).where(*_of(guild_id, user_id)))
    counted: int = found.scalar_one()
    return counted


async def listed(
    conn: AsyncConnection, guild_id: int, user_id: int, limit: int | None = None, offset: int = 0
) -> tuple[Campaign, ...]:
    """The person's campaigns, the newest first."""
    newest = (campaigns.c.created_at.desc(), campaigns.c.id.desc())
    wanted = select(campaigns).where(*_of(guild_id, user_id)).order_by(*newest)
    if limit is not None:
        wanted = wanted.limit(limit).offset(offset)
    return tuple(map(_campaign, await conn.execute(wanted)))


async def remove(conn: AsyncConnection, guild_id: int, user_id: int, campaign_id: int) -> None:
    """Remove one of the person's campaigns."""
    await conn.execute(delete(campaigns).where(*_of(guild_id, user_id), campaigns.c.id == campaign_id))


async def remove_person(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove all of them."""
    await conn.execute(delete(campaigns).where(*_of(guild_id, user_id)))


def _columns(campaign: Campaign) -> dict[str, Any]:
    plain = ("name", "platform", "handle", "pay", "attribution", "updated_at", *COUNTS)
    columns: dict[str, Any] = {name: getattr(campaign, name) for name in plain}
    for name in AMOUNTS:
        amount: Money | None = getattr(campaign, name)
        columns[f"{name}_minor"] = amount.minor if amount is not None else None
        columns[f"{name}_currency"] = amount.currency if amount is not None else None
    return columns


def _campaign(row: Row[Any]) -> Campaign:
    told: dict[str, Any] = {name: getattr(row, name) for name in COUNTS} | {name: _money(row, name) for name in AMOUNTS}
    return Campaign(
        id=row.id,
        name=row.name,
        platform=Platform(row.platform) if row.platform is not None else None,
        handle=row.handle,
        pay=Pay(row.pay) if row.pay is not None else None,
        attribution=Attribution(row.attribution) if row.attribution is not None else None,
        created_at=row.created_at,
        updated_at=row.updated_at,
        **told,
    )


def _money(row: Row[Any], name: str) -> Money | None:
    minor = getattr(row, f"{name}_minor")
    return Money(minor, getattr(row, f"{name}_currency")) if minor is not None else None
