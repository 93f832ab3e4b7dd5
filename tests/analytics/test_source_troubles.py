"""What goes wrong on any line, for every question that every source asks: each has one meaning, and one time."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from cogs.analytics.model_sources import (
    AuthExpiredError,
    HiddenError,
    NotFoundError,
    NotProfessionalError,
    PermissionMissingError,
    QuotaExhaustedError,
    RateLimitedError,
    SourceError,
    UpstreamError,
)
from cogs.analytics.sources import asking
from cogs.profiles.model import Platform
from tests.analytics.recorded import ASKS, REFS, SOURCES, TOKEN
from tests.analytics.wire import NOW, Answer, Wire, nothing_more, says

SILENT = {(Platform.TWITCH, "contents"), (Platform.BLUESKY, "check"), (Platform.MASTODON, "check")}
"""There is nothing to ask for."""
ASKED = [(platform, ask) for platform in SOURCES for ask in ASKS if (platform, ask) not in SILENT]
YOUTUBE, INSTAGRAM, TWITCH, BLUESKY, MASTODON = SOURCES
USERS = says({"data": [{"id": "141981764", "login": "keiko_live"}]})


async def refused(platform: Platform, ask: str, *answers: Answer) -> SourceError:
    """What the source raises; Twitch is given its token first."""
    wire = Wire(*([TOKEN] if platform is TWITCH else []), *answers)
    with pytest.raises(SourceError) as caught:
        await ASKS[ask](SOURCES[platform](wire), REFS[platform])
    return caught.value


@pytest.mark.parametrize("number", range(len(nothing_more())))
@pytest.mark.parametrize(("platform", "ask"), ASKED)
async def test_a_line_in_trouble_is_nobodys_fault(platform: Platform, ask: str, number: int) -> None:
    assert type(await refused(platform, ask, nothing_more()[number])) is UpstreamError


@pytest.mark.parametrize("status", [500, 502, 504, 599])
@pytest.mark.parametrize("platform", SOURCES)
async def test_a_server_in_trouble_may_say_so_as_it_likes(platform: Platform, status: int) -> None:
    for answer in (says({"error": {"code": 2, "message": "busy"}}, status), httpx.Response(status, content=b"<html>")):
        error = await refused(platform, "resolve", answer)
        assert isinstance(error, UpstreamError)
        assert error.retryable


@pytest.mark.parametrize(("platform", "ask"), ASKED)
async def test_a_pause_is_as_long_as_the_platform_wants_it(platform: Platform, ask: str) -> None:
    for said, pause in (("90", timedelta(seconds=90)), ("Fri, 20 Nov 2026 13:00:00 GMT", timedelta(hours=1))):
        error = await refused(platform, ask, says({"error": "slow down"}, 429, Retry_After=said))
        assert type(error) is RateLimitedError
        assert error.again_at == NOW + pause


async def test_twitchs_second_question_about_somebody_has_the_same_troubles() -> None:
    for status, error in ((403, PermissionMissingError), (404, UpstreamError), (429, RateLimitedError)):
        assert type(await refused(TWITCH, "profiles", USERS, says({"status": status}, status))) is error
    for answer in nothing_more():
        assert type(await refused(TWITCH, "profiles", USERS, answer)) is UpstreamError
    unauthorized = says({"status": 401}, 401)
    assert type(await refused(TWITCH, "profiles", USERS, unauthorized, TOKEN, unauthorized)) is AuthExpiredError


@pytest.mark.parametrize("platform", SOURCES)
async def test_an_answer_that_never_ends_is_left_after_a_while(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each piece comes in time, so that no timeout of httpx's strikes."""

    async def drips() -> AsyncIterator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0)

    monkeypatch.setattr(asking, "PATIENCE", timedelta(seconds=0.01))
    assert type(await refused(platform, "resolve", lambda _: httpx.Response(200, content=drips()))) is UpstreamError


def google(reason: str, status: int = 403) -> Any:  # noqa: ANN401 - httpx's answer
    return says({"error": {"code": status, "errors": [{"reason": reason, "domain": "youtube.quota"}]}}, status)


def google_today(reason: str, status: int) -> Any:  # noqa: ANN401 - httpx's answer
    return says({"error": {"code": status, "details": [{"reason": reason, "domain": "googleapis.com"}]}}, status)


def meta(code: int, status: int = 400) -> Any:  # noqa: ANN401 - httpx's answer
    return says({"error": {"message": "x", "type": "OAuthException", "code": code, "fbtrace_id": "A"}}, status)


@pytest.mark.parametrize(
    ("platform", "ask", "answer", "meaning"),
    [
        (YOUTUBE, "contents", google("keyExpired", 400), AuthExpiredError),
        (YOUTUBE, "contents", google("accessNotConfigured"), PermissionMissingError),
        (YOUTUBE, "contents", google("playlistItemsNotAccessible"), HiddenError),
        (YOUTUBE, "profiles", google("channelClosed"), HiddenError),
        (YOUTUBE, "profiles", google("channelSuspended"), HiddenError),
        (YOUTUBE, "resolve", google("userRateLimitExceeded"), RateLimitedError),
        (YOUTUBE, "resolve", google_today("RATE_LIMIT_EXCEEDED", 403), RateLimitedError),
        (YOUTUBE, "check", google_today("API_KEY_EXPIRED", 400), AuthExpiredError),
        (INSTAGRAM, "profiles", meta(110), NotProfessionalError),
        (INSTAGRAM, "profiles", meta(190), AuthExpiredError),
        (INSTAGRAM, "profiles", meta(10, 403), PermissionMissingError),
        (INSTAGRAM, "contents", meta(190, 401), AuthExpiredError),
        (INSTAGRAM, "contents", meta(110), NotProfessionalError),
        (INSTAGRAM, "contents", meta(10, 403), PermissionMissingError),
        (TWITCH, "profiles", says({"status": 403}, 403), PermissionMissingError),
        (MASTODON, "contents", says({"error": "Record not found"}, 404), NotFoundError),
        (MASTODON, "contents", says({"error": "gone"}, 410), NotFoundError),
        (MASTODON, "contents", says({"error": "This method requires an authenticated user"}, 401), HiddenError),
        (MASTODON, "contents", says({"error": "This method requires an authenticated user"}, 403), HiddenError),
        (MASTODON, "contents", says({"error": "?"}, 422), UpstreamError),
    ],
)
async def test_a_refusal_means_the_same_whatever_was_asked_for(
    platform: Platform, ask: str, answer: Answer, meaning: type[SourceError]
) -> None:
    assert type(await refused(platform, ask, answer)) is meaning


@pytest.mark.parametrize("reason", ["quotaExceeded", "dailyLimitExceeded"])
@pytest.mark.parametrize("ask", ASKS)
async def test_youtubes_day_is_over_whatever_was_asked_for(ask: str, reason: str) -> None:
    error = await refused(YOUTUBE, ask, google(reason))
    assert type(error) is QuotaExhaustedError
    assert error.again_at == datetime(2026, 11, 21, 8, tzinfo=UTC)  # midnight in California


@pytest.mark.parametrize("code", [4, 17, 32, 613])
async def test_instagrams_hour_is_over_whatever_was_asked_for(code: int) -> None:
    for ask in ASKS:
        error = await refused(INSTAGRAM, ask, meta(code, 403))
        assert type(error) is RateLimitedError
        assert error.again_at == NOW + timedelta(hours=1)
