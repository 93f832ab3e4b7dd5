"""Welcome: who arrived, when and how they are greeted, and what happens when too many come at once.

`model` says what becomes of an arrival, `settings` what moderators can set, `template` how a greeting is worded;
`store` and `store_settings` hold the SQL, `service` what happens to people, `service_settings` what moderators do,
`text` every sentence, `ui` the cards, `panel` the settings, `delivery` what the outbox sends, `jobs` what happens by
itself, `cog` the commands and the listeners, `presses` the buttons.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.welcome.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
