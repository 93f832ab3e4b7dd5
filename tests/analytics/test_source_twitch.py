"""Twitch's answers, good and bad, and its token, which is issued when it is needed."""

from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from cogs.analytics.model_sources import (
    AuthExpiredError,
    NotFoundError,
    PermissionMissingError,
    RateLimitedError,
    Ref,
    SourceError,
    UpstreamError,
)
from cogs.analytics.sources.twitch import Twitch
from cogs.profiles.model import Platform
from tests.analytics.wire import Answer, Wire, nothing_more, says

SECRET = "made-up-client-secret"
REF = Ref(Platform.TWITCH, "141981764", "keiko_live")
USERS = {"data": [{"id": "141981764", "login": "keiko_live", "display_name": "Keiko_Live"}]}


def issued(number: int = 1) -> httpx.Response:
    return says({"access_token": f"token-{number}", "expires_in": 5011271, "token_type": "bearer"})


def twitch(wire: Wire) -> Twitch:
    return Twitch(wire.asker(), "made0up0id", SecretStr(SECRET), wire.now)


async def test_the_token_is_issued_once_and_the_secret_travels_in_the_body() -> None:
    wire = Wire(issued(), says(USERS))
    source = twitch(wire)
    assert await source.resolve("keiko_live") == REF
    await source.check()
    token, users, again = wire.asked
    assert (token.method, str(token.url)) == ("POST", "https://id.twitch.tv/oauth2/token")
    assert token.content == f"client_id=made0up0id&client_secret={SECRET}&grant_type=client_credentials".encode()
    assert str(users.url) == "https://api.twitch.tv/helix/users?login=keiko_live"
    assert users.headers["authorization"] == again.headers["authorization"] == "Bearer token-1"
    assert users.headers["client-id"] == "made0up0id"


async def test_only_the_total_of_followers_is_told_and_no_content() -> None:
    wire = Wire(issued(), says(USERS), says({"total": 8, "data": [], "pagination": {}}))
    source = twitch(wire)
    gone = Ref(Platform.TWITCH, "7", "gone")
    found = await source.profiles([REF, gone])
    assert list(found) == [REF.external_id]
    assert found[REF.external_id].snapshot.followers == 8
    assert wire.urls[1:] == [
        "https://api.twitch.tv/helix/users?id=141981764&id=7",
        "https://api.twitch.tv/helix/channels/followers?broadcaster_id=141981764",
    ]
    assert await source.contents(REF) == ()


async def test_a_token_that_is_not_accepted_is_issued_anew_once() -> None:
    refused = says({"error": "Unauthorized", "status": 401, "message": "Invalid OAuth token"}, 401)
    wire = Wire(issued(), refused, issued(2), says(USERS))
    source = twitch(wire)
    assert await source.resolve("keiko_live") == REF
    assert wire.asked[3].headers["authorization"] == "Bearer token-2"
    wire.answers = [refused, issued(3), refused]
    with pytest.raises(AuthExpiredError):
        await source.resolve("keiko_live")
    assert len(wire.asked) == 7


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (says({"status": 400, "message": "invalid client"}, 400), AuthExpiredError),
        (says({"status": 403, "message": "invalid client secret"}, 403), AuthExpiredError),
        (says({"access_token": None}), UpstreamError),
        (says({"access_token": "two words"}), UpstreamError),
        (says({}, 429), RateLimitedError),
        *((each, UpstreamError) for each in nothing_more()),
    ],
)
async def test_no_token(answer: Answer, error: type[SourceError]) -> None:
    wire = Wire(answer)
    with pytest.raises(error):
        await twitch(wire).check()
    assert len(wire.asked) == 1


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (says({"data": []}), NotFoundError),
        (says({"data": [{"id": "x"}, 7]}), NotFoundError),
        (says([]), NotFoundError),
        (says({"status": 403}, 403), PermissionMissingError),
        (says({"status": 400}, 400), UpstreamError),
        (says({}, 429, Ratelimit_Reset="1795176600"), RateLimitedError),
        *((each, UpstreamError) for each in nothing_more()),
    ],
)
async def test_every_refusal_has_its_meaning(answer: Any, error: type[SourceError]) -> None:  # noqa: ANN401 - httpx's
    with pytest.raises(error):
        await twitch(Wire(issued(), answer)).resolve("keiko_live")
