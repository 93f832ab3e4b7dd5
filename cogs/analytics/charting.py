"""Charts of the panel's pages. Without one a page says the same in words."""

from typing import TYPE_CHECKING

from cogs.analytics.model_portrait import Shelf
from cogs.analytics.model_rates import Metric, Preset
from cogs.analytics.ui_panel import Chart

if TYPE_CHECKING:
    from bot.client import Greenroom


async def rate_chart(bot: "Greenroom", shelf: Shelf, metric: Metric | None, preset: Preset) -> Chart | None:
    """The rate of each piece of content."""
    del bot, shelf, metric, preset
    return None


async def growth_chart(bot: "Greenroom", shelf: Shelf, days: int) -> Chart | None:
    """The curve of followers."""
    del bot, shelf, days
    return None


async def kinds_chart(bot: "Greenroom", shelf: Shelf) -> Chart | None:
    """One bar for each format."""
    del bot, shelf
    return None


async def heat_chart(bot: "Greenroom", shelf: Shelf) -> Chart | None:
    """The week as a heatmap."""
    del bot, shelf
    return None
