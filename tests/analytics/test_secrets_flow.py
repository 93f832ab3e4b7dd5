"""No credential gets anywhere but into the header it is sent in: everything that comes out is searched for it."""

import io
import logging
import traceback
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from simcord.actors import MemberActor
from sqlalchemy import select

from bot import logs
from bot.db import metadata
from cogs.analytics.model_sources import Ref, SourceError
from cogs.analytics.sources.choosing import Connectors
from cogs.profiles.model import Platform
from tests.analytics.linking import CREDENTIALS, linked, ready
from tests.analytics.wire import nothing_more
from tests.group import Group, said

APP_TOKEN = "made-up-app-token-of-twitch"
SECRETS = {
    *(value for name, value in CREDENTIALS.items() if name.endswith(("key", "secret", "token"))),
    APP_TOKEN,
}
HANDLES = {
    "youtube": "keiko.bakes",
    "instagram": "keiko.bakes",
    "twitch": "keiko_live",
    "bluesky": "keiko",
    "mastodon": "keiko@crumbs.example",
}
REFS = {
    "youtube": f"UC{'k' * 22}",
    "instagram": "178",
    "twitch": "178",
    "bluesky": "did:plc:x",
    "mastodon": "crumbs.example/1",
}


def parrot(status: int) -> Any:  # noqa: ANN401 - an answer
    """A platform that says back whatever it was sent, secrets and all."""

    def answer(request: httpx.Request) -> httpx.Response:
        sent = " ".join((*request.headers.values(), request.content.decode(), str(request.url)))
        error = {"message": sent, "status": sent, "code": sent, "errors": [{"reason": sent, "message": sent}]}
        return httpx.Response(status, json={"error": error, "message": sent, "id": sent}, headers={"x-said": "you"})

    return answer


def issues_a_token(request: httpx.Request) -> httpx.Response:
    """Twitch's token service, which works."""
    return httpx.Response(200, json={"access_token": APP_TOKEN})


def quoting(request: httpx.Request) -> httpx.Response:
    """An error of httpx that quotes the headers, as h11 does for one it cannot send."""
    raise httpx.LocalProtocolError(f"Illegal header value {request.headers!r} {dict(request.headers)}", request=request)


WRONGS = (parrot(200), parrot(400), parrot(401), parrot(403), parrot(429), parrot(500), quoting)


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything that could know of a credential logs, down to the last detail, with nothing masked."""
    voices = ("httpx", "httpcore", "stamina", "tenacity", "asyncio", "greenroom", "tests")
    before = {name: logging.getLogger(name).level for name in voices}
    for name in voices:
        logging.getLogger(name).setLevel(logging.DEBUG)
    yield caplog
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def history(error: BaseException | None) -> Iterator[str]:
    """The error and all that came before it, hidden or not, with everything that each holds."""
    while error is not None:
        yield f"{error!r} {error.args} {vars(error)}"
        error = error.__cause__ or error.__context__


def parts(connector: object) -> Iterator[str]:
    """What it asks with."""
    held = vars(connector)
    for asker in (held.get("_asker"), *held.get("_askers", {}).values()):
        if asker is not None:
            yield f"{asker!r} {vars(asker)} {vars(vars(asker)['_breaker'])}"


def search(where: str, text: str) -> None:
    found = [secret for secret in SECRETS if secret in text]
    assert not found, f"{where} shows a credential"


async def stored(group: Group) -> str:
    """Every row of every table."""
    async with group.bot.db.read() as conn:
        return "\n".join([str((await conn.execute(select(table))).all()) for table in metadata.sorted_tables])


async def shown(group: Group, person: MemberActor) -> str:
    """What the person and the moderators see: answers, letters, the doctor."""
    seen = [said(letter) for letter in person.user.dm_channel.history()]
    seen += [said(await person.slash(group.lobby, command)) for command in ("stats link", "stats unlink")]
    return "\n".join((*seen, said(await group.moderator.slash(group.lobby, "doctor"))))


async def test_no_credential_is_in_any_log_answer_letter_row_or_export(
    group: Group, heard: pytest.LogCaptureFixture
) -> None:
    await ready(group)
    group.platforms.instead["id.twitch.tv"] = issues_a_token
    keiko = group.join("keiko")
    await group.settle()
    answers = [await linked(group, keiko, platform, handle) for platform, handle in HANDLES.items()]
    for wrong in WRONGS:
        group.platforms.instead = {"id.twitch.tv": issues_a_token, "https://": wrong}
        await group.pass_time(timedelta(days=2), steps=2)
        answers += [await linked(group, keiko, platform, f"x{handle}") for platform, handle in HANDLES.items()]
        search("what people see", await shown(group, keiko))
    group.platforms.instead = {"https://": parrot(403)}
    answers.append(await linked(group, keiko, "twitch", "other"))
    search("an answer", "\n".join(answers))
    everything = str(group.env.backend.messages)  # also what only one person saw, and every letter
    assert "a little late" in everything, "no letter was written"
    search("Discord", everything)
    search("the log", heard.text + "".join(str(record.__dict__) for record in heard.records))
    search("the database", await stored(group))
    async with group.bot.db.read() as conn:
        search("the export", str(await group.bot.export_person(conn, group.guild.id, keiko.id)))
    sent = "\n".join(
        f"{headers.get('authorization')} {headers.get('x-goog-api-key')}" for headers in group.platforms.headers
    )
    assert not [url for url in group.platforms.asked if any(secret in url for secret in SECRETS)]
    assert all(secret in sent for secret in SECRETS - {CREDENTIALS["twitch_client_secret"]}), "nothing was tested"


@pytest.mark.parametrize("platform", REFS)
async def test_no_credential_is_in_an_error_or_what_led_to_it_or_a_repr(group: Group, platform: str) -> None:
    await ready(group)
    ref = Ref(Platform(platform), REFS[platform], HANDLES[platform])
    for wrong in (*WRONGS, *nothing_more()):
        connectors = Connectors(group.bot)  # anew each time: after five failures nothing would be asked
        connector = connectors.of(ref.platform)
        answer = wrong if callable(wrong) else lambda _, wrong=wrong: _raised_or_given(wrong)
        group.platforms.instead = {"id.twitch.tv": issues_a_token, "https://": answer}
        asks = (connector.resolve(ref.handle), connector.profiles([ref]), connector.contents(ref), connector.check())
        for ask in asks:
            try:
                await ask
            except SourceError as error:
                search("an error", "".join(traceback.format_exception(error)))
                search("what led to an error", "".join(history(error)))
        search("a repr", f"{connector!r} {vars(connector)}" + "".join(parts(connector)))
        search("the client", f"{connectors!r} {vars(connectors)} {vars(vars(connectors)['_client'])}")
        await connectors.close()
    search("the settings", f"{group.bot.settings!r} {group.bot.settings.model_dump_json()}")


def _raised_or_given(wrong: Any) -> httpx.Response:  # noqa: ANN401 - an answer or an error
    if isinstance(wrong, Exception):
        raise wrong
    return httpx.Response(wrong.status_code, headers=wrong.headers, content=wrong.content)


async def test_the_log_hides_a_credential_that_somebody_writes_into_it_all_the_same(group: Group) -> None:
    await ready(group)
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(logs.MaskingFormatter(group.bot.settings.secrets, logging.Formatter()))
    written = logging.getLogger("tests.secrets")
    written.addHandler(handler)
    try:
        for secret in SECRETS:
            written.warning("Authorization: Bearer %s", secret)
    finally:
        written.removeHandler(handler)
    search("the log", out.getvalue())
    assert out.getvalue().count("•••") == len(SECRETS)
