"""What becomes of somebody who arrives: the states of an arrival and how it moves between them.

Not here: what moderators can set (`model_settings`), how a greeting is worded (`model_template`).
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from cogs.welcome.model_settings import GreetOn, Settings, Young

PLACE = "welcome"
"""The channel in which newcomers are greeted."""
AWAY = timedelta(days=7)
"""Who was away for less is not greeted again; who was away for longer is forgotten by then, see `cogs.privacy`."""
PEOPLE_IN_ONE = 20
"""The most people named in one message."""
SURGE = timedelta(seconds=60)
"""The raid guard counts who joined in this time."""
RAID_LASTS = timedelta(hours=1)
"""The raid guard lets go this long after the last surge, and looks away this long after "Greet them now"."""
STILL_NEW = timedelta(days=7)
"""Who joined earlier is not greeted just because a setting changed."""
SWEEP_EVERY = timedelta(minutes=5)
SWEEP_OVERLAP = timedelta(minutes=10)
"""A sweep looks back this far behind the one before, for joins that were told late."""

LIST_AGE = timedelta(minutes=1)
"""A sweep does not trust its list of members about the last minute: events may have overtaken it."""

_DISCORD_EPOCH = datetime(2015, 1, 1, tzinfo=UTC)


class State(StrEnum):
    """Where an arrival stands."""

    SCREENING = "screening"
    WAITING = "waiting"
    HELD = "held"
    GREETED = "greeted"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody joined. `at` is when the bot learned of it; `pending` means the rules screening is still open."""

    guild_id: int
    user_id: int
    joined_at: datetime
    pending: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody left, under this name. `at` is when the bot learned of it."""

    guild_id: int
    user_id: int
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Seen:
    """A member as Discord lists them."""

    joined_at: datetime
    pending: bool
    is_member: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """A person's arrival in a group, and what is still to be done about it.

    `batch` and `note_batch` are the greeting and the moderators' note they are named in. `cleared` means a moderator
    said that the account is fine.
    """

    guild_id: int
    user_id: int
    joined_at: datetime
    state: State
    screened_at: datetime | None = None
    due_at: datetime | None = None
    greeted_at: datetime | None = None
    left_at: datetime | None = None
    role_due_at: datetime | None = None
    batch: int | None = None
    note_due: bool = False
    note_batch: int | None = None
    cleared: bool = False


def account_made_at(user_id: int) -> datetime:
    """When an account was made, which Discord writes into its id."""
    return _DISCORD_EPOCH + timedelta(milliseconds=user_id >> 22)


def is_young(user_id: int, settings: Settings, now: datetime) -> bool:
    """Whether the account is younger than the group's limit."""
    return now - account_made_at(user_id) < timedelta(days=settings.young_days)


def arrive(known: Arrival | None, joined: Joined, settings: Settings) -> Arrival:
    """What a join means, given what is known about the person from before."""
    if known is not None and known.left_at is None and joined.joined_at <= known.joined_at:
        return known
    arrival = Arrival(
        guild_id=joined.guild_id,
        user_id=joined.user_id,
        joined_at=joined.joined_at,
        state=State.SCREENING,
        note_due=_needs_note(known, joined, settings),
    )
    if known is not None:
        arrival = _remembering(arrival, known)
    return arrival if joined.pending else settle_in(arrival, settings, joined.at)


def _needs_note(known: Arrival | None, joined: Joined, settings: Settings) -> bool:
    """Moderators are told once about a young account, not at each return."""
    told = known is not None and (known.note_batch is not None or known.cleared)
    return not told and settings.young is not Young.OFF and is_young(joined.user_id, settings, joined.at)


def _remembering(arrival: Arrival, known: Arrival) -> Arrival:
    arrival = replace(arrival, cleared=known.cleared, note_batch=known.note_batch)
    short = known.left_at is None or arrival.joined_at - known.left_at < AWAY
    # The batch stays: a greeting that is still on its way names them.
    return replace(arrival, greeted_at=known.greeted_at, batch=known.batch) if short else arrival


def settle_in(arrival: Arrival, settings: Settings, now: datetime) -> Arrival:
    """The rules screening is over, or there was none."""
    arrival = replace(arrival, screened_at=now, role_due_at=now + timedelta(seconds=settings.role_delay))
    if arrival.greeted_at is not None:
        return replace(arrival, state=State.GREETED)
    if settings.young is Young.HOLD and not arrival.cleared and is_young(arrival.user_id, settings, now):
        return replace(arrival, state=State.HELD)
    due_at = greeting_due(settings, now) if settings.greet_on is GreetOn.JOIN else None
    return replace(arrival, state=State.WAITING, due_at=due_at)


def greeting_due(settings: Settings, now: datetime) -> datetime:
    """When somebody is greeted who is ready for it now."""
    return now + timedelta(seconds=settings.greeting_delay)


def batch_number(now: datetime) -> int:
    """The name of what is claimed now. Unique in a group, because claims keep the pace."""
    return int(now.timestamp() * 1_000_000)


def pick(count: int, seed: int) -> int:
    """One of `count`, evenly spread, and the same again for the same seed: a retry shows the same card."""
    digest = hashlib.blake2b(str(seed).encode(), digest_size=8).digest()
    return int.from_bytes(digest) % count
