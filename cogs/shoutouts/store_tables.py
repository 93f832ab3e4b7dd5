"""The tables of rotations: seats, the ledger, turns, gifts and swaps. Statements are in the stores next door."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text, UniqueConstraint, text

from bot.db import Flag, Json, Moment, Snowflake, partial_index, row_id, table
from cogs.shoutouts.model import GiftState, PausedBy, RotationState, SeatState, SwapState, TurnState, What

_OPEN = text("state = 'open'")
_DUE = text("due_at IS NOT NULL")


def _one_of(column: str, kind: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(each.value) for each in kind)})"


def _rotation(*, primary_key: bool = False) -> Column[int]:
    of = ForeignKey("shoutouts_rotations.id", ondelete="CASCADE")
    return Column("rotation_id", Snowflake, of, primary_key=primary_key, nullable=False, autoincrement=False)


rotations = table(
    "shoutouts_rotations",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("spec", Json, nullable=False),
    Column("state", Text, nullable=False),
    Column("round", Integer, nullable=False),
    Column("lap", Integer, nullable=False),
    Column("newcomer_before", Flag, nullable=False),
    Column("events", Integer, nullable=False),
    Column("anchor", Moment, nullable=False),
    Column("next_at", Moment),
    CheckConstraint(_one_of("state", RotationState), name="state"),
    partial_index("ix_shoutouts_rotations_due", "next_at", where=_OPEN),
    Index("ix_shoutouts_rotations_group", "guild_id", "id"),
)
seats = table(
    "shoutouts_seats",
    _rotation(primary_key=True),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("state", Text, nullable=False),
    Column("paused_by", Text),
    Column("until", Moment),
    Column("front", Flag, nullable=False),
    Column("lap", Integer, nullable=False),
    Column("since", Integer, nullable=False),
    Column("lot", Snowflake, nullable=False),
    Column("skip_round", Integer),
    Column("given", Integer, nullable=False),
    Column("received", Integer, nullable=False),
    Column("balance", Integer, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("misses", Integer, nullable=False),
    Column("last_gave", Integer, nullable=False),
    Column("entered_at", Moment, nullable=False),
    CheckConstraint(_one_of("state", SeatState), name="state"),
    CheckConstraint(_one_of("paused_by", PausedBy), name="paused_by"),
    Index("ix_shoutouts_seats_line", "rotation_id", "state", "lap", "since", "lot"),
    Index("ix_shoutouts_seats_front", "rotation_id", "state", "front", "lap", "since", "lot"),
    Index("ix_shoutouts_seats_debt", "rotation_id", "state", "balance", "last_gave", "lot"),
    Index("ix_shoutouts_seats_person", "guild_id", "user_id"),
    partial_index("ix_shoutouts_seats_until", "until", where=text("until IS NOT NULL")),
)
ledger = table(
    "shoutouts_ledger",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    _rotation(),
    Column("n", Integer, nullable=False),
    Column("round", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("what", Text, nullable=False),
    Column("user_id", Snowflake, nullable=False),
    Column("other_id", Snowflake),
    Column("lot", Snowflake, nullable=False),
    CheckConstraint(_one_of("what", What), name="what"),
    UniqueConstraint("rotation_id", "n"),
    Index("ix_shoutouts_ledger_person", "guild_id", "user_id", "id"),
    Index("ix_shoutouts_ledger_other", "guild_id", "other_id", "id"),
)
turns = table(
    "shoutouts_turns",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    _rotation(),
    Column("round", Integer, nullable=False),
    Column("featured_id", Snowflake),
    Column("right_of_way", Flag, nullable=False),
    Column("why", Json, nullable=False),
    Column("state", Text, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("channel_id", Snowflake),
    Column("message_id", Snowflake),
    Column("thanked_at", Moment),
    CheckConstraint(_one_of("state", TurnState), name="state"),
    UniqueConstraint("rotation_id", "round"),
    partial_index("ix_shoutouts_turns_due", "ends_at", where=_OPEN),
    Index("ix_shoutouts_turns_person", "guild_id", "featured_id", "id"),
)
gifts = table(
    "shoutouts_gifts",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    _rotation(),
    Column("turn_id", Snowflake, ForeignKey("shoutouts_turns.id", ondelete="CASCADE"), nullable=False),
    Column("round", Integer, nullable=False),
    Column("giver_id", Snowflake, nullable=False),
    Column("featured_id", Snowflake, nullable=False),
    Column("state", Text, nullable=False),
    Column("why", Json, nullable=False),
    Column("link", Text, nullable=False),
    Column("marking", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("ends_at", Moment, nullable=False),
    Column("due_at", Moment),
    Column("given_at", Moment),
    CheckConstraint(_one_of("state", GiftState), name="state"),
    UniqueConstraint("turn_id", "giver_id", "featured_id"),
    partial_index("ix_shoutouts_gifts_due", "due_at", where=_DUE),
    Index("ix_shoutouts_gifts_turn", "guild_id", "turn_id", "id"),
    Index("ix_shoutouts_gifts_pair", "rotation_id", "featured_id", "giver_id", "round"),
    Index("ix_shoutouts_gifts_giver", "guild_id", "giver_id", "id"),
    Index("ix_shoutouts_gifts_featured", "guild_id", "featured_id", "id"),
)
swaps = table(
    "shoutouts_swaps",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    _rotation(),
    Column("asker_id", Snowflake, nullable=False),
    Column("other_id", Snowflake, nullable=False),
    Column("state", Text, nullable=False),
    Column("asked_at", Moment, nullable=False),
    CheckConstraint(_one_of("state", SwapState), name="state"),
    Index("ix_shoutouts_swaps_asker", "guild_id", "asker_id", "id"),
    Index("ix_shoutouts_swaps_other", "guild_id", "other_id", "id"),
)
