"""Puts each connector together: who asks, how often, with which credential. Loads httpx and everything else."""

from collections.abc import Callable, Mapping, Sequence

import httpx
from pydantic import SecretStr

from bot.client import Greenroom
from bot.http import http_client
from cogs.analytics.sources import bluesky, instagram, mastodon, twitch, youtube
from cogs.analytics.sources.asking import PATIENCE, Asker
from cogs.analytics.sources.ledger import DailyLedger
from cogs.analytics.sources.protocol import Connector, Ledger
from cogs.profiles.model import Platform

_NONE = SecretStr("")


def client(bot: Greenroom) -> httpx.AsyncClient:
    """One for all platforms; what was handed to the bot answers in the place of the network."""
    return http_client(bot.network, PATIENCE)


def _asker(bot: Greenroom, client: httpx.AsyncClient, rate: tuple[float, float], ledger: Ledger | None = None) -> Asker:
    return Asker(client, bot.now, rate=rate if bot.network is None else None, ledger=ledger)


def _youtube(bot: Greenroom, client: httpx.AsyncClient) -> Connector:
    ledger = DailyLedger(bot.db, bot.now, Platform.YOUTUBE.value, youtube.UNITS_A_DAY)
    asker = _asker(bot, client, youtube.RATE, ledger)
    return youtube.YouTube(asker, bot.settings.youtube_api_key or _NONE, ledger, bot.now)


def _instagram(bot: Greenroom, client: httpx.AsyncClient) -> Connector:
    asker, settings = _asker(bot, client, instagram.RATE), bot.settings
    return instagram.Instagram(asker, settings.instagram_account_id, settings.instagram_token or _NONE, bot.now)


def _twitch(bot: Greenroom, client: httpx.AsyncClient) -> Connector:
    asker, settings = _asker(bot, client, twitch.RATE), bot.settings
    return twitch.Twitch(asker, settings.twitch_client_id, settings.twitch_client_secret or _NONE, bot.now)


def _bluesky(bot: Greenroom, client: httpx.AsyncClient) -> Connector:
    return bluesky.Bluesky(_asker(bot, client, bluesky.RATE), bot.now)


def _mastodon(bot: Greenroom, client: httpx.AsyncClient) -> Connector:
    def make() -> Asker:
        return _asker(bot, client, mastodon.RATE)

    addresses = mastodon.addresses_of if bot.network is None else _somewhere
    return mastodon.Mastodon(make, bot.now, addresses)


async def _somewhere(host: str) -> Sequence[str]:
    """Where there is no network, a name leads nowhere in particular."""
    del host
    return ["1.1.1.1"]


MAKERS: Mapping[Platform, Callable[[Greenroom, httpx.AsyncClient], Connector]] = {
    Platform.YOUTUBE: _youtube,
    Platform.INSTAGRAM: _instagram,
    Platform.TWITCH: _twitch,
    Platform.BLUESKY: _bluesky,
    Platform.MASTODON: _mastodon,
}
