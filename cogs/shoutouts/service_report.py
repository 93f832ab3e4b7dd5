"""The fairness report of a rotation, for moderators, and its ledger as rows, for every member of the group.

Rows about a no, and about a shoutout that did not come, are in no file: they do not touch the order, and are between
the person and the bot.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from cogs.profiles import service as profiles
from cogs.profiles.model import Subgroup, Visibility
from cogs.shoutouts import model_report, store_report, store_rotations, store_seats, text_ledger
from cogs.shoutouts.model import Event, Rotation, Turn, What
from cogs.shoutouts.model_report import Report, Stay
from cogs.shoutouts.model_seats import Held

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
    stays = await _stays(conn, rotation)
    newcomers = await store_report.newcomers_waits(conn, guild_id, rotation_id)
    return model_report.report(rotation, stays, newcomers, await store_report.counts(conn, guild_id, rotation_id))


async def _stays(conn: AsyncConnection, rotation: Rotation) -> Sequence[Stay]:
    held = await store_seats.in_rotation(conn, rotation.guild_id, rotation.id)
    steady = await store_report.steady(conn, rotation.guild_id, rotation.id)
    groups = await _subgroups(conn, rotation.guild_id, [each.seat.user_id for each in held])
    return [_stay(each, steady, groups) for each in held]


def _stay(held: Held, steady: frozenset[int], groups: Mapping[int, Subgroup]) -> Stay:
    user_id = held.seat.user_id
    return Stay(user_id, held.turns, held.seat.place.since, user_id in steady, groups.get(user_id))


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
    last = 0
    while rows := await store_report.part(conn, guild_id, rotation_id, last, _AT_ONCE):
        last = rows[-1][1].n
        for at, event in rows:
            if event.what not in BETWEEN_US:
                yield _row(rotation_id, at, event)


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
