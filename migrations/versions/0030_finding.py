"""What people let others see of themselves, filed so that it can be found."""

import sqlalchemy as sa
from alembic import op

from bot.db import Snowflake

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "finding_facets",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("facet", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, primary_key=True),
        sa.Column("audience", sa.Text, primary_key=True),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("lot", Snowflake, nullable=False),
        sa.CheckConstraint("origin IN ('profile', 'numbers')", name="origin"),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_finding_facets_found", "finding_facets", ["guild_id", "facet", "value", "audience", "lot", "user_id"]
    )
