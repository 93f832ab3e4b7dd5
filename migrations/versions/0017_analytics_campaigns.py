"""Shared analytics: what campaigns with brand partners brought."""

import sqlalchemy as sa
from alembic import op

from bot.db import Moment, Snowflake

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "analytics_campaigns",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("user_id", Snowflake, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("platform", sa.Text),
        sa.Column("handle", sa.Text, nullable=False),
        sa.Column("pay", sa.Text),
        sa.Column("fee_minor", Snowflake),
        sa.Column("fee_currency", sa.Text),
        sa.Column("cost_minor", Snowflake),
        sa.Column("cost_currency", sa.Text),
        sa.Column("revenue_minor", Snowflake),
        sa.Column("revenue_currency", sa.Text),
        sa.Column("reach", Snowflake),
        sa.Column("views", Snowflake),
        sa.Column("engagements", Snowflake),
        sa.Column("clicks", Snowflake),
        sa.Column("sign_ups", Snowflake),
        sa.Column("orders", Snowflake),
        sa.Column("attribution", sa.Text),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("updated_at", Moment, nullable=False),
        sa.CheckConstraint("pay IN ('fee', 'product', 'experience', 'affiliate', 'nothing')", name="pay"),
        sa.CheckConstraint("attribution IN ('code', 'utm', 'self-report')", name="attribution"),
        sqlite_strict=True,
    )
    op.create_index("ix_analytics_campaigns_person", "analytics_campaigns", ["guild_id", "user_id"])
