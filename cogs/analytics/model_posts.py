"""Messages that show people's figures where everybody reads them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from cogs.analytics.model_sharing import Measure
from cogs.profiles.model import Platform


class Kind(StrEnum):
    """What was posted: a leaderboard is drawn anew without somebody, a share card goes as a whole."""

    BOARD = "board"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Post:
    """A message that shows figures. `message_id` is None until it was sent; `stale` says that somebody must go."""

    id: int
    guild_id: int
    kind: Kind
    ref: Mapping[str, Any]
    channel_id: int
    message_id: int | None
    stale: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """Whose figure is on a message."""

    user_id: int
    platform: Platform
    measure: Measure
