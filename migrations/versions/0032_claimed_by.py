"""Which process has claimed a row, so that a dead one's claims are over at once."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column where rows are claimed for a while."""
    for table in ("outbox", "giveaways", "analytics_links"):
        op.add_column(table, sa.Column("claimed_by", sa.Text))
