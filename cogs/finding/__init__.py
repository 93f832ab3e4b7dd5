"""Finding creators by niche, size, platform, region or engagement rate, in what they share with whoever asks.

`model` says what of a person can be found by whom, `store` files it and searches, `service_filing` keeps the file in
step with profiles and numbers, `service` finds: the file leads to people, what they share at that moment decides.
`looking` makes a page, `ui` and `text` show it, `cog` has /find, `presses` its menus, `jobs` the daily round, `doctor`
looks whether everybody can be found.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.finding.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature())
