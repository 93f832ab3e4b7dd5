"""Privacy: everything that is stored about a person shown in words, handed over, hidden, or deleted.

`model` is the clock that runs before a deletion, `store` keeps it, `store_people` finds whoever any table names.
`service` starts and stops the clock, `service_visibility` says who sees what. `cog` has /privacy and /forget, and hears
who comes and goes; `presses` are the buttons, `ui` the cards, `text` the words. `gathering` asks every feature what it
stores, `reading` makes lines of it, `packing` a file. `delivery` is the letter before a deletion, `jobs` carries it
out, `doctor` looks whether it does.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.privacy.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
