"""Sentences that stand in a picture and in its alt text. Nothing here loads matplotlib."""

from bot.pictures.figures import full, percent, short, signed, signed_percent, span
from cogs.analytics.charts.specs import (
    Bar,
    Change,
    GrowthChart,
    HeatmapChart,
    LeaderboardChart,
    Panel,
    Point,
    RateChart,
    SponsoredChart,
)
from cogs.analytics.charts.specs_sheets import Figure, KitFigure, Unit

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NO_CONTENT = "No content to compare yet."
NO_CURVE = "No curve yet."
NO_NUMBERS = "No numbers yet. The curve begins with the first one you log."
NO_PLATFORM = "No platform yet. Log your numbers for the first one."
NOBODY = "Nobody has shared enough yet."
NOTHING_SHARED = "Nothing is shared yet, so there is nothing on this sheet."
ONE_NUMBER = "One number so far. The curve begins with the second."
RANGES = "Bars are 90 % ranges."
TIE = "Overlap is a tie."
VERIFIED = "Verified data"

MOST_ROWS = 10
"""The most rows of a leaderboard."""


def is_unseen(change: Change) -> bool:
    """Whether less came and went than the platform shows."""
    return change.net is not None and change.quantum > 1 and abs(change.net) < change.quantum


def net(change: Change) -> str:
    """`+612`; `under 10` where the platform counts in tens; a dash when it is not known."""
    if change.net is None:
        return "–"
    return f"under {full(change.quantum)}" if is_unseen(change) else signed(change.net)


def stretches(spec: GrowthChart) -> list[list[Point]]:
    """The points between the breaks; no line goes from one stretch to the next."""
    edges = sorted(each.at for each in spec.breaks)
    found: dict[int, list[Point]] = {}
    for point in spec.points:
        found.setdefault(sum(edge <= point.at for edge in edges), []).append(point)
    return list(found.values())


def too_few_rates(spec: RateChart) -> str:
    """Why there is no figure."""
    return f"{len(spec.rates)} of {spec.needed} so far. With {spec.needed} contents there is a rate to show."


def compared_with(spec: RateChart) -> str:
    """What the rate is compared with."""
    if spec.band is not None:
        return f"{spec.band.label}: {span(spec.band.low, spec.band.high)}"
    return f"{spec.benchmark.label}: {percent(spec.benchmark.value)}" if spec.benchmark is not None else ""


def too_little(spec: HeatmapChart) -> str:
    """Why a heatmap shows nothing."""
    return f"Too little to compare yet. A time counts from {spec.needed} pieces of content on."


def too_few(bar: Bar, needed: int) -> str:
    """Why a kind of content has no figure."""
    return f"{bar.n} of {needed} so far"


def pieces(count: int) -> str:
    """`1 piece of content`, `12 pieces of content`."""
    return f"{count:,} piece{'' if count == 1 else 's'} of content"


def ratio(spec: SponsoredChart) -> float | None:
    """How many times the organic rate the sponsored one is."""
    if spec.sponsored.median is None or not spec.organic.median:
        return None
    return spec.sponsored.median / spec.organic.median


def below(spec: LeaderboardChart) -> str:
    """What stands under the rows of a leaderboard."""
    rest = max(len(spec.rows) - MOST_ROWS, 0) + spec.unseen
    tie = TIE if any(row.tied for row in spec.rows) else ""
    return " ".join(filter(None, (RANGES, tie, f"{rest:,} more not shown." if rest else "")))


def platform_facts(panel: Panel) -> str:
    """The change and the rate of a platform, as far as they are known."""
    found = []
    if panel.change is not None and panel.change.net is not None:
        is_told = panel.change.percent is not None and not is_unseen(panel.change)
        words = signed_percent(panel.change.percent or 0) if is_told else net(panel.change)
        found.append(f"{words} in {panel.change.days} days")
    if panel.rate is not None:
        found.append(f"rate {percent(panel.rate)}")
    return " · ".join(found)


def written(figure: Figure | KitFigure) -> str:
    """A number of a card or a sheet."""
    ways = {Unit.PERCENT: percent, Unit.COUNT: short, Unit.CHANGE: signed_percent}
    return ways[figure.unit](figure.value)
