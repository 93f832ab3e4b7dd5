"""The simulated group's platforms: they answer as the real ones do, need no network, and count what `figures` says."""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any
from urllib.parse import parse_qs

import httpx

from bot.clock import Clock
from bot.demo.figures import Creator, Post

_UPLOADS = "UU"
_CHANNEL = "UC"
_FIGURES = 3
_ID_LENGTH = 22

Query = Mapping[str, list[str]]
Json = dict[str, Any]


class SimulatedPlatforms(httpx.AsyncBaseTransport):
    """Stands in the place of the network. Everybody has an account under every name, but for nobody."""

    _known: dict[str, Creator] = {}  # noqa: RUF012 - one world: an account is still there when the bot comes back
    """By the platform's own id."""

    def __init__(self, now: Clock) -> None:
        """Answer for the moment that `now` says."""
        self._now = now
        self.asked: list[str] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Answer as the host would."""
        self.asked.append(str(request.url))
        hosts: Mapping[str, Callable[[str, Query], Json | None]] = {
            "www.googleapis.com": self._youtube,
            "public.api.bsky.app": self._bluesky,
            "api.twitch.tv": self._twitch,
            "id.twitch.tv": lambda *_: {"access_token": "simulated", "expires_in": 5_000_000, "token_type": "bearer"},
            "graph.facebook.com": self._instagram,
        }
        query = parse_qs(request.url.query.decode())
        if request.url.host in hosts:
            said = hosts[request.url.host](request.url.path.rpartition("/")[2], query)
        else:
            said = self._mastodon(request.url.path, query)
        return httpx.Response(200, json=said) if said is not None else httpx.Response(404, json={"error": "Not found"})

    def _find(self, platform: str, name: str, make: Callable[[Creator], str]) -> list[tuple[str, Creator]]:
        """Look for somebody by name."""
        creator = Creator(platform, name)
        self._known[make(creator)] = creator
        return [(make(creator), creator)] if creator.exists else []

    def _by_id(self, ids: list[str]) -> list[tuple[str, Creator]]:
        return [(each, self._known[each]) for each in ids if each in self._known]

    # YouTube

    def _youtube(self, what: str, query: Query) -> Json:
        if what == "playlistItems":
            posts = self._posts(_CHANNEL + query["playlistId"][0].removeprefix(_UPLOADS), int(query["maxResults"][0]))
            return {"items": [{"contentDetails": {"videoId": key}} for key, _ in posts]}
        if what == "videos":
            return {"items": [self._video(key) for key in query["id"][0].split(",")]}
        if "forHandle" in query:
            found = self._find("youtube", query["forHandle"][0].lstrip("@"), _channel)
        else:
            found = self._by_id(query["id"][0].split(","))
        return {"items": [self._channel(*each) for each in found]}

    def _channel(self, number: str, creator: Creator) -> Json:
        counted = creator.followers(self._now())
        step = 10 ** max(0, len(str(counted)) - _FIGURES)
        return {
            "id": number,
            "snippet": {"customUrl": f"@{creator.name}"},
            "statistics": {"subscriberCount": str(counted // step * step), "videoCount": "120"},
        }

    def _video(self, key: str) -> Json:
        channel, _, number = key.rpartition(".")
        post = next(each for each in self._known[channel].posts(self._now()) if each.number == int(number))
        return {
            "id": key,
            "snippet": {"publishedAt": post.at.isoformat()},
            "contentDetails": {"duration": "PT8M20S" if post.number % 3 else "PT45S"},
            "statistics": {
                "viewCount": str(post.views),
                "likeCount": str(post.likes),
                "commentCount": str(post.comments),
            },
        }

    # Bluesky

    def _bluesky(self, what: str, query: Query) -> Json:
        if what == "app.bsky.feed.getAuthorFeed":
            did = query["actor"][0]
            return {"feed": [{"post": _skeet(did, key, post)} for key, post in self._posts(did, 60)]}
        found: list[tuple[str, Creator]] = []
        for actor in query["actors"]:
            found += self._by_id([actor]) if actor.startswith("did:") else self._find("bluesky", actor, _did)
        return {
            "profiles": [
                {
                    "did": did,
                    "handle": creator.name,
                    "followersCount": creator.followers(self._now()),
                    "followsCount": 310,
                    "postsCount": 840,
                }
                for did, creator in found
            ]
        }

    # Twitch

    def _twitch(self, what: str, query: Query) -> Json:
        if what == "followers":
            return {"total": self._known[query["broadcaster_id"][0]].followers(self._now()), "data": []}
        found = self._find("twitch", query["login"][0], _digits) if "login" in query else self._by_id(query["id"])
        return {"data": [{"id": number, "login": creator.name} for number, creator in found]}

    # Instagram

    def _instagram(self, what: str, query: Query) -> Json:
        fields = query["fields"][0]
        if not fields.startswith("business_discovery"):
            return {"id": what}
        name = fields.partition("(")[2].partition(")")[0]
        found = self._find("instagram", name, _digits)
        if not found:
            return {"error": {"message": "Invalid user id", "code": 110, "error_subcode": 2207013}}
        number, creator = found[0]
        profile: Json = {"id": number, "username": name, "followers_count": creator.followers(self._now())}
        media = [_media(key, post) for key, post in self._posts(number, 30)]
        return {"business_discovery": profile | {"media_count": 240, "media": {"data": media}}, "id": what}

    # Mastodon

    def _mastodon(self, path: str, query: Query) -> Any:  # noqa: ANN401 - a list for posts, else an object
        last = path.rpartition("/")[2]
        if last == "lookup":
            found = self._find("mastodon", query["acct"][0], _digits)
        elif last == "statuses":
            return [_toot(key, post) for key, post in self._posts(path.split("/")[-2], 30)]
        else:
            found = self._by_id([last])
        if not found:
            return None
        number, creator = found[0]
        counted = {"followers_count": creator.followers(self._now()), "following_count": 190, "statuses_count": 900}
        return {"id": number, "username": creator.name} | counted

    def _posts(self, number: str, most: int) -> list[tuple[str, Post]]:
        creator = self._known.get(number)
        posts = islice(creator.posts(self._now()), most) if creator is not None else ()
        return [(f"{number}.{post.number}", post) for post in posts]


def _channel(creator: Creator) -> str:
    return _CHANNEL + f"{creator.number:x}".rjust(_ID_LENGTH, "0")


def _did(creator: Creator) -> str:
    return f"did:plc:{creator.number:x}"


def _digits(creator: Creator) -> str:
    return str(creator.number)


def _skeet(did: str, key: str, post: Post) -> Json:
    at = post.at.isoformat()
    return {
        "uri": f"at://{did}/app.bsky.feed.post/{key}",
        "author": {"did": did},
        "record": {"createdAt": at},
        "indexedAt": at,
        "likeCount": post.likes,
        "replyCount": post.comments,
        "repostCount": post.shares,
        "quoteCount": 0,
        "bookmarkCount": post.saves,
    }


def _media(key: str, post: Post) -> Json:
    reel = post.number % 3 == 0
    kind = {"media_product_type": "REELS", "media_type": "VIDEO", "view_count": post.views} if reel else {}
    counted = {"like_count": post.likes, "comments_count": post.comments}
    return {"id": key, "timestamp": post.at.isoformat(), "media_type": "IMAGE"} | counted | kind


def _toot(key: str, post: Post) -> Json:
    counted = {"favourites_count": post.likes, "replies_count": post.comments, "reblogs_count": post.shares}
    return {"id": key, "created_at": post.at.isoformat(), "reblog": None} | counted
