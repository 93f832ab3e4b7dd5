"""Letters about what is shared and packages, by the way that each person chose; whoever chose none gets none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.contact import service as contact
from cogs.tracking.model import Parcel, Work
from cogs.tracking.model_package import Question

SHARED = "tracking.shared"
"""Somebody lets them see what they keep track of."""
ASKED = "tracking.asked"
"""Whether there is news of a package."""
MOVED = "tracking.moved"
"""The other one said where a package is."""


async def shared(conn: AsyncConnection, work: Work, now: datetime) -> None:
    """To the other side: it is theirs to see. Once a day, however often it is taken back and shared again."""
    to, key = _To(work.guild_id, work.other_id), f"{work.id}:{work.other_id}:{now.date()}"
    await _write(conn, to, SHARED, key, {"work": work.id}, now)


async def asked(conn: AsyncConnection, parcel: Parcel, question: Question, now: datetime) -> None:
    """To the one who knows: how it stands. The key ends with the number of this question at its stage."""
    to, about = _To(parcel.work.guild_id, parcel.who(question.side)), _about(parcel)
    await _write(conn, to, ASKED, f"{_key(about)}:{parcel.asked}", about, now)


async def moved(conn: AsyncConnection, parcel: Parcel, by_id: int, now: datetime) -> None:
    """To the other one of the two, if there are two: what was said."""
    to, about = _To(parcel.work.guild_id, parcel.other_than(by_id)), _about(parcel)
    await _write(conn, to, MOVED, _key(about), about, now)


@dataclass(frozen=True, slots=True)
class _To:
    """Whom a letter is for; nobody, when there is no other one."""

    guild_id: int
    user_id: int | None


def _about(parcel: Parcel) -> dict[str, Any]:
    """Which package, and how far it was: a letter that comes too late says nothing."""
    stage = parcel.package.stage
    return {"parcel": parcel.id, "stage": stage.value, "since": int(parcel.package.reached[stage].timestamp())}


def _key(about: Mapping[str, Any]) -> str:
    return ":".join(map(str, about.values()))


async def _write(conn: AsyncConnection, to: _To, kind: str, key: str, ref: Mapping[str, Any], now: datetime) -> None:
    if to.user_id is None:
        return
    due_at = await contact.allowed(conn, to.guild_id, to.user_id, now)
    await contact.reach(conn, to.guild_id, to.user_id, kind, f"{kind}:{key}", ref, now, due_at)
