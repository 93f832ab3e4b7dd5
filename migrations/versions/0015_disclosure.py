"""What somebody had checked last: market, platform and kind, and for a day the caption."""

import sqlalchemy as sa
from alembic import op

from bot.db import Moment, Snowflake

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "disclosure_people",
        sa.Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("market", sa.Text, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("caption", sa.Text),
        sa.Column("forget_at", Moment),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_disclosure_people_forget_at",
        "disclosure_people",
        ["forget_at"],
        sqlite_where=sa.text("forget_at IS NOT NULL"),
        postgresql_where=sa.text("forget_at IS NOT NULL"),
    )
