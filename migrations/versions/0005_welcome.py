"""Welcome: a group's settings and templates, who arrived, and who left without a farewell yet."""

import sqlalchemy as sa
from alembic import op

from bot.db import Flag, Moment, Snowflake

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TROUBLE = "IN ('forbidden', 'gone', 'refused')"


def upgrade() -> None:
    """Create the tables."""
    _create_groups()
    _create_arrivals()
    op.create_table(
        "welcome_templates",
        sa.Column("id", Snowflake, primary_key=True, autoincrement=True),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.CheckConstraint("kind IN ('one', 'many')", name="ck_welcome_templates_kind"),
        sqlite_strict=True,
    )
    op.create_index("ix_welcome_templates_guild_id", "welcome_templates", ["guild_id"])
    op.create_table(
        "welcome_farewells",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("left_at", Moment, nullable=False),
        sa.Column("batch", Snowflake),
        sqlite_strict=True,
    )


def _create_groups() -> None:
    op.create_table(
        "welcome_groups",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("watching_since", Moment, nullable=False),
        sa.Column("swept_at", Moment),
        sa.Column("greeting_on", Flag, nullable=False),
        sa.Column("greeting_trouble", sa.Text),
        sa.Column("greet_on", sa.Text, nullable=False),
        sa.Column("greeting_delay", sa.Integer, nullable=False),
        sa.Column("tone", sa.Text, nullable=False),
        sa.Column("role_on", Flag, nullable=False),
        sa.Column("role_trouble", sa.Text),
        sa.Column("role_delay", sa.Integer, nullable=False),
        sa.Column("farewell_on", Flag, nullable=False),
        sa.Column("farewell_trouble", sa.Text),
        sa.Column("farewell_text", sa.Text),
        sa.Column("raid_limit", sa.Integer, nullable=False),
        sa.Column("raid_since", Moment),
        sa.Column("raid_until", Moment),
        sa.Column("calm_until", Moment),
        sa.Column("young", sa.Text, nullable=False),
        sa.Column("young_days", sa.Integer, nullable=False),
        sa.Column("next_greeting_at", Moment),
        sa.Column("next_note_at", Moment),
        sa.Column("next_farewell_at", Moment),
        sa.CheckConstraint("greet_on IN ('join', 'role', 'introduction')", name="ck_welcome_groups_greet_on"),
        sa.CheckConstraint("tone IN ('warm', 'short', 'playful')", name="ck_welcome_groups_tone"),
        sa.CheckConstraint("young IN ('off', 'tell', 'hold')", name="ck_welcome_groups_young"),
        sa.CheckConstraint(f"greeting_trouble {_TROUBLE}", name="ck_welcome_groups_greeting_trouble"),
        sa.CheckConstraint(f"role_trouble {_TROUBLE}", name="ck_welcome_groups_role_trouble"),
        sa.CheckConstraint(f"farewell_trouble {_TROUBLE}", name="ck_welcome_groups_farewell_trouble"),
        sqlite_strict=True,
    )


def _create_arrivals() -> None:
    op.create_table(
        "welcome_arrivals",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("joined_at", Moment, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("screened_at", Moment),
        sa.Column("due_at", Moment),
        sa.Column("greeted_at", Moment),
        sa.Column("left_at", Moment),
        sa.Column("role_due_at", Moment),
        sa.Column("batch", Snowflake),
        sa.Column("note_due", Flag, nullable=False),
        sa.Column("note_batch", Snowflake),
        sa.Column("cleared", Flag, nullable=False),
        sa.CheckConstraint(
            "state IN ('screening', 'waiting', 'held', 'greeted', 'left')", name="ck_welcome_arrivals_state"
        ),
        sqlite_strict=True,
    )
    op.create_index("ix_welcome_arrivals_guild_id_joined_at", "welcome_arrivals", ["guild_id", "joined_at"])
    _create_partial_index("due", "due_at", "state = 'waiting'")
    _create_partial_index("role_due", "role_due_at", "role_due_at IS NOT NULL")
    _create_partial_index("note_due", "guild_id", "note_due = 1")


def _create_partial_index(name: str, column: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(
        f"ix_welcome_arrivals_{name}",
        "welcome_arrivals",
        [column],
        sqlite_where=condition,
        postgresql_where=condition,
    )
