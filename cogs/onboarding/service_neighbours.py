"""The features around onboarding: told of an introduction and of a finish, asked for their buttons.

They build on onboarding, so they are looked up when they are needed: imported above, each would import the other.
"""

from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection


async def introduced(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """An introduction was posted; the group may want to greet people only then (W5)."""
    if (welcome := _module("welcome", "service")) is not None:
        await welcome.introduced(conn, guild_id, user_id, now)


async def finished(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> None:
    """Somebody finished; their first steps begin (W17)."""
    if (firststeps := _module("firststeps", "service")) is not None:
        await firststeps.begin(conn, guild_id, user_id, now)


def reminder_choices() -> Sequence[tuple[str, str]]:
    """Label and custom id of each way to be reminded, for a card inside the group."""
    model, text = _module("contact", "model"), _module("contact", "text")
    if model is None or text is None:
        return ()
    return ((text.BY_DM, model.ASK_DM), (text.IN_THREAD, model.ASK_THREAD), (text.NO_REMINDERS, model.ASK_NONE))


def _module(feature: str, part: str) -> Any | None:  # noqa: ANN401 - a module
    """A part of a feature, or None where that feature is left out."""
    return import_module(f"cogs.{feature}.{part}") if find_spec(f"cogs.{feature}") is not None else None
