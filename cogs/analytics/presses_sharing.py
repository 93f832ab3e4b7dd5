"""The controls of the sharing panel. Whoever presses chooses for themselves, whatever card the press came from."""

from enum import StrEnum
from typing import TypeVar

from bot.access import Who
from bot.errors import UserError
from bot.presses import Press, Presses
from cogs.analytics import service_sharing, text_levels
from cogs.analytics.model import FEATURE
from cogs.analytics.model_sharing import Level, Measure
from cogs.analytics.showing import share_card
from cogs.profiles.model import Platform

presses = Presses(FEATURE)
_Word = TypeVar("_Word", bound=StrEnum)


@presses.on("share", Who.EVERYONE)
async def share(press: Press) -> None:
    """Show the panel."""
    await press.show(await share_card(press.interaction))


@presses.on("share_platform", Who.EVERYONE)
async def share_platform(press: Press) -> None:
    """Go to another platform."""
    await press.redraw(await share_card(press.interaction, word_of(Platform, press.values)))


@presses.on("share_level", Who.EVERYONE)
async def share_level(press: Press) -> None:
    """Share one figure so far and no further."""
    platform, measure = word_of(Platform, press.args), word_of(Measure, press.args, 1)
    level, now = _level(press.values), press.bot.now()
    async with press.bot.db.write() as conn:
        await service_sharing.share(conn, press.guild_id, press.user_id, (platform, measure), level, now)
    await press.redraw(await share_card(press.interaction, platform))


@presses.on("share_stop", Who.EVERYONE)
async def share_stop(press: Press) -> None:
    """Share nothing any more, anywhere."""
    platform = word_of(Platform, press.args)
    async with press.bot.db.write() as conn:
        await service_sharing.stop(conn, press.guild_id, press.user_id, press.bot.now())
    await press.redraw(await share_card(press.interaction, platform))


def word_of(words: type[_Word], given: tuple[str, ...], position: int = 0) -> _Word:
    """The choice at that position. Raises UserError for anything that is not on offer."""
    try:
        return words(given[position])
    except (IndexError, ValueError):
        raise UserError(text_levels.NOT_ON_OFFER) from None


def _level(given: tuple[str, ...]) -> Level:
    found = next((level for level in Level if given == (str(level.value),)), None)
    if found is None:
        raise UserError(text_levels.NOT_ON_OFFER)
    return found
