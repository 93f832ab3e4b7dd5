"""The charts of the panel's pages, from what is kept of an account. A page without one says the same in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.pictures.spec import Stated
from cogs.analytics import text, text_numbers, text_panel, text_sharing
from cogs.analytics.charts.specs import (
    Band,
    Bar,
    Benchmark,
    Cell,
    Change,
    Event,
    FormatsChart,
    GrowthChart,
    HeatmapChart,
    Point,
    RateChart,
    Rated,
    SponsoredChart,
)
from cogs.analytics.model import Account, Format, Source
from cogs.analytics.model_formulas import is_made_of_youtubes
from cogs.analytics.model_growth import growth
from cogs.analytics.model_habits import Heatmap, by_format, cadence, sponsored_against_organic
from cogs.analytics.model_matching import is_timed
from cogs.analytics.model_portrait import Shelf, portrait, usual_metric
from cogs.analytics.model_rates import (
    FORMULAS,
    NAMES,
    TO_SHOW,
    Metric,
    Preset,
    Rate,
    sample,
    value_of,
)
from cogs.analytics.model_week import heat
from cogs.profiles.model_zones import place_of

_TWO = 2


def _title(account: Account) -> str:
    return f"{text.PLATFORMS[account.platform]} {account.handle}"


def _stated(formula: str, at: datetime, shelf: Shelf, sources: Sequence[Source], sample_: str = "") -> Stated:
    told = text_numbers.provenance(sources) or text_panel.NOBODY_YET
    note = text_sharing.YOUTUBE if is_made_of_youtubes(shelf.account.platform, sources) else ""
    return Stated(formula=formula, as_of=at.astimezone(shelf.zone).date(), provenance=told, sample=sample_, note=note)


def growth_spec(shelf: Shelf, days: int, now: datetime) -> GrowthChart | None:
    """The curve of followers; None with fewer than two numbers."""
    since = now - timedelta(days=days + 1)
    taken = [each for each in shelf.snapshots if each.at >= since and each.followers is not None]
    if len(taken) < _TWO:
        return None
    found = growth(shelf.comparable, days, now)
    change = Change(days=days, net=found.net, percent=found.percent, quantum=found.quantum) if found else None
    first, last = taken[0].at, taken[-1].at
    return GrowthChart(
        title=_title(shelf.account),
        subtitle=text_panel.GROWTH_SUBTITLE.format(days=days),
        stated=_stated(
            text_panel.AS_TOLD if shelf.is_shown_as_is and not shelf.comparable else text_panel.GROWTH_FORMULA,
            last,
            shelf,
            [each.source for each in taken],
            f"{len(taken)} numbers",
        ),
        points=tuple(Point(each.at, float(each.followers or 0)) for each in taken),
        change=change,
        events=tuple(
            Event(max(each.since, first), min(each.until, last), text.NOTE_LABELS[each.kind])
            for each in shelf.notes
            if each.until >= first and each.since <= last
        ),
    )


def rate_spec(
    shelf: Shelf,
    metric: Metric | None,
    preset: Preset,
    now: datetime,
    beside: tuple[Band | None, Benchmark | None] = (None, None),
) -> RateChart | None:
    """The rate of each piece of content in the sample; None without any, or where no sample stands behind it.

    `beside` is what it is drawn with: the group's own middle half, or a published figure.
    """
    found, platform = portrait(shelf, now, metric, preset).rate, shelf.account.platform
    used = sample(shelf.derivable, found.metric, now, platform=platform).used
    rates = [
        Rated(each.published_at, value, each.sponsored)
        for each in reversed(used)
        if (value := value_of(each, found.metric)) is not None
    ]
    if not rates or preset is Preset.MODASH:
        return None
    stated = _stated(
        text_numbers.basis(found), found.newest or now, shelf, list(found.sources), f"{found.n} of {found.of}"
    )
    return RateChart(
        title=_title(shelf.account),
        subtitle=NAMES[found.metric],
        stated=stated,
        rates=tuple(rates),
        median=found.median,
        mean=found.mean,
        low=found.low,
        high=found.high,
        band=beside[0],
        benchmark=beside[1],
        needed=TO_SHOW,
    )


def formats_spec(shelf: Shelf, now: datetime) -> FormatsChart | None:
    """One bar for each format; None without content."""
    metric = usual_metric(shelf)
    found: Mapping[Format, Rate] = by_format(shelf.derivable, metric, now, platform=shelf.account.platform)
    bars = tuple(Bar(text.FORMATS[kind], each.n, each.median, each.low, each.high) for kind, each in found.items())
    if not any(bar.n for bar in bars):
        return None
    stated = _stated(FORMULAS[metric], now, shelf, [each.source for each in shelf.derivable])
    return FormatsChart(title=_title(shelf.account), subtitle=NAMES[metric], stated=stated, bars=bars, needed=TO_SHOW)


def sponsored_spec(shelf: Shelf, now: datetime) -> SponsoredChart | None:
    """Sponsored content beside one's own; None while there is too little to compare."""
    metric = usual_metric(shelf)
    found = sponsored_against_organic(shelf.derivable, metric, now, platform=shelf.account.platform)
    if found.ratio is None:
        return None
    return SponsoredChart(
        title=_title(shelf.account),
        subtitle=NAMES[metric],
        stated=_stated(FORMULAS[metric], now, shelf, [each.source for each in shelf.derivable]),
        sponsored=Bar(text.SPONSORED, found.sponsored, found.sponsored_median),
        organic=Bar(text.ORGANIC, found.organic, found.organic_median),
        share=cadence(shelf.derivable, now).sponsored_share,
    )


def heat_spec(shelf: Shelf, now: datetime) -> HeatmapChart | None:
    """The week; None while no time of day is known."""
    timed = [each for each in shelf.derivable if is_timed(each)]
    found: Heatmap = heat(shelf)
    if not any(cell.n for row in found for cell in row):
        return None
    metric = usual_metric(shelf)
    return HeatmapChart(
        title=_title(shelf.account),
        subtitle=NAMES[metric],
        stated=_stated(FORMULAS[metric], now, shelf, [each.source for each in timed], f"{len(timed)} pieces"),
        rows=tuple(tuple(Cell(cell.n, cell.median) for cell in row) for row in found),
        zone=place_of(shelf.zone.key),
    )
