"""What a picture says to somebody who cannot see it: what it is, the number that matters, the course, the proof."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.pictures.figures import full_day, percent, short, span
from bot.pictures.spec import Picture, Spec, Stated
from bot.text import listing
from cogs.analytics.charts import kit, specs, words
from cogs.analytics.charts.specs_sheets import MediaKit, ShareCard

LONGEST = 1000
"""Discord takes 1,024 characters."""

_MOST_TIMES = 3
_MOST_EVENTS = 6
_HOURS = 24


def alt(spec: Spec) -> str:
    """The alt text, on one line, never longer than Discord takes. The proof at its end is kept when it is cut."""
    said = [*_KINDS[type(spec)](spec)]
    proof: list[str] = []
    if isinstance(spec, Picture):
        said, proof = [spec.title, spec.subtitle, *said], [*_proof(spec.stated)]
    last = _cut(_sentences(proof), LONGEST // 2)
    return f"{_cut(_sentences(said), LONGEST - len(last) - 1)} {last}".strip()


def _sentences(parts: Iterable[str]) -> str:
    """Each with a full stop, on one line."""
    return " ".join(" ".join(f"{part.strip().removesuffix('.')}." for part in parts if part.strip()).split())


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _proof(stated: Stated) -> Iterator[str]:
    yield stated.formula
    yield ", ".join(filter(None, (stated.sample, full_day(stated.as_of), stated.provenance, stated.note)))


def _growth(spec: specs.GrowthChart) -> Iterator[str]:
    if not spec.points:
        yield words.NO_NUMBERS
        return
    last = spec.points[-1]
    yield f"{short(last.value)} {spec.measure} on {full_day(last.at)}"
    for stretch in words.stretches(spec):
        yield _course(stretch)
    if spec.change is not None and spec.change.net is not None:
        told = "" if spec.change.percent is None or words.is_unseen(spec.change) else percent(spec.change.percent)
        yield f"{words.net(spec.change)} in {spec.change.days} days" + (f", that is {told}" if told else "")
    marked = [f"{event.label} on {full_day(event.since)}" for event in spec.events[:_MOST_EVENTS]]
    yield f"Marked: {listing(marked)}" if marked else ""
    for each in spec.breaks:
        yield f"The curve is broken on {full_day(each.at)}: {each.label}"


def _course(stretch: Sequence[specs.Point]) -> str:
    """From where to where. Told for each stretch by itself: what a platform counts otherwise is not to be compared."""
    if len(stretch) == 1:
        return ""
    first, last = stretch[0], stretch[-1]
    return f"From {short(first.value)} on {full_day(first.at)} to {short(last.value)} on {full_day(last.at)}"


def _rate(spec: specs.RateChart) -> Iterator[str]:
    if spec.median is None or not spec.rates:
        yield words.too_few_rates(spec)
        return
    yield f"Median {percent(spec.median)} of {words.pieces(len(spec.rates))}"
    yield f"90 % interval {span(spec.low, spec.high)}" if spec.low is not None and spec.high is not None else ""
    yield f"Mean {percent(spec.mean)}" if spec.mean is not None else ""
    rates = [each.rate for each in spec.rates]
    yield f"Single pieces go from {percent(min(rates))} to {percent(max(rates))}"
    compared = words.compared_with(spec)
    yield f"Compared with {compared}" if compared else ""


def _heatmap(spec: specs.HeatmapChart) -> Iterator[str]:
    found = [
        (cell.median, f"{words.DAYS[day]} from {hour * _HOURS // len(row):02}:00, {percent(cell.median)} of {cell.n}")
        for day, row in enumerate(spec.rows)
        for hour, cell in enumerate(row)
        if cell.n >= spec.needed and cell.median is not None
    ]
    if not found:
        yield words.too_little(spec)
        return
    found.sort(key=lambda each: -each[0])
    yield f"Best times in {spec.zone}: {'; '.join(said for _, said in found[:_MOST_TIMES])}"
    grey = sum(len(row) for row in spec.rows) - len(found)
    yield f"{grey:,} times are grey, with fewer than {spec.needed} pieces of content" if grey else ""


def _bar(bar: specs.Bar, needed: int) -> str:
    if bar.median is None:
        return f"{bar.label}: {words.too_few(bar, needed)}"
    within = f", 90 % interval {span(bar.low, bar.high)}" if bar.low is not None and bar.high is not None else ""
    return f"{bar.label}: {percent(bar.median)} of {words.pieces(bar.n)}{within}"


def _sponsored(spec: specs.SponsoredChart) -> Iterator[str]:
    yield _bar(spec.organic, spec.needed)
    yield _bar(spec.sponsored, spec.needed)
    times = words.ratio(spec)
    yield f"Sponsored content has {times:.2f} times the organic rate" if times is not None else ""
    yield f"{percent(spec.share)} of the content is sponsored" if spec.share is not None else ""


def _formats(spec: specs.FormatsChart) -> Iterator[str]:
    yield from (_bar(bar, spec.needed) for bar in spec.bars) if spec.bars else [words.NO_CONTENT]


def _leaderboard(spec: specs.LeaderboardChart) -> Iterator[str]:
    for row in spec.rows[: words.MOST_ROWS]:
        tied = ", tied" if row.tied else ""
        name = row.name.display.strip() or row.name.handle
        yield f"{row.place}{tied}: {name}, {percent(row.value)}, range {span(row.low, row.high)}"
    yield words.below(spec) if spec.rows else words.NOBODY


def _platforms(spec: specs.PlatformsChart) -> Iterator[str]:
    for panel in spec.panels:
        followers = f"{short(panel.followers)} followers" if panel.followers is not None else "followers not known"
        facts = words.platform_facts(panel).replace(" · ", ", ")
        yield f"{panel.platform}, {panel.handle}: " + ", ".join(filter(None, (followers, facts)))
    yield "" if spec.panels else words.NO_PLATFORM


def _card(spec: ShareCard) -> Iterator[str]:
    yield f"Card of {spec.name.display.strip() or spec.name.handle}" + (f", {spec.niche}" if spec.niche else "")
    for figure in spec.figures:
        yield f"{figure.label}: {words.written(figure)}"
    yield f"90 % interval {span(*spec.interval)}" if spec.interval else ""
    yield spec.position
    yield words.VERIFIED if spec.verified else ""


def _kit(spec: MediaKit) -> Iterator[str]:
    shared = kit.public(spec)
    yield f"Media kit of {spec.name.display.strip() or spec.name.handle}, made on {full_day(spec.made_on)}"
    yield from (spec.sentence, listing(spec.niches), spec.region)
    for each in shared.platforms:
        numbers = (f"{figure.label} {words.written(figure)} ({kit.proof(figure)})" for figure in each.figures)
        yield f"{each.platform}, {each.handle}: {'; '.join(numbers)}"
    yield "" if shared.platforms else words.NOTHING_SHARED


_KINDS: Mapping[type[Any], Callable[[Any], Iterator[str]]] = {
    specs.GrowthChart: _growth,
    specs.RateChart: _rate,
    specs.HeatmapChart: _heatmap,
    specs.SponsoredChart: _sponsored,
    specs.FormatsChart: _formats,
    specs.LeaderboardChart: _leaderboard,
    specs.PlatformsChart: _platforms,
    ShareCard: _card,
    MediaKit: _kit,
}
