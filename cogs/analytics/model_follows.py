"""How many an account follows, beside how many follow it: read from one field, and as a ratio on Instagram.

For its creator alone: it is no signal of the check, and in no figure that is shared.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import UserError
from cogs.analytics.model import Snapshot
from cogs.analytics.model_counts import count
from cogs.profiles.model import Platform

MASS = 1_500
"""Who follows more is called a mass follower by HypeAuditor (its help, "What is Audience Quality Score")."""
EXAMPLE = "15.1k, 830 following"
_PARTS = re.compile(r"[,;/|]\s+|\s+and\s+|\s+/\s*|;")
_FOLLOWING = re.compile(r"\b(?:following|follows|i follow)\b:?")
_FOLLOWERS = re.compile(r"\bfollowers?\b:?")


@dataclass(frozen=True, slots=True)
class Follows:
    """Whom an account follows. `ratio` is following by followers."""

    following: int
    followers: int

    @property
    def ratio(self) -> float:
        """How many it follows for each who follows it."""
        return self.following / self.followers

    @property
    def is_mass(self) -> bool:
        """Whether it follows more than 1,500."""
        return self.following > MASS


def follows(platform: Platform, snapshots: Sequence[Snapshot]) -> Follows | None:
    """By the newest snapshot that has both numbers, oldest first; None elsewhere than on Instagram."""
    if platform is not Platform.INSTAGRAM:
        return None
    both = (
        Follows(each.following, each.followers)
        for each in reversed(snapshots)
        if each.following is not None and each.followers
    )
    return next(both, None)


def read(typed: str) -> tuple[int | None, int | None]:
    """Followers and following: `15.1k`, `15.1k, 830 following`, in either order. Raises UserError."""
    words = typed.strip().casefold()
    if not _FOLLOWING.search(words):
        return count(_FOLLOWERS.sub("", words)), None
    parts = _PARTS.split(words)
    following = [count(_FOLLOWING.sub("", each)) for each in parts if _FOLLOWING.search(each)]
    followers = [count(_FOLLOWERS.sub("", each)) for each in parts if not _FOLLOWING.search(each)]
    if len(following) != 1 or len(followers) != 1 or followers[0] is None:
        raise UserError(f"Write your followers first, then how many you follow, with a comma between: {EXAMPLE}.")
    return followers[0], following[0]
