"""Every SQL statement about winners and their prizes."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Text, text

from bot.db import Moment, Snowflake, partial_index, table
from cogs.giveaways.model_winners import Prize, WinnerState

_STATES = ", ".join(f"'{state.value}'" for state in WinnerState)
_PRIZES = ", ".join(f"'{prize.value}'" for prize in Prize)

winners = table(
    "giveaways_winners",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column(
        "giveaway_id",
        Snowflake,
        ForeignKey("giveaways.id", ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("ticket", Text, nullable=False),
    Column("user_id", Snowflake),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("won_at", Moment, nullable=False),
    Column("claim_by", Moment),
    Column("reminded_at", Moment),
    Column("settled_at", Moment),
    Column("prize", Text, nullable=False),
    Column("prize_at", Moment),
    CheckConstraint(f"state IN ({_STATES})", name="state"),
    CheckConstraint(f"prize IN ({_PRIZES})", name="prize"),
    partial_index("ix_giveaways_winners_due", "claim_by", where=text("state = 'won'")),
    partial_index("ix_giveaways_winners_person", "guild_id", "user_id", where=text("user_id IS NOT NULL")),
)
