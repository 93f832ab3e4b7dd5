"""What a picture says to somebody who cannot see it. Never longer than Discord takes."""

from collections.abc import Iterable, Iterator
from statistics import median

from bot.text import listing
from cogs.shoutouts.pictures import words
from cogs.shoutouts.pictures.specs import FairnessPicture, Part, TurnPicture

LONGEST = 1000
"""Discord takes 1,024 characters."""


def turn(spec: TurnPicture) -> str:
    """Who is featured, where to find them, and what to say."""
    where = listing([f"{each.platform} {each.handle}" for each in spec.handles])
    return _said(
        (
            f"{spec.rotation}: {spec.name.display.strip() or spec.name.handle}",
            f"Find them: {where}" if where else "",
            words.quoted(spec.sentence) if spec.sentence else "",
            f"{words.WHAT_TO_SAY}: {spec.prompt}" if spec.prompt else "",
            spec.greeting,
        )
    )


def fairness(spec: FairnessPicture) -> str:
    """The numbers, without a name."""
    return _said((spec.title, spec.subtitle, *(_numbers(spec) if any(spec.turns) else [words.EMPTY])))


def _numbers(spec: FairnessPicture) -> Iterator[str]:
    yield f"{words.SPREAD}: {words.turns(spec.spread)}" if spec.spread is not None else ""
    yield f"{words.LONGEST}: {words.rounds(spec.longest)}" if spec.longest is not None else ""
    yield f"{words.NEWCOMERS}: {words.rounds(round(median(spec.newcomers)))}" if spec.newcomers else ""
    yield f"Turns go from {min(spec.turns):,} to {max(spec.turns):,}, over {len(spec.turns):,} members"
    yield f"Waits go from {min(spec.waits):,} to {words.rounds(max(spec.waits))}" if spec.waits else ""
    yield from map(_part, spec.parts)


def _part(part: Part) -> str:
    return f"{part.label}: {words.TOO_FEW if part.share is None else f'{part.share:.2f} times their share'}"


def _said(parts: Iterable[str]) -> str:
    """Each with a full stop, on one line."""
    text = " ".join(" ".join(f"{part.strip().removesuffix('.')}." for part in parts if part.strip()).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
