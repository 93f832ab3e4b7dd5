"""The made-up numbers of simulated creators: the same for the same name and moment, growing, and never the same twice.

How platforms put them into words is in `platforms`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from bot.demo import cast

_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
_CAST_COUNTED = 2500  # days later
_BETWEEN_POSTS = timedelta(hours=41)
_RIPE = timedelta(hours=72)
_A_DAY = timedelta(days=1)
_CAST = {person.handle: person for person in cast.EVERYBODY}


def dice(*about: object) -> float:
    """A number from 0 to 1 that is always the same for the same thing."""
    return int.from_bytes(sha256(repr(about).encode()).digest()[:6], "big") / 2**48


@dataclass(frozen=True, slots=True)
class Post:
    """Something that was published, as it is counted at a moment."""

    number: int
    at: datetime
    likes: int
    comments: int
    shares: int
    saves: int
    views: int


@dataclass(frozen=True, slots=True)
class Creator:
    """Somebody on one platform."""

    platform: str
    name: str

    @property
    def number(self) -> int:
        """What the platform knows them by."""
        return int(dice(self.platform, self.name) * 10**12) + 10**12

    @property
    def exists(self) -> bool:
        """Nobody is called nobody."""
        return not self.name.startswith("nobody")

    def followers(self, now: datetime) -> int:
        """What the cast says, or else any size; it grows by a little every day, and wobbles."""
        person = _CAST.get(self.name.removesuffix(".bsky.social"))
        size = float(person.followers) if person else 900 * 50 ** dice("size", self.name)
        days = (now - _BEGINNING) / _A_DAY
        growth = 0.0005 + 0.0015 * dice("growth", self.name)
        grown = (1 + growth * days) / (1 + growth * _CAST_COUNTED)
        return int(size * grown * (1 + 0.002 * dice("wobble", self.name, int(days))))

    def posts(self, now: datetime) -> Iterator[Post]:
        """Newest first, without end."""
        last = int((now - _BEGINNING) / _BETWEEN_POSTS)
        for number in range(last, 0, -1):
            at = _BEGINNING + number * _BETWEEN_POSTS + timedelta(hours=5 * dice("hour", self.name, number))
            if at <= now:
                yield self._post(number, at, min(1.0, (now - at) / _RIPE))

    def _post(self, number: int, at: datetime, ripe: float) -> Post:
        luck = 0.6 + 0.8 * dice("luck", self.name, number)
        views = self.followers(at) * (0.25 + 0.2 * dice("reach", self.name)) * luck * ripe
        likes = views * (0.08 + 0.06 * dice("love", self.name))
        return Post(number, at, int(likes), int(likes / 14), int(likes / 22), int(likes / 9), int(views))
