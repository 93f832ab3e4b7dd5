"""What a match is made of: a request as people read it, one fact about it and a creator, and the pair they are.

Which facts there are is asked in `model_questions` and `model_questions_sizes`; what they come to is `model_match`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from cogs.analytics.model_ranks import Tier
from cogs.collabs.model_seen import Seen
from cogs.collabs.model_weights import CAUTIONS, Weights, Why
from cogs.profiles.model import Niche, Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A request as everybody in the group can read it, and its owner as the viewer may see them.

    Empty and None ask for nothing; then the owner's own niches and platforms are what there is to share. `largest` is
    included. A paid partnership is not between two audiences, so the owner's size is of no matter there.
    """

    id: int
    owner: Seen
    niches: frozenset[Niche] = frozenset()
    platforms: frozenset[Platform] = frozenset()
    smallest: int | None = None
    largest: int | None = None
    region: str | None = None
    """None where the work is remote."""
    deadline: datetime | None = None
    is_paid: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One reason or caution with what it is about; `points` are never negative. Sizes are the owner's first."""

    why: Why
    points: float
    niches: frozenset[Niche] = frozenset()
    platforms: frozenset[Platform] = frozenset()
    sizes: tuple[int, ...] = ()
    asked: tuple[int | None, int | None] = (None, None)
    tier: Tier | None = None
    place: str = ""
    other_place: str = ""
    count: int = 0
    span: timedelta = timedelta()

    @property
    def is_caution(self) -> bool:
        """Whether it speaks against the match."""
        return self.why in CAUTIONS


@dataclass(frozen=True, slots=True)
class Pair:
    """What the questions below are asked about."""

    creator: Seen
    opening: Opening
    now: datetime
    weights: Weights

    def points(self, why: Why, strength: float = 1) -> float:
        """What a reason counts that is so strong: from 0 to 1."""
        return self.weights.points[why] * min(1.0, max(0.0, strength))

    def counts(self, platform: Platform) -> bool:
        """Whether the size on that platform is of interest."""
        return not self.opening.platforms or platform in self.opening.platforms
