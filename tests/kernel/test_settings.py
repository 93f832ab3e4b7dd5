"""Settings: forgiving about form, strict about meaning, and silent about values."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import Settings, read_settings


@pytest.fixture(autouse=True)
def _nothing_around(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def url(given: str) -> str:
    return Settings.model_validate({"database_url": given}).database_url.get_secret_value()


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("sqlite:///data/x.sqlite3", "sqlite+aiosqlite:///data/x.sqlite3"),
        ("sqlite+aiosqlite:////srv/x.sqlite3", "sqlite+aiosqlite:////srv/x.sqlite3"),
        ("postgres://a:b@c:5432/d", "postgresql+asyncpg://a:b@c:5432/d"),
        ("postgresql+psycopg2://a:b@c/d", "postgresql+asyncpg://a:b@c/d"),
        ("postgresql://a:b@[::1]:5432/d", "postgresql+asyncpg://a:b@[::1]:5432/d"),
        ("postgresql://postgres:@/d?host=/tmp/server", "postgresql+asyncpg://postgres:@/d?host=/tmp/server"),
        ("postgresql://a:b@c/d?x=1&sslmode=require", "postgresql+asyncpg://a:b@c/d?x=1&ssl=require"),
        (" postgresql://a@c/d ", "postgresql+asyncpg://a@c/d"),
    ],
)
def test_the_usual_ways_to_name_a_database_are_understood(given: str, meant: str) -> None:
    assert url(given) == meant


@pytest.mark.parametrize(
    "given",
    [
        "mysql://a:b@c/d",
        "data/x.sqlite3",
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "postgresql://a:b@c:port/d",
        "postgresql://a:b@c",
        "postgresql://a:p@ss@c/d",
        "",
    ],
)
def test_a_database_that_cannot_be_meant_is_refused(given: str) -> None:
    with pytest.raises(ValidationError, match="must be sqlite:///"):
        url(given)


@pytest.mark.parametrize("token", ["two words", '"quoted"', "tokén", "a\nb"])
def test_a_token_that_was_copied_badly_is_refused_without_being_shown(token: str) -> None:
    with pytest.raises(ValidationError, match="in one piece") as caught:
        Settings.model_validate({"discord_token": token})
    assert token not in str(caught.value)


def test_an_empty_token_is_no_token() -> None:
    assert Settings.model_validate({"discord_token": " "}).discord_token is None


def test_the_mark_that_windows_puts_first_does_not_swallow_the_first_setting(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKEN=abc\nBACKUPS_KEPT=3\n", encoding="utf-8-sig")
    settings = read_settings()
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "abc"
    assert settings.backups_kept == 3


def test_an_empty_line_of_the_example_keeps_the_default(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKEN=\nDEVELOPMENT_GUILD_ID=\nBACKUPS_KEPT=\n")
    assert read_settings() == Settings.model_construct()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("postgresql://me:p%40ss@db:1/x?sslmode=require", "postgresql://me@db:1/x?sslmode=require"),
        ("postgresql://me@db/x", "postgresql://me@db/x"),
    ],
)
def test_the_url_for_the_tools_of_postgresql_has_no_password(given: str, shown: str) -> None:
    assert Settings.model_validate({"database_url": given}).url_without_password == shown


def test_the_relays_are_addresses_or_off() -> None:
    assert len(Settings.model_construct().relays) == 4
    assert Settings.model_validate({"beacon_relays": "http://localhost:8080/x https://b.example"}).relays == (
        *("http://localhost:8080/x", "https://b.example"),
    )
    assert Settings.model_validate({"beacon_relays": " OFF "}).relays == ()
    for wrong in ("api.drand.sh", "https://", "https://me@b.example", "https://b.example, https://c.example", "none"):
        with pytest.raises(ValidationError, match="must be addresses"):
            Settings.model_validate({"beacon_relays": wrong})


def test_a_source_is_on_when_it_has_all_it_needs() -> None:
    def on(**given: str) -> frozenset[str]:
        return Settings.model_validate(given).sources

    assert on() == {"bluesky", "mastodon"}
    assert on(public_sources="off") == frozenset()
    assert on(public_sources=" Mastodon ", youtube_api_key="k") == {"mastodon", "youtube"}
    assert on(twitch_client_id="abc", instagram_token="t") == {"bluesky", "mastodon"}  # each has only half
    assert on(public_sources="off", twitch_client_id="abc", twitch_client_secret="s") == {"twitch"}
    assert on(public_sources="off", instagram_account_id="178", instagram_token="t") == {"instagram"}
    for name, wrong in (("public_sources", "x"), ("twitch_client_id", "a b"), ("instagram_account_id", "@keiko")):
        with pytest.raises(ValidationError):
            on(**{name: wrong})


def test_every_credential_is_a_secret_and_badly_copied_ones_are_not_shown() -> None:
    names = ("discord_token", "youtube_api_key", "twitch_client_secret", "instagram_token")
    settings = Settings.model_validate({name: f"made-up-{name}" for name in names})
    assert {f"made-up-{name}" for name in names} <= set(settings.secrets)
    assert not [name for name in names if f"made-up-{name}" in f"{settings!r} {settings} {settings.model_dump_json()}"]
    for name in names:
        with pytest.raises(ValidationError, match="in one piece") as caught:
            Settings.model_validate({name: "two words"})
        assert "two words" not in str(caught.value)


def test_the_status_page_is_a_host_and_a_port_or_off() -> None:
    assert Settings(_env_file=None).status_place == ("127.0.0.1", 8711)
    assert Settings(status_address=" OFF ", _env_file=None).status_place is None
    assert Settings(status_address="[::1]:80", _env_file=None).status_place == ("::1", 80)
    for wrong in ("8711", "localhost", "http://localhost:1", "localhost:port"):
        with pytest.raises(ValidationError, match="a host and a port"):
            Settings(status_address=wrong, _env_file=None)


def test_alone_a_process_takes_every_shard() -> None:
    assert Settings().shards == (0,)
    assert Settings(shard_count=3).shards == (0, 1, 2)


def test_a_process_takes_the_shards_that_it_is_given() -> None:
    known = Settings(database_url="postgresql://a@c/d", shard_count=4, shard_ids=" 2 0 2")
    assert known.shards == (0, 2)


@pytest.mark.parametrize("given", ["2", "0 2", "-1", "0-1", "one"])
def test_a_shard_that_is_not_there_is_refused(given: str) -> None:
    with pytest.raises(ValidationError, match="must be numbers from 0 to 1"):
        Settings(database_url="postgresql://a@c/d", shard_count=2, shard_ids=given)


def test_on_sqlite_one_process_takes_them_all() -> None:
    assert Settings(shard_count=2, shard_ids="0 1").shards == (0, 1)
    with pytest.raises(ValidationError, match="several need PostgreSQL"):
        Settings(shard_count=2, shard_ids="1")


def test_requests_can_go_through_a_proxy() -> None:
    assert Settings().discord_api == "https://discord.com/api/v10"
    assert Settings(discord_api="http://proxy:8080/api/v10/ ").discord_api == "http://proxy:8080/api/v10"
    with pytest.raises(ValidationError, match="must be an address"):
        Settings(discord_api="proxy")
