"""Link an account, unlink it, keep what was read, and let go of what is too old. Who asks the platforms is an edge."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from bot.outbox_store import Errand, enqueue
from cogs.analytics import service_minors, store, store_sources, text_sources
from cogs.analytics.model import FEATURE, Account, Snapshot
from cogs.analytics.model_sources import (
    GONE,
    GONE_AFTER,
    MOST_LINKED,
    TELL_AFTER,
    YOUTUBE_AGAIN,
    Kept,
    Link,
    Linked,
    Reading,
    Ref,
    SourceError,
    kept_for,
    next_turn,
    pacific_day,
    try_again,
    with_followers,
)
from cogs.desk import service as desk
from cogs.desk.model import Act
from cogs.profiles.model import Platform

LETTER = f"{FEATURE}.source_letter"
LEASE = timedelta(minutes=30)
OF_INTEREST = timedelta(days=90)
"""Content that is older is not worth reading again."""
_LEDGER_KEPT = timedelta(days=7)


async def link(conn: AsyncConnection, guild_id: int, user_id: int, ref: Ref, now: datetime) -> Link:
    """Link an account. It is the caller's to read for the length of a lease. Raises UserError."""
    await service_minors.refuse(conn, guild_id, user_id)
    mine = await store_sources.linked(conn, guild_id, user_id)
    if len(mine) >= MOST_LINKED:
        raise UserError(text_sources.ENOUGH)
    if (owner := await store_sources.owner_of(conn, guild_id, ref)) is not None:
        raise UserError(text_sources.ALREADY if owner == user_id else text_sources.SOMEBODY_ELSES)
    account = await store.keep_account(conn, guild_id, user_id, ref.platform, ref.handle, now)
    if not await store_sources.add(conn, guild_id, account.id, ref, now, now + LEASE):
        raise UserError(text_sources.ALREADY)
    await store.link_account(conn, guild_id, account.id, ref.external_id)
    return await _the(conn, guild_id, account.id)


async def _the(conn: AsyncConnection, guild_id: int, account_id: int) -> Link:
    found = await store_sources.get(conn, guild_id, account_id)
    if found is None:
        raise UserError(text_sources.NOT_LINKED)
    return found


async def linked(conn: AsyncConnection, guild_id: int, user_id: int) -> tuple[Linked, ...]:
    """What the person has linked."""
    return await store_sources.linked(conn, guild_id, user_id)


async def unlink(conn: AsyncConnection, guild_id: int, user_id: int, account_id: int, *, forget: bool) -> Account:
    """Stop reading an account; `forget` also what was read. Raises UserError for one that is not theirs."""
    account = await store.account(conn, guild_id, account_id)
    if account is None or account.user_id != user_id or not await store_sources.remove(conn, guild_id, account_id):
        raise UserError(text_sources.NOT_LINKED)
    await store.link_account(conn, guild_id, account_id, None)
    if forget:
        await store_sources.remove_read(conn, guild_id, account_id)
    return account


# Refreshing


async def has_due(conn: AsyncConnection, now: datetime, platforms: Collection[Platform]) -> bool:
    """Whether it is anybody's turn."""
    return await store_sources.has_due(conn, now, platforms)


async def claim(conn: AsyncConnection, now: datetime, platforms: Collection[Platform], limit: int) -> Sequence[Link]:
    """Take those whose turn it is, in this process alone. Content of YouTube that would soon be lost is named."""
    taken = await store_sources.claim(conn, now, now + LEASE, platforms, limit)
    return [await _with_stale(conn, each, now) if each.ref.platform is Platform.YOUTUBE else each for each in taken]


async def _with_stale(conn: AsyncConnection, link: Link, now: datetime) -> Link:
    keys = await store_sources.stale(conn, link.guild_id, link.account_id, now - YOUTUBE_AGAIN, now - OF_INTEREST)
    return replace(link, stale=keys)


async def keep(conn: AsyncConnection, link: Link, reading: Reading, now: datetime, *, amended: bool) -> bool:
    """Save what was read, and plan the next turn. False when the account was unlinked meanwhile: nothing is saved."""
    turn = next_turn(link.account_id, now)
    state = {"refreshed_at": now, "failures": 0, "trouble": None, "told": False}
    if not await store_sources.settle(conn, link, turn, state):
        return False
    await _save(conn, link, reading, now + kept_for(link.ref.platform, amended=amended))
    if reading.found.ref.handle != link.ref.handle:
        await store_sources.rename(conn, link.guild_id, link.account_id, reading.found.ref.handle)
    return True


