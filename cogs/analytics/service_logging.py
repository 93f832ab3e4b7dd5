"""Logging by hand: followers and content; changing and removing what is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypedDict

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.analytics import model_follows, service, store, store_logging, text
from cogs.analytics.model import FROM_PLATFORM, Account, Content, Format, Numbers, Snapshot, Source
from cogs.analytics.model_counts import count
from cogs.analytics.model_days import published
from cogs.analytics.model_formulas import may_derive
from cogs.analytics.model_logging import Draft, Known, Refused, default_format, kind_of, read_lines
from cogs.analytics.model_matching import Matched, Told, match, tag
from cogs.analytics.model_sources import TYPED_KEPT

MOST_CONTENTS = 20_000
"""Of one account."""
_DAY = timedelta(days=1)
_WEEK = timedelta(days=8)


class Answers(TypedDict, total=False):
    """What the form brings: an account's choice, typed texts, and the choices of the last menu."""

    account: Sequence[str]
    followers: str
    contents: str
    published: str
    kind: Sequence[str]


@dataclass(frozen=True, slots=True)
class Logged:
    """What came of it. `at` is the moment all of it was counted at."""

    account: Account
    snapshot: Snapshot | None
    matched: Matched
    refused: tuple[Refused, ...]
    at: datetime


async def log(conn: AsyncConnection, by: By, answers: Answers) -> Logged:
    """Keep what the form says. Lines that cannot be read are answered, the others are kept. Raises UserError."""
    clock = await service.zone(conn, by)
    at = by.now.replace(microsecond=0)
    kind, sponsored = kind_of(answers.get("kind") or ())
    followers, following = model_follows.read(answers.get("followers") or "")
    day = (answers.get("published") or "").strip()
    known = Known(by.now, clock, published(day, by.now, clock) if day else None, kind, sponsored)
    drafts, refused = read_lines(answers.get("contents") or "", known)
    if followers is None and not drafts and not refused:
        raise UserError(text.NOTHING_TYPED)
    account = await service.choose(conn, by, "".join((answers.get("account") or ())[:1]))
    snapshot = Snapshot(at=at, followers=followers, following=following) if followers is not None else None
    if snapshot is not None:
        await store.keep_snapshots(conn, by.guild_id, account.id, [snapshot], at + TYPED_KEPT)
    await room_for(conn, account, len(drafts))
    told = Told(Source.SELF_REPORTED, at, clock, default_format(account.platform), followers)
    matched = await keep_drafts(conn, account, drafts, told)
    return Logged(account, snapshot, matched, refused, at)


async def keep_drafts(conn: AsyncConnection, account: Account, drafts: Sequence[Draft], told: Told) -> Matched:
    """Match drafts with what is kept of their days, and keep them.

    Followers that YouTube told are never put beside what was typed in: a rate would be made of them, and kept for long.
    """
    if not drafts:
        return Matched()
    moments = [each.when.at for each in drafts]
    first, last = min(moments) - _DAY, max(moments) + _DAY
    known = await store_logging.contents_between(conn, account.guild_id, account.id, first, last)
    around = (first - _WEEK, last + _WEEK)
    untold = any(each.followers is None for each in drafts)
    taken = await store_logging.snapshots_around(conn, account.guild_id, account.id, *around) if untold else ()
    own = [each for each in taken if may_derive(account.platform, each.source, youtube_allowed=False)]
    matched = match(drafts, known, own, told)
    await store.keep_contents(conn, account.guild_id, account.id, matched.to_keep, told.at + TYPED_KEPT)
    return matched


async def room_for(conn: AsyncConnection, account: Account, number: int) -> None:
    """Raise UserError when so much more content would be too much."""
    if await store_logging.number_of_contents(conn, account.guild_id, account.id) + number > MOST_CONTENTS:
        raise UserError(text.too_many_contents(MOST_CONTENTS))


# One piece of content


async def content(conn: AsyncConnection, by: By, account_id: int, name: str) -> tuple[Account, Content]:
    """One of the person's own, by the tag of its key. Raises UserError."""
    account = await service.mine(conn, by, account_id)
    for each in await store.contents_of(conn, by.guild_id, account.id, limit=MOST_CONTENTS):
        if tag(each.key) == name:
            return account, each
    raise UserError(text.NO_SUCH_CONTENT)


async def page(conn: AsyncConnection, by: By, account_id: int, number: int, size: int) -> tuple[Content, ...]:
    """A page of the person's content, and the first of the next one."""
    account = await service.mine(conn, by, account_id)
    return await store_logging.page_of_contents(conn, by.guild_id, account.id, max(0, number) * size, size + 1)


async def correct(conn: AsyncConnection, by: By, account_id: int, name: str, typed: Mapping[str, str]) -> Content:
    """Put in what was typed, for each of the numbers named; a blank one is unknown. Raises UserError."""
    account, old = await content(conn, by, account_id, name)
    if old.source in FROM_PLATFORM:
        raise UserError(text.FROM_THE_PLATFORM)
    numbers = replace(old.numbers, **{each: count(answer) for each, answer in typed.items()})
    if numbers == Numbers():
        raise UserError(text.NO_NUMBER_LEFT)
    at = by.now.replace(microsecond=0)
    new = replace(old, numbers=numbers, captured_at=at, source=Source.SELF_REPORTED)
    await store.keep_contents(conn, by.guild_id, account.id, [new], at + TYPED_KEPT)
    return new


async def describe(
    conn: AsyncConnection, by: By, account_id: int, name: str, kind: Format | None, *, sponsored: bool | None
) -> Content:
    """Say what kind of content it is, or whether it is sponsored; None leaves it. Raises UserError."""
    account, old = await content(conn, by, account_id, name)
    new = replace(old, format=kind or old.format, sponsored=old.sponsored if sponsored is None else sponsored)
    await store_logging.say_about(conn, by.guild_id, account.id, old.key, new.format, sponsored=new.sponsored)
    return new


async def remove_content(conn: AsyncConnection, by: By, account_id: int, name: str) -> None:
    """Remove it. Raises UserError when it is not there, or not theirs."""
    account, old = await content(conn, by, account_id, name)
    await store.remove_content(conn, by.guild_id, account.id, old.key)
