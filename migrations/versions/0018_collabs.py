"""The tables of the collab board: requests, what they can be found by, a group's limits."""

import sqlalchemy as sa
from alembic import op

from bot.db import Json, Moment, Snowflake

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_MOMENTS = ("posted_at", "expires_at", "due_at", "checked_at", "closed_at")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "collabs_requests",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("owner_id", Snowflake, nullable=False),
        sa.Column("spec", Json, nullable=False),
        sa.Column("refused", Json, nullable=False),
        sa.Column("taken", sa.Integer, nullable=False),
        sa.Column("created_at", Moment, nullable=False),
        *(sa.Column(name, Moment) for name in _MOMENTS),
        sa.Column("channel_id", Snowflake),
        sa.Column("thread_id", Snowflake),
        sa.Column("message_id", Snowflake),
        sa.Column("reason", sa.Text, nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'open', 'filled', 'expired', 'closed')", name="ck_collabs_requests_state"
        ),
        sqlite_strict=True,
    )
    _partial_index("ix_collabs_requests_due", ["due_at"], "due_at IS NOT NULL")
    _partial_index("ix_collabs_requests_checked", ["checked_at"], "checked_at IS NOT NULL")
    _partial_index("ix_collabs_requests_open", ["guild_id", "id"], "state = 'open'")
    op.create_index("ix_collabs_requests_owner", "collabs_requests", ["guild_id", "owner_id", "id"])
    _facets()
    _settings()


def _facets() -> None:
    op.create_table(
        "collabs_facets",
        sa.Column("request_id", Snowflake, sa.ForeignKey("collabs_requests.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("facet", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, primary_key=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_collabs_facets_found", "collabs_facets", ["guild_id", "facet", "value", "request_id"])


def _settings() -> None:
    op.create_table(
        "collabs_settings",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("most_open", sa.Integer, nullable=False),
        sa.Column("cooldown_hours", sa.Integer, nullable=False),
        sa.Column("lasts_days", sa.Integer, nullable=False),
        sqlite_strict=True,
    )


def _partial_index(name: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, "collabs_requests", columns, sqlite_where=condition, postgresql_where=condition)
