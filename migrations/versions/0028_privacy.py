"""The clocks before deletions. Who left with numbers was remembered apart, and has one of them now."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Moment, Snowflake

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, and move those who left into it. A week has 604,800,000,000 microseconds."""
    op.create_table(
        "privacy_clocks",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("asked_at", Moment),
        sa.Column("by_moderator", Flag, nullable=False),
        sa.Column("left_at", Moment),
        sa.Column("due_at", Moment, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_privacy_clocks_due_at", "privacy_clocks", ["due_at"])
    op.execute(
        "INSERT INTO privacy_clocks (guild_id, user_id, by_moderator, left_at, due_at) "
        "SELECT guild_id, user_id, 0, due_at - 604800000000, due_at FROM analytics_leavers"
    )
    op.drop_index("ix_analytics_leavers_due_at", "analytics_leavers")
    op.drop_table("analytics_leavers")
