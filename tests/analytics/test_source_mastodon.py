"""Mastodon's answers, good and bad; and servers that are none of our business."""

import socket
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from cogs.analytics.model import Format
from cogs.analytics.model_sources import (
    HiddenError,
    NotFoundError,
    RateLimitedError,
    Ref,
    SourceError,
    UpstreamError,
)
from cogs.analytics.sources.breaker import FAILURES
from cogs.analytics.sources.mastodon import Mastodon, addresses_of
from cogs.profiles.model import Platform
from tests.analytics.wire import Wire, nothing_more, says

SERVER = "crumbs.example"
REF = Ref(Platform.MASTODON, f"{SERVER}/109", f"keiko@{SERVER}")


def account(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - as it comes
    counted = {"followers_count": 321, "following_count": 12, "statuses_count": 45}
    return {"id": "109", "username": "keiko", "acct": "keiko", "locked": False} | counted | changes


def status(number: int, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - as it comes
    counted = {"favourites_count": 9, "reblogs_count": 3, "replies_count": 2}
    return {"id": str(number), "created_at": f"2026-11-{number:02}T10:00:00.000Z", "reblog": None} | counted | changes


def mastodon(wire: Wire, *addresses: str) -> Mastodon:
    async def resolved(host: str) -> Sequence[str]:
        if not addresses:
            return ["1.1.1.1", "2606:4700:4700::1111"]
        if addresses == ("unknown",):
            raise socket.gaierror
        return addresses

    return Mastodon(wire.asker, wire.now, resolved)


async def test_somebody_is_found_on_their_own_server() -> None:
    wire = Wire(says(account()))
    assert await mastodon(wire).resolve(f"keiko@{SERVER}") == REF
    assert wire.urls == [f"https://{SERVER}/api/v1/accounts/lookup?acct=keiko"]


async def test_a_profile_under_its_present_name() -> None:
    wire = Wire(says(account(username="Keiko_Bakes", followers_count=-1)))
    found = (await mastodon(wire).profiles([REF]))[REF.external_id]
    assert wire.urls == [f"https://{SERVER}/api/v1/accounts/109"]
    assert found.ref.handle == f"keiko_bakes@{SERVER}"
    assert (found.snapshot.followers, found.snapshot.following, found.snapshot.contents) == (None, 12, 45)


@pytest.mark.parametrize(
    "answer",
    [
        says({"error": "Record not found"}, 404),
        says({"error": "gone"}, 410),
        says(account(id="7")),
        says([]),
    ],
)
async def test_who_is_gone_is_missing(answer: Any) -> None:  # noqa: ANN401 - httpx's answer
    assert not await mastodon(Wire(answer)).profiles([REF])


@pytest.mark.parametrize(
    "answer",
    [
        says({"error": "This method requires an authenticated user"}, 401),
        says({"error": "This method requires an authenticated user"}, 403),
        says(account(suspended=True)),
    ],
)
async def test_who_is_hidden_is_said_to_be_and_is_missing_among_others(answer: Any) -> None:  # noqa: ANN401 - as above
    with pytest.raises(HiddenError):
        await mastodon(Wire(answer)).profiles([REF])
    other = Ref(Platform.MASTODON, "other.example/109", "jamal@other.example")
    assert list(await mastodon(Wire(answer, says(account()))).profiles([REF, other])) == [other.external_id]


async def test_posts_without_boosts() -> None:
    videos = [{"type": "video"}]
    posts = [status(1), status(3, media_attachments=videos), status(2, reblog=status(9)), {"id": 7}, 7]
    posts.append(status(4, media_attachments=[{"type": "image"}] * 2, favourites_count=None))
    wire = Wire(says(posts))
    four, three, one = await mastodon(wire).contents(REF, 30)
    assert wire.urls == [
        f"https://{SERVER}/api/v1/accounts/109/statuses?exclude_replies=true&exclude_reblogs=true&limit=30"
    ]
    assert (one.numbers.likes, one.numbers.shares, one.numbers.comments, one.numbers.views) == (9, 3, 2, None)
    assert one.published_at == datetime(2026, 11, 1, 10, tzinfo=UTC)
    assert four.numbers.likes is None
    assert [each.format for each in (four, three, one)] == [Format.CAROUSEL, Format.VIDEO, Format.POST]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (says({"error": "Record not found"}, 404), NotFoundError),
        (says({"error": "login"}, 401), HiddenError),
        (says({"error": "login"}, 403), HiddenError),
        (says(account(suspended=True)), HiddenError),
        (says({"error": "?"}, 422), UpstreamError),
        (says(account(id="../../admin")), UpstreamError),
        (says(account(id=109)), UpstreamError),
        (says([]), UpstreamError),
        (says({}, 429, X_RateLimit_Reset="2026-11-20T12:05:00.000Z"), RateLimitedError),
        *((each, UpstreamError) for each in nothing_more()),
    ],
)
async def test_every_refusal_has_its_meaning(answer: Any, error: type[SourceError]) -> None:  # noqa: ANN401 - httpx's
    with pytest.raises(error):
        await mastodon(Wire(answer)).resolve(f"keiko@{SERVER}")


@pytest.mark.parametrize(
    "server",
    [
        *("localhost", "127.0.0.1", "[::1]", "10.0.0.1", "169.254.169.254", "db.internal", "printer.local"),
        *("crumbs.example:8443", "crumbs.example/x", "crumbs.example?", "", "a b.example"),
    ],
)
async def test_a_server_that_is_no_public_name_is_never_asked(server: str) -> None:
    wire = Wire(says(account()))
    with pytest.raises(NotFoundError):
        await mastodon(wire).resolve(f"keiko@{server}")
    assert not wire.asked


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),  # noqa: S104
        *("::1", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "224.0.0.1", "ff02::1", "::"),
    ],
)
async def test_a_public_name_that_leads_into_a_private_network_is_never_asked(address: str) -> None:
    """Also when only one of its addresses does."""
    wire = Wire(says(account()))
    with pytest.raises(NotFoundError):
        await mastodon(wire, "1.1.1.1", address).resolve(f"keiko@{SERVER}")
    assert not wire.asked


async def test_a_name_that_leads_nowhere_is_tried_again_later() -> None:
    with pytest.raises(UpstreamError):
        await mastodon(Wire(says(account())), "unknown").resolve(f"keiko@{SERVER}")
    with pytest.raises(UpstreamError):
        await mastodon(Wire(says(account())), "no address").resolve(f"keiko@{SERVER}")


async def test_a_redirect_is_not_followed() -> None:
    wire = Wire(nothing_more()[3])
    with pytest.raises(UpstreamError):
        await mastodon(wire).resolve(f"keiko@{SERVER}")
    assert len(wire.asked) == 1


async def test_a_server_that_is_down_does_not_keep_others_waiting() -> None:
    wire = Wire(nothing_more()[0])
    source = mastodon(wire)
    for _ in range(FAILURES):
        with pytest.raises(UpstreamError):
            await source.resolve(f"keiko@{SERVER}")
    wire.answers = [says(account())]
    with pytest.raises(UpstreamError):
        await source.resolve(f"keiko@{SERVER}")
    assert (await source.resolve("keiko@other.example")).external_id == "other.example/109"


async def test_only_so_many_servers_are_remembered() -> None:
    source = mastodon(Wire(says(account())))
    for number in range(201):
        await source.resolve(f"keiko@a{number}.example")
    assert len(source._askers) == 200
    await source.check()


async def test_the_machines_resolver_knows_this_machine() -> None:
    assert set(await addresses_of("localhost")) <= {"127.0.0.1", "::1"}
