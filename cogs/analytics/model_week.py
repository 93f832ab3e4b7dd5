"""The week of one account in cells of three hours, on the creator's own clock."""

from cogs.analytics.model_habits import DAYS, Heatmap, heatmap
from cogs.analytics.model_matching import is_timed
from cogs.analytics.model_portrait import Shelf, usual_metric

HOURS = 3
_BEST = 3


def heat(shelf: Shelf) -> Heatmap:
    """The week, of content whose time of day is known."""
    timed = [each for each in shelf.derivable if is_timed(each)]
    return heatmap(timed, usual_metric(shelf), shelf.zone, hours=HOURS)


def strongest(found: Heatmap) -> list[tuple[float, int, int]]:
    """The strongest cells that are not grey: median, weekday, part of the day."""
    cells = [
        (cell.median, day, part)
        for day in range(DAYS)
        for part, cell in enumerate(found[day])
        if cell.median is not None
    ]
    return sorted(cells, reverse=True)[:_BEST]
