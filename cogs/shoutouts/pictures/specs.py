"""What is in the pictures of shoutouts: plain numbers and words, frozen, so that equal ones are one picture."""

from dataclasses import dataclass

from bot.pictures.spec import Name, Picture, Spec


@dataclass(frozen=True, slots=True)
class Handle:
    """Where to find somebody. `handle` as they write it, with its @."""

    platform: str
    handle: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnPicture(Spec):
    """Who is featured, where to find them, what to say about them, and what the group says to those who see it.

    `sentence` is their niche in their own words, `greeting` the line at the foot.
    """

    name: Name
    rotation: str
    greeting: str
    prompt: str = ""
    sentence: str = ""
    handles: tuple[Handle, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A subgroup: how many people, and their turns for each that was theirs by number. None: too few to say."""

    label: str
    people: int
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FairnessPicture(Picture):
    """How turns and waits are spread, without any name.

    `turns` and `waits` have one number for each member in line: turns so far, and rounds waited since the last one.
    `spread` is most minus fewest turns of those who were there all the time. `newcomers` are the rounds that newcomers
    waited for their first turn, one number each.
    """

    turns: tuple[int, ...]
    waits: tuple[int, ...] = ()
    spread: int | None = None
    longest: int | None = None
    newcomers: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()
