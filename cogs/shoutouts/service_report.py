"""The fairness report of a rotation, for moderators, and its ledger as rows, for every member of the group.

Rows about a no, and about a shoutout that did not come, are in no file: they do not touch the order, and are between
the person and the bot.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from cogs.profiles import service as profiles
from cogs.profiles.model import Subgroup, Visibility
from cogs.shoutouts import store_report, store_rotations, text_ledger
from cogs.shoutouts.model import Event, Rotation, Turn, What
from cogs.shoutouts.model_fairness import fairness
from cogs.shoutouts.model_report import Report

COLUMNS = ("n", "round", "at", "what", "member", "other", "lot", "rotation")
BETWEEN_US = frozenset({What.MISSED, What.DECLINED})
_AT_ONCE = 500
_PROFILES = 500


async def rotation_of(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Rotation:
    """A rotation of this group, also one that is over. Raises UserError."""
    found = await store_rotations.find(conn, guild_id, rotation_id)
    if found is None:
        raise UserError(text_ledger.GONE)
    return found


async def turn_of(conn: AsyncConnection, guild_id: int, turn_id: int) -> tuple[Turn, Rotation]:
    """A turn of this group and its rotation. Raises UserError."""
    turn = await store_report.turn(conn, guild_id, turn_id)
    if turn is None:
        raise UserError(text_ledger.NO_TURN)
    return turn, await rotation_of(conn, guild_id, turn.rotation_id)


async def report(conn: AsyncConnection, guild_id: int, rotation_id: int) -> Report:
    """The numbers as they are now. Raises UserError when there is no such rotation in the group."""
    rotation = await rotation_of(conn, guild_id, rotation_id)
    events = [event async for _, event in _events(conn, guild_id, rotation_id)]
    groups = await _subgroups(conn, guild_id, sorted({event.user_id for event in events}))
    names = {user_id: subgroup.value for user_id, subgroup in groups.items()}
    # A hundred thousand rows take half a second: in a thread, so that others are answered meanwhile.
    numbers = await asyncio.to_thread(fairness, events, names)
    return Report(rotation, numbers, sum(event.what is What.THANKED for event in events))


async def _subgroups(conn: AsyncConnection, guild_id: int, people: Sequence[int]) -> Mapping[int, Subgroup]:
    """Of those who let the group see it."""
    found: dict[int, Subgroup] = {}
    for start in range(0, len(people), _PROFILES):
        for user_id, profile in (await profiles.many(conn, guild_id, people[start : start + _PROFILES])).items():
            subgroup = profile.as_seen_by(Visibility.GROUP).subgroup
            if subgroup is not None:
                found[user_id] = subgroup
    return found


async def ledger(conn: AsyncConnection, guild_id: int, rotation_id: int) -> AsyncIterator[Mapping[str, object]]:
    """The rows as COLUMNS says, read in parts. Raises UserError when there is no such rotation in the group."""
    await rotation_of(conn, guild_id, rotation_id)
    async for at, event in _events(conn, guild_id, rotation_id):
        if event.what not in BETWEEN_US:
            yield _row(rotation_id, at, event)


async def _events(conn: AsyncConnection, guild_id: int, rotation_id: int) -> AsyncIterator[tuple[datetime, Event]]:
    """In parts, so that others are answered in between."""
    last = 0
    while rows := await store_report.part(conn, guild_id, rotation_id, last, _AT_ONCE):
        last = rows[-1][1].n
        for row in rows:
            yield row


def _row(rotation_id: int, at: datetime, event: Event) -> Mapping[str, object]:
    return {
        "n": event.n,
        "round": event.round,
        "at": at.astimezone(UTC).isoformat(timespec="seconds"),
        "what": event.what.value,
        "member": event.user_id,
        "other": "" if event.other_id is None else event.other_id,
        "lot": event.lot,
        "rotation": rotation_id,
    }
