"""The tables of interests: who is interested in which request, what owners are to be told, questions."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Moment, Snowflake

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "interests_interests",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("request_id", Snowflake, nullable=False),
        sa.Column("owner_id", Snowflake, nullable=False),
        sa.Column("user_id", Snowflake, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("shows_numbers", Flag, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("offered_at", Moment, nullable=False),
        sa.Column("answered_at", Moment),
        sa.Column("waits_since", Moment),
        sa.UniqueConstraint(
            "guild_id", "request_id", "user_id", name="uq_interests_interests_guild_id_request_id_user_id"
        ),
        sa.CheckConstraint(
            "state IN ('offered', 'waiting', 'accepted', 'declined', 'withdrawn', 'ended')",
            name="state",
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_interests_interests_user", "interests_interests", ["guild_id", "user_id", "id"])
    op.create_index("ix_interests_interests_owner", "interests_interests", ["guild_id", "owner_id", "answered_at"])
    _watches()
    _questions()


def _watches() -> None:
    op.create_table(
        "interests_watches",
        sa.Column("request_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("owner_id", Snowflake, nullable=False),
        sa.Column("free", sa.Integer, nullable=False),
        sa.Column("told_at", Moment),
        sa.Column("tell_at", Moment),
        sa.Column("remind_at", Moment),
        sa.Column("reminded_to", Moment),
        sqlite_strict=True,
    )
    for column in ("tell", "remind"):
        where = sa.text(f"{column}_at IS NOT NULL")
        name = f"ix_interests_watches_{column}"
        op.create_index(name, "interests_watches", [f"{column}_at"], sqlite_where=where, postgresql_where=where)


def _questions() -> None:
    op.create_table(
        "interests_questions",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("request_id", Snowflake, nullable=False),
        sa.Column("owner_id", Snowflake, nullable=False),
        sa.Column("asker_id", Snowflake, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("asked_at", Moment, nullable=False),
        sa.Column("answered_at", Moment),
        sqlite_strict=True,
    )
    for column in ("request", "asker", "owner"):
        name = f"ix_interests_questions_{column}"
        op.create_index(name, "interests_questions", ["guild_id", f"{column}_id", "id"])
