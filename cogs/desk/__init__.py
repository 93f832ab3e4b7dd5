"""The group desk: what belongs to the whole group and to no other feature.

`model` holds the words, `store` the group's channels, roles, zone, moderators and audit log, `service` what other
features ask for (`place`, `role`, `record`, `alert`), `ui` the alert card, `jobs` nothing yet.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.desk.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
