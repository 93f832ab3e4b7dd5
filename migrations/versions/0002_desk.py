"""The desk: a group's channels, roles and zone, who moderates what, and what moderators did."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Json, Moment, Snowflake

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "desk_groups",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("checked_at", Moment, nullable=False),
        sa.Column("findings", Json, nullable=False),
        sa.Column("building_until", Moment),
        sqlite_strict=True,
    )
    op.create_table(
        "desk_places",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("purpose", sa.Text, primary_key=True),
        sa.Column("channel_id", Snowflake, nullable=False),
        sa.Column("made", Flag, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "desk_roles",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("purpose", sa.Text, primary_key=True),
        sa.Column("role_id", Snowflake, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "desk_moderators",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("feature", sa.Text, primary_key=True),
        sa.Column("role_id", Snowflake, primary_key=True, autoincrement=False),
        sqlite_strict=True,
    )
    op.create_table(
        "desk_audit",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.Column("actor_id", Snowflake, nullable=False),
        sa.Column("feature", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("subject_id", Snowflake),
        sa.Column("details", Json, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_desk_audit_guild_id_at", "desk_audit", ["guild_id", "at"])
    op.create_index("ix_desk_groups_checked_at", "desk_groups", ["checked_at"])
