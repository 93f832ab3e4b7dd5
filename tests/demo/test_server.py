"""The front page's server: who may ask, what is open, what the buttons say."""

import json
from typing import Any

import aiohttp
import pytest

from bot.demo.server import Server, listen
from bot.demo.world import World
from bot.errors import StartupError

MODERATOR = "theo.frames"


async def post(visitor: aiohttp.ClientSession, path: str, **body: str) -> tuple[int, Any]:
    async with visitor.post(path, json=body) as answer:
        return answer.status, await answer.json()


async def state_of(visitor: aiohttp.ClientSession) -> dict[str, Any]:
    async with visitor.get("/stage/state") as answer:
        state: dict[str, Any] = await answer.json()
        return state


async def test_only_its_own_address_is_answered(server: Server, visitor: aiohttp.ClientSession) -> None:
    for path in ("/", "/stage/state", "/preview", "/api/state"):
        async with visitor.get(path, headers={"Host": "evil.example"}) as answer:
            assert answer.status == 403


async def test_nothing_changes_without_the_page_s_secret(server: Server, world: World) -> None:
    async with aiohttp.ClientSession(server.url) as stranger:
        for path in ("/stage/act", "/stage/open", "/api/action"):
            async with stranger.post(path, json={"verb": "join"}) as answer:
                assert answer.status == 403
    assert len(world.people.strangers()) == 8


async def test_another_page_in_the_same_browser_is_refused(visitor: aiohttp.ClientSession) -> None:
    async with visitor.post("/stage/act", json={"verb": "join"}, headers={"Origin": "http://evil.example"}) as answer:
        assert answer.status == 403
        assert "Access-Control-Allow-Origin" not in answer.headers


async def test_the_page_opens_as_a_moderator_who_sees_every_channel(visitor: aiohttp.ClientSession) -> None:
    state = await state_of(visitor)
    assert state["open"]["person"] == MODERATOR
    assert [place["name"] for place in state["places"]] == ["lounge", "wins", "questions", "moderators", "Greenroom"]
    assert not any(place["unread"] for place in state["places"])


async def test_the_frame_shows_the_channel_and_may_be_framed_by_us_alone(visitor: aiohttp.ClientSession) -> None:
    frame = (await state_of(visitor))["open"]["frame"]
    path, _, secret = frame.partition("#")
    async with visitor.get(path) as answer:
        assert "/stage/static/frame.css" in await answer.text()
        assert "X-Frame-Options" not in answer.headers
        assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
    async with visitor.post("/api/pages", json={}, headers={"X-Simcord-Capability": secret}) as answer:
        assert answer.status == 200
        assert (await answer.json())["channel"]["name"] == "lounge"
    async with visitor.post("/api/pages", json={}, headers={"X-Simcord-Capability": "guessed"}) as answer:
        assert answer.status == 401


async def test_the_frame_s_files_come_through_the_same_origin(visitor: aiohttp.ClientSession) -> None:
    async with visitor.get("/app.js") as answer:
        assert answer.status == 200
    for path in ("/fonts/noto-sans-sc-v2.004.ttf", "/../secrets.js", "/%2e%2e/%2e%2e/_server.py", "/stage/nothing"):
        async with visitor.get(path) as answer:
            assert answer.status == 404


async def test_a_newcomer_is_offered_and_sees_no_moderators_channel(visitor: aiohttp.ClientSession) -> None:
    status, told = await post(visitor, "/stage/act", verb="join")
    assert (status, told["said"]) == (200, "Keiko Mori accepted the rules and is in.")
    assert told["offer"] == {"handle": "keiko.bakes", "name": "Keiko Mori"}

    status, state = await post(visitor, "/stage/open", person="keiko.bakes")
    assert status == 200
    assert "moderators" not in [place["name"] for place in state["places"]]
    done = {line["key"]: line["done"] for line in state["guide"]}
    assert done["join"]
    assert done["become"]
    assert not done["restart"]


async def test_what_is_new_is_marked_until_it_is_opened(visitor: aiohttp.ClientSession, world: World) -> None:
    await world.people["sofia.layers"].member.send(world.channel("wins"), "Three brands answered.")
    places = {place["name"]: place for place in (await state_of(visitor))["places"]}
    assert places["wins"]["unread"]
    _, state = await post(visitor, "/stage/open", person=MODERATOR, place=places["wins"]["id"])
    assert not any(place["unread"] for place in state["places"])


