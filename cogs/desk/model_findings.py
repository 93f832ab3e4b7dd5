"""What the doctor keeps in mind about its findings: enough to tell a new one from one that was told already."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta
from hashlib import sha256

CHECK_EVERY = timedelta(days=1)
_COUNT = re.compile(r"(?<![\d#&@])\d+(?![\d>])")


def digest(problem: str) -> str:
    """The same for the same problem, also when a count in it has changed. Mentions count as they are."""
    return sha256(_COUNT.sub("some", problem).encode()).hexdigest()[:12]


def digests(problems: Iterable[str]) -> list[str]:
    """Of several problems, in a fixed order."""
    return sorted({digest(problem) for problem in problems})


def has_news(known: Sequence[str], problems: Iterable[str]) -> bool:
    """Whether one of the problems was not there before."""
    return not set(digests(problems)) <= set(known)
