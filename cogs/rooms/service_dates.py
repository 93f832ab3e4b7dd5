"""The dates of a room: saved together, with a word about days on which a person is booked already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from cogs.collabs.model_drafting import Desk
from cogs.contact import service as contact
from cogs.rooms import model_dates, service, text
from cogs.rooms.model import Planned, Room, Side, Step, other
from cogs.rooms.service_letters import write
from cogs.rooms.service_thread import keep
from cogs.rooms.text_letters import Topic

Clashes = Sequence[tuple[Step, Planned]]


@dataclass(frozen=True, slots=True)
class Dated:
    """What became of some dates: saved, unless there are clashes that the person has not seen."""

    room: Room
    clashes: Clashes = ()


async def known(conn: AsyncConnection, by: By, room_id: int) -> Mapping[str, str]:
    """What the form says now, on the person's own clock. Raises UserError."""
    room, _ = await service.get(conn, by, room_id)
    return model_dates.known(room.dates, await contact.zone(conn, by.guild_id, by.user_id))


async def fill(conn: AsyncConnection, by: By, room_id: int, typed: Mapping[str, str], *, anyway: bool) -> Dated:
    """Save dates that somebody typed. Where they are booked already they are asked first, unless `anyway`.

    Raises UserError for what cannot be read.
    """
    room, side = await service.to_change(conn, by, room_id)
    zone = await contact.zone(conn, by.guild_id, by.user_id)
    dates = model_dates.read(typed, room.dates, text.STEPS, Desk(by.now, zone))
    changed = {step: at for step, at in dates.items() if room.dates.get(step) != at}
    clashes = await _clashes(conn, room, side, changed)
    if clashes and not anyway:
        return Dated(room, clashes)
    if dates == room.dates:
        return Dated(room)
    saved = await keep(conn, replace(room, dates=dates, seen_at=by.now), by.now)
    await _tell_the_other(conn, saved, other(side), changed, by.now)
    return Dated(saved)


async def _clashes(conn: AsyncConnection, room: Room, side: Side, dates: Mapping[Step, datetime]) -> Clashes:
    """On which of these days that side has a date in another room, on their own clock."""
    user_id = room.person(side)
    booked = await service.dates_of(conn, room.guild_id, user_id)
    elsewhere = [each for each in booked if each.room_id != room.id]
    return model_dates.clashes(dates, elsewhere, await contact.zone(conn, room.guild_id, user_id))


async def _tell_the_other(
    conn: AsyncConnection, room: Room, side: Side, dates: Mapping[Step, datetime], now: datetime
) -> None:
    """The other one hears of the dates, and they alone of their own double booking."""
    days = [[step.value, planned.room_id] for step, planned in await _clashes(conn, room, side, dates)]
    topic = Topic.CLASH if days else Topic.DATED
    await write(conn, room, side, topic, f"{room.version}", now, days=days)
