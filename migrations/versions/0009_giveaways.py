"""The tables of giveaways: giveaways, entries, winners, templates, repetitions, people who may not enter."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Json, Moment, Snowflake

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    _giveaways()
    _entries()
    _winners()
    _for_the_next()


def _giveaways() -> None:
    op.create_table(
        "giveaways",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("channel_id", Snowflake, nullable=False),
        sa.Column("message_id", Snowflake),
        sa.Column("host_id", Snowflake),
        sa.Column("spec", Json, nullable=False),
        *(sa.Column(name, Moment, nullable=name not in {"created_at", "ends_at"}) for name in _MOMENTS),
        sa.Column("seed", sa.Text, nullable=False),
        sa.Column("commitment", sa.Text, nullable=False),
        sa.Column("digest", sa.Text),
        sa.Column("digest_message_id", Snowflake),
        sa.Column("entrants", sa.Integer),
        sa.Column("round", Snowflake),
        sa.Column("beacon", sa.Text),
        sa.Column("signature", sa.Text),
        sa.Column("announcement_id", Snowflake),
        sa.Column("series_id", Snowflake),
        sa.Column("edited_at", Moment),
        sa.Column("edited", Json, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'scheduled', 'open', 'paused', 'closed', 'drawn', 'announced', 'done', 'cancelled')",
            name="ck_giveaways_state",
        ),
        sqlite_strict=True,
    )
    _partial_index("ix_giveaways_due", "giveaways", ["due_at"], "due_at IS NOT NULL")
    _partial_index("ix_giveaways_guild", "giveaways", ["guild_id", "state", "ends_at"], "state <> 'done'")


_MOMENTS = (
    "created_at",
    "starts_at",
    "ends_at",
    "paused_at",
    "closed_at",
    "digest_at",
    "beacon_failed_at",
    "drawn_at",
    "due_at",
)


def _giveaway() -> sa.Column[int]:
    return sa.Column("giveaway_id", Snowflake, sa.ForeignKey("giveaways.id", ondelete="CASCADE"), nullable=False)


def _entries() -> None:
    op.create_table(
        "giveaways_entries",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        _giveaway(),
        sa.Column("user_id", Snowflake),
        sa.Column("ticket", sa.Text, nullable=False),
        sa.Column("entered_at", Moment, nullable=False),
        sa.Column("weight", sa.Integer),
        sa.Column("excluded", sa.Text),
        sa.Column("place", sa.Integer),
        sa.UniqueConstraint("giveaway_id", "user_id", name="uq_giveaways_entries_giveaway_id_user_id"),
        sa.UniqueConstraint("giveaway_id", "ticket", name="uq_giveaways_entries_giveaway_id_ticket"),
        sqlite_strict=True,
    )


def _winners() -> None:
    op.create_table(
        "giveaways_winners",
        sa.Column("guild_id", Snowflake, nullable=False),
        _giveaway(),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("ticket", sa.Text, nullable=False),
        sa.Column("user_id", Snowflake),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("won_at", Moment, nullable=False),
        sa.Column("claim_by", Moment),
        sa.Column("due_at", Moment),
        sa.Column("settled_at", Moment),
        sa.Column("told_at", Moment),
        sa.Column("notice_id", Snowflake),
        sa.Column("mention_id", Snowflake),
        sa.Column("prize", sa.Text, nullable=False),
        sa.Column("prize_at", Moment),
        sa.PrimaryKeyConstraint("guild_id", "giveaway_id", "position", name="pk_giveaways_winners"),
        sa.CheckConstraint(
            "state IN ('won', 'claimed', 'expired', 'declined', 'left', 'ineligible')",
            name="ck_giveaways_winners_state",
        ),
        sa.CheckConstraint("prize IN ('promised', 'sent', 'received')", name="ck_giveaways_winners_prize"),
        sqlite_strict=True,
    )
    _partial_index("ix_giveaways_winners_due", "giveaways_winners", ["due_at"], "due_at IS NOT NULL")
    _partial_index("ix_giveaways_winners_person", "giveaways_winners", ["guild_id", "user_id"], "user_id IS NOT NULL")


def _for_the_next() -> None:
    op.create_table(
        "giveaways_templates",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("spec", Json, nullable=False),
        sa.Column("lasts", sa.Integer, nullable=False),
        sa.Column("changed_at", Moment, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "giveaways_series",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("host_id", Snowflake),
        sa.Column("channel_id", Snowflake, nullable=False),
        sa.Column("spec", Json, nullable=False),
        sa.Column("lasts", sa.Integer, nullable=False),
        sa.Column("every", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("first_at", Moment, nullable=False),
        sa.Column("next_at", Moment, nullable=False),
        sa.Column("active", Flag, nullable=False),
        sqlite_strict=True,
    )
    _partial_index("ix_giveaways_series_due", "giveaways_series", ["next_at"], "active = 1")
    op.create_table(
        "giveaways_barred",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sqlite_strict=True,
    )


def _partial_index(name: str, table: str, columns: list[str], where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, columns, sqlite_where=condition, postgresql_where=condition)