async def test_what_is_open_survives_a_reload(visitor: aiohttp.ClientSession, world: World) -> None:
    wins = str(world.channel("wins").id)
    await post(visitor, "/stage/open", person="jamal.lifts", place=wins)
    opened = (await state_of(visitor))["open"]
    assert (opened["person"], opened["place"]) == ("jamal.lifts", wins)


async def test_a_private_thread_is_listed_for_those_who_can_see_it(visitor: aiohttp.ClientSession) -> None:
    await post(visitor, "/stage/act", verb="join")
    await post(visitor, "/stage/act", verb="close_dms", about="keiko.bakes")
    _, told = await post(visitor, "/stage/act", verb="day")
    assert told["said"] == "A day passed. 1 message from Greenroom: 1 in #A quiet word."

    _, seen = await post(visitor, "/stage/open", person="keiko.bakes")
    thread = next(place for place in seen["places"] if place["kind"] == "thread")
    assert thread["unread"]
    assert thread["private"]
    _, hidden = await post(visitor, "/stage/open", person="jamal.lifts")
    assert not any(place["kind"] == "thread" for place in hidden["places"])


async def test_somebody_who_leaves_keeps_their_direct_messages_only(visitor: aiohttp.ClientSession) -> None:
    await post(visitor, "/stage/open", person="jamal.lifts")
    await post(visitor, "/stage/act", verb="leave", about="jamal.lifts")
    state = await state_of(visitor)
    assert [place["kind"] for place in state["places"]] == ["dm"]
    assert next(one for one in state["people"] if one["handle"] == "jamal.lifts")["kind"] == "left"


@pytest.mark.parametrize(
    ("verb", "about", "sentence"),
    [
        ("dance", "", "This page is older than the play. Reload it and try again."),
        ("leave", "nobody", "Nobody here has that name. Reload the page and choose again."),
        ("leave", "ines.hosts", "The owner cannot leave their own group."),
        ("join", "jamal.lifts", "Jamal Carter is already here."),
        ("take", "send_messages@1", "That channel is gone. Reload the page and choose again."),
    ],
)
async def test_what_cannot_be_done_is_said(
    visitor: aiohttp.ClientSession, verb: str, about: str, sentence: str
) -> None:
    assert await post(visitor, "/stage/act", verb=verb, about=about) == (409, {"error": sentence})


async def test_a_place_that_somebody_cannot_see_is_refused(visitor: aiohttp.ClientSession, world: World) -> None:
    backstage = str(world.channel("moderators").id)
    status, answer = await post(visitor, "/stage/open", person="jamal.lifts", place=backstage)
    assert (status, answer["error"]) == (409, "Jamal Carter cannot see that place. Choose another one.")


async def test_open_pages_hear_what_happens(visitor: aiohttp.ClientSession) -> None:
    async with visitor.get("/stage/events") as stream:
        await stream.content.readline()
        await post(visitor, "/stage/act", verb="restart")
        heard: dict[str, Any] = {}
        while "state" not in heard:
            line = (await stream.content.readline()).decode()
            if line.startswith("event: "):
                heard[line[7:].strip()] = json.loads((await stream.content.readline()).decode()[6:])
    assert heard["waiting"] is None or heard["waiting"] == "The bot restarts…"
    assert heard["state"]["group"] == "The Green Room"


async def test_a_bug_in_the_bot_is_told_and_the_play_goes_on(
    visitor: aiohttp.ClientSession, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken() -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(world.env.bot, "tick", broken)
        status, answer = await post(visitor, "/stage/act", verb="hour")
        assert (status, answer["error"].split(".")[0]) == (500, "Something went wrong behind the curtain")
    status, _ = await post(visitor, "/stage/act", verb="hour")
    assert status == 200


def test_a_busy_port_says_what_to_do() -> None:
    with listen(0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StartupError) as refusal:
            listen(port)
        assert str(refusal.value) == f"Port {port} is already in use. Try another one: greenroom demo --port {port + 1}"
