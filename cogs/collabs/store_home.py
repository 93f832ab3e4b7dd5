"""What somebody's own panel and the moderators' page ask about the board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.outbox_store import outbox
from cogs.collabs.model import NOT_OVER, ON_SHOW, State
from cogs.collabs.model_request import spec_from
from cogs.collabs.store import requests
from cogs.collabs.store_waiting import waiting

_EVERYTHING = 100
_MOST_REPORTS = 200


@dataclass(frozen=True, slots=True)
class Own:
    """One of a person's requests in short; `reason` is what moderators said who sent it back."""

    id: int
    state: State
    title: str
    reason: str
    expires_at: datetime | None


async def own(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Own]:
    """What is not over yet of this person, the one that ends first coming first."""
    columns = [requests.c[name] for name in ("id", "state", "spec", "reason", "expires_at")]
    mine = (requests.c.guild_id == guild_id, requests.c.owner_id == user_id)
    wanted = select(*columns).where(*mine, requests.c.state.in_([each.value for each in NOT_OVER]))
    found = await conn.execute(wanted.order_by(requests.c.expires_at, requests.c.id).limit(_EVERYTHING))
    return [Own(row.id, State(row.state), spec_from(row.spec).title, row.reason, row.expires_at) for row in found]


async def queue(conn: AsyncConnection, guild_id: int) -> tuple[int, datetime | None]:
    """How many requests wait for a moderator, and since when the first of them does."""
    wanted = (
        select(func.count(), func.min(waiting.c.asked_at))
        .select_from(requests.join(waiting, waiting.c.request_id == requests.c.id))
        .where(requests.c.guild_id == guild_id, requests.c.state == literal_column(f"'{State.WAITING.value}'"))
    )
    row = (await conn.execute(wanted)).one()
    return row[0], row[1]


async def reported(conn: AsyncConnection, guild_id: int, since: datetime) -> Sequence[int]:
    """The numbers of requests that were reported since then; a report is an alert with a key of its own."""
    start = f"alert:{guild_id}:collabs:report:"
    told = (outbox.c.guild_id == guild_id, outbox.c.kind == "desk.alert", outbox.c.created_at >= since)
    keys = await conn.scalars(select(outbox.c.key).where(*told, outbox.c.key.startswith(start)).limit(_MOST_REPORTS))
    return sorted({int(key.removeprefix(start).split(":")[0]) for key in keys})


async def still_shown(conn: AsyncConnection, guild_id: int, numbers: Sequence[int]) -> Sequence[Own]:
    """Those of these requests that everybody can still see."""
    columns = [requests.c[name] for name in ("id", "state", "spec", "reason", "expires_at")]
    shown = requests.c.state.in_([each.value for each in ON_SHOW])
    wanted = select(*columns).where(requests.c.guild_id == guild_id, requests.c.id.in_(numbers), shown)
    found = await conn.execute(wanted.order_by(requests.c.id))
    return [Own(row.id, State(row.state), spec_from(row.spec).title, row.reason, row.expires_at) for row in found]


REPORTS_COUNT = timedelta(days=14)
"""So long a report is in front of the moderators while its request is on the board."""
