"""The log is readable, keeps secrets to itself, and lets the libraries speak only when it matters."""

import io
import json
import logging
from datetime import datetime

import pytest

from bot import logs
from bot.errors import log_bug
from bot.settings import Settings

TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.made-up.never-valid-anywhere"
PASSWORD = "p%40ss-w0rd"
URL = f"postgresql://keeper:{PASSWORD}@db.example/greenroom"


@pytest.fixture
def out(logging_as_before: None) -> io.StringIO:
    """The log as an operator sees it."""
    return io.StringIO()


def settings(level: str = "INFO", url: str = URL) -> Settings:
    return Settings.model_validate({"discord_token": TOKEN, "database_url": url, "log_level": level})


def raised(error: Exception) -> Exception:
    """The same error with a traceback."""
    try:
        raise error
    except type(error) as caught:
        return caught


@pytest.mark.parametrize("secret", [TOKEN, PASSWORD, "p@ss-w0rd", URL, str(settings().database_url)])
def test_a_secret_is_hidden_in_the_text_the_arguments_and_the_traceback(out: io.StringIO, secret: str) -> None:
    logs.configure(settings(), out)
    log = logging.getLogger("somebody.else")
    log.warning("It is %s", secret)
    log.warning("It is " + secret)  # noqa: G003 - the point
    log.error("Failed", exc_info=raised(ValueError(secret)))
    for word in (TOKEN, PASSWORD, "p@ss-w0rd"):
        assert word not in out.getvalue()
    assert out.getvalue().count("Traceback") == 1


def test_the_password_of_any_url_is_hidden(out: io.StringIO) -> None:
    logs.configure(settings(), out)
    logging.getLogger("proxy").warning("via http://me:hidden-word@proxy.example/")
    assert "hidden-word" not in out.getvalue()
    assert "http://me:•••@proxy.example/" in out.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "GET https://a.example/x?part=id&key=hidden-word&max=5",
        "{'access_token': 'x'} access_token=hidden-word",
        "Authorization: Bearer hidden-word",
        "EAAhidden-word0123456789012345",
        "it was AIzahidden-word0123456789012345.",
    ],
)
def test_what_looks_like_a_token_is_hidden_too(out: io.StringIO, words: str) -> None:
    logs.configure(settings(), out)
    logging.getLogger("somebody.else").warning(words)
    assert "hidden-word" not in out.getvalue()
    assert "•••" in out.getvalue()


@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
def test_the_addresses_that_are_asked_are_not_logged(out: io.StringIO, level: str) -> None:
    logs.configure(settings(level), out)
    for name in ("httpx", "httpcore.http11", "httpcore.connection", "stamina"):
        logging.getLogger(name).info("HTTP Request: GET https://a.example")
    assert out.getvalue() == ""


def test_a_password_that_is_no_secret_does_not_blot_the_log(out: io.StringIO) -> None:
    """As in the compose file, where the user, the password and the database share one name."""
    logs.configure(settings(url="postgresql://greenroom:greenroom@db/greenroom"), out)
    logging.getLogger("greenroom").info("greenroom is on postgresql://greenroom:greenroom@db/greenroom")
    assert "greenroom is on postgresql://greenroom:•••@db/greenroom" in out.getvalue()


@pytest.mark.parametrize("show", [repr, str, lambda value: value.model_dump_json(), lambda value: f"{value.__dict__}"])
def test_settings_can_be_shown_without_their_secrets(show: object) -> None:
    assert callable(show)
    for word in (TOKEN, PASSWORD):
        assert word not in show(settings())


def test_a_line_says_when_how_bad_and_what(out: io.StringIO) -> None:
    logs.configure(settings(), out)
    logging.getLogger("greenroom").info("Hello")
    logging.getLogger("greenroom").debug("Nobody asked")
    date, _time, level, text = out.getvalue().split()
    assert (len(date), level, text) == (10, "INFO", "Hello")


def test_libraries_are_quiet_until_something_is_wrong(out: io.StringIO) -> None:
    logs.configure(settings(), out)
    for name in ("discord.gateway", "alembic.runtime", "apscheduler.scheduler", "sqlalchemy.engine"):
        logging.getLogger(name).info("chatter")
        logging.getLogger(name).error("trouble")
    assert "chatter" not in out.getvalue()
    assert out.getvalue().count("trouble") == 4


def test_the_quietest_setting_keeps_warnings_of_libraries_away_too(out: io.StringIO) -> None:
    logs.configure(settings("ERROR"), out)
    logging.getLogger("discord.gateway").warning("chatter")
    assert out.getvalue() == ""


def test_a_lost_connection_is_one_calm_line(out: io.StringIO) -> None:
    logs.configure(settings(), out)
    error = raised(ConnectionResetError())
    logging.getLogger("discord.client").error("Attempting a reconnect in %.2fs", 3.2, exc_info=error)
    assert out.getvalue().endswith("WARNING The connection to Discord is lost; trying again in 3 s\n")
    assert out.getvalue().count("\n") == 1


def test_nobody_is_told_about_voice(out: io.StringIO) -> None:
    logs.configure(settings(), out)
    logging.getLogger("discord.client").warning("PyNaCl is not installed, voice will NOT be supported")
    assert out.getvalue() == ""


def test_configuring_twice_does_not_write_twice(out: io.StringIO) -> None:
    logs.configure(settings(), out)
    logs.configure(settings(), out)
    logging.getLogger("greenroom").info("Hello")
    assert out.getvalue().count("Hello") == 1


def test_programs_get_one_line_of_json_for_each_record_and_no_secret(out: io.StringIO) -> None:
    """The reference that a person saw is a field of its own, so that it can be searched for."""
    given = {"discord_token": TOKEN, "database_url": 'postgresql://keeper:a%22"b@db/g', "log_format": "json"}
    logs.configure(Settings.model_validate(given), out)
    logging.getLogger("somebody.else").warning('Keiko é: %s a""b a%%22"b', TOKEN)
    reference = log_bug("the press a:b", raised(ValueError(TOKEN)))
    plain, bug = (json.loads(line) for line in out.getvalue().splitlines())
    assert (plain["level"], plain["logger"]) == ("WARNING", "somebody.else")
    assert plain["message"] == "Keiko é: ••• ••• •••"
    assert datetime.fromisoformat(plain["time"]).tzinfo is not None
    assert (bug["reference"], bug["where"]) == (reference, "the press a:b")
    assert "ValueError: •••" in bug["traceback"]
    assert TOKEN not in out.getvalue()
