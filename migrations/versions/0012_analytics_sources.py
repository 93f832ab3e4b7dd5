"""Linked accounts, and what is left of a platform's quota."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Moment, Snowflake

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_TROUBLES = "trouble IN ('not-found', 'not-professional', 'hidden', 'auth', 'permission', 'busy', 'quota', 'upstream')"


def upgrade() -> None:
    """Create the tables."""
    of = sa.ForeignKey("analytics_accounts.id", ondelete="CASCADE")
    op.create_table(
        "analytics_links",
        sa.Column("account_id", Snowflake, of, primary_key=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("external_id", sa.Text, nullable=False),
        sa.Column("linked_at", Moment, nullable=False),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("leased_until", Moment),
        sa.Column("refreshed_at", Moment),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("trouble", sa.Text),
        sa.Column("told", Flag, nullable=False),
        sa.UniqueConstraint("guild_id", "platform", "external_id", name="uq_analytics_links_external_id"),
        sa.CheckConstraint(_TROUBLES, name="ck_analytics_links_trouble"),
        sqlite_strict=True,
    )
    op.create_index("ix_analytics_links_due_at", "analytics_links", ["due_at"])
    op.create_table(
        "analytics_quota",
        sa.Column("bucket", sa.Text, primary_key=True),
        sa.Column("day", sa.Text, primary_key=True),
        sa.Column("used", sa.Integer, nullable=False),
        sqlite_strict=True,
    )
