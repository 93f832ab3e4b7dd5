"""Shared analytics: accounts, content, snapshots and notes."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Moment, Snowflake

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_SOURCES = "source IN ('self-reported', 'imported', 'peer-verified', 'api-public', 'api-authorised')"
_FORMATS = "format IN ('post', 'carousel', 'reel', 'short', 'video', 'story', 'stream', 'other')"
_NOTES = "kind IN ('giveaway', 'shoutout', 'collab', 'paid', 'viral', 'sale', 'other')"
_EXPIRING = sa.text("expires_at IS NOT NULL")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "analytics_accounts",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("user_id", Snowflake, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("handle", sa.Text, nullable=False),
        sa.Column("external_id", sa.Text),
        sa.Column("created_at", Moment, nullable=False),
        sa.UniqueConstraint("guild_id", "user_id", "platform", "handle", name="uq_analytics_accounts_handle"),
        sqlite_strict=True,
    )
    _contents()
    _snapshots()
    op.create_table(
        "analytics_notes",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        _account(primary_key=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("since", Moment, nullable=False),
        sa.Column("until", Moment, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.CheckConstraint(_NOTES, name="kind"),
        sqlite_strict=True,
    )
    op.create_index("ix_analytics_notes_account_id", "analytics_notes", ["account_id"])


def _account(*, primary_key: bool) -> "sa.Column[int]":
    of = sa.ForeignKey("analytics_accounts.id", ondelete="CASCADE")
    return sa.Column("account_id", Snowflake, of, primary_key=primary_key, nullable=False)


def _contents() -> None:
    counted = ("likes", "comments", "shares", "saves", "views", "reach", "impressions")
    op.create_table(
        "analytics_contents",
        _account(primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("published_at", Moment, nullable=False),
        sa.Column("captured_at", Moment, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("sponsored", Flag, nullable=False),
        sa.Column("repost", Flag, nullable=False),
        *(sa.Column(name, Snowflake) for name in counted),
        sa.Column("followers", Snowflake),
        sa.Column("followers_at_capture", Flag, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("expires_at", Moment),
        sa.CheckConstraint(_FORMATS, name="format"),
        sa.CheckConstraint(_SOURCES, name="source"),
        sqlite_strict=True,
    )
    op.create_index("ix_analytics_contents_newest", "analytics_contents", ["account_id", "published_at"])
    _index_expiring("contents")


def _snapshots() -> None:
    op.create_table(
        "analytics_snapshots",
        _account(primary_key=True),
        sa.Column("at", Moment, primary_key=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("followers", Snowflake),
        sa.Column("following", Snowflake),
        sa.Column("contents", Snowflake),
        sa.Column("quantum", sa.Integer, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("expires_at", Moment),
        sa.CheckConstraint(_SOURCES, name="source"),
        sqlite_strict=True,
    )
    _index_expiring("snapshots")


def _index_expiring(what: str) -> None:
    name, columns = f"ix_analytics_{what}_expiring", ["expires_at"]
    op.create_index(name, f"analytics_{what}", columns, sqlite_where=_EXPIRING, postgresql_where=_EXPIRING)
