"""Consistency can be shared, who is under 18 has said so, and the numbers of those who left go."""

import sqlalchemy as sa
from alembic import op

from bot.db import Moment, Snowflake

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """SQLite changes no check of a table, so on both engines the shares are kept aside while theirs is made anew."""
    op.execute("CREATE TABLE analytics_shares_kept AS SELECT * FROM analytics_shares")
    op.drop_table("analytics_shares")
    _shares()
    op.execute("INSERT INTO analytics_shares SELECT * FROM analytics_shares_kept")
    op.drop_table("analytics_shares_kept")
    op.create_table(
        "analytics_minors",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("at", Moment, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "analytics_leavers",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("due_at", Moment, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_analytics_leavers_due_at", "analytics_leavers", ["due_at"])


def _shares() -> None:
    op.create_table(
        "analytics_shares",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("platform", sa.Text, primary_key=True),
        sa.Column("measure", sa.Text, primary_key=True),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("consent", sa.Integer, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.CheckConstraint("measure IN ('rate', 'growth', 'followers', 'consistency')", name="measure"),
        sa.CheckConstraint("level BETWEEN 1 AND 4", name="level"),
        sqlite_strict=True,
    )
    op.create_index("ix_analytics_shares_measure", "analytics_shares", ["guild_id", "platform", "measure", "level"])
