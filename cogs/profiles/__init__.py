"""Profiles: what a creator told the group, and who may see which part of it.

`model` holds the choices and the profile, `model_handles`, `model_sizes` and `model_zones` read what people type,
`store` keeps it, `service` is what other features ask for (`get`, `save`), `text` and `ui` show it, `presses` and `cog`
let people change it, `service_neighbours` tells the feature that finds people by it. Posting an introduction is not
here: see `cogs.onboarding`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.profiles.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
