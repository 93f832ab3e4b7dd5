"""Shoutouts: who is on the roster, and the hello that a newcomer gets.

`model` has the words of a rotation, `store_tables` its tables, `store` keeps the roster, `service` is what other
features ask for (`enter_front`, `say_hello`), `text` and `ui` show the hello. Nothing plays turns yet.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.shoutouts.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
