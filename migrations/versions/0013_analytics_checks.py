"""Shared analytics: when each account is looked at, open matters, and who joined verification."""

import sqlalchemy as sa
from alembic import op

from bot.db import Moment, Snowflake

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_OPEN = sa.text("state = 'open'")
_ACTIVE = sa.text("revoked_at IS NULL")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "analytics_looks",
        _account(primary_key=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("due_at", Moment, nullable=False),
        sa.Column("seen", sa.Text, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_analytics_looks_due_at", "analytics_looks", ["due_at"])
    _matters()
    op.create_table(
        "analytics_consents",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("user_id", Snowflake, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("given_at", Moment, nullable=False),
        sa.Column("revoked_at", Moment),
        sqlite_strict=True,
    )
    _index("ix_analytics_consents_active", "analytics_consents", ["guild_id", "user_id"], _ACTIVE)


def _account(*, primary_key: bool) -> "sa.Column[int]":
    of = sa.ForeignKey("analytics_accounts.id", ondelete="CASCADE")
    return sa.Column("account_id", Snowflake, of, primary_key=primary_key, nullable=False)


def _matters() -> None:
    op.create_table(
        "analytics_matters",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("user_id", Snowflake, nullable=False),
        _account(primary_key=False),
        sa.Column("opened_at", Moment, nullable=False),
        sa.Column("since", Moment, nullable=False),
        sa.Column("until", Moment, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("told_at", Moment),
        sa.Column("closed_at", Moment),
        sa.CheckConstraint("state IN ('open', 'explained', 'passed')", name="state"),
        sqlite_strict=True,
    )
    _index("ix_analytics_matters_open", "analytics_matters", ["account_id"], _OPEN)
    op.create_index("ix_analytics_matters_account_id", "analytics_matters", ["account_id"])
    op.create_index("ix_analytics_matters_guild_id_user_id", "analytics_matters", ["guild_id", "user_id"])


def _index(name: str, table: str, columns: list[str], where: "sa.TextClause") -> None:
    op.create_index(name, table, columns, unique=True, sqlite_where=where, postgresql_where=where)
