"""A seat with everything that is stored about it; the order itself knows only the Seat in it."""

from dataclasses import dataclass
from datetime import datetime

from cogs.shoutouts.model import PausedBy, Seat


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody's seat as it is kept. `until` is when a pause ends by itself, `turns` how often they were featured."""

    guild_id: int
    rotation_id: int
    seat: Seat
    entered_at: datetime
    turns: int = 0
    paused_by: PausedBy | None = None
    until: datetime | None = None
