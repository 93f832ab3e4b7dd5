"""YouTube's answers as they are recorded, good and bad, through the real client."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import SecretStr

from cogs.analytics.model import Format, Source
from cogs.analytics.model_sources import (
    AuthExpiredError,
    HiddenError,
    NotFoundError,
    PermissionMissingError,
    QuotaExhaustedError,
    RateLimitedError,
    Ref,
    SourceError,
    UpstreamError,
    quantum_of,
)
from cogs.analytics.sources.youtube import YouTube
from cogs.profiles.model import Platform
from tests.analytics.wire import NOW, Purse, Wire, nothing_more, says

KEY = "AIza-made-up-key-never-valid-anywhere"
KEIKO, JAMAL = f"UC{'k' * 22}", f"UC{'j' * 22}"
REF = Ref(Platform.YOUTUBE, KEIKO, "keiko.bakes")


def channel(number: str = KEIKO, **statistics: Any) -> dict[str, Any]:  # noqa: ANN401 - as it comes
    counted = {"viewCount": "98765", "subscriberCount": "1230", "hiddenSubscriberCount": False, "videoCount": "45"}
    return {
        "kind": "youtube#channel",
        "etag": "x",
        "id": number,
        "snippet": {"title": "Keiko", "customUrl": "@Keiko.Bakes", "publishedAt": "2019-01-01T00:00:00Z"},
        "contentDetails": {"relatedPlaylists": {"likes": "", "uploads": f"UU{number[2:]}"}},
        "statistics": counted | statistics,
    }


def channels(*items: dict[str, Any]) -> Any:  # noqa: ANN401 - httpx's answer
    page = {"totalResults": len(items), "resultsPerPage": 5}
    return says({"kind": "youtube#channelListResponse", "pageInfo": page} | ({"items": list(items)} if items else {}))


def video(number: str, **changes: Any) -> dict[str, Any]:  # noqa: ANN401 - as it comes
    return {
        "kind": "youtube#video",
        "id": number,
        "snippet": {"publishedAt": "2026-11-10T17:00:00Z", "liveBroadcastContent": "none"},
        "contentDetails": {"duration": "PT8M20S"},
        "statistics": {"viewCount": "5000", "likeCount": "300", "commentCount": "20", "favoriteCount": "0"},
    } | changes


def refusal(code: int, reason: str, domain: str = "youtube.quota") -> Any:  # noqa: ANN401 - httpx's answer
    words = "The request cannot be completed because you have exceeded your <a href='/youtube/v3'>quota</a>."
    one = {"message": words, "domain": domain, "reason": reason}
    return says({"error": {"code": code, "message": words, "errors": [one]}}, code)


def youtube(wire: Wire, units: int = 100) -> tuple[YouTube, Purse]:
    purse = Purse(wire.now, units)
    return YouTube(wire.asker(purse), SecretStr(KEY), purse, wire.now), purse


async def test_a_channel_is_found_by_its_handle_and_the_key_travels_in_a_header() -> None:
    wire = Wire(channels(channel()))
    source, purse = youtube(wire)
    assert await source.resolve("keiko.bakes") == REF
    (asked,) = wire.asked
    assert str(asked.url) == (
        "https://www.googleapis.com/youtube/v3/channels"
        "?part=snippet%2Cstatistics%2CcontentDetails&forHandle=%40keiko.bakes"
    )
    assert asked.headers["x-goog-api-key"] == KEY
    assert KEY not in str(asked.url)
    assert purse.units == 99


async def test_an_unknown_handle_is_an_answer_without_items() -> None:
    with pytest.raises(NotFoundError):
        await youtube(Wire(channels()))[0].resolve("keiko")


async def test_numbers_are_strings_and_subscribers_come_in_three_figures() -> None:
    wire = Wire(channels(channel(), channel(JAMAL, subscriberCount="40300")))
    found = await youtube(wire)[0].profiles([REF, Ref(Platform.YOUTUBE, JAMAL, "jamal")])
    keiko, jamal = found[KEIKO].snapshot, found[JAMAL].snapshot
    assert (keiko.followers, keiko.contents, keiko.quantum, keiko.at) == (1230, 45, 10, NOW)
    assert keiko.source is Source.API_PUBLIC
    assert (jamal.followers, jamal.quantum) == (40300, 100)
    assert f"id={KEIKO}%2C{JAMAL}" in wire.urls[0]


@pytest.mark.parametrize(
    "counted", [{"hiddenSubscriberCount": True}, {"subscriberCount": None}, {"subscriberCount": "-1"}]
)
async def test_hidden_subscribers_are_unknown_and_not_zero(counted: dict[str, Any]) -> None:
    found = await youtube(Wire(channels(channel(**counted))))[0].profiles([REF])
    assert found[KEIKO].snapshot.followers is None


@pytest.mark.parametrize(("count", "quantum"), [(None, 1), (0, 1), (999, 1), (1000, 10), (1_230_000, 10_000)])
def test_the_quantum_is_the_third_figure(count: int | None, quantum: int) -> None:
    assert quantum_of(count) == quantum


async def test_a_channel_that_is_gone_is_missing_and_fifty_are_asked_for_at_once() -> None:
    wire = Wire(channels(channel()), channels())
    refs = [REF, *(Ref(Platform.YOUTUBE, f"UC{number:022}", "x") for number in range(50))]
    assert list(await youtube(wire)[0].profiles(refs)) == [KEIKO]
    assert [url.count("UC") for url in wire.urls] == [50, 1]


async def test_content_is_the_uploads_and_what_is_hidden_is_unknown() -> None:
    uploads = {"items": [{"contentDetails": {"videoId": each}} for each in ("a", "b", "c", "d")]}
    videos = [
        video("a"),
        video("b", statistics={"viewCount": "0"}, contentDetails={"duration": "PT60S"}),
        video("c", snippet={"publishedAt": "2026-11-19T17:00:00Z", "liveBroadcastContent": "upcoming"}),
        video("old", snippet={"publishedAt": "2026-09-01T17:00:00Z"}, contentDetails={"duration": "P1DT1S"}),
    ]
    wire = Wire(says(uploads), says({"items": videos}))
    source, purse = youtube(wire)
    a, b, old = await source.contents(REF, 12, ["old"])
    assert (a.key, b.key, old.key) == ("a", "b", "old")
    assert (a.numbers.views, a.numbers.likes, a.numbers.comments, a.numbers.shares) == (5000, 300, 20, None)
    assert a.published_at == datetime(2026, 11, 10, 17, tzinfo=UTC)
    assert (b.numbers.views, b.numbers.likes, b.numbers.comments) == (0, None, None)
    assert [each.format for each in (a, b, old)] == [Format.VIDEO, Format.SHORT, Format.VIDEO]
    assert f"playlistId=UU{'k' * 22}&maxResults=12" in wire.urls[0]
    assert wire.urls[1].endswith("id=a%2Cb%2Cc%2Cd%2Cold")
    assert purse.units == 98


async def test_an_empty_channel_has_no_list_of_uploads() -> None:
    assert await youtube(Wire(refusal(404, "playlistNotFound", "youtube.playlistItem")))[0].contents(REF) == ()


def in_details(reason: str, status: int = 400) -> Any:  # noqa: ANN401 - httpx's answer
    detail = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "domain": "googleapis.com"}
    return says({"error": {"code": status, "status": "INVALID_ARGUMENT", "details": [detail]}}, status)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (in_details("API_KEY_INVALID"), AuthExpiredError),
        (refusal(400, "keyInvalid", "usageLimits"), AuthExpiredError),
        (refusal(400, "keyExpired", "usageLimits"), AuthExpiredError),
        (refusal(403, "accessNotConfigured", "usageLimits"), PermissionMissingError),
        (says({"error": {"code": 403, "status": "PERMISSION_DENIED"}}, 403), PermissionMissingError),
        (refusal(403, "rateLimitExceeded"), RateLimitedError),
        (refusal(403, "playlistItemsNotAccessible"), HiddenError),
        (refusal(404, "channelNotFound"), NotFoundError),
        (says({"error": {"code": 400, "errors": [{"reason": "badRequest"}]}}, 400), UpstreamError),
        (says({"error": "garbage"}, 400), UpstreamError),
        (says(["garbage"], 403), PermissionMissingError),
        (says({}, 429, Retry_After="3600"), RateLimitedError),
        *((each, UpstreamError) for each in nothing_more()),
    ],
)
async def test_every_refusal_has_its_meaning(answer: Any, error: type[SourceError]) -> None:  # noqa: ANN401 - as above
    source, _ = youtube(Wire(answer))
    for ask in (source.resolve("keiko"), source.profiles([REF]), source.check()):
        with pytest.raises(error):
            await ask


async def test_a_day_without_quota_ends_at_midnight_in_california_and_nothing_is_asked_until_then() -> None:
    wire = Wire(refusal(403, "quotaExceeded"))
    source, _ = youtube(wire)
    for _ in range(2):
        with pytest.raises(QuotaExhaustedError) as caught:
            await source.check()
        assert caught.value.reset_at == datetime(2026, 11, 21, 8, tzinfo=UTC)
    assert len(wire.asked) == 1


@pytest.mark.parametrize("data", [[], 7, "x", {"items": 7}, {"items": [7, {"id": 7}, {"id": "UC/../x"}]}])
async def test_an_answer_of_another_shape_is_nobody(data: object) -> None:
    source, _ = youtube(Wire(says(data)))
    with pytest.raises(NotFoundError):
        await source.resolve("keiko")
    assert not await source.profiles([REF])
    assert await source.contents(REF) == ()
