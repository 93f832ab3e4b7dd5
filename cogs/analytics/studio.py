"""Charts to attach to a card, each with what it says to somebody who cannot see it."""

from typing import TYPE_CHECKING

from bot import studio
from bot.pictures.spec import Spec
from bot.studio import Chart
from cogs.analytics.charts.alt import alt

if TYPE_CHECKING:
    from bot.client import Greenroom


async def draw(bot: "Greenroom", spec: Spec, name: str) -> Chart:
    """A picture to attach. Raises UserError when it cannot be drawn now."""
    return await studio.draw(bot, spec, name, alt(spec))


async def try_to_draw(bot: "Greenroom", spec: Spec, name: str) -> tuple[Chart, ...]:
    """The same for a page that says it all in words as well: without the picture when it cannot be drawn now."""
    return await studio.try_to_draw(bot, spec, name, alt(spec))
