"""The group desk: setting a group up, finding out what is wrong, and what moderators did.

`model` holds the words, `model_plan` what /setup would do, `model_zone` time zones, `model_findings` what is news.
`store`, `store_audit` and `store_doctor` speak SQL. `service` is what other features ask for (`place`, `roles`, `zone`,
`record`, `alert`); `service_setup`, `service_doctor` and `service_audit` are the desk's own.
`survey` looks at Discord for /setup, `making` carries it out; `doctor` examines, `checks` are the desk's part of it;
`reading` looks things up. People reach all this through `cog`, `presses` and `presses_lookup`.
`ui` and `ui_setup` are the cards, `text*` the sentences, `jobs` the daily check.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.desk.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
