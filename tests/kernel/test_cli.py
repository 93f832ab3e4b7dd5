"""The command line: each command says one thing, on the right stream, with the right status, and no secret."""

import io
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Protocol

import pytest

from bot import cli, demo, migrate, ownership
from bot.settings import Settings

TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.made-up.never-valid-anywhere"
POSTGRES = "postgresql://keeper:hush-hush@127.0.0.1:1/greenroom"
COMMANDS = ("demo", "run", "migrate", "backup", "restore", "doctor", "health")


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    status: int
    out: str
    err: str


class Greenroom(Protocol):
    """Runs one command."""

    def __call__(self, *arguments: str) -> Said: ...


@pytest.fixture
def greenroom(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, logging_as_before: None
) -> Greenroom:
    """The command line, in an empty folder, with nothing in the environment."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)

    def run(*arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["greenroom", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        captured = capsys.readouterr()
        return Said(int(ended.value.code or 0), captured.out, captured.err)

    return run


def is_one_line(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text


def test_every_command_is_explained(greenroom: Greenroom) -> None:
    said = greenroom("--help")
    assert said.status == 0
    for name in COMMANDS:
        assert f"  {name} " in said.out
        assert greenroom(name, "--help").status == 0


def test_the_version_is_told_also_in_a_checkout(greenroom: Greenroom, monkeypatch: pytest.MonkeyPatch) -> None:
    assert greenroom("--version").out.startswith("greenroom 0.")

    def not_installed(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(cli, "version", not_installed)
    assert greenroom("--version").out.startswith("greenroom 0.")


def test_running_without_a_token_says_how_to_get_one(greenroom: Greenroom) -> None:
    said = greenroom("run")
    assert said.status == 2
    assert is_one_line(said.err)
    assert "https://discord.com/developers/applications" in said.err


def test_migrating_makes_the_database_and_says_so_once(greenroom: Greenroom, tmp_path: Path) -> None:
    assert greenroom("migrate") == Said(0, "The database was brought up to date.\n", "")
    assert greenroom("migrate") == Said(0, "The database is up to date.\n", "")
    assert (tmp_path / "data" / "greenroom.sqlite3").exists()


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("BACKUPS_KEPT", "0", "greater than or equal to 1"),
        ("BACKUPS_KEPT", "several", "whole number"),
        ("LOG_LEVEL", "shout", "'DEBUG', 'INFO', 'WARNING' or 'ERROR'"),
        ("DEVELOPMENT_GUILD_ID", "my server", "whole number"),
        ("DATABASE_URL", "oracle://keeper:hush-hush@db", "postgresql://user:password"),
        ("DISCORD_TOKEN", "hush hush", "in one piece"),
    ],
)
def test_a_setting_that_is_wrong_is_named_with_its_rule(
    greenroom: Greenroom, monkeypatch: pytest.MonkeyPatch, name: str, value: str, rule: str
) -> None:
    monkeypatch.setenv(name, value)
    said = greenroom("migrate")
    assert said.status == 2
    assert is_one_line(said.err)
    assert name in said.err
    assert rule in said.err
    assert "hush" not in said.err


def test_settings_that_are_no_text_are_told(greenroom: Greenroom, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={TOKEN}", encoding="utf-16")
    said = greenroom("run")
    assert said == Said(2, "", "The file .env is not plain text. Save it anew as UTF-8, then try again.\n")


def test_settings_that_may_not_be_read_are_told(greenroom: Greenroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied() -> Settings:
        raise PermissionError(13, "Permission denied", ".env")

    monkeypatch.setattr("bot.settings.Settings", denied)
    said = greenroom("run")
    assert said.status == 2
    assert "The file .env cannot be read (Permission denied)" in said.err


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
def test_a_traceback_is_for_those_who_ask_and_has_no_secrets(
    greenroom: Greenroom, monkeypatch: pytest.MonkeyPatch, level: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", POSTGRES)
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv("LOG_LEVEL", level)
    said = greenroom("migrate")
    assert said.status == 1
    assert "hush-hush" not in said.err
    assert TOKEN not in said.err
    assert said.err.endswith(
        "PostgreSQL cannot be reached. Check that it runs, and the host and the port in DATABASE_URL.\n"
    )
    assert ("Traceback" in said.err) is (level == "DEBUG")


def test_a_database_of_a_newer_version_is_refused(greenroom: Greenroom) -> None:
    greenroom("migrate")
    with closing(sqlite3.connect("data/greenroom.sqlite3")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    said = greenroom("migrate")
    assert said.status == 2
    assert said.err.startswith("The database was written by a newer Greenroom.")


def test_a_second_process_is_refused(greenroom: Greenroom, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    with ownership.take(Path("data/greenroom.sqlite3")):
        for command in ("run", "migrate"):
            said = greenroom(command)
            assert said.status == 1
            assert said.err.startswith("Greenroom is already running with greenroom.sqlite3.")


def test_a_mistake_of_ours_has_a_reference(greenroom: Greenroom, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(settings: Settings) -> bool:
        raise ZeroDivisionError

    monkeypatch.setattr(migrate, "migrate_alone", broken)
    said = greenroom("migrate")
    assert said.status == 1
    assert "Greenroom stopped because of a mistake in it." in said.err


def test_backups_are_made_and_put_back(greenroom: Greenroom, monkeypatch: pytest.MonkeyPatch) -> None:
    greenroom("migrate")
    said = greenroom("backup", "--to", "kept.sqlite3")
    assert said.status == 0
    assert said.out.startswith("Saved kept.sqlite3 (")
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    assert greenroom("restore", "kept.sqlite3").status == 1
    assert not Path("data/greenroom.sqlite3.before-restore").exists()
    said = greenroom("restore", "kept.sqlite3", "--yes")
    assert said.out == (
        "Restored kept.sqlite3. The file before is data/greenroom.sqlite3.before-restore. You can start the bot now.\n"
    )


def test_a_restore_that_would_lose_something_has_to_be_asked_for(greenroom: Greenroom) -> None:
    greenroom("migrate")
    greenroom("backup", "--to", "kept.sqlite3")
    with closing(sqlite3.connect("data/greenroom.sqlite3")) as connection, connection:
        connection.execute("INSERT INTO facts VALUES ('since', 'then')")
    said = greenroom("restore", "kept.sqlite3", "--yes")
    assert (said.status, said.out) == (1, "")
    assert "data/greenroom.sqlite3 holds 1 row that kept.sqlite3 does not" in said.err
    assert not Path("data/greenroom.sqlite3.before-restore").exists()
    assert greenroom("restore", "kept.sqlite3", "--yes", "--lose-newer").status == 0


def test_nothing_is_asked_about_a_backup_that_is_no_good(greenroom: Greenroom) -> None:
    assert greenroom("restore", "kept.sqlite3") == Said(2, "", "There is no file kept.sqlite3.\n")


@pytest.mark.parametrize(
    ("arguments", "tool"),
    [
        (("backup",), "pg_dump --dbname=postgresql://keeper@127.0.0.1:1/greenroom --format=custom"),
        (("restore", "x.dump"), "pg_restore --dbname=postgresql://keeper@127.0.0.1:1/greenroom --clean"),
    ],
)
def test_postgresql_is_left_to_its_own_tools(
    greenroom: Greenroom, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], tool: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", POSTGRES)
    said = greenroom(*arguments)
    assert said.status == 2
    assert is_one_line(said.err)
    assert tool in said.err
    assert "hush-hush" not in said.err


def test_health_of_a_bot_that_does_not_run(greenroom: Greenroom) -> None:
    assert greenroom("health") == Said(1, "", "Greenroom is not running, or is just starting.\n")


def test_the_doctor_says_what_to_mend(greenroom: Greenroom) -> None:
    said = greenroom("doctor", "--offline")
    assert said.status == 1
    assert "bad  There is no token yet" in said.out


def test_the_demo_gets_its_options_and_no_settings(greenroom: Greenroom, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []

    async def serve(port: int, *, open_browser: bool) -> None:
        calls.append((port, open_browser))

    async def tour(pictures: Path | None) -> int:
        calls.append(pictures)
        return 1

    monkeypatch.setattr(demo, "serve", serve)
    monkeypatch.setattr(demo, "tour", tour)
    monkeypatch.setenv("DATABASE_URL", "nonsense")
    assert greenroom("demo").status == 0
    assert greenroom("demo", "--port", "9000", "--no-browser").status == 0
    assert greenroom("demo", "--tour", "--pictures", "here").status == 1
    assert calls == [(8710, True), (9000, False), Path("here")]
