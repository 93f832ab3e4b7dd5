"""Looking at accounts, asking their creator first and only them, and what they answer. No Discord.

A look is worked out by `model_check_look`, off the event loop: `known` hands over what it takes; `conclude`, `settle`
and `seen` save what follows. A matter is open until a note covers it or the numbers do not show it any more. Whoever
looks at it sees the present numbers, and what closed it meanwhile has closed it. Moderators see one only with the
creator's consent, a week after the creator could see it: that is in `service_verification`.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from bot.errors import UserError
from bot.outbox_store import Errand, enqueue
from cogs.analytics import store, store_checks, store_notes, text_checks
from cogs.analytics.model import Account, Note, NoteKind
from cogs.analytics.model_check import HISTORY, Look, Outcome, badge
from cogs.analytics.model_check_look import Given, look
from cogs.analytics.model_check_matter import (
    LONGEST_CONTEXT,
    Checked,
    Known,
    Matter,
    MatterState,
    may_ask_again,
)
from cogs.analytics.model_formulas import derivable, may_derive
from cogs.contact import service as contact
from cogs.contact.model import Way

NOTICE = "analytics.notice"
"""The errand of a private message about a matter."""


# Looking


async def has_unlooked(db: Database) -> bool:
    """Whether an account has no daily look yet."""
    return await store_checks.has_unlooked(db)


async def expect(conn: AsyncConnection, now: datetime) -> None:
    """Plan a daily look for every account that has none; repeatable."""
    await store_checks.expect(conn, now)


async def claim(conn: AsyncConnection, now: datetime, limit: int) -> Sequence[tuple[int, int]]:
    """Group and account of those whose daily look is due and whose numbers changed, or who have an open matter."""
    due = await store_checks.claim(conn, now, limit)
    return [each for each in due if await _is_worth_it(conn, *each)]


async def late(conn: AsyncConnection, guild_id: int, before: datetime) -> tuple[int, datetime | None]:
    """How many looks were due before that and not done, and since when."""
    return await store_checks.late(conn, guild_id, before)


async def _is_worth_it(conn: AsyncConnection, guild_id: int, account_id: int) -> bool:
    return await store_checks.has_news(conn, guild_id, account_id) or (
        await open_matter(conn, guild_id, account_id) is not None
    )


async def known(
    conn: AsyncConnection, guild_id: int, account_id: int, now: datetime, *, youtube_allowed: bool
) -> Known | None:
    """What is known of the account and may be looked at; None when it is gone.

    Without YouTube's permission nothing is worked out from the numbers of its API.
    """
    account = await store.account(conn, guild_id, account_id)
    return await _known(conn, account, now, youtube_allowed) if account is not None else None


async def known_of(
    conn: AsyncConnection, guild_id: int, user_id: int, now: datetime, *, youtube_allowed: bool
) -> tuple[Known, ...]:
    """The same for all accounts of a person."""
    accounts = await store.accounts_of(conn, guild_id, user_id)
    return tuple([await _known(conn, account, now, youtube_allowed) for account in accounts])


async def _known(conn: AsyncConnection, account: Account, now: datetime, youtube_allowed: bool) -> Known:  # noqa: FBT001
    since, platform = now - HISTORY, account.platform
    contents = await store.contents_of(conn, account.guild_id, account.id, since)
    snapshots = await store.snapshots_of(conn, account.guild_id, account.id, since)
    given = Given(
        platform=platform,
        contents=derivable(contents, platform, youtube_allowed),
        snapshots=[each for each in snapshots if may_derive(platform, each.source, youtube_allowed)],
        notes=await store_notes.of_account(conn, account.guild_id, account.id),
    )
    return Known(account, given, badge(contents, now))


async def conclude(conn: AsyncConnection, about: Known, found: Look, now: datetime) -> None:
    """Open a matter, let one go on, or close it, and have the creator told about a new one."""
    if await settle(conn, about, found, now) is None:
        opened = await _open(conn, about.account, found, now)
        if opened is not None:
            await _tell(conn, about.account, opened.id, now)


async def _open(conn: AsyncConnection, account: Account, found: Look, now: datetime) -> Matter | None:
    asked = await store_checks.matters_of_account(conn, account.guild_id, account.id)
    if (span := _span(found)) is None or not may_ask_again(asked[-1].opened_at if asked else None, now):
        return None
    number = await store_checks.open_matter(conn, (account.guild_id, account.user_id, account.id), span, now)
    return await store_checks.matter(conn, account.guild_id, number) if number is not None else None


async def settle(conn: AsyncConnection, about: Known, found: Look, now: datetime) -> Matter | None:
    """Let an open matter go on, or close it, as the present numbers and notes say. Answers it if it is still open."""
    matter = await open_matter(conn, about.account.guild_id, about.account.id)
    if matter is None:
        return None
    if (span := _span(found)) is not None:
        await store_checks.move(conn, matter.guild_id, matter.id, span)
        return replace(matter, since=span[0], until=span[1])
    state = MatterState.EXPLAINED if matter.is_explained(tuple(about.given.notes)) else MatterState.PASSED
    await store_checks.close(conn, matter.guild_id, matter.id, state, now)
    return None


def _span(found: Look) -> tuple[datetime, datetime] | None:
    since, until = found.since, found.until
    return (since, until) if found.outcome is Outcome.UNUSUAL and since is not None and until is not None else None


async def _tell(conn: AsyncConnection, account: Account, matter_id: int, now: datetime) -> None:
    """By direct message, if they are open and the person did not ask for silence. Else the panel tells them.

    Never in their private thread: moderators can read those.
    """
    person = await contact.person(conn, account.guild_id, account.user_id)
    silent = person.way is Way.THREAD or (person.way is Way.NONE and person.chosen > 0)
    if silent or person.dm_closed_at is not None:
        return
    ref = {"matter": matter_id}
    errand = Errand(account.guild_id, NOTICE, f"{NOTICE}:{matter_id}", ref, user_id=account.user_id)
    due_at = await contact.allowed(conn, account.guild_id, account.user_id, now)
    await enqueue(conn, errand, now, due_at=due_at)


async def open_matter(conn: AsyncConnection, guild_id: int, account_id: int) -> Matter | None:
    """What is being asked about the account."""
    found = await store_checks.matters_of_account(conn, guild_id, account_id)
    return next((each for each in found if each.is_open), None)


async def look_again(
    conn: AsyncConnection, guild_id: int, account_id: int, now: datetime, *, youtube_allowed: bool
) -> None:
    """Close what the present numbers and notes close. Call it when a note was added or taken away."""
    if await open_matter(conn, guild_id, account_id) is None:
        return
    about = await known(conn, guild_id, account_id, now, youtube_allowed=youtube_allowed)
    if about is not None:
        await settle(conn, about, look(about.given, now), now)


# What the creator sees and says


async def seen(conn: AsyncConnection, about: Known, found: Look, now: datetime) -> Checked:
    """An account as its creator sees it now. What they see first needs no letter: seeing it is being told of it."""
    matter = await settle(conn, about, found, now) or await _open(conn, about.account, found, now)
    if matter is not None and matter.told_at is None:
        await store_checks.told(conn, matter.guild_id, matter.id, now)
        matter = replace(matter, told_at=now)
    return Checked(about.account, found, matter, about.badge)


async def told(conn: AsyncConnection, guild_id: int, matter_id: int, now: datetime) -> None:
    """The private message arrived."""
    await store_checks.told(conn, guild_id, matter_id, now)


async def waits(conn: AsyncConnection, guild_id: int, user_id: int) -> bool:
    """Whether there is something the person was not told yet: for the panel, where they see it next."""
    found = await store_checks.matters_of(conn, guild_id, user_id)
    return any(each.is_open and each.told_at is None for each in found)


async def in_question(conn: AsyncConnection, guild_id: int, matter_id: int) -> int:
    """The account of an open matter of this group; 0, which is no account, when there is no such matter."""
    found = await store_checks.matter(conn, guild_id, matter_id)
    return found.account_id if found is not None and found.is_open else 0


async def mine(conn: AsyncConnection, guild_id: int, user_id: int, matter_id: int) -> Matter:
    """The person's own open matter. Raises UserError when it is closed, or not theirs."""
    found = await store_checks.matter(conn, guild_id, matter_id)
    if found is None or found.user_id != user_id:
        raise UserError(text_checks.NOT_YOURS)
    if not found.is_open:
        raise UserError(text_checks.CLOSED_BEFORE)
    return found


async def explain(conn: AsyncConnection, matter: Matter, kind: NoteKind, words: str, now: datetime) -> None:
    """Add context: a note over all of the matter, which closes it. Raises UserError when that was done before."""
    if not await store_checks.close(conn, matter.guild_id, matter.id, MatterState.EXPLAINED, now):
        raise UserError(text_checks.CLOSED_BEFORE)
    tidy = " ".join(words.split())[:LONGEST_CONTEXT]
    note = Note(id=0, kind=kind, since=matter.since, until=matter.until, words=tidy)
    await store_notes.add(conn, matter.guild_id, matter.account_id, note)
