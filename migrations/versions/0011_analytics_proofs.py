"""Shared analytics: questions to the moderators about a screenshot."""

import sqlalchemy as sa
from alembic import op

from bot.db import Moment, Snowflake

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    account = sa.ForeignKey("analytics_accounts.id", ondelete="CASCADE")
    op.create_table(
        "analytics_proofs",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("account_id", Snowflake, account, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("asked_at", Moment, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("channel_id", Snowflake),
        sa.Column("message_id", Snowflake),
        sa.CheckConstraint("state IN ('open', 'confirmed', 'declined', 'withdrawn')", name="state"),
        sa.UniqueConstraint("account_id", "at", name="uq_analytics_proofs_at"),
        sqlite_strict=True,
    )
