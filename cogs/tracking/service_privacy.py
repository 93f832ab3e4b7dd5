"""What tracking stores about a person, told and forgotten."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.tracking import service_results, store, store_codes, store_privacy
from cogs.tracking.model import Code, Parcel
from cogs.tracking.service import filled


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """Works with all that belongs to them, codes, and how often others note the person as the other side.

    Who those others are is theirs: they may not have shared it.
    """
    works = [await filled(conn, each) for each in await store.owned(conn, guild_id, user_id)]
    codes = await store_codes.all_of_person(conn, guild_id, user_id)
    noted = len(await store.with_other(conn, guild_id, user_id))
    told = {
        "works": [
            {
                **service_results.row(each),
                "with": each.work.other_id,
                "deliveries": [_told(one) for one in each.parcels],
            }
            for each in works
        ],
        "promo_codes": [_code(each) for each in codes],
        "noted_as_the_other_side": noted,
    }
    return told if works or codes or noted else {}


def _told(parcel: Parcel) -> dict[str, Any]:
    reached = {stage.value: at.isoformat() for stage, at in parcel.package.reached.items()}
    return {"what": parcel.package.what, "route": parcel.route.value, "reached": reached}


def _code(code: Code) -> dict[str, Any]:
    promo = code.promo
    return {"code": promo.code, "brand": promo.brand, "until": promo.until.isoformat() if promo.until else None}


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove it all; the works of others go on without naming the person."""
    await store_privacy.remove_person(conn, guild_id, user_id)
