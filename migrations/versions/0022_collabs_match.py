"""The collab board: who does not want to meet whom any more, and the words that requests are found by."""

import sqlalchemy as sa
from alembic import op

from bot.db import Moment, Snowflake

revision = "0022"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _blocks()
    _texts()


def _blocks() -> None:
    op.create_table(
        "collabs_blocks",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("blocked_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("at", Moment, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_collabs_blocks_blocked", "collabs_blocks", ["guild_id", "blocked_id"])


def _texts() -> None:
    op.create_table(
        "collabs_texts",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("request_id", Snowflake, sa.ForeignKey("collabs_requests.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("folded", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_collabs_texts_request", "collabs_texts", ["request_id"])
