"""The desk's rules and words: an audited act. Standard library only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

DEFAULT_ZONE = "UTC"
MODERATOR_LOG = "moderator_log"


@dataclass(frozen=True, slots=True)
class Act:
    """Something a moderator did: `feature` and `action` name it, `details` holds ids, numbers and short words."""

    guild_id: int
    actor_id: int
    feature: str
    action: str
    subject_id: int | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
