"""Disclosure: is this caption clearly marked as an ad, for this market and on this platform? Explained, never judged.

`model` holds the kinds of content and what a look can find, `model_rules` reads the rules that come as data,
`model_reading` cuts a caption into its words, `model_check` looks at it. `service` is for everybody: `check` is pure,
`market_of` says where somebody's audience is. `store` keeps what was asked last, `jobs` forgets captions after a day,
`doctor` looks whether it did. `text` and `ui` show it, `cog` has /disclose, `presses` the form and the buttons.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.disclosure.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
