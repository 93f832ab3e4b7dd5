"""Requests that were open before there was a search are found by words too."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.db import Json, Snowflake

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_AT_ONCE = 500
_REQUESTS = sa.table(
    "collabs_requests",
    sa.column("id", Snowflake),
    sa.column("guild_id", Snowflake),
    sa.column("state", sa.Text),
    sa.column("spec", Json),
)
_TEXTS = sa.table(
    "collabs_texts", sa.column("guild_id", Snowflake), sa.column("request_id", Snowflake), sa.column("folded", sa.Text)
)


def upgrade() -> None:
    """Give each open request the text that it is looked for in. Until now it had one only once it was changed."""
    connection = op.get_bind()
    has_one = sa.exists().where(_TEXTS.c.guild_id == _REQUESTS.c.guild_id, _TEXTS.c.request_id == _REQUESTS.c.id)
    bare = sa.select(_REQUESTS).where(_REQUESTS.c.state == "open", ~has_one).order_by(_REQUESTS.c.id).limit(_AT_ONCE)
    while some := connection.execute(bare).all():
        connection.execute(sa.insert(_TEXTS), _texts(some))


def _texts(some: Sequence[sa.Row[tuple[int, int, str, dict[str, object]]]]) -> Sequence[dict[str, object]]:
    # Here, since every start reads all migrations and few have anything to fold. As the search folds today, not as it
    # did when this was written: what is looked for is folded today too.
    from cogs.collabs.model_request import spec_from  # noqa: PLC0415
    from cogs.collabs.model_words import searchable  # noqa: PLC0415

    return [
        {"guild_id": each.guild_id, "request_id": each.id, "folded": searchable(spec_from(each.spec))} for each in some
    ]
