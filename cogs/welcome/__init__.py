"""Welcome: who arrived, when and how they are greeted, and what happens when too many come at once.

`model` says what becomes of an arrival, `model_settings` what moderators can set, `model_template` how a greeting is
worded; the SQL is in `store` (arrivals), `store_due` (claims), `store_farewells` and `store_settings`; `service` is
what happens to people, `service_due` what is done when it is due, `service_settings` what moderators do; `text` and
`text_tones` hold every sentence, `ui` the cards, `panel` the settings, `delivery` what the outbox sends, `jobs` what
happens by itself, `cog` the commands and listeners, `presses` the buttons.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.welcome.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
