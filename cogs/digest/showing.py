"""The card of a group's week as it is now, with its picture; and the panel."""

from typing import TYPE_CHECKING

import discord

from bot.pictures.spec import Look
from bot.reach import group_name
from bot.studio import Chart, try_to_draw
from bot.ui import Card
from cogs.desk import service as desk
from cogs.digest import service, service_week, ui
from cogs.digest.pictures.alt import alt
from cogs.digest.picturing import picture

if TYPE_CHECKING:
    from bot.client import Greenroom

PICTURES = discord.Permissions(attach_files=True)
"""What the picture needs; without it the card says the same in words."""


async def digest(bot: "Greenroom", guild_id: int, *, with_picture: bool = True) -> Card:
    """The week up to now."""
    guild = bot.get_guild(guild_id)
    asked = service_week.Asked(
        guild_id=guild_id,
        now=bot.now(),
        is_here=lambda person: guild is not None and (not guild.chunked or guild.get_member(person) is not None),
        youtube_allowed=bool(bot.settings.youtube_amendment.strip()),
    )
    hooks = [each.digest for each in bot.features if each.digest is not None]
    async with bot.db.read() as conn:
        week = await service_week.week(conn, asked, hooks)
        zone = await desk.zone(conn, guild_id)
        is_light = (await service.plan(conn, guild_id)).is_light
    group = group_name(bot, guild_id)
    look = Look.LIGHT if is_light else Look.DARK
    spec = picture(week, group, zone, look) if with_picture else None
    charts: tuple[Chart, ...] = () if spec is None else await try_to_draw(bot, spec, "week", alt(spec))
    return ui.digest_card(week, group, charts)


async def panel(bot: "Greenroom", guild_id: int) -> Card:
    """Where the group's digest stands."""
    async with bot.db.read() as conn:
        plan = await service.plan(conn, guild_id)
        next_at = await service.next_at(conn, plan, bot.now())
        zone = await desk.zone(conn, guild_id)
    return ui.panel_card(ui.Panel(plan, next_at, zone.key))
