"""Every setting of the bot, typed and described. Read once at the edge, then handed down; never ambient."""

import re
from pathlib import Path
from typing import Literal
from urllib.parse import unquote

from pydantic import Field, SecretStr, field_validator
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

_RELAY = re.compile(r"https?://[\w.:\[\]-]+(?:/[^\s?#]*)?")
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
        default=7, ge=1, le=365, description="How many backups are kept; the oldest is removed first."
    )
    beacon_relays: str = Field(
        default="https://api.drand.sh https://api2.drand.sh https://api3.drand.sh https://drand.cloudflare.com",
        description="Where draws ask for the public beacon drand, with spaces between; off: draws do without.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="How much is written to the log."
    )

    @field_validator("discord_token")
    @classmethod
    def _one_word(cls, value: SecretStr | None) -> SecretStr | None:
        """Discord's library would fail on anything else with an error about headers."""
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

    @property
    def relays(self) -> tuple[str, ...]:
        """The beacon's relays, in the order in which they are asked; none when it is switched off."""
        return () if self.beacon_relays.strip().lower() == "off" else tuple(self.beacon_relays.split())

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
        """What must not be seen anywhere: the token, and the database's password as written and as meant."""
        token = self.discord_token.get_secret_value() if self.discord_token else ""
        password = self._database_password()
        return tuple(sorted({token, password, unquote(password)} - {""}, key=len, reverse=True))

    def _database_password(self) -> str:
        """As written in the URL. One that is also the user's or the database's name hides nothing: it is no secret."""
        match = _POSTGRES.fullmatch(self.database_url.get_secret_value().partition("://")[2])
        password = (match["password"] or "") if match else ""
        return "" if match and password in {match["user"], match["name"]} else password


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
