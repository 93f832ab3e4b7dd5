"""Who lets moderators see open matters, what moderators then see, and a person's rights to all of it. No Discord."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from cogs.analytics import service_checks, service_minors, store_checks, text_checks
from cogs.analytics.model_check import CONSENT_VERSION, Look
from cogs.analytics.model_check_matter import Known, Matter, Shared


async def joined(conn: AsyncConnection, guild_id: int, user_id: int) -> bool:
    """Whether the person takes part in verification, by the present text."""
    found = await store_checks.consent(conn, guild_id, user_id)
    return found is not None and found.version == CONSENT_VERSION


async def join(conn: AsyncConnection, guild_id: int, user_id: int, version: int, now: datetime) -> None:
    """Take part. Raises UserError when they read an older text, or are under 18."""
    await service_minors.refuse(conn, guild_id, user_id)
    if version != CONSENT_VERSION:
        raise UserError(text_checks.OTHER_TEXT)
    await store_checks.join(conn, guild_id, user_id, now)


async def leave(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Take part no more: from this moment moderators see nothing."""
    await store_checks.leave(conn, guild_id, user_id, now)


async def in_question(conn: AsyncConnection, guild_id: int, now: datetime) -> tuple[Matter, ...]:
    """Open matters of people who take part, a week after those could see them."""
    return await store_checks.shared(conn, guild_id, now)


async def shared(
    conn: AsyncConnection, guild_id: int, looked: Sequence[tuple[Known, Look]], now: datetime
) -> tuple[Shared, ...]:
    """What moderators may see of that, by the consents of this very moment."""
    found = []
    still = {each.account_id for each in await in_question(conn, guild_id, now)}
    for known, look in looked:
        matter = await service_checks.settle(conn, known, look, now) if known.account.id in still else None
        if matter is not None:
            near = tuple(note for note in known.given.notes if matter.is_explained((note,)))
            found.append(Shared(matter, known.account, look, near))
    return tuple(found)


# A person's rights


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    """What is stored about the person."""
    matters = await store_checks.matters_of(conn, guild_id, user_id)
    consents = await store_checks.consents_of(conn, guild_id, user_id)
    told = {
        "questions": [_told(each) for each in matters],
        "verification": [
            {
                "text": each.version,
                "joined": each.given_at.isoformat(),
                "left": each.revoked_at.isoformat() if each.revoked_at else None,
            }
            for each in consents
        ],
    }
    return {name: rows for name, rows in told.items() if rows}


def _told(matter: Matter) -> dict[str, str]:
    moments = {"asked": matter.opened_at, "from": matter.since, "to": matter.until, "closed": matter.closed_at}
    return {"state": matter.state.value} | {name: at.isoformat() for name, at in moments.items() if at is not None}


async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove all of it."""
    await store_checks.remove_person(conn, guild_id, user_id)
