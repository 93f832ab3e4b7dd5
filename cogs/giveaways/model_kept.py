"""What is kept for the next giveaway: a template, a repetition, somebody who may not enter. Standard library only."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cogs.giveaways.model_calendar import Every
from cogs.giveaways.model_spec import Spec

MOST_TEMPLATES = 25
LONGEST_TEMPLATE_NAME = 50


@dataclass(frozen=True, slots=True)
class Template:
    """A giveaway to start from, under a name. `lasts` is how long such a one is open."""

    name: str
    spec: Spec
    lasts: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A giveaway that comes back at the local time of `first_at`. `lasts` is what the clock on the wall says."""

    id: int
    guild_id: int
    host_id: int | None
    channel_id: int
    spec: Spec
    lasts: timedelta
    every: Every
    zone: ZoneInfo
    first_at: datetime
    next_at: datetime
    active: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """Somebody whom the moderators keep out, and why."""

    user_id: int
    reason: str
    at: datetime
