"""What moderators can set about welcomes, and which choices they have. Standard library only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.errors import UserError

STALE_CHOICE = "That choice is not open any more. Open /welcome settings again and choose anew."

PACE = timedelta(seconds=10)
"""At most one greeting, one farewell and one note per group in this time."""


def is_too_soon(next_at: datetime | None, now: datetime) -> bool:
    """Whether the pace asks to wait. A time further off is from before the clock was set back, and asks nothing."""
    return next_at is not None and now < next_at <= now + PACE


class GreetOn(StrEnum):
    """What a greeting waits for, after the rules screening."""

    JOIN = "join"
    ROLE = "role"
    INTRODUCTION = "introduction"


class Young(StrEnum):
    """What happens when an account is younger than the group's limit."""

    OFF = "off"
    TELL = "tell"
    HOLD = "hold"


class Tone(StrEnum):
    """The ready-made packs of templates."""

    WARM = "warm"
    SHORT = "short"
    PLAYFUL = "playful"


class Part(StrEnum):
    """What switches itself off when it can no longer work."""

    GREETING = "greeting"
    ROLE = "role"
    FAREWELL = "farewell"


class Trouble(StrEnum):
    """Why a part switched itself off."""

    FORBIDDEN = "forbidden"
    GONE = "gone"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Settings:
    """One group's settings, and where its pacing and its raid guard stand. Delays are in seconds."""

    guild_id: int
    watching_since: datetime
    swept_at: datetime | None = None
    greeting_on: bool = True
    greeting_trouble: Trouble | None = None
    greet_on: GreetOn = GreetOn.JOIN
    greeting_delay: int = 0
    tone: Tone = Tone.WARM
    role_on: bool = True
    role_trouble: Trouble | None = None
    role_delay: int = 0
    farewell_on: bool = False
    farewell_trouble: Trouble | None = None
    farewell_text: str | None = None
    raid_limit: int = 60
    raid_since: datetime | None = None
    raid_until: datetime | None = None
    calm_until: datetime | None = None
    young: Young = Young.TELL
    young_days: int = 7
    next_greeting_at: datetime | None = None
    next_note_at: datetime | None = None
    next_farewell_at: datetime | None = None

    def paused(self, now: datetime) -> bool:
        """Whether the raid guard holds greetings back."""
        return self.raid_since is not None and (self.raid_until is None or self.raid_until > now)

    def is_on(self, part: Part) -> bool:
        """Whether a part is switched on."""
        return bool(getattr(self, f"{part}_on"))

    def trouble(self, part: Part) -> Trouble | None:
        """Why a part switched itself off, when it did."""
        found: Trouble | None = getattr(self, f"{part}_trouble")
        return found


Value = bool | int | str

DELAYS = (0, 60, 300, 900, 3600, 86400)
RAID_LIMITS = (0, 20, 40, 60, 100, 200)
YOUNG_DAYS = (1, 3, 7, 14, 30)


@dataclass(frozen=True, slots=True)
class Choice:
    """A setting that is chosen from a list: the part of the panel it stands on, and what may be chosen."""

    page: str
    read: Callable[[str], Value]
    allowed: tuple[Value, ...]


def _yes(raw: str) -> bool:
    return raw == "on"


CHOICES: Mapping[str, Choice] = {
    "greeting_on": Choice("greeting", _yes, (True, False)),
    "greet_on": Choice("greeting", GreetOn, tuple(GreetOn)),
    "greeting_delay": Choice("greeting", int, DELAYS),
    "tone": Choice("templates", Tone, tuple(Tone)),
    "role_on": Choice("role", _yes, (True, False)),
    "role_delay": Choice("role", int, DELAYS),
    "farewell_on": Choice("farewell", _yes, (True, False)),
    "raid_limit": Choice("guard", int, RAID_LIMITS),
    "young": Choice("guard", Young, tuple(Young)),
    "young_days": Choice("guard", int, YOUNG_DAYS),
}


def read_choice(name: str, raw: str) -> Value:
    """The chosen value. Raises UserError for what is not on the list."""
    choice = CHOICES.get(name)
    try:
        value = choice.read(raw) if choice else None
    except ValueError:
        value = None
    if choice is None or value is None or value not in choice.allowed:
        raise UserError(STALE_CHOICE)
    return value
