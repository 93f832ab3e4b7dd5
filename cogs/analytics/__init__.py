"""Shared analytics: a creator's numbers, private until they share them.

`model` is the vocabulary: accounts, snapshots, content, notes. `model_rates`, `model_growth`, `model_habits`,
`model_consistency` and `model_portrait` work things out from them. `model_counts`, `model_days`, `model_logging` and
`model_import` read what people write, `model_matching` finds what is already kept. `store`, `store_logging` and
`store_proofs` keep it all, `service` asks whose it is, `service_logging`, `service_import`, `service_notes`,
`service_proof` and `service_privacy` are what people can do. `cog` has the commands, `presses` and its neighbours the
buttons, `ui` and its neighbours the cards, `charting` and `studio` the pictures on them (drawn in `charts`), `delivery`
what reaches Discord by itself. `cards` and `carding` make share cards and media kits of what is shared that far.

`model_campaign` makes the figures of a campaign with a brand partner, from what `model_campaign_reading` and
`model_money` read; `store_campaigns` and `service_campaigns` keep it for its creator alone.

Whoever says that they are under 18 has no numbers here: `service_minors` refuses them, `presses_minors` is the switch.

What others see of it: `model_sharing` has the levels, `model_boards` the leaderboards, `model_benchmarks` what a rate
is held against. `service_sharing` is consent, `service_ranking` reads only what somebody agreed to, `service_posts` and
`delivery_posts` take it off messages again. `audience` says who is left out, `showing` makes the cards.

Whether numbers deserve a question is worked out by `model_check_look` from the signals beside it; `store_checks`,
`service_checks` and `service_verification` keep the question between the creator and the bot, and `checking`,
`jobs_checking` and `letters_checks` look, daily or when asked, and write to the creator.

The weekly card: `model_digest` is a creator's week, `model_mondays` when it comes. `store_digest` and `service_digest`
keep who asked for it, `jobs_digest` and `letters_digest` send it, `presses_digest` switches it on and off.

`service_week` is how sizes grew, for the group's digest: averages of people who agreed to be counted. `service_rates`
reads the rates that are shared by name, for whoever looks for creators.

Linked accounts: `model_sources` says what platforms may answer and how long it is kept, `sources` asks them, `linking`
takes the first look and `reading_accounts` each one after it, `jobs_refreshing` and `jobs_retention` do so in time.
`service_sources` and `store_sources` keep what was read, `doctor_sources` tries the credentials.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.client import Greenroom


async def setup(bot: "Greenroom") -> None:
    """Wire the feature."""
    from cogs.analytics.wiring import feature  # noqa: PLC0415 - a feature's parts load when it is wired, not before

    await bot.add_feature(feature(bot))
