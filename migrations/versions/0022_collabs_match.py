"""The collab board: blocks, the words that requests are found by, requests that wait for a moderator, brands."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Moment, Snowflake

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_STATE_BEFORE = "ck_collabs_requests_ck_collabs_requests_state"
"""As 0018 named it, the table's name twice."""
_STATE = "ck_collabs_requests_state"
_STATES = "state IN ('draft', 'waiting', 'open', 'filled', 'expired', 'closed')"


def upgrade() -> None:
    """Create the tables."""
    _blocks()
    _texts()
    _waiting()
    _brands()
    _state()


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


def _waiting() -> None:
    op.create_table(
        "collabs_waiting",
        sa.Column("request_id", Snowflake, sa.ForeignKey("collabs_requests.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("asked_at", Moment, nullable=False),
        sa.Column("outcome", sa.Text),
        sa.Column("decided_by", Snowflake),
        sa.Column("channel_id", Snowflake),
        sa.Column("message_id", Snowflake),
        sqlite_strict=True,
    )
    op.create_index("ix_collabs_waiting_guild_id", "collabs_waiting", ["guild_id"])
    no_queue = sa.Column("moderated", Flag, nullable=False, server_default="0")
    op.add_column("collabs_settings", no_queue)


def _brands() -> None:
    op.create_table(
        "collabs_brands",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("look", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.UniqueConstraint("guild_id", "look", name="uq_collabs_brands_look"),
        sqlite_strict=True,
    )


def _state() -> None:
    """Let a request wait. SQLite cannot change a constraint: there the table is made anew, with rows and indexes."""
    with op.batch_alter_table("collabs_requests", table_kwargs={"sqlite_strict": True}) as table:
        table.drop_constraint(op.f(_STATE_BEFORE), type_="check")
        table.create_check_constraint(op.f(_STATE), sa.text(_STATES))
