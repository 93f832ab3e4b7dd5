"""What moderators do about welcomes: settings, templates, and the answers to the raid guard. Every act is audited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.desk import service as desk
from cogs.desk.model import Act
from cogs.welcome import store, store_farewells, store_settings
from cogs.welcome.model import RAID_LASTS, STILL_NEW, State, greeting_due
from cogs.welcome.model_settings import GreetOn, Part, Settings, Trouble, read_choice
from cogs.welcome.model_template import FAREWELL_VARIABLES, MOST_TEMPLATES, Kind, Template, checked
from cogs.welcome.text import RUSH_IS_OVER, TEMPLATE_IS_GONE, trouble_alert

_SWITCHES = {f"{part}_on": part for part in Part}


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the settings panel shows."""

    settings: Settings
    templates: Sequence[Template]
    waiting: int
    held: int
    now: datetime


async def overview(conn: AsyncConnection, guild_id: int, now: datetime) -> Overview:
    """Where welcomes stand in a group. A group that was never seen shows the defaults."""
    return Overview(
        settings=await store_settings.settings_of(conn, guild_id) or Settings(guild_id, now),
        templates=await store_settings.templates_of(conn, guild_id),
        waiting=await store.count_state(conn, guild_id, State.WAITING),
        held=await store.count_state(conn, guild_id, State.HELD),
        now=now,
    )


async def change(conn: AsyncConnection, by: By, name: str, raw: str) -> None:
    """Set one of the choices in `model_settings.CHOICES`. Raises UserError for what cannot be chosen."""
    value = read_choice(name, raw)
    settings = await store_settings.hold(conn, by.guild_id, by.now)
    values: dict[str, Any] = {name: value}
    if name in _SWITCHES:
        values[f"{_SWITCHES[name]}_trouble"] = None
    await store_settings.put(conn, by.guild_id, **values)
    await _follow_up(conn, by, settings, values)
    await _record(conn, by, "changed a setting", setting=name, value=value)


async def _follow_up(conn: AsyncConnection, by: By, settings: Settings, values: dict[str, Any]) -> None:
    """Let nobody wait for something that is no longer asked for."""
    if values.get("greet_on") is GreetOn.JOIN:
        due_at = greeting_due(settings, by.now)
        await store.make_due(conn, by.guild_id, due_at, joined_after=by.now - STILL_NEW)
    if values.get("farewell_on") is False:
        await store_farewells.drop_all(conn, by.guild_id)


async def set_farewell(conn: AsyncConnection, by: By, text: str) -> None:
    """Change what is said when somebody leaves. Raises UserError for a text that cannot be used."""
    text = checked(text, FAREWELL_VARIABLES)
    await store_settings.hold(conn, by.guild_id, by.now)
    await store_settings.put(conn, by.guild_id, farewell_text=text)
    await _record(conn, by, "changed a setting", setting="farewell_text", value=text)


async def add_template(conn: AsyncConnection, by: By, kind: Kind, text: str) -> int:
    """Save a template of the group's own and answer its number. Raises UserError for one that cannot be used."""
    text = checked(text)
    await store_settings.hold(conn, by.guild_id, by.now)
    if await store_settings.count_templates(conn, by.guild_id) >= MOST_TEMPLATES:
        raise UserError(f"There are {MOST_TEMPLATES} templates, and that is all I can keep. Remove one first.")
    template_id = await store_settings.add_template(conn, by.guild_id, kind, text)
    await _record(conn, by, "added a text", template=template_id, text=text)
    return template_id


async def change_template(conn: AsyncConnection, by: By, template_id: int, text: str) -> None:
    """Change a template. Raises UserError for a text that cannot be used, or a template that is not there."""
    text = checked(text)
    if not await store_settings.set_template(conn, by.guild_id, template_id, text):
        raise UserError(TEMPLATE_IS_GONE)
    await _record(conn, by, "changed a text", template=template_id, text=text)


async def remove_template(conn: AsyncConnection, by: By, template_id: int) -> None:
    """Remove a template. Raises UserError when it is not there."""
    if not await store_settings.drop_template(conn, by.guild_id, template_id):
        raise UserError(TEMPLATE_IS_GONE)
    await _record(conn, by, "removed a text", template=template_id)


async def template(conn: AsyncConnection, guild_id: int, template_id: int) -> Template:
    """One of the group's templates. Raises UserError when it is not there."""
    own = await store_settings.templates_of(conn, guild_id)
    found = next((each for each in own if each.id == template_id), None)
    if found is None:
        raise UserError(TEMPLATE_IS_GONE)
    return found


async def end_raid(conn: AsyncConnection, by: By) -> None:
    """Greet those who were held back. The guard looks away for an hour: a moderator is watching."""
    await store_settings.hold(conn, by.guild_id, by.now)
    await store_settings.put(conn, by.guild_id, raid_since=None, raid_until=None, calm_until=by.now + RAID_LASTS)
    await _record(conn, by, "greeted those who waited")


async def keep_waiting(conn: AsyncConnection, by: By) -> None:
    """Hold greetings back until a moderator says otherwise. Raises UserError when the rush is over."""
    settings = await store_settings.hold(conn, by.guild_id, by.now)
    if not settings.paused(by.now):
        raise UserError(RUSH_IS_OVER)
    await store_settings.put(conn, by.guild_id, raid_until=None)
    await _record(conn, by, "kept them waiting")


async def clear(conn: AsyncConnection, by: By, note_batch: int | None) -> Sequence[int]:
    """Let those be greeted whose young accounts were held: one note's, or all. Answers who they are."""
    await store_settings.hold(conn, by.guild_id, by.now)
    people = await store.clear(conn, by.guild_id, note_batch, by.now)
    await _record(conn, by, "greeted new accounts", people=list(people))
    return people


async def switch_off(conn: AsyncConnection, guild_id: int, part: Part, trouble: Trouble, now: datetime) -> None:
    """Switch a part off that can no longer work, and tell the moderators once how to mend it."""
    await store_settings.hold(conn, guild_id, now)
    if await store_settings.switch_off(conn, guild_id, part, trouble):
        key = f"welcome:{part}:{int(now.timestamp() * 1_000_000)}"
        await desk.alert(conn, guild_id, key, trouble_alert(part, trouble), now)


async def _record(conn: AsyncConnection, by: By, action: str, **details: Any) -> None:  # noqa: ANN401 - plain data
    await desk.record(conn, Act(by.guild_id, by.user_id, "welcome", action, details=details), by.now)
