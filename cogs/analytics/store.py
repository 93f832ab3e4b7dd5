"""Every SQL statement about accounts, content and snapshots.

Notes, sharing, sources and checks have stores of their own. Of each piece of content only the newest numbers are kept:
growth is read from snapshots.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Row,
    Text,
    UniqueConstraint,
    bindparam,
    delete,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Flag, Moment, Snowflake, partial_index, row_id, table, upsert
from cogs.analytics.model import Account, Content, Format, Numbers, Snapshot, Source
from cogs.analytics.store_statements import content_statement, snapshot_statement
from cogs.profiles.model import Platform

_SOURCES = ", ".join(f"'{source}'" for source in Source)
_FORMATS = ", ".join(f"'{each}'" for each in Format)
_COUNTED = ("likes", "comments", "shares", "saves", "views", "reach", "impressions")

accounts = table(
    "analytics_accounts",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("platform", Text, nullable=False),
    Column("handle", Text, nullable=False),
    Column("external_id", Text),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("guild_id", "user_id", "platform", "handle", name="uq_analytics_accounts_handle"),
)
contents = table(
    "analytics_contents",
    Column("account_id", Snowflake, ForeignKey("analytics_accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("published_at", Moment, nullable=False),
    Column("captured_at", Moment, nullable=False),
    Column("format", Text, nullable=False),
    Column("sponsored", Flag, nullable=False),
    Column("repost", Flag, nullable=False),
    *(Column(name, Snowflake) for name in _COUNTED),
    Column("followers", Snowflake),
    Column("followers_at_capture", Flag, nullable=False),
    Column("source", Text, nullable=False),
    Column("expires_at", Moment),
    CheckConstraint(f"format IN ({_FORMATS})", name="format"),
    CheckConstraint(f"source IN ({_SOURCES})", name="source"),
    Index("ix_analytics_contents_newest", "account_id", "published_at"),
    partial_index("ix_analytics_contents_expiring", "expires_at", where=text("expires_at IS NOT NULL")),
)
snapshots = table(
    "analytics_snapshots",
    Column("account_id", Snowflake, ForeignKey("analytics_accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("at", Moment, primary_key=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("followers", Snowflake),
    Column("following", Snowflake),
    Column("contents", Snowflake),
    Column("quantum", Integer, nullable=False),
    Column("source", Text, nullable=False),
    Column("expires_at", Moment),
    CheckConstraint(f"source IN ({_SOURCES})", name="source"),
    partial_index("ix_analytics_snapshots_expiring", "expires_at", where=text("expires_at IS NOT NULL")),
)


_HERE, _ACCOUNT = bindparam("guild_id", type_=Snowflake), bindparam("account_id", type_=Snowflake)
_PERSON = bindparam("user_id", type_=Snowflake)
_KEEP_ACCOUNT = upsert(accounts).on_conflict_do_nothing()
_FIND = select(accounts).where(accounts.c.guild_id == _HERE)
_ACCOUNT_OF_ID = _FIND.where(accounts.c.id == _ACCOUNT)
_ACCOUNTS_OF = _FIND.where(accounts.c.user_id == _PERSON).order_by(accounts.c.id)
_ACCOUNT_OF_NAME = _FIND.where(
    accounts.c.user_id == _PERSON,
    accounts.c.platform == bindparam("platform"),
    accounts.c.handle == bindparam("handle"),
)
_ACCOUNTS_OF_PEOPLE = _FIND.where(
    accounts.c.user_id.in_(bindparam("user_ids", type_=Snowflake, expanding=True))
).order_by(accounts.c.id)
_LINK = update(accounts).where(accounts.c.guild_id == bindparam("group"), accounts.c.id == bindparam("account"))
_REMOVE_PERSON = delete(accounts).where(accounts.c.guild_id == _HERE, accounts.c.user_id == _PERSON)
_EVER = datetime.min.replace(tzinfo=UTC)
_CONTENTS = (
    select(contents)
    .where(contents.c.guild_id == _HERE, contents.c.account_id == _ACCOUNT)
    .where(contents.c.published_at >= bindparam("since"))
    .order_by(contents.c.published_at.desc(), contents.c.key)
)
_NEWEST_CONTENTS = _CONTENTS.limit(bindparam("most", type_=Integer))
_SNAPSHOTS = (
    select(snapshots)
    .where(snapshots.c.guild_id == _HERE, snapshots.c.account_id == _ACCOUNT, snapshots.c.at >= bindparam("since"))
    .order_by(snapshots.c.at)
)
_KEEP_CONTENTS, _KEEP_SNAPSHOTS = content_statement(contents), snapshot_statement(snapshots)


# Accounts


async def keep_account(
    conn: AsyncConnection, guild_id: int, user_id: int, platform: Platform, handle: str, now: datetime
) -> Account:
    """The person's account of that name, new or as it was."""
    row = {"guild_id": guild_id, "user_id": user_id, "platform": platform, "handle": handle}
    await conn.execute(_KEEP_ACCOUNT, row | {"created_at": now})
    return _account((await conn.execute(_ACCOUNT_OF_NAME, row)).one())


