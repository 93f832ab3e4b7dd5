"""Bluesky's answers, good and bad, through the real client."""

from datetime import UTC, datetime
from typing import Any

import pytest

from cogs.analytics.model import Format
from cogs.analytics.model_sources import (
    HiddenError,
    NotFoundError,
    PermissionMissingError,
    RateLimitedError,
    Ref,
    SourceError,
    UpstreamError,
)
from cogs.analytics.sources.bluesky import Bluesky
from cogs.profiles.model import Platform
from tests.analytics.wire import NOW, Wire, nothing_more, says

DID = "did:plc:abcdefghijklmnopqrstuvwx"
REF = Ref(Platform.BLUESKY, DID, "keiko.bsky.social")


def profile(did: str = DID, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - as it comes
    counted = {"followersCount": 1234, "followsCount": 99, "postsCount": 45}
    return {"did": did, "handle": "keiko.bsky.social", "displayName": "Keiko"} | counted | changes


def item(number: int, did: str = DID, reason: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:  # noqa: ANN401
    at = f"2026-11-{number:02}T10:00:00.123Z"
    post = {
        "uri": f"at://{did}/app.bsky.feed.post/{number}",
        "author": {"did": did},
        "record": {"createdAt": at, "text": "bread"},
        "indexedAt": at,
        "likeCount": 50,
        "replyCount": 4,
        "repostCount": 3,
        "quoteCount": 2,
        "bookmarkCount": 6,
    } | changes
    return {"post": post} | ({"reason": reason} if reason else {})


def bluesky(wire: Wire) -> Bluesky:
    return Bluesky(wire.asker(), wire.now)


async def test_somebody_is_found_by_their_handle_without_a_credential() -> None:
    wire = Wire(says({"profiles": [profile()]}))
    assert await bluesky(wire).resolve("keiko.bsky.social") == REF
    assert wire.urls == [
        "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfiles?actors=keiko.bsky.social",
    ]
    assert "authorization" not in wire.asked[0].headers
    with pytest.raises(NotFoundError):
        await bluesky(Wire(says({"profiles": []}))).resolve("keiko.bsky.social")


async def test_profiles_come_by_the_twenty_five_under_their_present_names() -> None:
    renamed = profile(handle="Keiko.example", followersCount=None)
    wire = Wire(says({"profiles": [renamed, profile("did:plc:stranger"), profile("x")]}), says({"profiles": []}))
    refs = [REF, *(Ref(Platform.BLUESKY, f"did:plc:{number}", "x.example") for number in range(25))]
    found = await bluesky(wire).profiles(refs)
    assert [url.count("actors=") for url in wire.urls] == [25, 1]
    assert list(found) == [DID]
    assert found[DID].ref.handle == "keiko.example"
    snapshot = found[DID].snapshot
    assert (snapshot.followers, snapshot.following, snapshot.contents, snapshot.quantum) == (None, 99, 45, 1)
    lost = (await bluesky(Wire(says({"profiles": [profile(handle="handle.invalid")]}))).profiles([REF]))[DID]
    assert lost.ref == REF


async def test_reposts_and_other_peoples_posts_are_left_out_and_pages_are_turned_for_more() -> None:
    repost = {"$type": "app.bsky.feed.defs#reasonRepost", "by": {"did": DID}}
    first = {"feed": [item(9, reason=repost), item(8), item(7, did="did:plc:other"), {"post": 7}, 7], "cursor": "more"}
    second = {"feed": [item(6, likeCount=None, quoteCount=None), item(5, repostCount=None, quoteCount=None)]}
    wire = Wire(says(first), says(second))
    eight, six, five = await bluesky(wire).contents(REF, 12)
    assert wire.urls[0].endswith(
        "app.bsky.feed.getAuthorFeed?actor=did%3Aplc%3Aabcdefghijklmnopqrstuvwx&limit=100&filter=posts_no_replies"
    )
    assert wire.urls[1].endswith("&cursor=more")
    numbers = eight.numbers
    assert (numbers.likes, numbers.comments, numbers.shares, numbers.saves, numbers.views) == (50, 4, 5, 6, None)
    assert eight.published_at == datetime(2026, 11, 8, 10, 0, 0, 123000, tzinfo=UTC)
    assert eight.captured_at == NOW
    assert (six.numbers.likes, six.numbers.shares, five.numbers.shares) == (None, 3, None)


async def test_no_more_than_was_asked_for_and_no_page_without_end() -> None:
    wire = Wire(says({"feed": [item(number) for number in range(1, 20)], "cursor": "x"}))
    found = await bluesky(wire).contents(REF, 5)
    assert [each.published_at.day for each in found] == [19, 18, 17, 16, 15]
    assert len(wire.asked) == 1
    endless = Wire(says({"feed": [], "cursor": "x"}))
    assert await bluesky(endless).contents(REF) == ()
    assert len(endless.asked) == 3


async def test_what_kind_of_post_it_is_and_that_nobody_can_post_in_the_future() -> None:
    images = {"$type": "app.bsky.embed.images#view", "images": [{}, {}]}
    feed = [
        item(1, embed={"$type": "app.bsky.embed.video#view"}),
        item(2, embed=images),
        item(3, record={"createdAt": "2030-01-01T00:00:00Z"}),
        item(4, record={}),
    ]
    found = await bluesky(Wire(says({"feed": feed}))).contents(REF)
    assert [each.format for each in reversed(found)] == [Format.VIDEO, Format.CAROUSEL, Format.POST, Format.POST]
    assert [each.published_at.day for each in found] == [4, 3, 2, 1]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (says({"error": "BlockedActor", "message": "Requester has blocked actor"}, 400), HiddenError),
        (says({"error": "AccountTakedown", "message": "Account has been suspended"}, 400), HiddenError),
        (says({"error": "InvalidRequest", "message": "Account is deactivated"}, 400), HiddenError),
        (says({"error": "InvalidRequest", "message": "Profile not found"}, 400), NotFoundError),
        (says({"error": "InvalidRequest", "message": "Params must have actor"}, 400), UpstreamError),
        (says({"error": "AuthMissing"}, 401), PermissionMissingError),
        (says({"error": "RateLimitExceeded"}, 429, Ratelimit_Reset="1795176600"), RateLimitedError),
        (says("garbage", 400), UpstreamError),
        *((each, UpstreamError) for each in nothing_more()),
    ],
)
async def test_every_refusal_has_its_meaning(answer: Any, error: type[SourceError]) -> None:  # noqa: ANN401 - httpx's
    source = bluesky(Wire(answer))
    for ask in (source.resolve("keiko.bsky.social"), source.profiles([REF]), source.contents(REF)):
        with pytest.raises(error):
            await ask


@pytest.mark.parametrize("data", [[], 7, {"profiles": 7, "feed": 7}, {"profiles": [7, {}], "feed": [{}, None]}])
async def test_an_answer_of_another_shape_is_nobody(data: object) -> None:
    source = bluesky(Wire(says(data)))
    with pytest.raises(NotFoundError):
        await source.resolve("keiko.bsky.social")
    assert not await source.profiles([REF])
    assert await source.contents(REF) == ()
