"""The log: lines for people or for machines on stderr, without secrets, and with the libraries' voices lowered."""

import json
import logging
import re
import sys
from collections.abc import Sequence
from typing import TextIO

from pythonjsonlogger.json import JsonFormatter

from bot.settings import Settings

HIDDEN = "•••"

_QUIETER = {
    "aiosqlite": logging.WARNING,
    "alembic": logging.WARNING,
    "apscheduler": logging.WARNING,
    "asyncio": logging.WARNING,
    "discord": logging.WARNING,
    "dotenv": logging.ERROR,
    "filelock": logging.WARNING,
    "httpcore": logging.WARNING,
    "httpx": logging.WARNING,
    "sqlalchemy": logging.WARNING,
    "stamina": logging.ERROR,
}
_A_MINUTE = 60.0
_URL_PASSWORD = re.compile(r"(://[^:/@\s]*:)[^@\s]+@")
_TOKEN = re.compile(
    r"""((?:\b(?:key|access_token|client_secret)=|\bBearer\ ))[^\s&"',;)}\]]+ | \b(?:EAA|AIza)[\w-]{20,}""", re.VERBOSE
)
"""What platforms' tokens look like, also those that were only handed out while the bot runs."""


def configure(settings: Settings, stream: TextIO | None = None) -> None:
    """Write the log to `stream` (default: stderr) from now on, in place of an earlier configuration."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.addFilter(Repeats())
    handler.setFormatter(MaskingFormatter(settings.secrets, _WORDS[settings.log_format]()))
    root = logging.getLogger()
    for old in [old for old in root.handlers if isinstance(old.formatter, MaskingFormatter)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(settings.log_level)
    _lower_voices(settings.log_level)


def _lower_voices(level: str) -> None:
    for name, quietest in _QUIETER.items():
        logging.getLogger(name).setLevel(max(quietest, logging.getLevelName(level)))
    if level == "DEBUG":
        logging.getLogger("discord").setLevel(logging.INFO)
    client = logging.getLogger("discord.client")
    client.removeFilter(_calm)
    client.addFilter(_calm)


def _calm(record: logging.LogRecord) -> bool:
    """A lost connection is daily life and mends itself: a line, not an error with a traceback. Voice is not used."""
    if str(record.msg).endswith("voice will NOT be supported"):
        return False
    if str(record.msg).startswith("Attempting a reconnect"):
        record.msg = "The connection to Discord is lost; trying again in %.0f s"
        record.levelno, record.levelname = logging.WARNING, "WARNING"
        record.exc_info = record.exc_text = None
    return True


class Repeats(logging.Filter):
    """Lets a warning through once a minute: while a database is away, every job meets the same trouble every second."""

    def __init__(self) -> None:
        """Nothing was said yet."""
        super().__init__()
        self._said: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to write it. Errors with a traceback are always written."""
        if record.levelno != logging.WARNING or record.exc_info:
            return True
        self._said = {line: at for line, at in self._said.items() if record.created - at < _A_MINUTE}
        return self._said.setdefault(record.getMessage(), record.created) == record.created


class MaskingFormatter(logging.Formatter):
    """Hides secrets in the finished text, so that tracebacks are covered as well."""

    def __init__(self, secrets: Sequence[str], words: logging.Formatter) -> None:
        """Hide these, longest first, and whatever looks like a token or stands where a URL has its password."""
        super().__init__()
        self._secrets = tuple(dict.fromkeys(form for secret in secrets for form in (secret, _within_json(secret))))
        self._words = words

    def format(self, record: logging.LogRecord) -> str:
        """What `words` make of it, masked."""
        text = self._words.format(record)
        for secret in self._secrets:
            text = text.replace(secret, HIDDEN)
        text = _TOKEN.sub(lambda found: f"{found[1] or ''}{HIDDEN}", text)
        return _URL_PASSWORD.sub(rf"\1{HIDDEN}@", text)


def _within_json(secret: str) -> str:
    """A secret as it stands inside a line of JSON."""
    return json.dumps(secret, ensure_ascii=False)[1:-1]


def _lines() -> logging.Formatter:
    """One readable line, and the traceback when there is one."""
    return logging.Formatter("%(asctime)s %(levelname)-7s %(message)s", "%Y-%m-%d %H:%M:%S")


def _records() -> logging.Formatter:
    """A line of JSON: time, level, logger and message; a bug's reference, where it was and its traceback."""
    return JsonFormatter(
        "%(levelname)s %(name)s %(message)s",
        timestamp="time",
        rename_fields={"levelname": "level", "name": "logger", "exc_info": "traceback"},
        json_ensure_ascii=False,
    )


_WORDS = {"text": _lines, "json": _records}
