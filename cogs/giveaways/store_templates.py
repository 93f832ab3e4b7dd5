"""Every SQL statement about what is kept for the next giveaway: templates, repetitions, people who may not enter."""

from sqlalchemy import Column, Integer, Text, text

from bot.db import Flag, Json, Moment, Snowflake, partial_index, row_id, table

templates = table(
    "giveaways_templates",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    Column("spec", Json, nullable=False),
    Column("lasts", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
)
"""`lasts` is how long such a giveaway is open, in seconds."""

series = table(
    "giveaways_series",
    row_id(),
    Column("guild_id", Snowflake, nullable=False),
    Column("host_id", Snowflake),
    Column("channel_id", Snowflake, nullable=False),
    Column("spec", Json, nullable=False),
    Column("lasts", Integer, nullable=False),
    Column("every", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("first_at", Moment, nullable=False),
    Column("next_at", Moment, nullable=False),
    Column("active", Flag, nullable=False),
    partial_index("ix_giveaways_series_due", "next_at", where=text("active = 1")),
)
"""A giveaway that comes back at the same local time: `every` says how often, `zone` whose clock."""

barred = table(
    "giveaways_barred",
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("user_id", Snowflake, primary_key=True, autoincrement=False),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
"""People whom the moderators keep out of giveaways."""
