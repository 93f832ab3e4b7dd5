"""Words that stand in the pictures of shoutouts and in their alt texts."""

from collections.abc import Callable

from bot.text import plural

WHAT_TO_SAY = "What to say about them"
EMPTY = "Nobody had a turn yet. Come back after the first rounds."
TURNS = "Turns so far"
WAITS = "Rounds since the last turn"
PARTS = "Turns by subgroup: 1.00 is exactly their share"
SPREAD = "Most minus fewest"
LONGEST = "Longest wait"
NEWCOMERS = "Newcomers waited"
TOO_FEW = "too few to say"
NOT_YET = "not yet"

Told = tuple[str, Callable[[int], str], str]
"""A heading, how a number is written, and a colour."""


def bars(heading: str, members: int, most: int) -> str:
    """`Turns so far, one bar for each member`; of many members a bar stands for several."""
    each = "each member" if members <= most else f"about {round(members / most):,} members"
    return f"{heading}, one bar for {each}"


def quoted(sentence: str) -> str:
    """In the marks that quotes have."""
    return f"“{sentence}”"


def turns(number: int) -> str:
    """`1 turn`, `12 turns`."""
    return plural(number, "turn")


def rounds(number: int) -> str:
    """`1 round`, `12 rounds`."""
    return plural(number, "round")


def share(number: float, people: int) -> str:
    """`0.98 · 12 people`."""
    return f"{number:.2f} · {people:,} people"
