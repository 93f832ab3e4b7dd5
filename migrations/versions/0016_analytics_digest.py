"""Shared analytics: who asked for a weekly card."""

import sqlalchemy as sa
from alembic import op

from bot.db import Moment, Snowflake

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "analytics_digests",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("chosen", sa.Integer, nullable=False),
        sa.Column("asked_at", Moment, nullable=False),
        sa.Column("due_at", Moment),
        sa.Column("closed_at", Moment),
        sqlite_strict=True,
    )
    op.create_index("ix_analytics_digests_due_at", "analytics_digests", ["due_at"])
