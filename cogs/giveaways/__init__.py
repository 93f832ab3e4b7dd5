"""Giveaways that anyone can check: a card with one button, a draw nobody can rig, prizes that arrive.

`model` holds the states and what leads from one to the next, `model_spec` what a moderator chooses. `store` keeps the
giveaways, `service` changes them, `delivery` brings the live card to Discord and keeps it true, `ui` draws it.

A moderator's side: `cog` and `panel` are the commands and the private panel, `model_drafting` what each page of a draft
makes of it, `model_when` how a typed time is understood, `service_hosting` what is done. `service_series` brings
giveaways back, `preflight` finds what stands in the way, `jobs_watching` looks after those that run.

`model_draw` decides the order, `model_beacon` knows the public beacon's rounds and `beacon` asks for one. `model_proof`
is the file that goes out; `cli` and the page `verify.html` (made from `page/`) check it, each in its own way.

After the close: `service_closing` fixes the list, `service_drawing` draws and promotes, `service_claims` and
`service_prizes` see to winners; `jobs_drawing` drives it, `gathering` asks Discord who is still here. `checking`
computes a draw again inside Discord, `service_privacy` tells and forgets. `wiring_draws` ties all that to the kernel.

`service_week` and `store_week` say what is worth a line in the group's digest.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.giveaways.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
