"""What linked accounts declare to the kernel, as a part of analytics."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from bot.due import Probe
from bot.feature import Check
from bot.presses import Presses
from cogs.analytics import delivery_sources, presses_sources, service_sources, store_sources
from cogs.analytics.doctor_sources import Credentials
from cogs.analytics.jobs_refreshing import Refreshing
from cogs.analytics.jobs_retention import Retention
from cogs.analytics.sources.choosing import Connectors

if TYPE_CHECKING:
    from bot.client import Greenroom

PROBES: Mapping[str, Probe] = {"refresh": store_sources.DUE}


class Linking:
    """Made once per bot; the feature takes its parts, and the cog stops `refreshing` when the bot ends."""

    def __init__(self, bot: "Greenroom") -> None:
        """Say what the letters become."""
        bot.outbox.message(service_sources.LETTER, delivery_sources.letter(bot), failed=delivery_sources.let_go)
        self.connectors = Connectors(bot)
        self.refreshing = Refreshing(bot, self.connectors)
        self._retention = Retention(bot)

    @property
    def presses(self) -> Sequence[Presses]:
        """The controls."""
        return [presses_sources.presses(self.connectors)]

    @property
    def ticks(self) -> Mapping[str, Callable[[], Awaitable[None]]]:
        """What happens by itself."""
        return {"refresh": self.refreshing.go_on, "retention": self._retention.tick}

    @property
    def checks(self) -> Sequence[Check]:
        """What the doctor looks at."""
        return [Credentials(self.connectors).check]
