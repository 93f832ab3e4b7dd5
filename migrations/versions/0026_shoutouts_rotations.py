"""The tables of rotations: seats in line, the ledger, turns, gifts, and swaps that were asked for."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Json, Moment, Snowflake

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

_EVENTS = (
    "joined", "newcomer", "left", "paused", "resumed", "skipped", "swapped", "turn", "newcomer_turn", "gave", "missed",
    "declined", "thanked",
)  # fmt: skip


def upgrade() -> None:
    """Create the tables."""
    _rotations()
    _seats()
    _ledger()
    _turns()
    _gifts()
    _swaps()


def _one_of(table: str, column: str, *values: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(f"{column} IN ({', '.join(map(repr, values))})", name=f"ck_{table}_{column}")


def _rotation(*, primary_key: bool = False) -> "sa.Column[int]":
    of = sa.ForeignKey("shoutouts_rotations.id", ondelete="CASCADE")
    return sa.Column("rotation_id", Snowflake, of, primary_key=primary_key, nullable=False, autoincrement=False)


def _id() -> "sa.Column[int]":
    return sa.Column("id", Snowflake, primary_key=True, autoincrement=True)


def _group() -> "sa.Column[int]":
    return sa.Column("guild_id", Snowflake, nullable=False)


def _partial(name: str, table: str, column: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(name, table, [column], sqlite_where=condition, postgresql_where=condition)


def _rotations() -> None:
    table = "shoutouts_rotations"
    op.create_table(
        table,
        _id(),
        _group(),
        sa.Column("spec", Json, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("round", "lap", "events")),
        sa.Column("newcomer_before", Flag, nullable=False),
        sa.Column("anchor", Moment, nullable=False),
        sa.Column("next_at", Moment),
        _one_of(table, "state", "open", "paused", "ended"),
        sqlite_strict=True,
    )
    _partial("ix_shoutouts_rotations_due", table, "next_at", "state = 'open'")
    op.create_index("ix_shoutouts_rotations_group", table, ["guild_id", "id"])


def _seats() -> None:
    table = "shoutouts_seats"
    numbers = ("given", "received", "balance", "turns", "misses", "last_gave", "lap", "since")
    op.create_table(
        table,
        _rotation(primary_key=True),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        _group(),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("paused_by", sa.Text),
        sa.Column("until", Moment),
        sa.Column("front", Flag, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in numbers),
        sa.Column("lot", Snowflake, nullable=False),
        sa.Column("skip_round", sa.Integer),
        sa.Column("entered_at", Moment, nullable=False),
        _one_of(table, "state", "in", "paused", "left"),
        _one_of(table, "paused_by", "self", "moderator", "missed"),
        sqlite_strict=True,
    )
    op.create_index("ix_shoutouts_seats_line", table, ["rotation_id", "state", "lap", "since", "lot"])
    op.create_index("ix_shoutouts_seats_front", table, ["rotation_id", "state", "front", "lap", "since", "lot"])
    op.create_index("ix_shoutouts_seats_debt", table, ["rotation_id", "state", "balance", "last_gave", "lot"])
    op.create_index("ix_shoutouts_seats_person", table, ["guild_id", "user_id"])
    _partial("ix_shoutouts_seats_until", table, "until", "until IS NOT NULL")


def _ledger() -> None:
    table = "shoutouts_ledger"
    op.create_table(
        table,
        _id(),
        _group(),
        _rotation(),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("n", "round")),
        sa.Column("at", Moment, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("user_id", Snowflake, nullable=False),
        sa.Column("other_id", Snowflake),
        sa.Column("lot", Snowflake, nullable=False),
        _one_of(table, "what", *_EVENTS),
        sa.UniqueConstraint("rotation_id", "n", name="uq_shoutouts_ledger_rotation_id_n"),
        sqlite_strict=True,
    )
    op.create_index("ix_shoutouts_ledger_person", table, ["guild_id", "user_id", "id"])
    op.create_index("ix_shoutouts_ledger_other", table, ["guild_id", "other_id", "id"])


def _turns() -> None:
    table = "shoutouts_turns"
    op.create_table(
        table,
        _id(),
        _group(),
        _rotation(),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("featured_id", Snowflake),
        sa.Column("right_of_way", Flag, nullable=False),
        sa.Column("why", Json, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        *(sa.Column(name, Moment, nullable=False) for name in ("opened_at", "ends_at")),
        *(sa.Column(name, Snowflake) for name in ("channel_id", "message_id")),
        sa.Column("thanked_at", Moment),
        _one_of(table, "state", "open", "closed"),
        sa.UniqueConstraint("rotation_id", "round", name="uq_shoutouts_turns_rotation_id_round"),
        sqlite_strict=True,
    )
    _partial("ix_shoutouts_turns_due", table, "ends_at", "state = 'open'")
    op.create_index("ix_shoutouts_turns_person", table, ["guild_id", "featured_id", "id"])


def _gifts() -> None:
    table = "shoutouts_gifts"
    op.create_table(
        table,
        _id(),
        _group(),
        _rotation(),
        sa.Column("turn_id", Snowflake, sa.ForeignKey("shoutouts_turns.id", ondelete="CASCADE"), nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        *(sa.Column(name, Snowflake, nullable=False) for name in ("giver_id", "featured_id")),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("why", Json, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("link", "marking")),
        *(sa.Column(name, Moment, nullable=False) for name in ("asked_at", "ends_at")),
        *(sa.Column(name, Moment) for name in ("due_at", "given_at")),
        _one_of(table, "state", "asked", "promised", "given", "declined", "missed", "void"),
        sa.UniqueConstraint(
            "turn_id", "giver_id", "featured_id", name="uq_shoutouts_gifts_turn_id_giver_id_featured_id"
        ),
        sqlite_strict=True,
    )
    _partial("ix_shoutouts_gifts_due", table, "due_at", "due_at IS NOT NULL")
    op.create_index("ix_shoutouts_gifts_pair", table, ["rotation_id", "featured_id", "giver_id", "round"])
    op.create_index("ix_shoutouts_gifts_giver", table, ["guild_id", "giver_id", "id"])
    op.create_index("ix_shoutouts_gifts_featured", table, ["guild_id", "featured_id", "id"])


def _swaps() -> None:
    table = "shoutouts_swaps"
    op.create_table(
        table,
        _id(),
        _group(),
        _rotation(),
        *(sa.Column(name, Snowflake, nullable=False) for name in ("asker_id", "other_id")),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("asked_at", Moment, nullable=False),
        _one_of(table, "state", "asked", "agreed", "declined", "void"),
        sqlite_strict=True,
    )
    op.create_index("ix_shoutouts_swaps_asker", table, ["guild_id", "asker_id", "id"])
    op.create_index("ix_shoutouts_swaps_other", table, ["guild_id", "other_id", "id"])
