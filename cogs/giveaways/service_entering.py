"""Entering and leaving: what is asked of the store, and whom the rules let in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from cogs.giveaways import service, store, store_entries, store_history, text, text_entering
from cogs.giveaways.model import RUNNING, Giveaway, State
from cogs.giveaways.model_rules import Person, obstacles
from cogs.giveaways.model_spec import Rules
from cogs.giveaways.store_entries import Asked, Entry
from cogs.onboarding import service as onboarding

__all__ = ["Asked", "Entry", "Standing", "admit", "barred_people", "enter", "introduced", "last_wins", "leave", "look"]

barred_people = store_history.barred_people
last_wins = store_history.last_wins


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands to a giveaway: how many are in, their own entry, and what they bring along."""

    giveaway: Giveaway
    entries: int
    entry: Entry | None
    barred: bool
    last_won_at: datetime | None


async def look(conn: AsyncConnection, guild_id: int, giveaway_id: int, user_id: int) -> Standing:
    """How somebody stands to a giveaway. Raises UserError when this group has none like it."""
    giveaway = await store.find(conn, guild_id, giveaway_id)
    if giveaway is None or giveaway.state is State.DRAFT:
        raise UserError(text.NOT_HERE)
    return Standing(
        giveaway,
        await store_entries.count(conn, guild_id, giveaway_id),
        await store_entries.find(conn, guild_id, giveaway_id, user_id),
        user_id in await store_history.barred_people(conn, guild_id, user_id),
        (await store_history.last_wins(conn, guild_id, user_id)).get(user_id),
    )


def admit(standing: Standing, person: Person, now: datetime) -> None:
    """Raise UserError with everything that keeps this person from entering now."""
    giveaway = standing.giveaway
    if giveaway.state is not State.OPEN:
        raise UserError(text_entering.NOT_OPEN[giveaway.state])
    if giveaway.ends_at <= now:
        raise UserError(text_entering.OVER)
    known = person._replace(barred=standing.barred, last_won_at=standing.last_won_at)
    if found := obstacles(giveaway.spec.rules, known, now):
        raise UserError(text_entering.refusal(found))


def won_after(rules: Rules, now: datetime) -> datetime | None:
    """Since when somebody must not have won, if the rules ask for that."""
    return now - timedelta(days=rules.cooldown_days) if rules.cooldown_days else None


async def introduced(conn: AsyncConnection, guild_id: int, user_id: int) -> bool:
    """Whether somebody has finished onboarding."""
    status = await onboarding.status(conn, guild_id, user_id)
    return status is not None and status.finished_at is not None


async def enter(db: Database, asked: Sequence[Asked]) -> Sequence[bool]:
    """Write all of these entries at once; whoever is newly in gets True, and it is durable then."""
    return await store_entries.enter(db, asked)


async def leave(conn: AsyncConnection, guild_id: int, giveaway_id: int, user_id: int) -> bool:
    """Take somebody out; False when they were not in. Raises UserError once the entries are closed."""
    giveaway = await service.load(conn, guild_id, giveaway_id)
    if giveaway.state not in RUNNING:
        raise UserError(text_entering.TOO_LATE_TO_LEAVE)
    return await store_entries.leave(conn, guild_id, giveaway_id, user_id)


async def show_counts(
    conn: AsyncConnection, keys: Collection[tuple[int, int]], spacing: timedelta, now: datetime
) -> Mapping[tuple[int, int], int]:
    """Have these cards show how many are in, `spacing` apart at least. Answers the counts of those that still run."""
    counts = {}
    for guild_id, giveaway_id in sorted(keys):
        giveaway = await store.find(conn, guild_id, giveaway_id)
        if giveaway is not None and giveaway.state in RUNNING:
            counts[guild_id, giveaway_id] = await store_entries.count(conn, guild_id, giveaway_id)
            await service.redraw(conn, giveaway, now, spacing=spacing)
    return counts


async def on_show(db: Database) -> Collection[tuple[int, int]]:
    """Group and id of every giveaway whose card is in a channel and that is not over."""
    return await store_entries.on_show(db)
