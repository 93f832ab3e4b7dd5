"""Linking for flow tests: a group whose bot has the credentials of every platform, and the way through /stats link."""

from typing import Any

from simcord.actors import MemberActor

from bot.settings import Settings
from cogs.analytics import store_sources
from cogs.analytics.model_sources import Link
from tests.group import Group, said

CREDENTIALS = {
    "youtube_api_key": "AIza-made-up-key-of-youtube",
    "twitch_client_id": "made0up0id",
    "twitch_client_secret": "made-up-secret-of-twitch",
    "instagram_account_id": "178",
    "instagram_token": "EAA-made-up-token-of-instagram",
}
TABLE = store_sources.links


async def ready(group: Group, **changes: str) -> None:
    """Start the bot again with these settings."""
    group.settings = Settings.model_validate({"database_url": group.url, "_env_file": None, **CREDENTIALS, **changes})
    await group.restart()


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
