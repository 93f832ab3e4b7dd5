"""What a creator's numbers are: accounts, snapshots of followers, content and what was counted for it.

Not here: what is worked out from them. That is `model_rates`, `model_growth`, `model_habits` and `model_check`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from cogs.profiles.model import Platform

FEATURE = "analytics"
"""The name of the slice, with which every custom id begins."""

VIEW_CHANGES = {Platform.YOUTUBE: datetime(2026, 8, 24, tzinfo=UTC)}
"""When a platform changed what it calls a view: nothing before may be compared with anything after."""


class Source(StrEnum):
    """Where a number comes from. Shown beside every number."""

    SELF_REPORTED = "self-reported"
    IMPORTED = "imported"
    PEER_VERIFIED = "peer-verified"
    """A moderator saw the screenshot."""
    API_PUBLIC = "api-public"
    API_AUTHORISED = "api-authorised"


FROM_PLATFORM = frozenset({Source.API_PUBLIC, Source.API_AUTHORISED})


class Format(StrEnum):
    """What kind of content it is."""

    POST = "post"
    CAROUSEL = "carousel"
    REEL = "reel"
    SHORT = "short"
    VIDEO = "video"
    STORY = "story"
    STREAM = "stream"
    OTHER = "other"


class NoteKind(StrEnum):
    """What explains an unusual moment."""

    GIVEAWAY = "giveaway"
    SHOUTOUT = "shoutout"
    COLLAB = "collab"
    PAID = "paid"
    VIRAL = "viral"
    SALE = "sale"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One creator's presence on one platform. `external_id` is the platform's own name for it, once it is linked."""

    id: int
    guild_id: int
    user_id: int
    platform: Platform
    handle: str
    external_id: str | None = None

    @property
    def is_linked(self) -> bool:
        """Whether its numbers come from the platform by themselves."""
        return self.external_id is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """How many follow an account at a moment. None is "hidden or unknown", which is not zero.

    `quantum` is the step in which the platform counts: 1, or 10 where 1,234 is told as 1,230.
    """

    at: datetime
    followers: int | None
    following: int | None = None
    contents: int | None = None
    quantum: int = 1
    source: Source = Source.SELF_REPORTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """What was counted for one piece of content. None is "hidden or unknown", which is not zero."""

    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    saves: int | None = None
    views: int | None = None
    reach: int | None = None
    impressions: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One piece of content with its newest numbers.

    `key` names it within its account: the platform's id, or one made when it was typed in. `followers` is how many
    followed when it was published, or when it was counted if `followers_at_capture`.
    """

    key: str
    published_at: datetime
    captured_at: datetime
    numbers: Numbers
    format: Format = Format.POST
    sponsored: bool = False
    repost: bool = False
    followers: int | None = None
    followers_at_capture: bool = True
    source: Source = Source.SELF_REPORTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a creator says about a span of time: this was a giveaway. `until` is included."""

    id: int
    kind: NoteKind
    since: datetime
    until: datetime
    words: str = ""

    def covers(self, moment: datetime) -> bool:
        """Whether it explains what happened then."""
        return self.since <= moment <= self.until
