"""The platforms that are switched on, and one connector for each, made when it is needed first."""

from typing import TYPE_CHECKING

from bot.errors import UserError
from cogs.analytics import text_sources
from cogs.analytics.model_sources import switched_on
from cogs.analytics.sources.protocol import Connector
from cogs.profiles.model import Platform

if TYPE_CHECKING:
    import httpx

    from bot.client import Greenroom


class Connectors:
    """All that the settings switch on. One client for all of them, closed with the bot."""

    def __init__(self, bot: "Greenroom") -> None:
        """Nothing is opened yet, and httpx is not loaded."""
        self._bot = bot
        self._client: httpx.AsyncClient | None = None
        self._made: dict[Platform, Connector] = {}

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """What can be linked, in the order of a menu."""
        return switched_on(self._bot.settings.sources)

    def of(self, platform: Platform) -> Connector:
        """The one for this platform. Raises UserError when it is not switched on."""
        if platform not in self.platforms:
            raise UserError(text_sources.NOT_ON)
        if platform not in self._made:
            from cogs.analytics.sources import making  # noqa: PLC0415 - httpx loads when the first account is linked

            self._client = self._client or making.client(self._bot)
            self._made[platform] = making.MAKERS[platform](self._bot, self._client)
        return self._made[platform]

    async def close(self) -> None:
        """Close what was opened."""
        self._made.clear()
        if self._client is not None:
            await self._client.aclose()
            self._client = None
