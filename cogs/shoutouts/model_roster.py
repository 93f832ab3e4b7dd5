"""What members see of a rotation: their own place, the queue in pages, when their turn might come. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cogs.profiles.model import Profile
from cogs.shoutouts.model import Mode, Rotation, Seat, SeatState, Spec, SwapState
from cogs.shoutouts.model_order import skips
from cogs.shoutouts.model_schedule import schedule_of
from cogs.shoutouts.model_seats import Held

PAGE = 10
NEAR = 3
"""So far in front somebody can let the next turn pass: for others it says nothing yet."""
FORESEEN = 52
"""So far ahead a date is told: later ones are guesses."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Two who might exchange their places; `asker_id` asked `other_id`."""

    id: int
    guild_id: int
    rotation_id: int
    asker_id: int
    other_id: int
    state: SwapState
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """A rotation and how one person stands in it. `position` counts from 1; None when they are not in line."""

    rotation: Rotation
    held: Held | None
    members: int
    position: int | None = None

    @property
    def state(self) -> SeatState:
        """Whether they are in, rest, or are not in it."""
        return self.held.seat.state if self.held is not None else SeatState.LEFT

    @property
    def skips(self) -> bool:
        """Whether they let the next turn pass."""
        return self.held is not None and skips(self.rotation.line, self.held.seat)

    @property
    def is_near(self) -> bool:
        """Whether they can let the next turn pass."""
        pairs = self.rotation.spec.mode is Mode.PAIRS and self.state is SeatState.IN
        return not self.skips and (pairs or (self.position is not None and self.position <= NEAR))


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of a rotation's line as one person sees it."""

    standing: Standing
    seats: Sequence[Seat]
    page: int
    asked: Sequence[Swap] = field(default=())
    waiting: int = 0
    """Shoutouts that wait for the person, in any rotation."""

    @property
    def has_more(self) -> bool:
        """Whether there is a page after this one."""
        return (self.page + 1) * PAGE < self.standing.members

    @property
    def first(self) -> int:
        """The position of the first on this page."""
        return self.page * PAGE + 1


def foreseen(rotation: Rotation, position: int) -> datetime | None:
    """When whoever stands there has their turn, if nothing else happens; None when it is far, or nothing runs."""
    if rotation.next_at is None or not 1 <= position <= FORESEEN:
        return None
    later = schedule_of(rotation.spec, rotation.anchor).dates_after(rotation.next_at, position - 1)
    return later[-1] if later else rotation.next_at


def fits(spec: Spec, profile: Profile | None) -> bool:
    """Whether a rotation of a niche or a platform is for somebody with that profile."""
    niches = {niche.value for niche in profile.niches} if profile is not None else set()
    platforms = {entry.platform.value for entry in profile.platforms} if profile is not None else set()
    return (spec.niche is None or spec.niche in niches) and (spec.platform is None or spec.platform in platforms)
