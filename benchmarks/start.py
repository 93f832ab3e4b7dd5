"""Start-up time and memory, each in a process of its own: from its first breath to ready, in one group.

As a program (`python -m benchmarks.start bare` or `... URL`) it is that process, and prints its figures as JSON.
"""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[1]
BARE = "bare"


@dataclass
class Starts:
    """Seconds and megabytes of a bare bot and of ours: started for the first time (`first`), and again (`again`)."""

    bare: list[dict[str, float]] = field(default_factory=list)
    first: list[dict[str, float]] = field(default_factory=list)
    again: list[dict[str, float]] = field(default_factory=list)

    def ratio(self, which: str, figure: str) -> float:
        """The median of the pairs, ours against bare."""
        pairs = zip(getattr(self, which), self.bare, strict=True)
        return float(median(ours[figure] / bare[figure] for ours, bare in pairs))


def measure(url_in: Callable[[Path], str], rounds: int) -> Starts:
    """Start both again and again, in turns; the first start of ours also makes the tables."""
    starts = Starts()
    for _ in range(rounds):
        with TemporaryDirectory(prefix="greenroom-") as folder:
            url = url_in(Path(folder))
            starts.bare.append(_start(BARE))
            starts.first.append(_start(url))
            starts.again.append(_start(url))
    return starts


def _start(what: str) -> dict[str, float]:
    program = (sys.executable, "-m", "benchmarks.start", what)
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _bot(what: str) -> Any:  # noqa: ANN401 - imports belong to what is measured, types too
    if what == BARE:
        from benchmarks.bare import OneLine, bare_bot  # noqa: PLC0415 - as above

        return bare_bot(OneLine())
    from bot.client import create_bot  # noqa: PLC0415 - as above
    from bot.jobs import SchedulerDriver  # noqa: PLC0415 - as above
    from bot.settings import Settings  # noqa: PLC0415 - as above

    settings = Settings(database_url=what, _env_file=None)
    return create_bot(settings, driver=SchedulerDriver())


async def _be(what: str) -> None:
    from benchmarks.wire import Line  # noqa: PLC0415 - as above

    bot = _bot(what)
    line = Line()
    line.connect(bot)
    await line.log_in(bot)
    process = psutil.Process()
    seconds = time.time() - process.create_time()
    print(json.dumps({"seconds": seconds, "megabytes": process.memory_info().rss / 2**20}))
    await bot.close()


if __name__ == "__main__":
    asyncio.run(_be(sys.argv[1]))
