"""What a collab came to can stand in the case study of its room, when the one who counted it wants that."""

import sqlalchemy as sa
from alembic import op

from bot.db import Json

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has shown any before."""
    op.add_column("rooms_rooms", sa.Column("numbers", Json, nullable=False, server_default="{}"))
