"""What people share of their numbers, where it was posted, and a group's own benchmarks."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Json, Moment, Snowflake

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "analytics_shares",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("platform", sa.Text, primary_key=True),
        sa.Column("measure", sa.Text, primary_key=True),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("consent", sa.Integer, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.CheckConstraint("measure IN ('rate', 'growth', 'followers')", name="measure"),
        sa.CheckConstraint("level BETWEEN 1 AND 4", name="level"),
        sqlite_strict=True,
    )
    op.create_index("ix_analytics_shares_measure", "analytics_shares", ["guild_id", "platform", "measure", "level"])
    op.create_table(
        "analytics_boards",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("without_staff", Flag, nullable=False),
        sqlite_strict=True,
    )
    _posts()
    _benchmarks()


def _posts() -> None:
    op.create_table(
        "analytics_posts",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("ref", Json, nullable=False),
        sa.Column("channel_id", Snowflake, nullable=False),
        sa.Column("message_id", Snowflake),
        sa.Column("stale", Flag, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.CheckConstraint("kind IN ('board', 'card')", name="kind"),
        sqlite_strict=True,
    )
    op.create_table(
        "analytics_post_people",
        sa.Column("post_id", Snowflake, sa.ForeignKey("analytics_posts.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("platform", sa.Text, primary_key=True),
        sa.Column("measure", sa.Text, primary_key=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_analytics_post_people_user", "analytics_post_people", ["guild_id", "user_id"])


def _benchmarks() -> None:
    op.create_table(
        "analytics_benchmarks",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("since", Snowflake, nullable=False),
        sa.Column("until", Snowflake),
        sa.Column("thousandths", sa.Integer, nullable=False),
        sa.Column("statistic", sa.Text, nullable=False),
        sa.Column("metric", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("year", sa.Integer, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_analytics_benchmarks_guild_id", "analytics_benchmarks", ["guild_id"])
    op.create_table(
        "analytics_hidden_benchmarks",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, primary_key=True),
        sqlite_strict=True,
    )
