"""YouTube's Data API, with a key: channels, their uploads, what is counted for each. One unit of quota per question."""

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
    HiddenError,
    NotFoundError,
    PermissionMissingError,
    RateLimitedError,
    Ref,
    SourceError,
    UpstreamError,
    quantum_of,
)
from cogs.analytics.sources.asking import PUT_OFF, Asker, Question, Reply
from cogs.analytics.sources.protocol import Ledger
from cogs.analytics.sources.reading import dig, moment, number, rows, word
from cogs.profiles.model import Platform

UNITS_A_DAY = 10_000
RATE = (300, 60)
_BASE = "https://www.googleapis.com/youtube/v3/"
_PARTS = "snippet,statistics,contentDetails"
_AT_ONCE = 50
_SHORT = timedelta(seconds=60)
_SPENT = {"quotaExceeded", "dailyLimitExceeded"}
_BUSY = {"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"}
_BAD_KEY = {"keyInvalid", "keyExpired", "API_KEY_INVALID", "API_KEY_EXPIRED"}
_ABSENT = {"playlistNotFound", "channelNotFound", "videoNotFound"}
_CLOSED = {"playlistItemsNotAccessible", "channelClosed", "channelSuspended"}
_CHANNEL = re.compile(r"UC[\w-]{22}")
_LENGTH = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_ANY_CHANNEL = "UC_x5XG1OV2P6uZZ5FSM9Ttw"
"""Google's own for developers: somebody has to be asked about when the key is checked."""


class YouTube:
    """Reads channels with the operator's key, which travels in a header."""

    platform = Platform.YOUTUBE

    def __init__(self, asker: Asker, key: SecretStr, ledger: Ledger, now: Clock) -> None:
        """The asker pays out of the same ledger."""
        self._asker = asker
        self._key = key
        self._ledger = ledger
        self._now = now

    async def resolve(self, handle: str) -> Ref:
        """Find a channel by its handle."""
        reply = await self._get("channels", {"part": _PARTS, "forHandle": f"@{handle}"})
        found = next((_ref(item, handle) for item in rows(reply.data, "items")), None)
        if found is None:
            raise NotFoundError
        return found

    async def profiles(self, refs: Sequence[Ref]) -> Mapping[str, Found]:
        """Subscribers and videos, fifty channels to a question."""
        found: dict[str, Found] = {}
        for start in range(0, len(refs), _AT_ONCE):
            handles = {ref.external_id: ref.handle for ref in refs[start : start + _AT_ONCE]}
            reply = await self._get("channels", {"part": _PARTS, "id": ",".join(handles)})
            for item in rows(reply.data, "items"):
                ref = _ref(item, handles.get(word(item, "id") or "", ""))
                if ref is not None and ref.external_id in handles:
                    found[ref.external_id] = Found(ref, self._snapshot(item))
        return found

    async def contents(self, ref: Ref, limit: int = 12, also: Sequence[str] = ()) -> tuple[Content, ...]:
        """The newest uploads, and videos that were asked for by their ids."""
        keys = list(dict.fromkeys([*await self._uploads(ref, limit), *also]))
        found: list[Content] = []
        for start in range(0, len(keys), _AT_ONCE):
            reply = await self._get("videos", {"part": _PARTS, "id": ",".join(keys[start : start + _AT_ONCE])})
            found += [each for item in rows(reply.data, "items") if (each := _content(item, self._now())) is not None]
        return tuple(sorted(found, key=lambda each: each.published_at, reverse=True))

    async def check(self) -> None:
        """One unit."""
        await self._get("channels", {"part": "id", "id": _ANY_CHANNEL})

    async def _uploads(self, ref: Ref, limit: int) -> list[str]:
        """Newest first. The list of a channel's uploads has its number; one without uploads has no such list."""
        question: Question = {
            "part": "contentDetails",
            "playlistId": f"UU{ref.external_id[2:]}",
            "maxResults": min(limit, _AT_ONCE),
        }
        try:
            reply = await self._get("playlistItems", question)
        except NotFoundError:
            return []
        return [key for item in rows(reply.data, "items") if (key := word(item, "contentDetails", "videoId"))]

    def _snapshot(self, item: Mapping[str, Any]) -> Snapshot:
        counted = dig(item, "statistics")
        followers = None if dig(counted, "hiddenSubscriberCount") is True else number(counted, "subscriberCount")
        return Snapshot(
            at=self._now(),
            followers=followers,
            contents=number(counted, "videoCount"),
            quantum=quantum_of(followers),
            source=Source.API_PUBLIC,
        )

    async def _get(self, what: str, question: Question) -> Reply:
        reply = await self._asker.get(f"{_BASE}{what}", question, {"X-goog-api-key": self._key.get_secret_value()})
        if not reply.is_good:
            reasons = _reasons(reply.data)
            if reasons & _SPENT:
                await self._ledger.exhaust()
            raise _refusal(reply.status, reasons, self._now())
        return reply


def _refusal(status: int, reasons: set[str], now: datetime) -> SourceError:
    """What it means."""
    if reasons & _BUSY:
        return RateLimitedError(now + PUT_OFF)
    if reasons & _BAD_KEY:
        return AuthExpiredError()
    if reasons & _ABSENT:
        return NotFoundError()
    if reasons & _CLOSED:
        return HiddenError()
    return PermissionMissingError() if status in {401, 403} else UpstreamError(retryable=False)


def _reasons(data: Any) -> set[str]:  # noqa: ANN401 - what a stranger wrote
    """Every reason that is given: Google has had three places for them."""
    given = [word(each, "reason") for place in ("errors", "details") for each in rows(data, "error", place)]
    return {reason for reason in (*given, word(data, "error", "status")) if reason}


def _ref(item: Mapping[str, Any], handle: str) -> Ref | None:
    """The channel. Its handle now, if it still has one."""
    channel, custom = word(item, "id") or "", word(item, "snippet", "customUrl") or ""
    if not _CHANNEL.fullmatch(channel):
        return None
    return Ref(Platform.YOUTUBE, channel, custom.lstrip("@").casefold() or handle)


def _content(item: Mapping[str, Any], now: datetime) -> Content | None:
    """One video; nothing when it has not happened yet."""
    key, published = word(item, "id"), moment(item, "snippet", "publishedAt")
    if key is None or published is None or word(item, "snippet", "liveBroadcastContent") in {"upcoming", "live"}:
        return None
    counted = dig(item, "statistics")
    return Content(
        key=key,
        published_at=published,
        captured_at=now,
        numbers=Numbers(
            likes=number(counted, "likeCount"),
            comments=number(counted, "commentCount"),
            views=number(counted, "viewCount"),
        ),
        format=_format(word(item, "contentDetails", "duration") or ""),
        source=Source.API_PUBLIC,
    )


def _format(duration: str) -> Format:
    """YouTube does not say what is a Short; a minute at the most is the best guess."""
    match = _LENGTH.fullmatch(duration)
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups()) if match else (1, 0, 0, 0)
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return Format.SHORT if length <= _SHORT else Format.VIDEO
