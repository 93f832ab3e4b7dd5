"""The registry of promo codes: each is there once in a group. Whose a code is, or of which brand, nobody is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.contact import service as contact
from cogs.giveaways.model_when import understand
from cogs.tracking import store_codes, text_refusals
from cogs.tracking.model import MOST_CODES, Code, brand_of
from cogs.tracking.model_promo import Promo, code, collisions
from cogs.tracking.service import own

_LAST_MINUTE = "23:59"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A code as it was typed: with its brand partner, and until when it works."""

    code: str
    brand: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class Registered:
    """The code, and whether another one in use here is easily mistaken for it."""

    code: Code
    is_alike: bool


async def register(conn: AsyncConnection, by: By, work_id: int, wanted: Wanted) -> Registered:
    """Put it into the registry; one's own earlier entry is answered as it is. Raises UserError."""
    promo = await _promo(conn, by, wanted)
    if work_id:
        await own(conn, by, work_id)
    known = await store_codes.used_like(conn, by.guild_id, promo.code, by.now)
    found = collisions(promo, [each.promo for each in known], by.now)
    if any(each.refuses for each in found):
        raise UserError(text_refusals.taken(promo.code, own=all(each.other.creator_id == by.user_id for each in found)))
    before = next((each for each in known if each.promo.code == promo.code), None)
    entry = before or await _entered(conn, by, work_id or None, promo)
    return Registered(entry, is_alike=bool(found))


async def _promo(conn: AsyncConnection, by: By, wanted: Wanted) -> Promo:
    brand = brand_of(wanted.brand)
    if not brand:
        raise UserError(text_refusals.NO_BRAND)
    return Promo(code(wanted.code), brand, by.user_id, await _until(conn, by, wanted.until))


async def _until(conn: AsyncConnection, by: By, typed: str) -> datetime | None:
    """A day without a time means its end. Raises UserError."""
    if not typed.strip():
        return None
    zone = await contact.zone(conn, by.guild_id, by.user_id)
    try:
        return understand(typed, by.now, zone)
    except UserError as unclear:
        try:
            return understand(f"{typed} {_LAST_MINUTE}", by.now, zone)
        except UserError:
            raise unclear from None


async def _entered(conn: AsyncConnection, by: By, work_id: int | None, promo: Promo) -> Code:
    if len(await store_codes.of_person(conn, by.guild_id, by.user_id, by.now)) >= MOST_CODES:
        raise UserError(text_refusals.ENOUGH_CODES.format(most=MOST_CODES))
    number = await store_codes.add(conn, by.guild_id, work_id, promo)
    if number is None:  # somebody else entered it a moment ago
        raise UserError(text_refusals.taken(promo.code, own=False))
    return Code(number, work_id, promo)


async def mine(conn: AsyncConnection, by: By) -> Sequence[Code]:
    """The person's codes that are in use, the newest first."""
    return await store_codes.of_person(conn, by.guild_id, by.user_id, by.now)


async def get(conn: AsyncConnection, by: By, code_id: int) -> Code:
    """One of them. Raises UserError."""
    found = next((each for each in await mine(conn, by) if each.id == code_id), None)
    if found is None:
        raise UserError(text_refusals.NO_CODE)
    return found


async def end(conn: AsyncConnection, by: By, code_id: int) -> Code:
    """It works no more, and others can have it. Raises UserError."""
    found = await get(conn, by, code_id)
    await store_codes.end(conn, by.guild_id, by.user_id, code_id, by.now)
    return found
