"""The tables of rooms: two people who make something together, what happened, what they said to each other."""

import sqlalchemy as sa
from alembic import op

from bot.db import Json, Moment, Snowflake

revision = "0020"
down_revision = "0018"
branch_labels = None
depends_on = None

_TEXTS = ("state", "step", "link", "marking")
_JSON = ("spec", "dates", "confirmed", "agreed", "found")
_PLACES = ("channel_id", "thread_id", "message_id", "case_id")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "rooms_rooms",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        *(sa.Column(name, Snowflake, nullable=False) for name in ("guild_id", "request_id", "owner_id", "creator_id")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("version", "remade")),
        *(sa.Column(name, sa.Text, nullable=False) for name in _TEXTS),
        *(sa.Column(name, Json, nullable=False) for name in _JSON),
        *(sa.Column(name, Moment, nullable=False) for name in ("began_at", "moved_at", "seen_at")),
        *(sa.Column(name, Moment) for name in ("ended_at", "due_at")),
        *(sa.Column(name, Snowflake) for name in _PLACES),
        sa.CheckConstraint("state IN ('active', 'done', 'cancelled')", name="ck_rooms_rooms_state"),
        sqlite_strict=True,
    )
    _partial_index("ix_rooms_rooms_one", ["guild_id", "request_id", "creator_id"], "state <> 'cancelled'", unique=True)
    _partial_index("ix_rooms_rooms_due", ["due_at"], "due_at IS NOT NULL")
    op.create_index("ix_rooms_rooms_owner", "rooms_rooms", ["guild_id", "owner_id", "id"])
    op.create_index("ix_rooms_rooms_creator", "rooms_rooms", ["guild_id", "creator_id", "id"])
    op.create_index("ix_rooms_rooms_thread", "rooms_rooms", ["guild_id", "thread_id"])
    _history()
    _feedback()


def _history() -> None:
    op.create_table(
        "rooms_history",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("room_id", Snowflake, sa.ForeignKey("rooms_rooms.id", ondelete="CASCADE"), nullable=False),
        sa.Column("did", sa.Text, nullable=False),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("side", sa.Text),
        sa.Column("at", Moment, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_rooms_history_room", "rooms_history", ["room_id", "id"])


def _feedback() -> None:
    op.create_table(
        "rooms_feedback",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("room_id", Snowflake),
        sa.Column("from_id", Snowflake),
        sa.Column("to_id", Snowflake, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("clear", "reliable", "again")),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("given_at", Moment, nullable=False),
        sa.UniqueConstraint("room_id", "from_id", name="uq_rooms_feedback_room_id_from_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_rooms_feedback_to", "rooms_feedback", ["guild_id", "to_id", "id"])


def _partial_index(name: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    condition = sa.text(where)
    op.create_index(name, "rooms_rooms", columns, unique=unique, sqlite_where=condition, postgresql_where=condition)
