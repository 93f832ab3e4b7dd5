"""Profiles: what a creator told the group, and their platforms."""

import sqlalchemy as sa
from alembic import op

from bot.db import Json, Moment, Snowflake

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "profiles_people",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text),
        sa.Column("subgroup", sa.Text),
        sa.Column("niche", sa.Text),
        sa.Column("second_niche", sa.Text),
        sa.Column("region", sa.Text),
        sa.Column("zone", sa.Text),
        sa.Column("sentence", sa.Text),
        sa.Column("visibility", Json, nullable=False),
        sa.Column("shared_at", Moment),
        sa.Column("changed_at", Moment, nullable=False),
        sa.CheckConstraint(
            "kind IN ('aspiring', 'expert', 'enthusiast', 'strategist')", name="ck_profiles_people_kind"
        ),
        sa.CheckConstraint(
            "subgroup IN ('lifestyle', 'local', 'reviewers', 'events')", name="ck_profiles_people_subgroup"
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "profiles_platforms",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("platform", sa.Text, primary_key=True),
        sa.Column("handle", sa.Text, nullable=False),
        sa.Column("followers", Snowflake),
        sa.Column("position", sa.Integer, nullable=False),
        sqlite_strict=True,
    )
