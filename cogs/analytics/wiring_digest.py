"""What the weekly card brings to the feature: its errand, its tick and its buttons."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from cogs.analytics import jobs_digest, letters_digest, service_digest, store_digest
from cogs.analytics.presses_digest import presses

if TYPE_CHECKING:
    from bot.client import Greenroom

PRESSES = [presses]
PROBES = {"digests": store_digest.DUE}


def ticks(bot: "Greenroom") -> Mapping[str, Callable[[], Awaitable[None]]]:
    """Register the errand; answers the tick."""
    bot.outbox.message(service_digest.DIGEST, letters_digest.card(bot), failed=letters_digest.not_sent(bot))
    return {"digests": jobs_digest.send_due(bot)}
