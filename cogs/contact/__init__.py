"""How a person wants to be reached privately by this group: not at all (the default), by direct message, in a thread.

`model` holds the ways and the quiet hours, `store` who chose what and the letters that wait for a thread, `service`
what other features ask for (`way`, `choose`, `reach`, `fall_back`), `text` and `ui` the cards, `presses` the buttons,
`delivery` what happens when Discord makes or refuses a thread, `doctor` the permissions, `cog` notices who leaves.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.contact.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
