"""A giveaway on show in the simulated group, without the commands of its host."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import discord

from cogs.giveaways import service, store
from cogs.giveaways.model import Giveaway
from cogs.giveaways.model_spec import Rules, Spec
from tests.group import Group

PRIZE = "A ring light"
LASTS = timedelta(hours=1)


async def opened(group: Group, *, spec: Spec | None = None, lasts: timedelta = LASTS, **rules: Any) -> Giveaway:  # noqa: ANN401 - the fields of Rules
    """Open one in the lobby, its card posted. `rules` are fields of Rules; `spec` says everything else."""
    asked = replace(spec or Spec(PRIZE), rules=Rules(**rules)) if rules else spec or Spec(PRIZE)
    now = group.bot.now()
    whose = (group.guild.id, group.moderator.id, group.lobby.id)
    async with group.bot.db.write() as conn:
        draft = await service.draft(conn, whose, asked, now + lasts, now)
        await service.start(conn, group.guild.id, draft.id, now)
    await group.tick()
    return await present(group, draft.id)


async def present(group: Group, giveaway_id: int) -> Giveaway:
    """The giveaway as it is now."""
    async with group.bot.db.read() as conn:
        found = await store.find(conn, group.guild.id, giveaway_id)
    assert found is not None
    return found


def card(group: Group) -> discord.Message:
    """The newest message in the lobby: the live card, when nothing was said since."""
    return group.lobby.history()[-1]
