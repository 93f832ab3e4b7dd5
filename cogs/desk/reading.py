"""What moderators look up: a page of the audit log, and who may do what, from the command tree itself."""

from collections.abc import Sequence
from typing import Any

from discord import app_commands

from bot.access import Who
from bot.client import Greenroom
from bot.feature import Feature
from bot.presses import Presses
from bot.ui import Card
from cogs.desk import service_audit, ui
from cogs.desk.model import Cursor, Desk, Query

_SHORT = {Who.EVERYONE: "members", Who.MODERATOR: "moderators", Who.ANYWHERE: "members"}


def titles(bot: Greenroom) -> dict[str, str]:
    """Every feature's title by its name."""
    return {feature.name: feature.title for feature in bot.features}


async def audit_card(bot: Greenroom, guild_id: int, query: Query, cursor: Cursor, presses: Presses) -> Card:
    """One page of the log."""
    async with bot.db.read() as conn:
        page = await service_audit.search(conn, guild_id, query, cursor, bot.now())
    return ui.audit_card(page, query, titles(bot), presses)


def powers(bot: Greenroom, desk: Desk) -> Sequence[ui.Powers]:
    """For each feature: who moderates it, and who may use which of its commands."""
    return [
        ui.Powers(feature.title, tuple(sorted(desk.moderators.get(feature.name, ()))), _commands(feature))
        for feature in bot.features
    ]


def _commands(feature: Feature) -> tuple[tuple[str, str], ...]:
    found = [command for cog in feature.cogs for command in cog.walk_app_commands()]
    named = [(one.qualified_name, _SHORT[who_of(one)]) for one in found if isinstance(one, app_commands.Command)]
    return tuple(sorted(named))


def who_of(command: app_commands.Command[Any, ..., Any]) -> Who:
    """Who may use a command, as `bot.access` noted it on the command or on its callback."""
    who: Who | None = getattr(command, "__greenroom_who__", None) or getattr(
        command.callback, "__greenroom_who__", None
    )
    if who is None:
        message = f"/{command.qualified_name} does not say who may use it"
        raise LookupError(message)
    return who
