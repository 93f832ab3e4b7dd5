"""The weekly digest: one card per group about its week, for groups that want one.

`model` says when it comes and what is about too few people to be told, `store` keeps when and where, `service` is what
moderators decide and when it goes out. `service_week` gathers what is on it: each feature says its own lines (`digest`
of its `Feature`, made of `bot.week.Line`), analytics say how sizes grew. `showing` makes the card, `picturing` and
`pictures` its picture, `ui` how both look. `cog` has /digest, `presses` its buttons, `jobs` the tick, `delivery` what
is posted, `doctor` looks whether it can be.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.digest.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
