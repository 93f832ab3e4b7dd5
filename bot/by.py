"""Who does something: what every service is told about the person before it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class By:
    """Who does something, in which group, and when."""

    guild_id: int
    user_id: int
    now: datetime
