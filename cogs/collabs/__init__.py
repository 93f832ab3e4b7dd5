"""The collab board: who wants to make something, with whom, for what.

`model` holds the words and the house question, `model_request` a request, `model_drafting` what its owner types.
`store` keeps requests, `store_browse` finds them, `store_due` what is due, `store_settings` a
group's limits. `service` is what people can do, `service_board` the card's side of it, `service_due` what happens by
itself, `service_letters` what owners are written, `service_privacy` tells and forgets.

`board` is the card in Discord, in a forum or a text channel, `board_tags` its tags, `delivery` has it follow. `cog` has
/collab; `presses_drafting`, `presses_browse` and `presses_mine` answer its cards, which `ui` and its neighbours draw.
`jobs` does what is due, `doctor` finds what the board lacks.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.collabs.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
