"""A creator's own record of campaigns. Nobody else's can be had here, whoever asks, and nothing of it is shared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.analytics import service, service_minors, store_campaigns, text, text_campaigns
from cogs.analytics.model_campaign import AMOUNTS, COUNTS, Campaign, figures
from cogs.analytics.model_campaign_reading import Typed, read
from cogs.analytics.model_money import Money
from cogs.profiles.model import Platform

MOST_CAMPAIGNS = 100
AS_IT_WAS = "same"
"""The choice of a form that leaves the place of a campaign alone. Another begins with the letter of its kind."""
ANOTHER = "x"
"""A platform without naming the account: `x-tiktok`."""


async def page(conn: AsyncConnection, by: By, number: int, size: int) -> tuple[Campaign, ...]:
    """A page of the person's campaigns, the newest first, and one more where there is another page."""
    return await store_campaigns.listed(conn, by.guild_id, by.user_id, size + 1, number * size)


async def mine(conn: AsyncConnection, by: By, campaign_id: int) -> Campaign:
    """The person's campaign of that number. Raises UserError when there is none: another's is none, too."""
    found = await store_campaigns.get(conn, by.guild_id, by.user_id, campaign_id)
    if found is None:
        raise UserError(text_campaigns.NO_SUCH)
    return found


async def require_room(conn: AsyncConnection, by: By) -> None:
    """Raise UserError when the person has as many as can be kept."""
    if await store_campaigns.number(conn, by.guild_id, by.user_id) >= MOST_CAMPAIGNS:
        raise UserError(text_campaigns.too_many(MOST_CAMPAIGNS))


async def save(conn: AsyncConnection, by: By, campaign_id: int, typed: Typed) -> Campaign:
    """Add a campaign (number 0), or change one of the person's. Raises UserError."""
    await service_minors.refuse(conn, by.guild_id, by.user_id)
    if not campaign_id:
        await require_room(conn, by)
        told = await _placed(conn, by, typed.where, read(typed, by.now), None)
        return await store_campaigns.add(conn, by.guild_id, by.user_id, told)
    old = await mine(conn, by, campaign_id)
    told = await _placed(conn, by, typed.where, read(typed, by.now), old)
    told = replace(told, id=old.id, created_at=old.created_at)
    await store_campaigns.change(conn, by.guild_id, by.user_id, told)
    return told


async def _placed(conn: AsyncConnection, by: By, choice: str, told: Campaign, old: Campaign | None) -> Campaign:
    if not choice:
        return told
    if choice == AS_IT_WAS and old is not None:
        return replace(told, platform=old.platform, handle=old.handle)
    kind, _, name = choice.partition("-")
    if kind == ANOTHER and name in tuple(Platform):
        return replace(told, platform=Platform(name))
    found = next((each for each in await service.places(conn, by) if each.choice == choice), None)
    if found is None:
        raise UserError(text.NO_SUCH_ACCOUNT)
    return replace(told, platform=found.platform, handle=found.handle)


async def remove(conn: AsyncConnection, by: By, campaign_id: int) -> None:
    """Remove one of the person's campaigns. Raises UserError when there is none."""
    found = await mine(conn, by, campaign_id)
    await store_campaigns.remove(conn, by.guild_id, by.user_id, found.id)


async def all_of(conn: AsyncConnection, by: By) -> tuple[Campaign, ...]:
    """All of the person's campaigns, the newest first."""
    return await store_campaigns.listed(conn, by.guild_id, by.user_id)


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Mapping[str, Any]]:
    """All of them as plain data."""
    return [told(each) for each in await store_campaigns.listed(conn, guild_id, user_id)]


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove all of them."""
    await store_campaigns.remove_person(conn, guild_id, user_id)


def told(campaign: Campaign) -> Mapping[str, Any]:
    """A campaign with its figures as plain data. Amounts are words, so that no program rounds them."""
    return {
        "name": campaign.name,
        "platform": campaign.platform.value if campaign.platform else None,
        "handle": campaign.handle,
        "pay": campaign.pay.value if campaign.pay else None,
        **{name: _amount(getattr(campaign, name)) for name in AMOUNTS},
        **{name: getattr(campaign, name) for name in COUNTS},
        "attribution": campaign.attribution.value if campaign.attribution else None,
        "added_at": campaign.created_at.isoformat(),
        "as_of": campaign.updated_at.isoformat(),
        "provenance": "self-reported",
        **dict(_figures(campaign)),
    }


def _figures(campaign: Campaign) -> Iterator[tuple[str, str | None]]:
    for each in figures(campaign):
        yield each.kpi.value, text_campaigns.value(each) or None
        yield f"{each.kpi}_formula", each.formula


def _amount(money: Money | None) -> str | None:
    return f"{money.amount:f} {money.currency}" if money is not None else None
