"""Linking for flow tests: a group whose bot has the credentials of every platform, and the way through /stats link."""

from typing import Any

from discord.ext import commands
from simcord.actors import MemberActor

from bot.client import FEATURES, Greenroom
from bot.feature import Feature
from bot.reach import WRITING
from bot.settings import Settings
from cogs.analytics import service_sources, store_sources
from cogs.analytics.cog_sources import LinkCommands
from cogs.analytics.model_sources import Link
from cogs.analytics.wiring_sources import PROBES, Linking
from tests.group import Group, said

CREDENTIALS = {
    "youtube_api_key": "AIza-made-up-key-of-youtube",
    "twitch_client_id": "made0up0id",
    "twitch_client_secret": "made-up-secret-of-twitch",
    "instagram_account_id": "178",
    "instagram_token": "EAA-made-up-token-of-instagram",
}
TABLE = store_sources.links


class Stats(LinkCommands, commands.GroupCog, name="stats", description="Your numbers"):
    """The commands alone, as long as the feature itself is not there."""

    def __init__(self, linking: Linking) -> None:
        self._linking = linking

    async def cog_unload(self) -> None:
        await self._linking.stop()


async def ready(group: Group, **changes: str) -> None:
    """Start the bot again with these settings."""
    group.settings = Settings.model_validate({"database_url": group.url, "_env_file": None, **CREDENTIALS, **changes})
    await group.restart()
    await take_part(group.bot)


async def take_part(bot: Greenroom) -> None:
    """Wire what this part of analytics declares, where the feature does not do it."""
    if "cogs.analytics" in FEATURES:
        return
    linking = Linking(bot)
    feature = Feature(
        name="analytics",
        title="Numbers",
        cogs=[Stats(linking)],
        presses=linking.presses,
        ticks=linking.ticks,
        probes=PROBES,
        places=[],
        roles=[],
        permissions=WRITING,
        export=_export,
        forget=_forget,
        checks=linking.checks,
    )
    await bot.add_feature(feature)
    bot._line_up()
    await bot._sync_if_changed()


async def _export(conn: Any, guild_id: int, user_id: int) -> dict[str, Any]:  # noqa: ANN401 - the test's own
    return {"links": list(await service_sources.export(conn, guild_id, user_id))}


async def _forget(conn: Any, guild_id: int, user_id: int) -> None:  # noqa: ANN401 - as above
    del conn, guild_id, user_id


async def link(group: Group, person: MemberActor, platform: str, handle: str) -> Any:  # noqa: ANN401 - SimCord's result
    """From the command to the answer."""
    shown: Any = await person.slash(group.lobby, "stats link")
    form = await person.select(shown.response, [platform], custom_id="analytics:link_choose")
    return await person.submit_modal(form, {"handle": handle})


async def linked(group: Group, person: MemberActor, platform: str, handle: str) -> str:
    """The words of the answer."""
    return said(await link(group, person, platform, handle))


async def links(group: Group) -> list[Link]:
    """Every link there is."""
    async with group.bot.db.read() as conn:
        rows = await conn.execute(TABLE.select().order_by(TABLE.c.account_id))
        found = [await store_sources.get(conn, row.guild_id, row.account_id) for row in rows]
    return [each for each in found if each is not None]
