"""The first three to four weeks: a niche, a look at the profile by peers, a content calendar, two check-ins, a mentor.

Four topics, each with its own model, store, service, ui and presses where it needs them: the path itself (no suffix),
`nudges` (reminders on days 2, 7, 14 and 28), `audits` (three people look at a profile) and `mentors`. `letters` says
what each errand of the outbox becomes, `effects` what it changes in Discord (threads, redrawn cards), `jobs` is
what happens by itself, `service_newcomers` asks other slices, `cog` has /steps and notices who leaves.

`service_week` and `store_week` say what is worth a line in the group's digest.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.firststeps.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
