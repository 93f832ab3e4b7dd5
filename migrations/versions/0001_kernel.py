"""The kernel: the outbox and the facts of this installation."""

import sqlalchemy as sa
from alembic import op

from bot.db import Json, Moment, Snowflake

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WAITING = sa.text("state = 'waiting'")


def upgrade() -> None:
    """Create both tables."""
    op.create_table(
        "facts",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "outbox",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("ref", Json, nullable=False),
        sa.Column("channel_id", Snowflake),
        sa.Column("user_id", Snowflake),
        sa.Column("nonce", sa.Text, nullable=False),
        sa.Column("marker", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("first_tried_at", Moment),
        sa.Column("leased_until", Moment),
        sa.Column("settled_at", Moment),
        sa.Column("message_id", Snowflake),
        sa.Column("error", sa.Text),
        sa.UniqueConstraint("key", name="uq_outbox_key"),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'dropped', 'dead')", name="ck_outbox_state"),
        sqlite_strict=True,
    )
    op.create_index("ix_outbox_due", "outbox", ["due_at"], sqlite_where=_WAITING, postgresql_where=_WAITING)
