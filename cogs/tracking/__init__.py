"""Tracking: what belongs to a collab or a partnership beside the talking, and what came of it. For its owner alone.

`model` says what a work is and who may see and say what; `model_links` tags links, `model_promo` tells codes apart,
`model_package` is the way of a package, `model_results` the figures, `model_reading` what people type. `store` keeps
works and links, `store_codes` the registry, `store_packages` packages, `store_privacy` removes.

`service` is what people can do with a work, `service_links`, `service_codes`, `service_packages` and `service_results`
with what belongs to it; `service_letters` writes to people, `service_privacy` tells and forgets. `cog` has /track,
`asking` opens the forms; `presses`, `presses_forms` and `presses_packages` answer, `ui` and its neighbours draw.
`delivery` draws letters, `jobs` asks about packages, `doctor` looks whether it does.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.tracking.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
