"""The collab board: who wants to make something, with whom, for what.

`model` holds the words and the house question, `model_request` a request, `model_drafting` what its owner types.
`store` keeps requests, `store_browse` finds them, by words too (`model_words`), `store_due` what is due,
`store_settings` a group's limits. `service` is what people can do, `service_board` the card's side of it,
`service_due` what happens by itself, `service_letters` what owners are written, `service_privacy` tells and forgets,
`service_neighbours` speaks to the feature that builds on the board.

`board` is the card in Discord, in a forum or a text channel, `board_tags` its tags, `delivery` has it follow. `cog` has
/collab; `presses_drafting`, `presses_browse` and `presses_mine` answer its cards, which `ui` and its neighbours draw.
`jobs` does what is due, `doctor` finds what the board lacks.

Who fits whom: `model_seen` is what one may know of another, `model_facts` what a match is made of, `model_questions`,
`model_questions_sizes` and `model_places` find it, `model_weights` say how much it counts, `model_match` adds it up.
`store_match` reads what is open, `service_match` puts all of it together for /collab match and for owners.

Who does not meet whom: `store_blocks` and `service_blocks`; every list asks them. Brands that a group does not work
with: `model_brands` knows one by its look, `store_brands` and `service_brands` keep the list, every door asks it.

Requests that wait for a moderator: `store_waiting` and `service_waiting` keep the question and its card,
`service_queue` decides, `delivery_queue` sends what follows.

`service_week` and `store_week` say what is worth a line in the group's digest.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.collabs.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
