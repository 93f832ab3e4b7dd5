"""The order of a draw over many entrants, against the shortest loop that computes the same; and the memory it takes.

As a program (`python -m benchmarks.draw N`) it draws once, and prints by how many megabytes it grew.
"""

import hmac
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.wire import refuse
from cogs.giveaways import model_draw

ROOT = Path(__file__).resolve().parents[1]
_KEY = bytes(range(32))
_KILOBYTES = 2**10
AIM = 1.5
"""The most that ours may take of the loop's time."""


@dataclass
class Draws:
    """Seconds, round by round, and the megabytes that a draw takes beside the list itself."""

    entrants: int
    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)
    megabytes: float = 0

    def ratio(self) -> float:
        """Ours in times of the loop: the median of the pairs."""
        return median(ours / bare for ours, bare in zip(self.ours, self.bare, strict=True))


def entrants(count: int) -> dict[str, int]:
    """So many tickets, of weight 1."""
    return {f"{number * 2_654_435_761 % 2**64:016x}": 1 for number in range(1, count + 1)}


def bare(weights: dict[str, int]) -> list[str]:
    """What anybody would write first."""
    return sorted(weights, key=lambda ticket: hmac.digest(_KEY, f"{ticket}:1".encode(), "sha256"))


def measure(count: int, rounds: int) -> Draws:
    """Draw with both, in turns, and hold the orders against each other."""
    weights, draws = entrants(count), Draws(count)
    for _ in range(rounds):
        spent, expected = _timed(lambda: bare(weights))
        draws.bare.append(spent)
        spent, order = _timed(lambda: model_draw.order(_KEY, weights))
        draws.ours.append(spent)
        if order != expected:
            refuse("the two orders differ")
    program = (sys.executable, "-m", "benchmarks.draw", str(count))
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    draws.megabytes = float(done.stdout)
    return draws


def _timed(work: Callable[[], list[str]]) -> tuple[float, list[str]]:
    began = time.perf_counter()
    done = work()
    return time.perf_counter() - began, done


def _peak() -> float:
    """The most megabytes that this process ever had. getrusage would answer with its parent's, where that is more."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES
    return int(status.partition("VmHWM:")[2].split()[0]) / _KILOBYTES


if __name__ == "__main__":
    listed = entrants(int(sys.argv[1]))
    before = _peak()
    model_draw.order(_KEY, listed)
    print(round(_peak() - before))
