"""Every setting of the bot, typed and described. Read once at the edge, then handed down; never ambient."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
}


class Settings(BaseSettings):
    """Taken from keywords, then the environment, then `.env`. The names are those of `.env.example`."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
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
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        default="INFO", description="How much is written to the log."
    )

    @field_validator("database_url")
    @classmethod
    def _name_the_driver(cls, value: SecretStr) -> SecretStr:
        scheme, separator, rest = value.get_secret_value().partition("://")
        if not separator or scheme.partition("+")[0] not in _DRIVERS:
            message = "DATABASE_URL must start with sqlite:/// or postgresql://"
            raise ValueError(message)
        return SecretStr(f"{_DRIVERS.get(scheme, scheme)}://{rest}")

    @property
    def sqlite_path(self) -> Path | None:
        """The SQLite file, or None when the database is PostgreSQL."""
        scheme, _, path = self.database_url.get_secret_value().partition(":///")
        return Path(path) if scheme.startswith("sqlite") else None
