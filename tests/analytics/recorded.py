"""Every source at the end of a wire, with answers as they are recorded, and what is to be counted from them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import SecretStr

from cogs.analytics.model_sources import Ref
from cogs.analytics.sources.bluesky import Bluesky
from cogs.analytics.sources.instagram import Instagram
from cogs.analytics.sources.mastodon import Mastodon
from cogs.analytics.sources.protocol import Connector
from cogs.analytics.sources.twitch import Twitch
from cogs.analytics.sources.youtube import YouTube
from cogs.profiles.model import Platform
from tests.analytics.wire import Purse, Wire, says

Ask = Callable[[Connector, Ref], Awaitable[Any]]
_DID = "did:plc:abcdefghijklmnopqrstuvwx"
_CHANNEL = f"UC{'k' * 22}"


@dataclass(frozen=True, slots=True)
class Recorded:
    """One question. `before` is answered first, `answer` last; `counts` says which number comes from which field."""

    platform: Platform
    ask: str
    answer: Any
    before: Sequence[Any] = ()
    counts: Mapping[tuple[str | int, ...], str] | None = None


async def _anywhere(host: str) -> Sequence[str]:
    del host
    return ["1.1.1.1"]


def _youtube(wire: Wire) -> Connector:
    purse = Purse(wire.now)
    return YouTube(wire.asker(purse), SecretStr("AIza-made-up"), purse, wire.now)


SOURCES: Mapping[Platform, Callable[[Wire], Connector]] = {
    Platform.YOUTUBE: _youtube,
    Platform.INSTAGRAM: lambda wire: Instagram(wire.asker(), "178", SecretStr("EAA-made-up"), wire.now),
    Platform.TWITCH: lambda wire: Twitch(wire.asker(), "made0up0id", SecretStr("made-up"), wire.now),
    Platform.BLUESKY: lambda wire: Bluesky(wire.asker(), wire.now),
    Platform.MASTODON: lambda wire: Mastodon(wire.asker, wire.now, _anywhere),
}
REFS = {
    Platform.YOUTUBE: Ref(Platform.YOUTUBE, _CHANNEL, "keiko.bakes"),
    Platform.INSTAGRAM: Ref(Platform.INSTAGRAM, "17841401441775531", "keiko.bakes"),
    Platform.TWITCH: Ref(Platform.TWITCH, "141981764", "keiko_live"),
    Platform.BLUESKY: Ref(Platform.BLUESKY, _DID, "keiko.bsky.social"),
    Platform.MASTODON: Ref(Platform.MASTODON, "crumbs.example/109", "keiko@crumbs.example"),
}
ASKS: Mapping[str, Ask] = {
    "resolve": lambda source, ref: source.resolve(ref.handle),
    "profiles": lambda source, ref: source.profiles([ref]),
    "contents": lambda source, ref: source.contents(ref),
    "check": lambda source, _: source.check(),
}
_ISSUED = {"access_token": "made-up-token", "expires_in": 5011271, "token_type": "bearer"}
TOKEN = says(_ISSUED)

_YT_CHANNEL = {
    "id": _CHANNEL,
    "snippet": {"title": "Keiko", "customUrl": "@keiko.bakes", "publishedAt": "2019-01-01T00:00:00Z"},
    "contentDetails": {"relatedPlaylists": {"likes": "", "uploads": f"UU{'k' * 22}"}},
    "statistics": {"viewCount": "98", "subscriberCount": "1230", "hiddenSubscriberCount": False, "videoCount": "45"},
}
_YT_VIDEO = {
    "id": "a",
    "snippet": {"publishedAt": "2026-11-10T17:00:00Z", "liveBroadcastContent": "none"},
    "contentDetails": {"duration": "PT8M20S"},
    "statistics": {"viewCount": "5000", "likeCount": "300", "commentCount": "20", "favoriteCount": "0"},
}
_YT_UPLOADS = {"items": [{"contentDetails": {"videoId": "a", "videoPublishedAt": "2026-11-10T17:00:00Z"}}]}
_IG_PROFILE = {"username": "keiko.bakes", "name": "Keiko", "followers_count": 2677, "follows_count": 3}
_IG_MEDIA = {
    "id": "3",
    "timestamp": "2026-11-01T17:05:00+0000",
    "media_type": "VIDEO",
    "media_product_type": "REELS",
    "like_count": 310,
    "comments_count": 21,
    "view_count": 9000,
}
_BLUESKY_PROFILE = {
    "did": _DID,
    "handle": "keiko.bsky.social",
    "followersCount": 12,
    "followsCount": 9,
    "postsCount": 4,
}
_BLUESKY_POST = {
    "uri": f"at://{_DID}/app.bsky.feed.post/1",
    "author": {"did": _DID},
    "record": {"createdAt": "2026-11-01T10:00:00.123Z", "text": "bread"},
    "indexedAt": "2026-11-01T10:00:00.123Z",
    "embed": {"$type": "app.bsky.embed.images#view", "images": [{}, {}]},
    "likeCount": 50,
    "replyCount": 4,
    "bookmarkCount": 6,
    "repostCount": 3,
}
_TOOT = {
    "id": "1",
    "created_at": "2026-11-01T10:00:00.000Z",
    "reblog": None,
    "media_attachments": [{"type": "video"}],
    "favourites_count": 9,
    "reblogs_count": 3,
    "replies_count": 2,
}
_ACCOUNT = {"id": "109", "username": "keiko", "followers_count": 32, "following_count": 12, "statuses_count": 45}
_USERS = {"data": [{"id": "141981764", "login": "keiko_live", "display_name": "Keiko_Live"}]}
_DISCOVERED = {"business_discovery": _IG_PROFILE | {"media_count": 1205, "id": "17841401441775531"}, "id": "178"}


def _at(*where: str | int, **counts: str) -> dict[tuple[str | int, ...], str]:
    return {(*where, field): number for field, number in counts.items()}


RECORDED = (
    Recorded(
        Platform.YOUTUBE,
        "profiles",
        {"items": [_YT_CHANNEL]},
        counts=_at("items", 0, "statistics", subscriberCount="followers", videoCount="contents"),
    ),
    Recorded(
        Platform.YOUTUBE,
        "contents",
        {"items": [_YT_VIDEO]},
        [says(_YT_UPLOADS)],
        _at("items", 0, "statistics", viewCount="views", likeCount="likes", commentCount="comments"),
    ),
    Recorded(Platform.YOUTUBE, "contents", _YT_UPLOADS),
    Recorded(Platform.YOUTUBE, "resolve", {"items": [_YT_CHANNEL]}),
    Recorded(
        Platform.INSTAGRAM,
        "profiles",
        _DISCOVERED,
        counts=_at(
            "business_discovery", followers_count="followers", follows_count="following", media_count="contents"
        ),
    ),
    Recorded(
        Platform.INSTAGRAM,
        "contents",
        {"business_discovery": {"media": {"data": [_IG_MEDIA]}, "id": "17841401441775531"}},
        counts=_at(
            *("business_discovery", "media", "data", 0),
            like_count="likes",
            comments_count="comments",
            view_count="views",
        ),
    ),
    Recorded(Platform.INSTAGRAM, "resolve", _DISCOVERED),
    Recorded(
        Platform.TWITCH,
        "profiles",
        {"total": 8, "data": [], "pagination": {}},
        [TOKEN, says(_USERS)],
        _at(total="followers"),
    ),
    Recorded(Platform.TWITCH, "resolve", _USERS, [TOKEN]),
    Recorded(Platform.TWITCH, "profiles", _USERS, [TOKEN]),
    Recorded(Platform.TWITCH, "check", _ISSUED),
    Recorded(
        Platform.BLUESKY,
        "profiles",
        {"profiles": [_BLUESKY_PROFILE]},
        counts=_at("profiles", 0, followersCount="followers", followsCount="following", postsCount="contents"),
    ),
    Recorded(
        Platform.BLUESKY,
        "contents",
        {"feed": [{"post": _BLUESKY_POST}]},
        counts=_at(
            *("feed", 0, "post"), likeCount="likes", replyCount="comments", bookmarkCount="saves", repostCount="shares"
        ),
    ),
    Recorded(Platform.BLUESKY, "resolve", {"profiles": [_BLUESKY_PROFILE]}),
    Recorded(
        Platform.MASTODON,
        "profiles",
        _ACCOUNT,
        counts=_at(followers_count="followers", following_count="following", statuses_count="contents"),
    ),
    Recorded(
        Platform.MASTODON,
        "contents",
        [_TOOT],
        counts=_at(0, favourites_count="likes", reblogs_count="shares", replies_count="comments"),
    ),
    Recorded(Platform.MASTODON, "resolve", _ACCOUNT),
)

_WORDS = "Error validating access token"
_GOOGLE = {"message": _WORDS, "domain": "youtube.quota", "reason": "rateLimitExceeded"}
_GOOGLE_TODAY = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}
REFUSALS: Mapping[Platform, Any] = {
    Platform.YOUTUBE: {
        "error": {"code": 400, "status": "INVALID_ARGUMENT", "errors": [_GOOGLE], "details": [_GOOGLE_TODAY]}
    },
    Platform.INSTAGRAM: {"error": {"message": _WORDS, "type": "OAuthException", "code": 190, "error_subcode": 463}},
    Platform.TWITCH: {"error": "Unauthorized", "status": 401, "message": "Invalid OAuth token"},
    Platform.BLUESKY: {"error": "InvalidRequest", "message": "Profile not found"},
    Platform.MASTODON: {"error": "Record not found"},
}
"""What each says when it does not tell."""
