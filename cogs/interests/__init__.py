"""Interest in requests on the collab board: who offers, who asks, what owners decide, and that everybody hears of it.

`model` says what an interest is and when an owner hears of it. `store` keeps interests, `store_questions` questions,
`store_watches` what owners are to be told. `service` is what somebody does who is interested, `service_owner` what the
owner does, `service_questions` asking and answering. `service_following` is told by the board of every change,
`service_due` what happens by itself, `service_letters` what people are written, `service_pace` how fast somebody
answers, `service_privacy` tells and forgets. `service_seen` is the one place that everything for an owner goes through.

`ui`, `ui_owner` and `ui_questions` draw it, `presses` and `presses_owner` answer, `delivery` is what letters become,
`jobs` does what is due and notices who left unheard, `cog` hears who leaves, `doctor` notices when owners are not told.

`service_week` and `store_week` say what is worth a line in the group's digest.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.interests.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
