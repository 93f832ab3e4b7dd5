"""What the picture of a week says to somebody who cannot see it."""

from collections.abc import Iterator

from bot.pictures.figures import full, signed_percent
from bot.pictures.spec import Picture
from cogs.digest.pictures import words
from cogs.digest.pictures.specs import WeekPicture

LONGEST = 1000
"""Discord takes 1,024 characters."""


def alt(spec: WeekPicture) -> str:
    """On one line, each part with a full stop."""
    said = " ".join(f"{part.strip().removesuffix('.')}." for part in _parts(spec) if part.strip())
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"


def _parts(spec: WeekPicture) -> Iterator[str]:
    yield from _head(spec)
    for count in spec.counts:
        yield f"{full(count.number)} {count.label}"
    if spec.tiers:
        yield words.GROWTH
    for tier in spec.tiers:
        yield f"{tier.name} followers: {signed_percent(tier.percent)}, {words.creators(tier.creators)}"
    yield spec.stated.formula


def _head(spec: Picture) -> Iterator[str]:
    yield spec.title
    yield spec.subtitle
