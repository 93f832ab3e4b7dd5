"""A matter: an account whose numbers deserve a question, from the day it is noticed until it is closed.

It holds when, never what: the arithmetic is worked out anew from the present numbers whenever it is shown.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from cogs.analytics.model import Account, Note
from cogs.analytics.model_check import TIME_FOR_CONTEXT, TOGETHER, Badge, Look
from cogs.analytics.model_check_look import Given

LONGEST_CONTEXT = 200
_SECONDS_OF_A_DAY = 86_400
_STRIDE = 53_407
"""Seconds from one account's time of day to the next one's: prime to the day, so that they spread over all of it."""


class MatterState(StrEnum):
    """What became of it."""

    OPEN = "open"
    EXPLAINED = "explained"
    """A note of the creator covers it."""
    PASSED = "passed"
    """The numbers do not show it any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One question about one account. `told_at` is when the creator could see it, None before that."""

    id: int
    guild_id: int
    user_id: int
    account_id: int
    opened_at: datetime
    since: datetime
    until: datetime
    state: MatterState = MatterState.OPEN
    told_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for context."""
        return self.state is MatterState.OPEN

    @property
    def quiet_until(self) -> datetime | None:
        """Until when it is the creator's alone, whatever they agreed to; None until they could see it."""
        return self.told_at + TIME_FOR_CONTEXT if self.told_at is not None else None

    def is_explained(self, notes: tuple[Note, ...]) -> bool:
        """Whether what the creator told has to do with it."""
        return any(note.since <= self.until and note.until >= self.since for note in notes)


@dataclass(frozen=True, slots=True)
class Consent:
    """That somebody joined verification: which text they agreed to, when, and when they took it back."""

    version: int
    given_at: datetime
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """An account with what may be looked at."""

    account: Account
    given: Given
    badge: Badge


@dataclass(frozen=True, slots=True)
class Checked:
    """One account as its owner sees it: what a look finds now, the open matter, and whether the badge is earned."""

    account: Account
    look: Look
    matter: Matter | None
    badge: Badge


@dataclass(frozen=True, slots=True)
class Shared:
    """An open matter as moderators see it, because its creator joined verification."""

    matter: Matter
    account: Account
    look: Look
    notes: tuple[Note, ...]


def next_look(account_id: int, now: datetime) -> datetime:
    """The account's own time of day, the next time it comes round."""
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    own = midnight + timedelta(seconds=account_id * _STRIDE % _SECONDS_OF_A_DAY)
    return own if own > now else own + timedelta(days=1)


def may_ask_again(last_opened: datetime | None, now: datetime) -> bool:
    """Whether the last question about the account is long enough ago: nobody is asked twice about one month."""
    return last_opened is None or now - last_opened > TOGETHER
