"""Which process sees to which shard."""

import sqlalchemy as sa
from alembic import op

from bot.db import Moment

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "shard_leases",
        sa.Column("shard", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("until", Moment, nullable=False),
        sqlite_strict=True,
    )
