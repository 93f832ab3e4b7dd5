"""The path of the first weeks: begin, plan content, check in, turn reminders on and off, leave. No Discord.

Its other topics are in `service_nudges`, `service_audits` and `service_mentors`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import UserError
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.firststeps import (
    service_audits,
    service_mentors,
    service_newcomers,
    service_nudges,
    store,
    store_mentors,
    store_nudges,
    text,
)
from cogs.firststeps.model import CheckIn, Feeling, Progress, one_line
from cogs.firststeps.model_calendar import Calendar, new_calendar
from cogs.firststeps.model_mentors import Offer, Pair
from cogs.firststeps.service_progress import begun, progress


@dataclass(frozen=True, slots=True)
class Panel:
    """What /steps shows somebody: their path (None before it begins), their reminders, their mentoring."""

    guild_id: int
    user_id: int
    progress: Progress | None
    in_onboarding: bool
    way: Way
    offer: Offer | None
    pairs: Sequence[Pair]


async def begin(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Onboarding is finished: the path begins, a mentor is asked. Once; a second call changes nothing."""
    if await store.begin(conn, guild_id, user_id, now):
        await service_nudges.plan(conn, guild_id, user_id, now)
        await service_mentors.seek(conn, guild_id, user_id, now)


async def start_late(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Begin for somebody who was here before the bot. Raises UserError while onboarding is not finished."""
    if await service_newcomers.is_in_onboarding(conn, guild_id, user_id):
        raise UserError(text.FINISH_ONBOARDING)
    await begin(conn, guild_id, user_id, now)


async def panel(conn: AsyncConnection, guild_id: int, user_id: int) -> Panel:
    """Everything /steps shows."""
    return Panel(
        guild_id=guild_id,
        user_id=user_id,
        progress=await progress(conn, guild_id, user_id),
        in_onboarding=await service_newcomers.is_in_onboarding(conn, guild_id, user_id),
        way=await contact.way(conn, guild_id, user_id),
        offer=await store_mentors.offer_of(conn, guild_id, user_id),
        pairs=await store_mentors.open_pairs(conn, guild_id, user_id),
    )


async def calendar(conn: AsyncConnection, guild_id: int, user_id: int) -> Calendar | None:
    """The person's content calendar."""
    return await store.calendar(conn, guild_id, user_id)


async def plan_content(
    conn: AsyncConnection,
    guild_id: int,
    user_id: int,
    per_week: str,
    formats: Sequence[str],
    starts_on: str,
    now: datetime,
) -> Calendar:
    """Save the content calendar. Raises UserError for a day that cannot be meant."""
    await begun(conn, guild_id, user_id)
    today = now.astimezone(await contact.zone(conn, guild_id, user_id)).date()
    planned = new_calendar(per_week, formats, starts_on, today)
    await store.put_calendar(conn, guild_id, user_id, planned, now)
    return planned


async def check_in(conn: AsyncConnection, guild_id: int, user_id: int, said: CheckIn) -> None:
    """Save how it went. Raises UserError before its time."""
    known = await progress(conn, guild_id, user_id)
    if known is None or said.number not in {1, 2} or not _may_check_in(known, said):
        raise UserError(text.TOO_EARLY)
    await store.put_check_in(conn, guild_id, user_id, said)


def _may_check_in(known: Progress, said: CheckIn) -> bool:
    answered = {each.number for each in known.check_ins}
    return said.number in answered or known.open_check_in(said.at) == said.number


def said(number: int, feeling: str, line: str, now: datetime) -> CheckIn:
    """What was said in the form. Raises UserError when the line is too long or nothing was chosen."""
    if feeling not in {each.value for each in Feeling}:
        raise UserError(text.CHOOSE_FEELING)
    return CheckIn(number, Feeling(feeling), one_line(line), now)


async def stop(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """No more reminders about the first steps."""
    await store.set_reminders(conn, guild_id, user_id, wanted=False)


async def resume(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """The way back."""
    await store.set_reminders(conn, guild_id, user_id, wanted=True)


async def knows(conn: AsyncConnection, guild_id: int, user_id: int) -> bool:
    """Whether there is anything to stop when the person leaves."""
    return (
        await store.path(conn, guild_id, user_id) is not None
        or await store_mentors.offer_of(conn, guild_id, user_id) is not None
        or bool(await store_mentors.open_pairs(conn, guild_id, user_id))
    )


async def leave(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Somebody left the group: everything of theirs stops. What they did is still there if they come back."""
    await store.set_reminders(conn, guild_id, user_id, wanted=False)
    await service_audits.withdraw(conn, guild_id, user_id, now)
    await service_mentors.leave(conn, guild_id, user_id, now)


async def forget(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Remove everything about the person, keeping the feedback they gave to others, without their name."""
    await service_mentors.leave(conn, guild_id, user_id, now)
    await service_audits.forget(conn, guild_id, user_id, now)
    await store_mentors.remove(conn, guild_id, user_id)
    await store_nudges.remove(conn, guild_id, user_id)
    await store.remove(conn, guild_id, user_id)
