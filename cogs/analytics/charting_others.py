"""Charts with more than one account on them: a leaderboard, all platforms of one person, and what a rate is beside."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bot.pictures.spec import Name, Stated
from cogs.analytics import text, text_panel, text_sharing
from cogs.analytics.charts.specs import (
    Band,
    Benchmark,
    Change,
    LeaderboardChart,
    Panel,
    PlatformsChart,
    Point,
    Standing,
)
from cogs.analytics.model import Snapshot
from cogs.analytics.model_boards import Board, Line
from cogs.analytics.model_growth import growth
from cogs.analytics.model_portrait import Shelf, portrait
from cogs.analytics.model_sharing import Measure
from cogs.analytics.service_benchmarks import View

MOST_ROWS = 10
_CURVE = timedelta(days=90)
_SPAN = 28
_TWO = 2


def beside(view: View) -> tuple[Band | None, Benchmark | None]:
    """The group's own middle half; else the newest published figure, which is a line and never a band."""
    if (own := view.group.band) is not None:
        scope = text_sharing.scope(view.group.asked.scope)
        return Band(own.p25, own.p75, f"{own.n} creators here, {scope}"), None
    points = (each for each in view.published if each.low is not None and each.low == each.high)
    found = next(points, None)
    if found is None or found.low is None:
        return None, None
    return None, Benchmark(found.low, f"{found.source}, {found.year}")


def board_spec(board: Board, now: datetime, reader_id: int, name: Callable[[int], Name]) -> LeaderboardChart | None:
    """The rows of which the reader may see the number; None with fewer than two."""
    shown = [each for each in board.lines if each.shows_number]
    if len(shown) < _TWO:
        return None
    newest = max((each.entrant.newest for each in shown if each.entrant.newest is not None), default=now)
    sources = sorted({text_sharing.SOURCES[source] for each in shown for source in each.entrant.sources})
    of_youtube = text_sharing.is_youtube_s([each.entrant for each in shown], board.asked.platform)
    return LeaderboardChart(
        title=text_sharing.board_title(board.asked),
        subtitle=text_sharing.scope(board.asked.scope),
        stated=Stated(
            formula=text_sharing.formula(board.asked),
            as_of=newest.date(),
            provenance=", ".join(sources),
            note=text_sharing.YOUTUBE if of_youtube else "",
        ),
        rows=tuple(_standing(each, board.asked.measure, reader_id, name) for each in shown[:MOST_ROWS]),
        unseen=max(0, len(shown) - MOST_ROWS),
    )


def _standing(line: Line, measure: Measure, reader_id: int, name: Callable[[int], Name]) -> Standing:
    entrant, place = line.entrant, line.place
    return Standing(
        place=place.best,
        name=name(entrant.user_id),
        value=entrant.value or 0.0,
        low=entrant.low,
        high=entrant.high,
        n=entrant.n or 0,
        tied=place.is_tied,
        you=entrant.user_id == reader_id,
        basis=text_sharing.basis(entrant, measure),
    )


def platforms_spec(shelves: Sequence[Shelf], now: datetime) -> PlatformsChart | None:
    """A small panel for each account, each with a scale of its own; None with fewer than two."""
    if len(shelves) < _TWO:
        return None
    sources = sorted({text.SOURCES[snapshot.source] for each in shelves for snapshot in _recent(each, now)})
    return PlatformsChart(
        title=text_panel.PLATFORMS_TITLE,
        stated=Stated(
            formula=text_panel.PLATFORMS_FORMULA,
            as_of=now.astimezone(shelves[0].zone).date(),
            provenance=", ".join(sources) or text_panel.NOBODY_YET,
        ),
        panels=tuple(_panel(each, now) for each in shelves),
    )


def _recent(shelf: Shelf, now: datetime) -> Sequence[Snapshot]:
    return [each for each in shelf.snapshots if each.followers is not None and now - each.at <= _CURVE]


def _panel(shelf: Shelf, now: datetime) -> Panel:
    found = growth(shelf.comparable, _SPAN, now)
    newest = shelf.newest
    return Panel(
        platform=text.PLATFORMS[shelf.account.platform],
        handle=shelf.account.handle,
        points=tuple(Point(each.at, float(each.followers or 0)) for each in _recent(shelf, now)),
        followers=newest.followers if newest is not None else None,
        change=Change(days=_SPAN, net=found.net, percent=found.percent, quantum=found.quantum) if found else None,
        rate=portrait(shelf, now).rate.value,
    )
