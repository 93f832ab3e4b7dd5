"""What platforms can be asked by themselves, what they may answer instead, when to ask again, how long to keep it.

How each one is asked is in `sources`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from zoneinfo import ZoneInfo

from cogs.analytics.model import Content, Snapshot
from cogs.profiles.model import Platform

SOURCES = (Platform.YOUTUBE, Platform.INSTAGRAM, Platform.TWITCH, Platform.BLUESKY, Platform.MASTODON)
"""What there is a source for, in the order of a menu."""
MOST_LINKED = 8
"""How many accounts one person may link in a group: each costs questions every day."""
AT_ONCE = {Platform.YOUTUBE: 50, Platform.TWITCH: 100, Platform.BLUESKY: 25}
"""How many profiles one question can ask for; one where nothing is said."""
DEPTH = 30
"""How much of the newest content is read each day: twelve mature pieces, also of somebody who posts twice a day."""

YOUTUBE_KEPT = timedelta(days=28)
"""YouTube allows 30 days for what a key without a person's consent has read."""
YOUTUBE_AGAIN = timedelta(days=25)
"""From this age on numbers are read again, or they would be forgotten."""
YOUTUBE_AMENDED = timedelta(days=36 * 30)
"""With YouTube's permission: 36 months."""
API_KEPT = timedelta(days=396)
"""What other platforms told: 13 months."""
TYPED_KEPT = timedelta(days=761)
"""What people typed in, or brought in as a file: 25 months, or until they remove it."""
_TYPED_MONTHS, _TOLD_MONTHS = 25, 13

PACIFIC = ZoneInfo("America/Los_Angeles")
"""Where YouTube's day ends."""
_FIGURES = 3
_SLOTS = 96
_SLOT = timedelta(days=1) / _SLOTS
_NOT_BEFORE = timedelta(hours=12)
_BACK_OFF = tuple(timedelta(hours=hours) for hours in (1, 3, 6, 12, 24))
TELL_AFTER = 3
"""So many failures in a row, and the person is told, once."""
GONE_AFTER = 2
"""An account that was not found twice in a row, at least half a day apart, is gone."""


class Trouble(StrEnum):
    """Why a platform did not tell."""

    NOT_FOUND = "not-found"
    NOT_PROFESSIONAL = "not-professional"
    HIDDEN = "hidden"
    AUTH = "auth"
    PERMISSION = "permission"
    BUSY = "busy"
    QUOTA = "quota"
    UPSTREAM = "upstream"


GONE = frozenset({Trouble.NOT_FOUND, Trouble.NOT_PROFESSIONAL, Trouble.HIDDEN})
"""What is about this one account, and not about the platform."""
CREDENTIAL = frozenset({Trouble.AUTH, Trouble.PERMISSION})
"""What only whoever runs the bot can mend."""


class SourceError(Exception):
    """A platform did not tell. Carries not a word of its answer, so that nothing of it can get anywhere."""

    trouble = Trouble.UPSTREAM
    again_at: datetime | None = None
    """When it makes sense to ask again, if that is known."""


class NotFoundError(SourceError):
    """There is no such account."""

    trouble = Trouble.NOT_FOUND


class NotProfessionalError(SourceError):
    """There is none that the platform shows to programs: it may be a personal account."""

    trouble = Trouble.NOT_PROFESSIONAL


class HiddenError(SourceError):
    """It is there, and shown to people who are logged in at most."""

    trouble = Trouble.HIDDEN


class AuthExpiredError(SourceError):
    """The bot's key or token is not accepted any more."""

    trouble = Trouble.AUTH


class PermissionMissingError(SourceError):
    """The bot's key or token is accepted, and may not do this."""

    trouble = Trouble.PERMISSION


class RateLimitedError(SourceError):
    """Too many questions at once."""

    trouble = Trouble.BUSY

    def __init__(self, retry_at: datetime) -> None:
        """Ask again then."""
        super().__init__()
        self.again_at = self.retry_at = retry_at


class QuotaExhaustedError(SourceError):
    """Today's questions are used up."""

    trouble = Trouble.QUOTA

    def __init__(self, reset_at: datetime) -> None:
        """The next day of the platform begins then."""
        super().__init__()
        self.again_at = self.reset_at = reset_at


class UpstreamError(SourceError):
    """The platform has trouble of its own, or said something that makes no sense."""

    def __init__(self, *, retryable: bool) -> None:
        """Whether the same question may be answered later."""
        super().__init__()
        self.retryable = retryable


