"""The tables of contact: how people asked to be reached, and letters that wait for a thread."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Json, Moment, Snowflake

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "contact_people",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("way", sa.Text, nullable=False),
        sa.Column("thread_id", Snowflake),
        sa.Column("chosen", sa.Integer, nullable=False),
        sa.Column("dm_closed_at", Moment),
        sa.Column("notice", sa.Text),
        sa.Column("changed_at", Moment, nullable=False),
        sa.CheckConstraint("way IN ('none', 'dm', 'thread')", name="ck_contact_people_way"),
        sa.CheckConstraint("notice IN ('dm_closed', 'no_thread')", name="ck_contact_people_notice"),
        sqlite_strict=True,
    )
    op.create_table(
        "contact_letters",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("user_id", Snowflake, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("ref", Json, nullable=False),
        sa.Column("due_at", Moment),
        sa.Column("again", Flag, nullable=False),
        sqlite_strict=True,
    )
