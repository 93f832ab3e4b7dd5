"""Every setting of the bot, typed and described. Read once at the edge, then handed down; never ambient."""

import re
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import ConfigurationError

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}
_POSTGRES = re.compile(
    r"""(?: (?P<user>[^:/?@]*) (?: : (?P<password>[^@]*) )? @ )?
        (?: \[[^\]]+\] | [^@:/?\[\]]* ) (?: :(?P<port>\d{0,5}) )?
        / (?P<name>[^?@/]+) (?: \?.* )?""",
    re.VERBOSE,
)
"""What follows `postgresql://`, as SQLAlchemy reads it."""

_PUBLIC_SOURCES = {"bluesky", "mastodon"}
_RELAY = re.compile(r"https?://[\w.:\[\]-]+(?:/[^\s?#]*)?")
_ADDRESS = re.compile(r"(?:[\w.-]+|\[[0-9a-fA-F:]+\]):\d{1,5}")
_SSLMODE = re.compile(r"(?<=[?&])sslmode=")

_URL_RULE = (
    "must be sqlite:/// and the name of a file, or postgresql://user:password@host:port/name, "
    "where a password's special characters are written as %40 for @, %3A for : and so on"
)


class Settings(BaseSettings):
    """Taken from keywords, then the environment, then `.env`. The names are those of `.env.example`."""

    model_config = SettingsConfigDict(
        env_file=".env",
        # Windows puts a mark before the first line, which would swallow the first setting.
        env_file_encoding="utf-8-sig",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    discord_token: SecretStr | None = Field(
        default=None, description="The bot's token from Discord's developer portal. The demo needs none."
    )
    database_url: SecretStr = Field(
        default=SecretStr("sqlite+aiosqlite:///data/greenroom.sqlite3"),
        description="Where everything is stored: a SQLite file, or postgresql://user:password@host/name.",
    )
    development_guild_id: int | None = Field(
        default=None,
        description="A server that gets changed commands at once, for people who work on the bot.",
    )
    backups_kept: int = Field(
        default=7,
        ge=1,
        le=365,
        description="How many backups are kept, for 30 days at most; the oldest goes first.",
    )
    beacon_relays: str = Field(
        default="https://api.drand.sh https://api2.drand.sh https://api3.drand.sh https://drand.cloudflare.com",
        description="Where draws ask for the public beacon drand, with spaces between; off: draws do without.",
    )
    public_sources: str = Field(
        default="bluesky mastodon",
        description="Platforms that are asked for linked accounts' numbers without a credential; off: none.",
    )
    youtube_api_key: SecretStr | None = Field(
        default=None, description="A key of the YouTube Data API, which lets creators link their channel."
    )
    youtube_amendment: str = Field(
        default="",
        description="The reference of YouTube's permission to work out figures such as engagement rates; empty: none.",
    )
    twitch_client_id: str = Field(default="", description="A Twitch application, which lets creators link Twitch.")
    twitch_client_secret: SecretStr | None = Field(default=None, description="The secret of the Twitch application.")
    instagram_account_id: str = Field(
        default="", pattern=r"^\d*$", description="The number of your own Instagram account, which asks for the others."
    )
    instagram_token: SecretStr | None = Field(
        default=None, description="A token of the Facebook user who owns it; lets creators link Instagram."
    )
    typed_numbers_kept_months: int = Field(
        default=25, ge=3, le=25, description="For how many months numbers are kept that people typed in, 3 to 25."
    )
    platform_numbers_kept_months: int = Field(
        default=13,
        ge=3,
        le=13,
        description="For how many months numbers are kept that platforms told, 3 to 13; YouTube's 28 days stay.",
    )
    shard_count: int = Field(
        default=1, ge=1, le=1000, description="How many shards the groups are split over; all processes say the same."
    )
    shard_ids: str = Field(
        default="",
        description="Which of them this process takes, such as 0 2, with spaces between; empty: all. PostgreSQL only.",
    )
    discord_api: str = Field(
        default="https://discord.com/api/v10",
        description="Where requests to Discord go: its own address, or that of a proxy that keeps the rate limits.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="How much is written to the log."
    )
    log_format: Literal["text", "json"] = Field(
        default="text", description="How it is written: text for people, json for programs that collect logs."
    )
    status_address: str = Field(
        default="127.0.0.1:8711",
        description="Where /livez, /readyz and /metrics answer, as host:port; off: nowhere.",
    )

    @field_validator("discord_token", "youtube_api_key", "twitch_client_secret", "instagram_token")
    @classmethod
    def _one_word(cls, value: SecretStr | None) -> SecretStr | None:
        """What sends it would fail on anything else with an error about headers, which might show it."""
        token = value.get_secret_value().strip() if value is not None else ""
        if not (token.isascii() and token.isprintable()) or set(token) & set(" \"'"):
            message = "must be the token alone, in one piece: no spaces, no quotes, no accents"
            raise ValueError(message)
        return SecretStr(token) if token else None

    @field_validator("database_url")
    @classmethod
    def _name_the_driver(cls, value: SecretStr) -> SecretStr:
        scheme, separator, rest = value.get_secret_value().strip().partition("://")
        driver = _DRIVERS.get(scheme.partition("+")[0])
        if not separator or driver is None or not _is_place(driver, rest):
            raise ValueError(_URL_RULE)
        # Hosts of databases write it as libpq knows it; asyncpg calls it ssl.
        return SecretStr(f"{driver}://{_SSLMODE.sub('ssl=', rest)}")

    @field_validator("beacon_relays")
    @classmethod
    def _addresses(cls, value: str) -> str:
        if value.strip().lower() != "off" and not all(_RELAY.fullmatch(word) for word in value.split()):
            message = "must be addresses such as https://api.drand.sh with spaces between them, or the word off"
            raise ValueError(message)
        return value

    @field_validator("discord_api")
    @classmethod
    def _one_address(cls, value: str) -> str:
        if not _RELAY.fullmatch(value.strip()):
            message = "must be an address with its version, such as https://discord.com/api/v10"
            raise ValueError(message)
        return value.strip().rstrip("/")

    @field_validator("shard_ids")
    @classmethod
    def _of_the_shards(cls, value: str, info: ValidationInfo) -> str:
        words, count = value.split(), info.data.get("shard_count", 1)
        if not all(word.isdecimal() and int(word) < count for word in words):
            message = f"must be numbers from 0 to {count - 1} (one less than SHARD_COUNT) with spaces between them"
            raise ValueError(message)
        if words and len(set(map(int, words))) < count and _is_sqlite(info.data.get("database_url")):
            message = "must be empty with SQLite, which has one process for all shards; several need PostgreSQL"
            raise ValueError(message)
        return value

    @property
    def shards(self) -> tuple[int, ...]:
        """The shards of this process, in order."""
        return tuple(sorted(set(map(int, self.shard_ids.split())))) or tuple(range(self.shard_count))

    @property
    def relays(self) -> tuple[str, ...]:
        """The beacon's relays, in the order in which they are asked; none when it is switched off."""
        return () if self.beacon_relays.strip().lower() == "off" else tuple(self.beacon_relays.split())

    @field_validator("status_address")
    @classmethod
    def _host_and_port(cls, value: str) -> str:
        address = value.strip()
        if address.lower() != "off" and not _ADDRESS.fullmatch(address):
            message = "must be a host and a port such as 127.0.0.1:8711, or the word off"
            raise ValueError(message)
        return address

    @property
    def status_place(self) -> tuple[str, int] | None:
        """Host and port of the status page; None when it is switched off."""
        if self.status_address.lower() == "off":
            return None
        host, _, port = self.status_address.rpartition(":")
        return host.strip("[]"), int(port)

    @field_validator("public_sources")
    @classmethod
    def _without_credential(cls, value: str) -> str:
        words = value.lower().split()
        if words != ["off"] and not set(words) <= _PUBLIC_SOURCES:
            message = f"must be {' '.join(sorted(_PUBLIC_SOURCES))}, one of them, or the word off"
            raise ValueError(message)
        return " ".join(words)

    @field_validator("twitch_client_id")
    @classmethod
    def _letters(cls, value: str) -> str:
        if not re.fullmatch(r"[A-Za-z0-9]*", value.strip()):
            message = "must be the client ID alone: letters and digits"
            raise ValueError(message)
        return value.strip()

    @property
    def sources(self) -> frozenset[str]:
        """The platforms that linked accounts can be read from: those without a credential, and those that have it."""
        public = frozenset(self.public_sources.split()) - {"off"}
        given = {
            "youtube": self.youtube_api_key is not None,
            "twitch": bool(self.twitch_client_id) and self.twitch_client_secret is not None,
            "instagram": bool(self.instagram_account_id) and self.instagram_token is not None,
        }
        return public | {name for name, is_given in given.items() if is_given}

    @property
    def sqlite_path(self) -> Path | None:
        """The SQLite file, or None when the database is PostgreSQL."""
        scheme, _, path = self.database_url.get_secret_value().partition(":///")
        return Path(path) if scheme.startswith("sqlite") else None

    @property
    def url_without_password(self) -> str:
        """The PostgreSQL URL as PostgreSQL's own tools know it; they ask for the password."""
        scheme, _, rest = self.database_url.get_secret_value().partition("://")
        match = _POSTGRES.fullmatch(rest)
        if match and match["password"] is not None:
            rest = rest[: match.start("password") - 1] + rest[match.end("password") :]
        return f"{scheme.partition('+')[0]}://{rest.replace('?ssl=', '?sslmode=').replace('&ssl=', '&sslmode=')}"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not be seen anywhere: tokens and keys, and the database's password as written and as meant."""
        given = (self.discord_token, self.youtube_api_key, self.twitch_client_secret, self.instagram_token)
        tokens = {each.get_secret_value() for each in given if each is not None}
        password = self._database_password()
        return tuple(sorted((tokens | {password, unquote(password)}) - {""}, key=len, reverse=True))

    def _database_password(self) -> str:
        """As written in the URL. One that is also the user's or the database's name hides nothing: it is no secret."""
        match = _POSTGRES.fullmatch(self.database_url.get_secret_value().partition("://")[2])
        password = (match["password"] or "") if match else ""
        return "" if match and password in {match["user"], match["name"]} else password


def _is_sqlite(url: SecretStr | None) -> bool:
    return url is not None and url.get_secret_value().startswith("sqlite")


def _is_place(driver: str, rest: str) -> bool:
    """Whether what follows `://` names a file or a PostgreSQL database."""
    if driver.startswith("sqlite"):
        return rest.startswith("/") and Path(rest[1:]).name not in {"", ":memory:"}
    return _POSTGRES.fullmatch(rest) is not None


def read_settings() -> Settings:
    """Read them from the environment and `.env`. Raises ConfigurationError when the file cannot be opened."""
    try:
        return Settings()
    except OSError as error:
        message = f"The file .env cannot be read ({error.strerror}). Give this account the right to read it."
        raise ConfigurationError(message) from error
