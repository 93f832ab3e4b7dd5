"""Instagram's business discovery: the operator's account looks at public professional accounts, one by one."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import SecretStr

from bot.clock import Clock
from cogs.analytics.model import Content, Format, Numbers, Snapshot, Source
from cogs.analytics.model_sources import (
    AuthExpiredError,
    Found,
    NotFoundError,
    NotProfessionalError,
    PermissionMissingError,
    RateLimitedError,
    Ref,
    SourceError,
    UpstreamError,
)
from cogs.analytics.sources.asking import Asker, Reply
from cogs.analytics.sources.reading import dig, moment, number, rows, word
from cogs.profiles.model import Platform
from cogs.profiles.model_handles import RULES

RATE = (150, 3600)
_BASE = "https://graph.facebook.com/v26.0/"
_PROFILE = "username,name,followers_count,follows_count,media_count"
_MEDIA = "id,caption,timestamp,media_type,media_product_type,permalink,like_count,comments_count,view_count"
_NAME = re.compile(RULES[Platform.INSTAGRAM].pattern)
_ENOUGH = 80
"""From this share of the hour's questions on, in percent, nothing is asked for a while."""
_REST = timedelta(minutes=15)
_THROTTLED_FOR = timedelta(hours=1)
_TOKEN, _THROTTLED, _TRANSIENT, _BLOCKED = {190}, {4, 17, 32, 613}, {1, 2}, {368}
_NO_SUCH, _NO_SUCH_SUBCODE = {110}, 2207013
_PERMISSION = {10, *range(200, 300)}


class Instagram:
    """Reads accounts with the operator's token, which travels in a header."""

    platform = Platform.INSTAGRAM

    def __init__(self, asker: Asker, account_id: str, token: SecretStr, now: Clock) -> None:
        """`account_id` is the operator's own professional account."""
        self._asker = asker
        self._account = account_id
        self._token = token
        self._now = now
        self._rest_until: datetime | None = None

    async def resolve(self, handle: str) -> Ref:
        """Find a professional account by its name."""
        data = await self._discover(handle, _PROFILE)
        number_there = word(data, "id") or ""
        if not number_there.isdigit():
            raise UpstreamError(retryable=False)
        return Ref(Platform.INSTAGRAM, number_there, handle)

    async def profiles(self, refs: Sequence[Ref]) -> Mapping[str, Found]:
        """One by one. A name that belongs to somebody else by now is gone.

        Raises NotProfessionalError when nobody else was asked about: it is more than that one is missing.
        """
        found: dict[str, Found] = {}
        for ref in refs:
            try:
                data = await self._discover(ref.handle, _PROFILE)
            except NotFoundError:
                continue
            except NotProfessionalError:
                if len(refs) == 1:
                    raise
                continue
            if word(data, "id") == ref.external_id:
                found[ref.external_id] = Found(ref, _snapshot(data, self._now()))
        return found

    async def contents(self, ref: Ref, limit: int = 12, also: Sequence[str] = ()) -> tuple[Content, ...]:
        """The newest media."""
        del also  # nothing has to be forgotten that soon
        data = await self._discover(ref.handle, f"media.limit({limit:d}){{{_MEDIA}}}")
        media = [_content(item, self._now()) for item in rows(data, "media", "data")]
        found = [each for each in media if each is not None]
        return tuple(sorted(found, key=lambda each: each.published_at, reverse=True)[:limit])

    async def check(self) -> None:
        """Ask about the operator's own account."""
        await self._get("id")

    async def _discover(self, name: str, fields: str) -> Any:  # noqa: ANN401 - what a stranger wrote
        if not _NAME.fullmatch(name):
            raise NotFoundError  # it would be read as a part of the question
        reply = await self._get(f"business_discovery.username({name}){{{fields}}}")
        return dig(reply.data, "business_discovery")

    async def _get(self, fields: str) -> Reply:
        if self._rest_until is not None and self._now() < self._rest_until:
            raise RateLimitedError(self._rest_until)
        headers = {"Authorization": f"Bearer {self._token.get_secret_value()}"}
        reply = await self._asker.get(f"{_BASE}{self._account}", {"fields": fields}, headers)
        if _used(reply.headers.get("x-app-usage", "")) >= _ENOUGH:
            self._rest_until = self._now() + _REST
        if not reply.is_good:
            error = dig(reply.data, "error")
            raise _refusal(number(error, "code"), number(error, "error_subcode"), self._now())
        return reply


def _used(header: str) -> float:
    """The largest of the shares in `X-App-Usage`, in percent."""
    try:
        shares = json.loads(header) if header else {}
    except (ValueError, RecursionError):
        return 0
    counted = shares.values() if isinstance(shares, dict) else ()
    return max((each for each in counted if isinstance(each, int | float)), default=0)


def _refusal(code: int | None, subcode: int | None, now: datetime) -> SourceError:
    """What Meta's numbers mean."""
    if code in _TOKEN:
        return AuthExpiredError()
    if code in _NO_SUCH or subcode == _NO_SUCH_SUBCODE:
        return NotProfessionalError()
    if code in _PERMISSION or code in _BLOCKED:
        return PermissionMissingError()
    if code in _THROTTLED:
        return RateLimitedError(now + _THROTTLED_FOR)
    return UpstreamError(retryable=code in _TRANSIENT)


def _snapshot(data: Any, now: datetime) -> Snapshot:  # noqa: ANN401 - as above
    return Snapshot(
        at=now,
        followers=number(data, "followers_count"),
        following=number(data, "follows_count"),
        contents=number(data, "media_count"),
        source=Source.API_PUBLIC,
    )


def _content(item: Mapping[str, Any], now: datetime) -> Content | None:
    """One piece of media. Likes that are hidden are left out of the answer."""
    key, published = word(item, "id"), moment(item, "timestamp")
    if key is None or published is None:
        return None
    return Content(
        key=key,
        published_at=published,
        captured_at=now,
        numbers=Numbers(
            likes=number(item, "like_count"),
            comments=number(item, "comments_count"),
            views=number(item, "view_count"),
        ),
        format=_format(word(item, "media_product_type"), word(item, "media_type")),
        source=Source.API_PUBLIC,
    )


def _format(product: str | None, kind: str | None) -> Format:
    if product == "REELS":
        return Format.REEL
    return {"CAROUSEL_ALBUM": Format.CAROUSEL, "VIDEO": Format.VIDEO, "IMAGE": Format.POST}.get(
        kind or "", Format.OTHER
    )
