"""Offers to give at the next turn: made, taken back, and taken up when the turn comes."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.shoutouts import store_offers, store_seats, text_ledger
from cogs.shoutouts.model import Rotation, SeatState


async def offer(conn: AsyncConnection, by: By, rotation_id: int) -> None:
    """Give at the next turn. A second time changes nothing. Raises UserError without a seat in line."""
    held = await store_seats.find(conn, by.guild_id, rotation_id, by.user_id)
    if held is None or held.seat.state is not SeatState.IN:
        raise UserError(text_ledger.NO_SEAT)
    await store_offers.add(conn, by.guild_id, rotation_id, by.user_id, by.now)


async def take_back(conn: AsyncConnection, by: By, rotation_id: int) -> None:
    """Not at the next turn after all; whoever offered nothing takes nothing back."""
    await store_offers.remove(conn, by.guild_id, rotation_id, by.user_id)


async def take_up(conn: AsyncConnection, rotation: Rotation, featured_id: int, most: int) -> Sequence[int]:
    """Who gives in the turn that begins, because they offered; their offers are used up.

    Whoever is featured themselves, or is not in line any more, is not among them; the offer of the former stays.
    """
    taken: list[int] = []
    for user_id in await store_offers.of_rotation(conn, rotation.guild_id, rotation.id):
        if user_id == featured_id or len(taken) == most:
            continue
        held = await store_seats.find(conn, rotation.guild_id, rotation.id, user_id)
        if held is not None and held.seat.state is SeatState.IN:
            taken.append(user_id)
        await store_offers.remove(conn, rotation.guild_id, rotation.id, user_id)
    return taken


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Mapping[str, Any]]:
    """Every offer of a person, as plain data."""
    found = await store_offers.of_person(conn, guild_id, user_id)
    return [{"rotation": rotation_id, "at": at.isoformat()} for rotation_id, at in found]


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove them."""
    await store_offers.forget(conn, guild_id, user_id)
