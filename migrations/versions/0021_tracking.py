"""The tables of tracking: works, their links, promo codes and packages. There is no column for an address."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Json, Moment, Snowflake

revision = "0021"
down_revision = "0018"
branch_labels = None
depends_on = None

_USED = sa.text("is_used = 1")
_DUE = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "tracking_works",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("owner_id", Snowflake, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("nature", sa.Text, nullable=False),
        sa.Column("brand", sa.Text, nullable=False),
        sa.Column("other_id", Snowflake),
        sa.Column("request_id", Snowflake),
        sa.Column("shared_at", Moment),
        sa.Column("cost", Json),
        sa.Column("results", Json),
        sa.Column("counted_at", Moment),
        sa.Column("created_at", Moment, nullable=False),
        sa.CheckConstraint("nature IN ('collab', 'paid')", name="ck_tracking_works_nature"),
        sqlite_strict=True,
    )
    op.create_index("ix_tracking_works_owner", "tracking_works", ["guild_id", "owner_id", "id"])
    op.create_index("ix_tracking_works_other", "tracking_works", ["guild_id", "other_id", "id"])
    _links()
    _codes()
    _packages()


def _links() -> None:
    op.create_table(
        "tracking_links",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("work_id", Snowflake, sa.ForeignKey("tracking_works.id", ondelete="CASCADE"), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_tracking_links_work", "tracking_links", ["guild_id", "work_id", "id"])


def _codes() -> None:
    op.create_table(
        "tracking_codes",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("owner_id", Snowflake, nullable=False),
        sa.Column("work_id", Snowflake, sa.ForeignKey("tracking_works.id", ondelete="SET NULL")),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("look", sa.Text, nullable=False),
        sa.Column("brand", sa.Text, nullable=False),
        sa.Column("until", Moment),
        sa.Column("is_used", Flag, nullable=False),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_tracking_codes_code",
        "tracking_codes",
        ["guild_id", "code"],
        unique=True,
        sqlite_where=_USED,
        postgresql_where=_USED,
    )
    op.create_index(
        "ix_tracking_codes_look", "tracking_codes", ["guild_id", "look"], sqlite_where=_USED, postgresql_where=_USED
    )
    op.create_index("ix_tracking_codes_owner", "tracking_codes", ["guild_id", "owner_id"])
    op.create_index("ix_tracking_codes_work", "tracking_codes", ["work_id"])


def _packages() -> None:
    op.create_table(
        "tracking_packages",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("work_id", Snowflake, sa.ForeignKey("tracking_works.id", ondelete="CASCADE"), nullable=False),
        sa.Column("route", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("reached", Json, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("due_at", Moment),
        sqlite_strict=True,
    )
    op.create_index("ix_tracking_packages_work", "tracking_packages", ["guild_id", "work_id", "id"])
    op.create_index(
        "ix_tracking_packages_due", "tracking_packages", ["due_at"], sqlite_where=_DUE, postgresql_where=_DUE
    )