async def _save(conn: AsyncConnection, link: Link, reading: Reading, expires_at: datetime) -> None:
    where, current = (link.guild_id, link.account_id), reading.found.snapshot
    known: Sequence[Snapshot] = await store.snapshots_of(conn, *where, current.at - OF_INTEREST)
    different = {each.key: each for each in reading.contents}
    counted = with_followers(tuple(different.values()), known, current)
    await store.keep_snapshots(conn, *where, [current], expires_at)
    await store.keep_contents(conn, *where, counted, expires_at)


async def failed(conn: AsyncConnection, link: Link, error: SourceError, now: datetime) -> None:
    """Remember why, and plan another try. Who has to know is told once; an account that is gone is unlinked."""
    failures = link.failures + 1
    if error.trouble in GONE and link.trouble in GONE and failures >= GONE_AFTER:
        await _end(conn, link, error, now)
        return
    tell = not link.told and error.trouble not in GONE and failures >= TELL_AFTER
    state = {"failures": failures, "trouble": error.trouble.value, "told": link.told or tell}
    ours = await store_sources.settle(conn, link, try_again(error, failures, now), state)
    if ours and tell:
        await _write(conn, link, error, now, ended=False)


async def _end(conn: AsyncConnection, link: Link, error: SourceError, now: datetime) -> None:
    if not await store_sources.settle(conn, link, now, {}):
        return
    await store_sources.remove(conn, link.guild_id, link.account_id)
    await store.link_account(conn, link.guild_id, link.account_id, None)
    await _write(conn, link, error, now, ended=True)


async def _write(conn: AsyncConnection, link: Link, error: SourceError, now: datetime, *, ended: bool) -> None:
    """By direct message."""
    ref = {"account": link.account_id, "trouble": error.trouble.value, "ended": ended}
    key = f"{LETTER}:{link.account_id}:{now.timestamp():.0f}"
    await enqueue(conn, Errand(link.guild_id, LETTER, key, ref, user_id=link.user_id), now)


async def get(conn: AsyncConnection, guild_id: int, account_id: int) -> Link | None:
    """One link, if the account is linked."""
    return await store_sources.get(conn, guild_id, account_id)


async def account(conn: AsyncConnection, guild_id: int, account_id: int) -> Account | None:
    """An account of the group."""
    return await store.account(conn, guild_id, account_id)


# Quota and retention


async def spend(conn: AsyncConnection, bucket: str, units: int, limit: int, now: datetime) -> bool:
    """Take units out of today's bucket; the day ends in California. False when there are none left."""
    return await store_sources.spend(conn, bucket, pacific_day(now).isoformat(), units, limit)


async def exhaust(conn: AsyncConnection, bucket: str, limit: int, now: datetime) -> None:
    """Nothing is left of today."""
    await store_sources.exhaust(conn, bucket, pacific_day(now).isoformat(), limit)


async def has_old(db: Database, now: datetime, ahead: timedelta, kept: Kept) -> bool:
    """Whether `forget_old` may have something to do."""
    if kept != Kept():  # everything was written down to be kept for as long as usual
        return True
    return await store_sources.has_old(db, now + ahead, now - kept.told, now - kept.typed, _ledger_before(now))


def _ledger_before(now: datetime) -> str:
    return pacific_day(now - _LEDGER_KEPT).isoformat()


async def forget_old(
    conn: AsyncConnection, now: datetime, ahead: timedelta, by: int, kept: Kept | None = None
) -> Counter[int]:
    """Remove what may be kept no longer, or would be too old within `ahead`; `by` is the bot, for the audit log.

    What was to be kept for longer than `kept` allows from now on is kept that long at most. Answers how many rows of
    which group.
    """
    spans = kept or Kept()
    if spans != Kept():
        await store_sources.shorten(conn, now + spans.told, now + spans.typed)
    gone = await store_sources.remove_old(conn, now + ahead, now - spans.told, now - spans.typed)
    await store_sources.forget_days(conn, _ledger_before(now))
    for guild_id, rows in gone.items():
        await desk.record(conn, Act(guild_id, by, FEATURE, "old_numbers_forgotten", details={"rows": rows}), now)
    return gone


async def export(conn: AsyncConnection, guild_id: int, user_id: int) -> Sequence[Mapping[str, Any]]:
    """The links, as plain data for the person."""
    return [
        {
            "platform": each.platform.value,
            "handle": each.handle,
            "linked_at": each.linked_at.isoformat(),
            "refreshed_at": each.refreshed_at.isoformat() if each.refreshed_at else None,
        }
        for each in await store_sources.linked(conn, guild_id, user_id)
    ]
