"""Which module draws which spec. Loaded by `loading` only, as it brings matplotlib."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.pictures.canvas import Canvas
from bot.pictures.spec import Spec
from cogs.analytics.charts import bars, growth, heatmap, kit_sheet, leaderboard, platforms, rate, share_card, specs
from cogs.analytics.charts.specs_sheets import MediaKit, ShareCard

_KINDS: Mapping[type[Any], Callable[[Any], Canvas]] = {
    specs.GrowthChart: growth.draw,
    specs.RateChart: rate.draw,
    specs.HeatmapChart: heatmap.draw,
    specs.SponsoredChart: bars.draw_sponsored,
    specs.FormatsChart: bars.draw_formats,
    specs.LeaderboardChart: leaderboard.draw,
    specs.PlatformsChart: platforms.draw,
    ShareCard: share_card.draw,
    MediaKit: kit_sheet.draw,
}


def canvas(spec: Spec) -> Canvas:
    """Draw it, and leave it as it is."""
    return _KINDS[type(spec)](spec)
