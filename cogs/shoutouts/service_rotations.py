"""What moderators do with a rotation: make it, change it, let it rest, end it. Every act is audited.

Its start is in `service_start`, who is in it in `service_roster`, the line in `service_line`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.desk import service as desk
from cogs.desk.model import Act
from cogs.shoutouts import store_rotations, store_seats
from cogs.shoutouts import text_rotations as text
from cogs.shoutouts.model import FEATURE, Rotation, RotationState, Spec
from cogs.shoutouts.model_drafting import SCHEDULE, Answers, Page, apply, changed, named
from cogs.shoutouts.model_schedule import schedule_of

PREVIEW = 3
"""Dates that a moderator sees in advance."""


async def get(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Rotation:
    """A rotation of the group. Raises UserError."""
    found = await store_rotations.find(conn, guild_id, rotation_id)
    if found is None:
        raise UserError(text.GONE)
    return found


async def get_to_change(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Rotation:
    """The same, held until this transaction ends; one that is over stays as it is. Raises UserError."""
    found = await store_rotations.find_to_change(conn, guild_id, rotation_id)
    if found is None:
        raise UserError(text.GONE)
    if found.state is RotationState.ENDED:
        raise UserError(text.ENDED)
    return found


async def listed(conn: AsyncConnection, guild_id: int) -> Sequence[tuple[Rotation, int]]:
    """The rotations of the group that are not over, and how many are in line in each."""
    found = await store_rotations.of_group(conn, guild_id)
    return [(each, await store_seats.count(conn, guild_id, each.id)) for each in found]


async def members_of(conn: AsyncConnection, rotation: Rotation) -> int:
    """How many are in line."""
    return await store_seats.count(conn, rotation.guild_id, rotation.id)


def preview(rotation: Rotation, now: datetime) -> Sequence[datetime]:
    """When its next turns come, or would come."""
    anchor = rotation.anchor if rotation.has_begun else now
    return schedule_of(rotation.spec, anchor).dates_after(now, PREVIEW)


async def create(conn: AsyncConnection, by: By, name: str) -> Rotation:
    """A new one that has not begun, weekly in the group's time zone. Raises UserError."""
    if await store_rotations.count(conn, by.guild_id) >= text.MOST:
        raise UserError(text.TOO_MANY)
    zone = await desk.zone(conn, by.guild_id)
    spec = named(Spec("", zone=zone.key), {"name": name})
    made = await store_rotations.add(conn, by.guild_id, spec, RotationState.PAUSED, by.now, None)
    await record(conn, by, "rotation made", made)
    return made


async def change(conn: AsyncConnection, by: By, rotation_id: int, page: Page, answers: Answers) -> Rotation:
    """Take in a page of settings. Another schedule moves the next turn. Raises UserError."""
    before = await get_to_change(conn, by.guild_id, rotation_id)
    spec = apply(page, before.spec, answers, has_begun=before.has_begun)
    if not (what := changed(before.spec, spec)):
        return before
    after = replace(before, spec=spec)
    if before.has_begun and SCHEDULE & set(what):
        after = planned(after, by.now)
    await store_rotations.save(conn, after)
    if before.has_begun:
        await record(conn, by, "rotation changed", after, changed=list(what))
    return after


def planned(rotation: Rotation, now: datetime) -> Rotation:
    """With the next date of its schedule."""
    return replace(rotation, next_at=schedule_of(rotation.spec, rotation.anchor).next_after(now))


async def pause(conn: AsyncConnection, by: By, rotation_id: int) -> Rotation:
    """No turns for now; every place is kept."""
    rotation = await get_to_change(conn, by.guild_id, rotation_id)
    if rotation.state is RotationState.PAUSED:
        return rotation
    paused = replace(rotation, state=RotationState.PAUSED)
    await store_rotations.save(conn, paused)
    await record(conn, by, "rotation paused", paused)
    return paused


async def resume(conn: AsyncConnection, by: By, rotation_id: int) -> Rotation:
    """Go on with the next date; what passed meanwhile is not played. Raises UserError."""
    rotation = await get_to_change(conn, by.guild_id, rotation_id)
    if rotation.state is RotationState.OPEN:
        return rotation
    if not rotation.has_begun:
        raise UserError(text.NOT_BEGUN)
    running = planned(replace(rotation, state=RotationState.OPEN), by.now)
    await store_rotations.save(conn, running)
    await record(conn, by, "rotation resumed", running)
    return running


async def end(conn: AsyncConnection, by: By, rotation_id: int) -> Rotation:
    """No turns any more, for good. The ledger stays. Twice is once. Raises UserError."""
    rotation = await get(conn, by.guild_id, rotation_id)
    if rotation.state is RotationState.ENDED:
        return rotation
    rotation = await get_to_change(conn, by.guild_id, rotation_id)
    ended = replace(rotation, state=RotationState.ENDED, next_at=None)
    await store_rotations.save(conn, ended)
    await record(conn, by, "rotation ended", ended)
    return ended


async def discard(conn: AsyncConnection, by: By, rotation_id: int) -> None:
    """Throw away one that has not begun. Nobody has seen it. Raises UserError."""
    rotation = await get_to_change(conn, by.guild_id, rotation_id)
    if rotation.has_begun:
        raise UserError(text.NEEDS_END)
    await store_rotations.remove(conn, by.guild_id, rotation_id)
    await record(conn, by, "rotation thrown away", rotation)


async def record(
    conn: AsyncConnection,
    by: By,
    action: str,
    rotation: Rotation,
    subject_id: int | None = None,
    **details: Any,  # noqa: ANN401
) -> None:
    """Write down what a moderator did: ids and settings, no words."""
    about = {"rotation": rotation.id, **details}
    await desk.record(conn, Act(by.guild_id, by.user_id, FEATURE, action, subject_id, about), by.now)