async def account(conn: AsyncConnection, guild_id: int, account_id: int) -> Account | None:
    """An account of this group."""
    found = await conn.execute(_ACCOUNT_OF_ID, {"guild_id": guild_id, "account_id": account_id})
    return _account(row) if (row := found.first()) is not None else None


async def accounts_of(conn: AsyncConnection, guild_id: int, user_id: int) -> tuple[Account, ...]:
    """The person's accounts, in the order in which they came."""
    found = await conn.execute(_ACCOUNTS_OF, {"guild_id": guild_id, "user_id": user_id})
    return tuple(map(_account, found))


async def accounts_of_people(conn: AsyncConnection, guild_id: int, user_ids: Collection[int]) -> tuple[Account, ...]:
    """The accounts of some hundred people at once."""
    found = await conn.execute(_ACCOUNTS_OF_PEOPLE, {"guild_id": guild_id, "user_ids": list(user_ids)})
    return tuple(map(_account, found))


async def link_account(conn: AsyncConnection, guild_id: int, account_id: int, external_id: str | None) -> None:
    """Note the platform's own name for the account; None when it is not linked any more."""
    await conn.execute(_LINK, {"group": guild_id, "account": account_id, "external_id": external_id})


async def remove_account(conn: AsyncConnection, guild_id: int, account_id: int) -> None:
    """Remove an account with everything that was counted for it."""
    await conn.execute(delete(accounts).where(accounts.c.guild_id == guild_id, accounts.c.id == account_id))


async def remove_person(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
    """Remove all accounts of a person with everything that was counted for them."""
    await conn.execute(_REMOVE_PERSON, {"guild_id": guild_id, "user_id": user_id})


def _account(row: Row[Any]) -> Account:
    return Account(
        id=row.id,
        guild_id=row.guild_id,
        user_id=row.user_id,
        platform=Platform(row.platform),
        handle=row.handle,
        external_id=row.external_id,
    )


# Content


async def keep_contents(
    conn: AsyncConnection,
    guild_id: int,
    account_id: int,
    found: Sequence[Content],
    expires_at: datetime | None = None,
) -> None:
    """Save content, or its newer numbers. What was counted earlier than what is stored changes nothing."""
    if not found:
        return
    whose = {"guild_id": guild_id, "account_id": account_id, "expires_at": expires_at}
    await conn.execute(_KEEP_CONTENTS, [whose | _columns(each) for each in found])


async def contents_of(
    conn: AsyncConnection, guild_id: int, account_id: int, since: datetime | None = None, limit: int | None = None
) -> tuple[Content, ...]:
    """The account's content, newest first."""
    asked = {"guild_id": guild_id, "account_id": account_id, "since": since or _EVER}
    if limit is None:
        return tuple(map(content_of_row, await conn.execute(_CONTENTS, asked)))
    return tuple(map(content_of_row, await conn.execute(_NEWEST_CONTENTS, asked | {"most": limit})))


async def remove_content(conn: AsyncConnection, guild_id: int, account_id: int, key: str) -> None:
    """Remove one piece of content."""
    one = (contents.c.guild_id == guild_id, contents.c.account_id == account_id, contents.c.key == key)
    await conn.execute(delete(contents).where(*one))


def _columns(content: Content) -> dict[str, Any]:
    columns = _fields(content)
    counted = columns.pop("numbers")
    return columns | _fields(counted)


def _fields(record: Content | Numbers | Snapshot) -> dict[str, Any]:
    """The fields as they are; `asdict` copies each value, which five thousand lines of a file would feel."""
    return {name: getattr(record, name) for name in record.__dataclass_fields__}


def content_of_row(row: Row[Any]) -> Content:
    """A row of `contents` as the content it is."""
    # no guild: the row was asked for with its guild
    return Content(
        key=row.key,
        published_at=row.published_at,
        captured_at=row.captured_at,
        numbers=Numbers(**{name: getattr(row, name) for name in _COUNTED}),
        format=Format(row.format),
        sponsored=row.sponsored,
        repost=row.repost,
        followers=row.followers,
        followers_at_capture=row.followers_at_capture,
        source=Source(row.source),
    )


# Snapshots


async def keep_snapshots(
    conn: AsyncConnection,
    guild_id: int,
    account_id: int,
    taken: Sequence[Snapshot],
    expires_at: datetime | None = None,
) -> None:
    """Save snapshots; one of the same moment is replaced."""
    if not taken:
        return
    whose = {"guild_id": guild_id, "account_id": account_id, "expires_at": expires_at}
    await conn.execute(_KEEP_SNAPSHOTS, [whose | _fields(each) for each in taken])


async def snapshots_of(
    conn: AsyncConnection, guild_id: int, account_id: int, since: datetime | None = None
) -> tuple[Snapshot, ...]:
    """The account's snapshots, oldest first."""
    asked = {"guild_id": guild_id, "account_id": account_id, "since": since or _EVER}
    return tuple(map(snapshot_of_row, await conn.execute(_SNAPSHOTS, asked)))


def snapshot_of_row(row: Row[Any]) -> Snapshot:
    """A row of `snapshots` as the snapshot it is."""
    # no guild: the row was asked for with its guild
    return Snapshot(
        at=row.at,
        followers=row.followers,
        following=row.following,
        contents=row.contents,
        quantum=row.quantum,
        source=Source(row.source),
    )
