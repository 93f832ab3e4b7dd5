"""Shoutouts: who is on the roster, and where each newcomer's hello is."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Moment, Snowflake

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "shoutouts_roster",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("entered_at", Moment, nullable=False),
        sa.Column("front", Flag, nullable=False),
        sa.Column("opted_in", Flag, nullable=False),
        sa.Column("hello_channel_id", Snowflake),
        sa.Column("hello_message_id", Snowflake),
        sqlite_strict=True,
    )
