"""Instagram's business discovery: its answers, good and bad, through the real client."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import SecretStr

from cogs.analytics.model import Format
from cogs.analytics.model_sources import (
    AuthExpiredError,
    NotFoundError,
    NotProfessionalError,
    PermissionMissingError,
    RateLimitedError,
    Ref,
    SourceError,
    UpstreamError,
)
from cogs.analytics.sources.instagram import Instagram
from cogs.profiles.model import Platform
from tests.analytics.wire import NOW, Wire, nothing_more, says

TOKEN = "EAAmade-up-token-never-valid-anywhere"
REF = Ref(Platform.INSTAGRAM, "17841401441775531", "keiko.bakes")
PROFILE = {"username": "keiko.bakes", "name": "Keiko", "followers_count": 267793, "follows_count": 3}


def discovered(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - as it comes
    found = PROFILE | {"media_count": 1205, "id": REF.external_id} | changes
    return {"business_discovery": found, "id": "178"}


def refusal(code: int, subcode: int | None = None, status: int = 400) -> Any:  # noqa: ANN401 - httpx's answer
    error = {"message": "Error validating access token", "type": "OAuthException", "code": code, "fbtrace_id": "A"}
    return says({"error": error | ({"error_subcode": subcode} if subcode else {})}, status)


def instagram(wire: Wire) -> Instagram:
    return Instagram(wire.asker(), "178", SecretStr(TOKEN), wire.now)


def fields(url: str) -> str:
    return parse_qs(urlsplit(url).query)["fields"][0]


async def test_an_account_is_found_by_its_name_and_the_token_travels_in_a_header() -> None:
    wire = Wire(says(discovered()))
    assert await instagram(wire).resolve("keiko.bakes") == REF
    (asked,) = wire.asked
    assert str(asked.url).startswith("https://graph.facebook.com/v26.0/178?fields=business_discovery.username")
    assert fields(str(asked.url)) == (
        "business_discovery.username(keiko.bakes){username,name,followers_count,follows_count,media_count}"
    )
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    assert TOKEN not in str(asked.url)


@pytest.mark.parametrize("name", ["a){id}", "a b", "a/b", "", "ä", "x" * 31, "a\n"])
async def test_a_name_that_breaks_the_rule_never_gets_into_the_question(name: str) -> None:
    wire = Wire(says(discovered()))
    with pytest.raises(NotFoundError):
        await instagram(wire).resolve(name)
    assert not wire.asked


async def test_profiles_one_by_one_without_those_who_are_somebody_else_now() -> None:
    other = Ref(Platform.INSTAGRAM, "7", "other")
    wire = Wire(says(discovered()), says(discovered(id="8")), refusal(110, 2207013))
    found = await instagram(wire).profiles([REF, other, other])
    assert list(found) == [REF.external_id]
    snapshot = found[REF.external_id].snapshot
    assert (snapshot.followers, snapshot.following, snapshot.contents) == (267793, 3, 1205)


async def test_media_with_likes_that_may_be_hidden_and_views_for_reels_only() -> None:
    at = "2026-11-{:02}T17:05:00+0000"
    counted = {"like_count": 310, "comments_count": 21, "view_count": 9000}
    media = [
        {"id": "1", "timestamp": at.format(1), "media_type": "IMAGE", "comments_count": 4},
        {"id": "2", "timestamp": at.format(2), "media_type": "CAROUSEL_ALBUM", "like_count": 0, "comments_count": 0},
        {"id": "3", "timestamp": at.format(3), "media_type": "VIDEO", "media_product_type": "REELS"} | counted,
        {"id": "4", "timestamp": at.format(4), "media_type": "VIDEO", "media_product_type": "FEED"},
        {"id": "5", "timestamp": "yesterday"},
        7,
    ]
    wire = Wire(says(discovered(media={"data": media, "paging": {"cursors": {"after": "x"}}})))
    four, three, two, one = await instagram(wire).contents(REF, 30)
    assert fields(wire.urls[0]) == (
        "business_discovery.username(keiko.bakes){media.limit(30){id,caption,timestamp,media_type,"
        "media_product_type,permalink,like_count,comments_count,view_count}}"
    )
    assert (one.numbers.likes, one.numbers.comments, one.numbers.views) == (None, 4, None)
    assert (two.numbers.likes, two.numbers.comments) == (0, 0)
    assert (three.numbers.likes, three.numbers.comments, three.numbers.views) == (310, 21, 9000)
    assert one.published_at == datetime(2026, 11, 1, 17, 5, tzinfo=UTC)
    formats = [each.format for each in (one, two, three, four)]
    assert formats == [Format.POST, Format.CAROUSEL, Format.REEL, Format.VIDEO]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        *((refusal(190, subcode), AuthExpiredError) for subcode in (458, 460, 463, 467)),
        (refusal(110, 2207013), NotProfessionalError),
        (refusal(100, 2207013), NotProfessionalError),
        (refusal(100), UpstreamError),
        *((refusal(code, status=403), PermissionMissingError) for code in (10, 200, 299, 368)),
        *((refusal(code, status=403), RateLimitedError) for code in (4, 17, 32, 613)),
        *((refusal(code), UpstreamError) for code in (1, 2)),
        (says("garbage", 400), UpstreamError),
        (says({}, 429, Retry_After="3600"), RateLimitedError),
        *((each, UpstreamError) for each in nothing_more()),
    ],
)
async def test_every_refusal_has_its_meaning(answer: Any, error: type[SourceError]) -> None:  # noqa: ANN401 - httpx's
    with pytest.raises(error):
        await instagram(Wire(answer)).resolve("keiko.bakes")
    with pytest.raises(error):
        await instagram(Wire(answer)).check()


@pytest.mark.parametrize("data", [[], 7, {"business_discovery": 7}, discovered(id="x")])
async def test_an_answer_of_another_shape_is_not_believed(data: object) -> None:
    with pytest.raises(UpstreamError):
        await instagram(Wire(says(data))).resolve("keiko.bakes")
    assert not await instagram(Wire(says(data))).profiles([REF])
    assert await instagram(Wire(says(data))).contents(REF) == ()


@pytest.mark.parametrize(
    ("usage", "rests"),
    [
        ('{"call_count":79,"total_time":12,"total_cputime":3}', False),
        ('{"call_count":28,"total_time":80,"total_cputime":3}', True),
        ('{"call_count":100}', True),
        ("garbage", False),
        ("[99]", False),
        ('{"call_count":"99"}', False),
    ],
)
async def test_from_four_fifths_of_what_is_allowed_on_it_rests(usage: str, *, rests: bool) -> None:
    wire = Wire(says(discovered(), X_App_Usage=usage))
    source = instagram(wire)
    await source.resolve("keiko.bakes")
    if not rests:
        await source.resolve("keiko.bakes")
        return
    with pytest.raises(RateLimitedError) as caught:
        await source.resolve("keiko.bakes")
    assert caught.value.retry_at == NOW + timedelta(minutes=15)
    assert len(wire.asked) == 1
    wire.now.turn(timedelta(minutes=15))
    await source.resolve("keiko.bakes")
