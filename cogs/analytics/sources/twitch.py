"""Twitch Helix with an app token. Nothing but the total of followers is told without the streamer's own consent."""

import asyncio
from collections.abc import Mapping, Sequence

from pydantic import SecretStr

from bot.clock import Clock
from cogs.analytics.model import Content, Snapshot, Source
from cogs.analytics.model_sources import (
    AuthExpiredError,
    Found,
    NotFoundError,
    PermissionMissingError,
    Ref,
    UpstreamError,
)
from cogs.analytics.sources.asking import Asker, Question, Reply
from cogs.analytics.sources.reading import number, rows, word
from cogs.profiles.model import Platform

RATE = (200, 60)
_TOKENS = "https://id.twitch.tv/oauth2/token"
_BASE = "https://api.twitch.tv/helix/"
_AT_ONCE = 100
_UNAUTHORIZED, _FORBIDDEN = 401, 403


class Twitch:
    """Reads streamers with the operator's application. Its token is asked for when it is needed, and kept in memory."""

    platform = Platform.TWITCH

    def __init__(self, asker: Asker, client_id: str, client_secret: SecretStr, now: Clock) -> None:
        """Nothing is asked yet."""
        self._asker = asker
        self._id = client_id
        self._secret = client_secret
        self._now = now
        self._token: SecretStr | None = None
        self._issuing = asyncio.Lock()

    async def resolve(self, handle: str) -> Ref:
        """Find a streamer by the login."""
        reply = await self._get("users", {"login": handle})
        for user in rows(reply.data, "data"):
            if (number_there := word(user, "id") or "").isdigit():
                return Ref(Platform.TWITCH, number_there, (word(user, "login") or handle).casefold())
        raise NotFoundError

    async def profiles(self, refs: Sequence[Ref]) -> Mapping[str, Found]:
        """Who is still there, a hundred at a time, then the total of each."""
        found: dict[str, Found] = {}
        for start in range(0, len(refs), _AT_ONCE):
            known = {ref.external_id: ref for ref in refs[start : start + _AT_ONCE]}
            reply = await self._get("users", {"id": list(known)})
            for user in rows(reply.data, "data"):
                if (ref := known.get(word(user, "id") or "")) is not None:
                    now_called = (word(user, "login") or ref.handle).casefold()
                    ref = Ref(ref.platform, ref.external_id, now_called)
                    found[ref.external_id] = Found(ref, await self._snapshot(ref))
        return found

    async def contents(self, ref: Ref, limit: int = 12, also: Sequence[str] = ()) -> tuple[Content, ...]:
        """Nothing: what is told about streams has no likes and no comments."""
        del ref, limit, also
        return ()

    async def check(self) -> None:
        """Ask about Twitch's own account."""
        await self._get("users", {"login": "twitch"})

    async def _snapshot(self, ref: Ref) -> Snapshot:
        reply = await self._get("channels/followers", {"broadcaster_id": ref.external_id})
        return Snapshot(at=self._now(), followers=number(reply.data, "total"), source=Source.API_PUBLIC)

    async def _get(self, what: str, question: Question) -> Reply:
        """Ask; once more with a new token when the old one is not accepted."""
        token = await self._issued()
        reply = await self._ask(what, question, token)
        if reply.status == _UNAUTHORIZED:
            reply = await self._ask(what, question, await self._issued(instead_of=token))
        if reply.status == _UNAUTHORIZED:
            raise AuthExpiredError
        if reply.status == _FORBIDDEN:
            raise PermissionMissingError
        if not reply.is_good:
            raise UpstreamError(retryable=False)
        return reply

    async def _ask(self, what: str, question: Question, token: SecretStr) -> Reply:
        headers = {"Authorization": f"Bearer {token.get_secret_value()}", "Client-Id": self._id}
        return await self._asker.get(f"{_BASE}{what}", question, headers)

    async def _issued(self, instead_of: SecretStr | None = None) -> SecretStr:
        """The token; a new one when there is none, or when it is still the one that was not accepted."""
        async with self._issuing:
            if self._token is None or self._token is instead_of:
                self._token = await self._issue()
            return self._token

    async def _issue(self) -> SecretStr:
        form = {
            "client_id": self._id,
            "client_secret": self._secret.get_secret_value(),
            "grant_type": "client_credentials",
        }
        reply = await self._asker.post(_TOKENS, form)
        if not reply.is_good:
            raise AuthExpiredError
        token = word(reply.data, "access_token")
        if token is None or not token.isascii() or " " in token:
            raise UpstreamError(retryable=True)
        return SecretStr(token)
