"""The tables of the first steps: paths, reminders, looks at profiles, calendars, check-ins and mentors."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Json, Moment, Snowflake

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _paths()
    _nudges()
    _audits()
    _mentors()


def _person() -> tuple[sa.Column[int], sa.Column[int]]:
    return (
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    )


def _paths() -> None:
    op.create_table(
        "firststeps_paths",
        *_person(),
        sa.Column("began_at", Moment),
        sa.Column("reminders", Flag, nullable=False),
        sa.Column("seeking", Flag, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "firststeps_calendars",
        *_person(),
        sa.Column("per_week", sa.Integer, nullable=False),
        sa.Column("formats", Json, nullable=False),
        sa.Column("starts_on", sa.Text, nullable=False),
        sa.Column("changed_at", Moment, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "firststeps_check_ins",
        *_person(),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("feeling", sa.Text, nullable=False),
        sa.Column("line", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.CheckConstraint("number IN (1, 2)", name="ck_firststeps_check_ins_number"),
        sa.CheckConstraint("feeling IN ('well', 'so_so', 'hard')", name="ck_firststeps_check_ins_feeling"),
        sqlite_strict=True,
    )


def _nudges() -> None:
    op.create_table(
        "firststeps_nudges",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("user_id", Snowflake, nullable=False),
        sa.Column("phase", sa.Text, nullable=False),
        sa.Column("day", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("postponed", Flag, nullable=False),
        sa.UniqueConstraint(
            "guild_id", "user_id", "phase", "day", name="uq_firststeps_nudges_guild_id_user_id_phase_day"
        ),
        sa.CheckConstraint("phase IN ('onboarding', 'steps')", name="ck_firststeps_nudges_phase"),
        sa.CheckConstraint("state IN ('waiting', 'sent', 'skipped')", name="ck_firststeps_nudges_state"),
        sqlite_strict=True,
    )
    _due_index("firststeps_nudges", "state = 'waiting'")


def _audits() -> None:
    op.create_table(
        "firststeps_audits",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("user_id", Snowflake, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("asked_at", Moment, nullable=False),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("channel_id", Snowflake, nullable=False),
        sa.Column("message_id", Snowflake),
        sa.CheckConstraint(
            "state IN ('open', 'done', 'withdrawn', 'expired', 'unposted')", name="ck_firststeps_audits_state"
        ),
        sqlite_strict=True,
    )
    is_open = sa.text("state = 'open'")
    op.create_index(
        "uq_firststeps_audits_open",
        "firststeps_audits",
        ["guild_id", "user_id"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_index("ix_firststeps_audits_guild_id_user_id", "firststeps_audits", ["guild_id", "user_id"])
    _due_index("firststeps_audits", "state = 'open'")
    op.create_table(
        "firststeps_reviews",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("audit_id", Snowflake, sa.ForeignKey("firststeps_audits.id", ondelete="CASCADE"), nullable=False),
        sa.Column("reviewer_id", Snowflake),
        sa.Column("marks", Json, nullable=False),
        sa.Column("notes", Json, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sa.UniqueConstraint("audit_id", "reviewer_id", name="uq_firststeps_reviews_audit_id_reviewer_id"),
        sqlite_strict=True,
    )


def _mentors() -> None:
    op.create_table(
        "firststeps_mentors",
        *_person(),
        sa.Column("most", sa.Integer, nullable=False),
        sa.Column("paused", Flag, nullable=False),
        sa.Column("waiting_since", Moment, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "firststeps_pairs",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("newcomer_id", Snowflake, nullable=False),
        sa.Column("mentor_id", Snowflake, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("asked_at", Moment, nullable=False),
        sa.Column("due_at", Moment),
        sa.Column("thread_id", Snowflake),
        sa.UniqueConstraint(
            "guild_id", "newcomer_id", "mentor_id", name="uq_firststeps_pairs_guild_id_newcomer_id_mentor_id"
        ),
        sa.CheckConstraint(
            "state IN ('proposed', 'accepted', 'declined', 'expired', 'withdrawn', 'ended')",
            name="ck_firststeps_pairs_state",
        ),
        sqlite_strict=True,
    )
    is_open = sa.text("state IN ('proposed', 'accepted')")
    op.create_index(
        "uq_firststeps_pairs_open",
        "firststeps_pairs",
        ["guild_id", "newcomer_id"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    op.create_index("ix_firststeps_pairs_guild_id_mentor_id", "firststeps_pairs", ["guild_id", "mentor_id"])
    _due_index("firststeps_pairs", "state IN ('proposed', 'accepted')")


def _due_index(table: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(f"ix_{table}_due", table, ["due_at"], sqlite_where=condition, postgresql_where=condition)
