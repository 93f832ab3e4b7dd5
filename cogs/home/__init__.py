"""Home: one private panel for each person, from which everything can be reached by buttons.

Every feature says in its `Feature.home` what it has for somebody, and in `Feature.desk` what waits for its moderators;
nothing here knows a feature, and there is nothing to keep. `model` puts it all in order, `service` asks the features,
`text` and `ui` show it, `cog` has /home, `presses` the buttons, `who` says whose desk somebody may see.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.home.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
