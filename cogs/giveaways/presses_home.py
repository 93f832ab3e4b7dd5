"""The press that opens a member's own list of giveaways."""

from bot.access import Who
from bot.presses import Press, Presses
from cogs.giveaways import service_home, ui_home
from cogs.giveaways.model import FEATURE

presses = Presses(FEATURE)


@presses.on("mine", Who.EVERYONE)
async def show_mine(press: Press) -> None:
    """What I won, and what runs."""
    async with press.bot.db.read() as conn:
        found, running = await service_home.mine(conn, press.by)
    await press.show(ui_home.mine_card(found, running, press.guild_id))
