"""Shoutouts: rotations in which one creator after the other gets them, and the hello for a newcomer.

`service` is what other features ask for (`enter_front`, `say_hello`); `hello`, `text` and `ui` are the hello.

Rotations: `model` has the words, `model_order` says who is next and `model_schedule` when; `store_tables` are theirs.
`service_rotations` makes and changes them, page by page (`model_drafting`), `service_start` lets them begin.
`service_roster` is who is in, `service_line` the queue as members see it: turns that pass, places that are exchanged.
Turns: `jobs` begins, ends and reminds. `service_turns` opens the turn of `service_next` or a round of `service_pairs`,
`service_asking` asks the givers of `service_givers`, `service_gifts` is what they do (`model_gifts`, `model_proof`),
`service_counting` the ledger of it, `service_thanks` thanks. `viewing` fetches what the cards and `letters` show.
Moderators press in `presses_rotations`, members in `presses_roster`; `service_privacy` tells and forgets.

`service_week` says in the group's digest when turns are due.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.shoutouts.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
