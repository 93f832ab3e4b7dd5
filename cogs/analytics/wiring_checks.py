"""What checks bring to the feature: the daily look, the private question, and their buttons."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from cogs.analytics import jobs_checking, letters_checks, service_checks, store_checks
from cogs.analytics.presses_checks import presses

if TYPE_CHECKING:
    from bot.client import Greenroom

PRESSES = [presses]
PROBES = {"looks": store_checks.DUE}


def checks(bot: "Greenroom") -> Mapping[str, Callable[[], Awaitable[None]]]:
    """Register the errand; answers the ticks."""
    say, told = letters_checks.notice(bot), letters_checks.told(bot)
    bot.outbox.message(service_checks.NOTICE, say, sent=told, failed=letters_checks.let_be)
    return {"looks": lambda: jobs_checking.look_at_due(bot), "unlooked": jobs_checking.Sweep(bot).tick}
