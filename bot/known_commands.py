"""Telling Discord which commands there are, when that has changed since it was told."""

import hashlib
import json
from typing import TYPE_CHECKING, Any

import discord

from bot import facts

if TYPE_CHECKING:
    from bot.client import Greenroom


async def sync_if_changed(bot: "Greenroom") -> None:
    """Tell Discord all commands, unless it knows just these. Raises what `CommandTree.sync` raises."""
    guild_id = bot.settings.development_guild_id
    target = discord.Object(guild_id) if guild_id else None
    if target is not None:
        bot.tree.copy_global_to(guild=target)
    payload = [command.to_dict(bot.tree) for command in bot.tree.get_commands(guild=target)]
    digest = hashlib.sha256(json.dumps(payload, sort_keys=True, default=str).encode()).hexdigest()
    name = f"commands:{bot.application_id}:{guild_id or 'global'}"
    async with bot.db.read() as conn:
        if await facts.get(conn, name) == digest:
            return
    await _sync(bot, payload, target)
    async with bot.db.write(alone=True) as conn:
        await facts.put(conn, name, digest)


async def _sync(bot: "Greenroom", payload: list[dict[str, Any]], target: discord.Object | None) -> None:
    """As the tree does, which makes all of this anew, and of the answer a model of each command that nobody reads."""
    application_id = bot.application_id or 0
    try:
        if target is None:
            await bot.http.bulk_upsert_global_commands(application_id, payload)
        else:
            await bot.http.bulk_upsert_guild_commands(application_id, target.id, payload)
    except discord.HTTPException as error:
        if error.status != 400:  # noqa: PLR2004 - HTTP's own number
            raise
        await bot.tree.sync(guild=target)  # it is refused again, and then knows to say which command is at fault
