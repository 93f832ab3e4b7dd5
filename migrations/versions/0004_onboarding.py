"""Onboarding: where each person is on the way, and the group's rules and pledge."""

import sqlalchemy as sa
from alembic import op

from bot.db import Moment, Snowflake

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_WAITING = sa.text("introduction = 'waiting' OR roles = 'waiting'")
_UNFINISHED = sa.text("finished_at IS NULL")
_STEPS = "'rules', 'kind', 'subgroup', 'platforms', 'niches', 'region', 'sentence', 'preview', 'done'"
_POSTINGS = "'none', 'asked', 'waiting', 'done'"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "onboarding_people",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("step", sa.Text, nullable=False),
        sa.Column("started_at", Moment, nullable=False),
        sa.Column("pledged_at", Moment),
        sa.Column("pledged_revision", sa.Integer),
        sa.Column("finished_at", Moment),
        sa.Column("introduction", sa.Text, nullable=False),
        sa.Column("channel_id", Snowflake),
        sa.Column("message_id", Snowflake),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("due_at", Moment),
        sa.CheckConstraint(f"step IN ({_STEPS})", name="ck_onboarding_people_step"),
        sa.CheckConstraint(f"introduction IN ({_POSTINGS})", name="ck_onboarding_people_introduction"),
        sa.CheckConstraint(f"roles IN ({_POSTINGS})", name="ck_onboarding_people_roles"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_onboarding_people_due",
        "onboarding_people",
        ["due_at"],
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )
    op.create_index(
        "ix_onboarding_people_unfinished",
        "onboarding_people",
        ["started_at"],
        sqlite_where=_UNFINISHED,
        postgresql_where=_UNFINISHED,
    )
    op.create_table(
        "onboarding_settings",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("rules", sa.Text, nullable=False),
        sa.Column("pledge", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sqlite_strict=True,
    )
