"""Who offered to give at the next turn of a rotation; and the way to the gifts of a turn, without reading all gifts."""

import sqlalchemy as sa
from alembic import op

from bot.db import Moment, Snowflake

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table and the index."""
    table = "shoutouts_offers"
    of = sa.ForeignKey("shoutouts_rotations.id", ondelete="CASCADE")
    op.create_table(
        table,
        sa.Column("rotation_id", Snowflake, of, primary_key=True, autoincrement=False),
        sa.Column("user_id", Snowflake, primary_key=True, autoincrement=False),
        sa.Column("guild_id", Snowflake, nullable=False),
        sa.Column("at", Moment, nullable=False),
        sqlite_strict=True,
    )
    op.create_index("ix_shoutouts_offers_person", table, ["guild_id", "user_id"])
    op.create_index("ix_shoutouts_gifts_turn", "shoutouts_gifts", ["guild_id", "turn_id", "id"])
