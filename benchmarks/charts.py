"""Ten charts at once: how long the event loop ever stood still, and what drawing costs beside the bare library call.

The stall is the worst lateness of a timer that wants to ring every millisecond, with ten different charts under way,
against the same timer with nothing under way. The bare call draws the same curve with matplotlib as its documentation
does: a figure of the same pixels with one line, a band and a title, without panels, letters of our own or a foot.
"""

import asyncio
import io
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import median
from typing import Any

from bot.pictures.renderer import Renderer
from bot.pictures.spec import Stated
from cogs.analytics.charts.specs import RateChart, Rated

AT_ONCE = 10
_TICK = 0.001
_NOW = datetime(2026, 11, 21, tzinfo=UTC)
_RATES = (4.1, 3.8, 6.9, 4.4, 2.9, 5.2, 4.6, 3.3, 8.1, 4.9, 4.0, 3.6)


@dataclass
class Charts:
    """Seconds, round by round."""

    idle: list[float] = field(default_factory=list)
    stalls: list[float] = field(default_factory=list)
    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    def stall_ratio(self) -> float:
        """The worst stall in times of an idle loop's worst: the median of the pairs."""
        return median(busy / idle for busy, idle in zip(self.stalls, self.idle, strict=True))

    def render_ratio(self) -> float:
        """One of ours in times of the bare call: the median of the pairs."""
        return median(ours / bare for ours, bare in zip(self.ours, self.bare, strict=True))


def charts(round_: int) -> list[RateChart]:
    """Ten that are in no cache."""
    stated = Stated(formula="Engagement rate = 100 × (likes + comments) ÷ followers", as_of=_NOW, provenance="demo")
    rates = tuple(Rated(_NOW - timedelta(days=n), rate) for n, rate in enumerate(_RATES))
    chart = RateChart(title="", stated=stated, rates=rates, median=4.25, low=3.8, high=5.0, mean=4.7)
    return [replace(chart, title=f"Engagement rate {round_}.{number}") for number in range(AT_ONCE)]


async def worst_stall(work: Callable[[], Awaitable[object]]) -> float:
    """How late a timer of one millisecond ever was while this work was under way."""
    worst, is_done = 0.0, False

    async def watch() -> None:
        nonlocal worst
        while not is_done:
            began = time.perf_counter()
            await asyncio.sleep(_TICK)  # edge: the timer whose lateness is measured
            worst = max(worst, time.perf_counter() - began - _TICK)

    watching = asyncio.create_task(watch())
    await work()
    is_done = True
    await watching
    return worst


def bare(chart: RateChart) -> bytes:
    """What anybody would write first."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - after the first chart, as ours
    from matplotlib.figure import Figure  # noqa: PLC0415 - the same

    figure = Figure(figsize=(12, 9), dpi=100)
    axes = figure.add_subplot()
    axes.plot([each.at.timestamp() for each in chart.rates], [each.rate for each in chart.rates], "o")
    axes.axhspan(chart.low or 0, chart.high or 0, alpha=0.2)
    axes.axhline(chart.median or 0)
    axes.set_title(chart.title)
    found = io.BytesIO()
    agg: Any = FigureCanvasAgg(figure)  # this backend ships no types
    agg.print_png(found)
    return found.getvalue()


async def _draw_all(renderer: Renderer, wanted: list[RateChart]) -> None:
    await asyncio.gather(*map(renderer.png, wanted))


def _bare_all(wanted: list[RateChart]) -> float:
    began = time.perf_counter()
    for chart in wanted:
        bare(chart)
    return (time.perf_counter() - began) / len(wanted)


async def _rounds(rounds: int) -> Charts:
    measured, renderer = Charts(), Renderer()
    await renderer.png(charts(-1)[0])
    bare(charts(-1)[0])
    for number in range(rounds):
        wanted = charts(number)
        began = time.perf_counter()
        measured.stalls.append(await worst_stall(partial(_draw_all, renderer, wanted)))
        took = time.perf_counter() - began
        measured.ours.append(took / AT_ONCE)
        measured.idle.append(await worst_stall(partial(asyncio.sleep, took)))  # edge: an idle loop for as long
        measured.bare.append(await asyncio.to_thread(_bare_all, wanted))
    await renderer.close()
    return measured


def measure(rounds: int) -> Charts:
    """Ours, an idle loop and the bare call in turns, after a first picture that loads the library."""
    return asyncio.run(_rounds(rounds))
