"""Every word that digests say to people."""

from collections.abc import Sequence
from datetime import datetime

from bot.text import listing, moment, plural

TITLE = "The week in {group}"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
GONE, FORBIDDEN = "gone", "forbidden"

PANEL = "Weekly digest"
WHAT = (
    "Once a week, one card for everybody: what happened in the group, how creators of each size grew, what comes next. "
    "It is made only of what people share and of what stands in the group anyway. It names nobody, and what is about "
    "fewer than five people is left out."
)
ON, PAUSE, PREVIEW = "Switch it on", "Pause it", "Preview"
TO_LIGHT, TO_DARK = "Light picture", "Dark picture"
CHOOSE_DAY, CHOOSE_HOUR, CHOOSE_CHANNEL = "Day of the week", "Hour", "Channel"
NO_CHANNEL = "Choose the channel first, then switch it on."
CANNOT_WRITE = (
    "I may not post in <#{channel}>. Give me View Channel, Send Messages and Read Message History there first."
)
PREVIEWED = "This is how it would be now. Only you see this."

EMPTY = "A quiet week. That is fine: once a week is enough if it lasts. What are you working on?"
GROWTH = "**Growth in 7 days**, the middle of those who share it: {tiers}"
FROM_SHARED = "Made only of what people share. `/stats share` says what you share; every average takes five creators."

NEED = "The weekly digest switched itself off, because {why}"
DOOR_ON, DOOR_OFF = "The weekly digest is on", "The weekly digest is off"

DOCTOR_CHANNEL = "The weekly digest is on, but I cannot post in {channel}."
DOCTOR_CHANNEL_FIX = (
    "Give me View Channel, Send Messages and Read Message History there, or choose another one in /digest."
)
DOCTOR_OFF = "The weekly digest switched itself off, because {why}."
DOCTOR_OFF_FIX = "Choose a channel in /digest where I may post, and switch it on again; or pause it there for good."

_WHY = {GONE: "its channel is gone", FORBIDDEN: "I may not post in its channel any more"}


def hour(number: int) -> str:
    """An hour of the day."""
    return f"{number:02}:00"


def why(trouble: str) -> str:
    """Why it switched itself off."""
    return _WHY.get(trouble, _WHY[FORBIDDEN])


def when(weekday: int, at: int, zone: str) -> str:
    """Day and hour on the group's clock."""
    return f"**When** · {DAYS[weekday]}, {hour(at)} ({zone.replace('_', ' ')})"


def where(channel_id: int | None) -> str:
    """The channel."""
    return f"**Where** · <#{channel_id}>" if channel_id else "**Where** · not chosen yet"


def state(next_at: datetime | None, trouble: str | None) -> str:
    """Whether it is on, and when the next one comes."""
    if next_at is not None:
        return f"**On** · the next one comes {moment(next_at)}, {moment(next_at, 'R')}"
    return f"**Off** · because {why(trouble)}" if trouble else "**Off**"


def switched_off(trouble: str, channel_id: int | None) -> str:
    """What moderators read when it switched itself off."""
    where_to = f" (<#{channel_id}>)" if channel_id else ""
    return (
        f"**Weekly digest: switched off**\nI could not post it, because {why(trouble)}{where_to}. {DOCTOR_OFF_FIX} "
        "Nothing else changed."
    )


def growth(tiers: Sequence[tuple[str, str]]) -> str:
    """Growth by tier in one line: tier and percent."""
    return GROWTH.format(tiers=listing([f"{tier} {percent}" for tier, percent in tiers]))


def creators(count: int) -> str:
    """How many are in an average."""
    return plural(count, "creator")
