"""When and where groups want their weekly digest."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Moment, Snowflake

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "digest_plans",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("weekday", sa.Integer, nullable=False),
        sa.Column("hour", sa.Integer, nullable=False),
        sa.Column("channel_id", Snowflake),
        sa.Column("is_on", Flag, nullable=False),
        sa.Column("is_light", Flag, nullable=False),
        sa.Column("told_until", Moment),
        sa.Column("due_at", Moment),
        sa.Column("trouble", sa.Text),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        sa.CheckConstraint("hour BETWEEN 0 AND 23", name="hour"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_digest_plans_due",
        "digest_plans",
        ["due_at"],
        sqlite_where=sa.text("due_at IS NOT NULL"),
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
