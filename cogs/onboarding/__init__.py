"""Onboarding: from "Start here" to an introduction that the group has read.

`model` holds the steps and their order, `store` where each person is, `service` what happens at each step,
`service_arrival` what happens at the end, `arrival` what then reaches Discord, `text` and `ui` how it reads, `presses`
the controls, `jobs` what is tried again once a moderator has mended it. The answers are kept by `cogs.profiles`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.onboarding.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