@dataclass(frozen=True, slots=True)
class Kept:
    """How long numbers are kept in this installation: what people typed in, and what platforms other than YouTube told.

    It may be shorter than usual, and never longer. YouTube's days are in its terms, so nobody sets them.
    """

    typed: timedelta = TYPED_KEPT
    told: timedelta = API_KEPT

    @classmethod
    def of_months(cls, typed: int, told: int) -> "Kept":
        """From settings in months."""
        return cls(TYPED_KEPT * min(typed / _TYPED_MONTHS, 1), API_KEPT * min(told / _TOLD_MONTHS, 1))


@dataclass(frozen=True, slots=True)
class Ref:
    """An account as its platform knows it. `external_id` stays when the handle changes, except on Instagram."""

    platform: Platform
    external_id: str
    handle: str


@dataclass(frozen=True, slots=True)
class Found:
    """What was read: the account under its present handle, and how many follow it."""

    ref: Ref
    snapshot: Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A linked account that is this process's to refresh until `leased_until`. `stale` content would soon be lost."""

    guild_id: int
    account_id: int
    user_id: int
    ref: Ref
    failures: int
    trouble: Trouble | None
    told: bool
    leased_until: datetime | None
    stale: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one refresh of one account read."""

    found: Found
    contents: tuple[Content, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A linked account as its owner sees it."""

    account_id: int
    platform: Platform
    handle: str
    linked_at: datetime
    refreshed_at: datetime | None
    trouble: Trouble | None


def switched_on(names: Collection[str]) -> tuple[Platform, ...]:
    """The platforms of these names that there is a source for, in the order of a menu."""
    return tuple(each for each in SOURCES if each.value in names)


def quantum_of(subscribers: int | None) -> int:
    """The step in which YouTube counts: three figures, rounded down, so 10 for 1,230 and 100 for 12,300."""
    return int(10 ** max(0, len(str(subscribers or 0)) - _FIGURES))


def kept_for(platform: Platform, *, amended: bool) -> timedelta:
    """How long what a platform told may be kept."""
    if platform is not Platform.YOUTUBE:
        return API_KEPT
    return YOUTUBE_AMENDED if amended else YOUTUBE_KEPT


def pacific_day(now: datetime) -> date:
    """The day that YouTube's quota belongs to."""
    return now.astimezone(PACIFIC).date()


def pacific_midnight(now: datetime) -> datetime:
    """When the next one begins, in the zone of `now`."""
    tomorrow = pacific_day(now) + timedelta(days=1)
    return datetime.combine(tomorrow, time(), PACIFIC).astimezone(now.tzinfo)


def next_turn(account_id: int, now: datetime) -> datetime:
    """When an account is read again: once a day, at a quarter of an hour of its own, at least half a day from now."""
    slot = sha256(b"turn %d" % account_id).digest()
    earliest = now + _NOT_BEFORE
    midnight = earliest.replace(hour=0, minute=0, second=0, microsecond=0)
    turn = midnight + int.from_bytes(slot[:4], "big") % _SLOTS * _SLOT
    return turn if turn >= earliest else turn + timedelta(days=1)


def try_again(error: SourceError, failures: int, now: datetime) -> datetime:
    """When to ask again after that many failures in a row: later each time, and not before the platform wants it."""
    if error.trouble in GONE:
        return now + _NOT_BEFORE
    pause = now + _BACK_OFF[min(max(failures, 1), len(_BACK_OFF)) - 1]
    return max(pause, error.again_at) if error.again_at is not None else pause


def with_followers(
    contents: Sequence[Content], known: Sequence[Snapshot], current: Snapshot, near: timedelta = timedelta(days=3)
) -> tuple[Content, ...]:
    """Say beside each piece how many followed when it was published; else how many follow now, and that it is so."""
    return tuple(_with(content, known, current, near) for content in contents)


def _with(content: Content, known: Sequence[Snapshot], current: Snapshot, near: timedelta) -> Content:
    taken = [each for each in (*known, current) if each.followers is not None]
    closest = min(taken, key=lambda each: abs(each.at - content.published_at), default=None)
    if closest is None or abs(closest.at - content.published_at) > near:
        return replace(content, followers=current.followers, followers_at_capture=True)
    return replace(content, followers=closest.followers, followers_at_capture=False)
