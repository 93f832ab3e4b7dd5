"""Bluesky's public view: no credential, profiles by the 25, posts without replies and reposts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.clock import Clock
from cogs.analytics.model import Content, Format, Numbers, Snapshot, Source
from cogs.analytics.model_sources import (
    Found,
    HiddenError,
    NotFoundError,
    PermissionMissingError,
    Ref,
    SourceError,
    UpstreamError,
)
from cogs.analytics.sources.asking import Asker, Question, Reply
from cogs.analytics.sources.reading import dig, moment, number, rows, word
from cogs.profiles.model import Platform

RATE = (120, 60)
_BASE = "https://public.api.bsky.app/xrpc/"
_AT_ONCE = 25
_PAGE = 100
_MOST_PAGES = 3
_CLOSED = {
    "BlockedActor",
    "BlockedByActor",
    "AccountTakedown",
    "AccountDeactivated",
    "RepoTakendown",
    "RepoDeactivated",
}
_ABSENT = {"AccountNotFound", "ActorNotFound", "RepoNotFound", "NotFound"}


class Bluesky:
    """Reads what everybody can read."""

    platform = Platform.BLUESKY

    def __init__(self, asker: Asker, now: Clock) -> None:
        """No credential is needed."""
        self._asker = asker
        self._now = now

    async def resolve(self, handle: str) -> Ref:
        """Find somebody by their handle."""
        reply = await self._get("app.bsky.actor.getProfiles", {"actors": [handle]})
        found = next((_ref(profile, handle) for profile in rows(reply.data, "profiles")), None)
        if found is None:
            raise NotFoundError
        return found

    async def profiles(self, refs: Sequence[Ref]) -> Mapping[str, Found]:
        """Twenty-five at a time."""
        found: dict[str, Found] = {}
        for start in range(0, len(refs), _AT_ONCE):
            handles = {ref.external_id: ref.handle for ref in refs[start : start + _AT_ONCE]}
            reply = await self._get("app.bsky.actor.getProfiles", {"actors": list(handles)})
            for profile in rows(reply.data, "profiles"):
                ref = _ref(profile, handles.get(word(profile, "did") or "", ""))
                if ref is not None and ref.external_id in handles:
                    found[ref.external_id] = Found(ref, _snapshot(profile, self._now()))
        return found

    async def contents(self, ref: Ref, limit: int = 12, also: Sequence[str] = ()) -> tuple[Content, ...]:
        """The newest posts; a page may be full of reposts, so that another one is needed."""
        del also  # nothing has to be forgotten that soon
        found: dict[str, Content] = {}
        cursor = ""
        for _ in range(_MOST_PAGES):
            question: dict[str, str | int] = {"actor": ref.external_id, "limit": _PAGE, "filter": "posts_no_replies"}
            reply = await self._get("app.bsky.feed.getAuthorFeed", question | ({"cursor": cursor} if cursor else {}))
            posts = [_content(item, ref, self._now()) for item in rows(reply.data, "feed")]
            found |= {post.key: post for post in posts if post is not None}
            cursor = word(reply.data, "cursor") or ""
            if len(found) >= limit or not cursor:
                break
        return tuple(sorted(found.values(), key=lambda each: each.published_at, reverse=True)[:limit])

    async def check(self) -> None:
        """There is no credential."""

    async def _get(self, what: str, question: Question) -> Reply:
        reply = await self._asker.get(f"{_BASE}{what}", question)
        if not reply.is_good:
            raise _refusal(reply.status, word(reply.data, "error") or "", word(reply.data, "message") or "")
        return reply


def _refusal(status: int, error: str, message: str) -> SourceError:
    """What it means: some of it stands in the error, some only in the message."""
    if error in _CLOSED or "deactivated" in message or "suspended" in message:
        return HiddenError()
    if error in _ABSENT or message in {"Profile not found", "Actor not found"}:
        return NotFoundError()
    return PermissionMissingError() if status in {401, 403} else UpstreamError(retryable=False)


def _ref(profile: Mapping[str, Any], handle: str) -> Ref | None:
    did, now = word(profile, "did") or "", word(profile, "handle") or ""
    if not did.startswith("did:"):
        return None
    return Ref(Platform.BLUESKY, did, handle if now in {"", "handle.invalid"} else now.casefold())


def _snapshot(profile: Mapping[str, Any], now: datetime) -> Snapshot:
    return Snapshot(
        at=now,
        followers=number(profile, "followersCount"),
        following=number(profile, "followsCount"),
        contents=number(profile, "postsCount"),
        source=Source.API_PUBLIC,
    )


def _content(item: Mapping[str, Any], ref: Ref, now: datetime) -> Content | None:
    """One post. Nothing for a repost, which comes with a reason, and for somebody else's."""
    post = dig(item, "post")
    key, indexed = word(post, "uri"), moment(post, "indexedAt")
    published = moment(post, "record", "createdAt") or indexed
    if item.get("reason") is not None or dig(post, "author", "did") != ref.external_id:
        return None
    if key is None or published is None:
        return None
    shared = [count for name in ("repostCount", "quoteCount") if (count := number(post, name)) is not None]
    return Content(
        key=key,
        published_at=min(published, indexed or published),  # the author's own clock may be ahead
        captured_at=now,
        numbers=Numbers(
            likes=number(post, "likeCount"),
            comments=number(post, "replyCount"),
            shares=sum(shared) if shared else None,
            saves=number(post, "bookmarkCount"),
        ),
        format=_format(post),
        source=Source.API_PUBLIC,
    )


def _format(post: Any) -> Format:  # noqa: ANN401 - what a stranger wrote
    kind = word(post, "embed", "$type") or ""
    if kind.startswith("app.bsky.embed.video"):
        return Format.VIDEO
    return Format.CAROUSEL if len(list(rows(post, "embed", "images"))) > 1 else Format.POST
