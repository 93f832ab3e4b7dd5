"""What shoutouts say in the group's digest: when turns are due, never whose."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.week import Line, label_for
from cogs.shoutouts import store_rotations, text_week
from cogs.shoutouts.model import RotationState

_NAMED = 3


async def told(conn: AsyncConnection, guild_id: int, since: datetime, now: datetime) -> Sequence[Line]:
    """The rotations with a turn in the next span as long as this one, the next first."""
    found = await store_rotations.of_group(conn, guild_id)
    due = [(each.next_at, each.spec.name) for each in found if each.state is RotationState.OPEN and each.next_at]
    due = sorted(each for each in due if now <= each[0] <= now + (now - since))
    label = label_for(len(due), *text_week.LABEL)
    lines = [
        Line(
            text_week.due(at),
            number=None if number else len(due),
            label=label,
            title=name,
        )
        for number, (at, name) in enumerate(due[:_NAMED])
    ]
    return [*lines, Line(text_week.more(len(due) - _NAMED))] if len(due) > _NAMED else lines
