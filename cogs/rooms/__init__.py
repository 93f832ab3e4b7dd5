"""Rooms: two people who agreed on a collab take it from the brief to the end, in a thread of their own.

`model` is a room and its steps, `model_due` what is due in one, `model_dates`, `model_link` and `model_feedback` what
people type. `store` keeps rooms, `store_due` finds what is due, `store_feedback` what both said to each other.

`service` is what the two can do, `service_dates`, `service_posting` and `service_end` are parts of it, `service_thread`
is the thread's side, `service_letters` what they are written, `service_due` what happens by itself, `service_privacy`
tells and forgets. Another feature begins a room with `begin` and asks for somebody's dates with `dates_of`.

`thread` is the room in Discord, `delivery` has it follow, `letters` is what somebody is written. `cog` has /room;
`presses`, `presses_posting` and `presses_end` answer the cards, which `ui` and `ui_forms` draw from what `looking`
reads; `pressing` knows which card is seen by both.
`jobs` does what is due and notices what happened while the bot was away, `doctor` finds what rooms lack.

`service_week` and `store_week` say what is worth a line in the group's digest.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.rooms.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
