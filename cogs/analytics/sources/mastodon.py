"""Mastodon: every server answers for its own people. The server's name comes from a person, so it is not trusted.

Only https, no redirects, no ports, only names that anybody could reach, and only if they lead to public addresses.
"""

import asyncio
import ipaddress
import re
import socket
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.clock import Clock
from cogs.analytics.model import Content, Format, Numbers, Snapshot, Source
from cogs.analytics.model_sources import Found, HiddenError, NotFoundError, Ref, UpstreamError
from cogs.analytics.sources.asking import Asker, Question, Reply
from cogs.analytics.sources.reading import dig, moment, number, rows, word
from cogs.profiles.model import Platform
from cogs.profiles.model_handles import is_public_host, server_of

RATE = (60, 60)
_MOST_SERVERS = 200
_PAGE = 40
_ID = re.compile(r"[A-Za-z0-9]{1,40}")

Resolve = Callable[[str], Awaitable[Sequence[str]]]
"""(name of a server) -> its addresses."""


async def addresses_of(host: str) -> Sequence[str]:
    """Ask the machine's resolver. Raises OSError."""
    found = await asyncio.get_running_loop().getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return [str(each[4][0]) for each in found]


class Mastodon:
    """Reads what each server shows to everybody. `external_id` is `server/number`."""

    platform = Platform.MASTODON

    def __init__(self, make: Callable[[], Asker], now: Clock, addresses: Resolve = addresses_of) -> None:
        """`make` gives each server an asker of its own: one that is down must not keep others waiting."""
        self._make = make
        self._now = now
        self._addresses = addresses
        self._askers: OrderedDict[str, Asker] = OrderedDict()

    async def resolve(self, handle: str) -> Ref:
        """Find somebody on their own server."""
        name, _, server = handle.rpartition("@")
        reply = await self._get(server, "accounts/lookup", {"acct": name})
        number_there = word(reply.data, "id") or ""
        if not _ID.fullmatch(number_there):
            raise UpstreamError(retryable=False)
        _see_that_it_is_shown(reply)
        return Ref(Platform.MASTODON, f"{server}/{number_there}", handle)

    async def profiles(self, refs: Sequence[Ref]) -> Mapping[str, Found]:
        """One at a time. Raises HiddenError when nobody else was asked about: it is more than that one is missing."""
        found: dict[str, Found] = {}
        for ref in refs:
            server, _, there = ref.external_id.partition("/")
            try:
                reply = await self._get(server, f"accounts/{there}", {})
                _see_that_it_is_shown(reply)
            except NotFoundError:
                continue
            except HiddenError:
                if len(refs) == 1:
                    raise
                continue
            if word(reply.data, "id") == there:
                found[ref.external_id] = Found(_renamed(ref, reply.data), _snapshot(reply.data, self._now()))
        return found

    async def contents(self, ref: Ref, limit: int = 12, also: Sequence[str] = ()) -> tuple[Content, ...]:
        """The newest posts without replies and boosts."""
        del also  # nothing has to be forgotten that soon
        server, _, there = ref.external_id.partition("/")
        question: Question = {"exclude_replies": "true", "exclude_reblogs": "true", "limit": min(limit, _PAGE)}
        reply = await self._get(server, f"accounts/{there}/statuses", question)
        posts = [_content(post, self._now()) for post in rows({"posts": reply.data}, "posts")]
        found = [post for post in posts if post is not None]
        return tuple(sorted(found, key=lambda each: each.published_at, reverse=True)[:limit])

    async def check(self) -> None:
        """There is no credential."""

    async def _get(self, server: str, what: str, question: Question) -> Reply:
        await self._see_that_it_is_public(server)
        reply = await self._asker_of(server).get(f"https://{server}/api/v1/{what}", question)
        if reply.status in {404, 410}:
            raise NotFoundError
        if reply.status in {401, 403}:
            raise HiddenError  # this server shows nothing to people who are not logged in
        if not reply.is_good:
            raise UpstreamError(retryable=False)
        return reply

    async def _see_that_it_is_public(self, server: str) -> None:
        """Raise NotFoundError for a name that is not a public server's, or that leads into a private network."""
        if not is_public_host(server):
            raise NotFoundError
        try:
            found = [ipaddress.ip_address(address) for address in await self._addresses(server)]
        except (OSError, ValueError):
            raise UpstreamError(retryable=True) from None
        if not found or not all(address.is_global and not address.is_multicast for address in found):
            raise NotFoundError

    def _asker_of(self, server: str) -> Asker:
        """The server's own; those that were not asked for the longest time make room."""
        if server not in self._askers:
            self._askers[server] = self._make()
        self._askers.move_to_end(server)
        if len(self._askers) > _MOST_SERVERS:
            self._askers.popitem(last=False)
        return self._askers[server]


def _see_that_it_is_shown(reply: Reply) -> None:
    """Raise HiddenError for somebody whom the server has shut out."""
    if dig(reply.data, "suspended") is True:
        raise HiddenError


def _renamed(ref: Ref, data: Any) -> Ref:  # noqa: ANN401 - what a stranger wrote
    name = (word(data, "username") or "").casefold()
    return Ref(ref.platform, ref.external_id, f"{name}@{server_of(ref.handle)}") if name else ref


def _snapshot(data: Any, now: datetime) -> Snapshot:  # noqa: ANN401 - as above
    return Snapshot(
        at=now,
        followers=number(data, "followers_count"),
        following=number(data, "following_count"),
        contents=number(data, "statuses_count"),
        source=Source.API_PUBLIC,
    )


def _content(post: Mapping[str, Any], now: datetime) -> Content | None:
    """One post; nothing for a boost, should a server send it all the same."""
    key, published = word(post, "id"), moment(post, "created_at")
    if key is None or published is None or post.get("reblog") is not None:
        return None
    media = [word(each, "type") for each in rows(post, "media_attachments")]
    return Content(
        key=key,
        published_at=published,
        captured_at=now,
        numbers=Numbers(
            likes=number(post, "favourites_count"),
            comments=number(post, "replies_count"),
            shares=number(post, "reblogs_count"),
        ),
        format=Format.VIDEO if "video" in media else Format.CAROUSEL if len(media) > 1 else Format.POST,
        source=Source.API_PUBLIC,
    )
