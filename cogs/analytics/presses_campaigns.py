"""Presses of campaigns: the list, one of them, the form, removal, files."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import Press, Presses
from cogs.analytics import service, service_campaigns, ui_campaigns
from cogs.analytics.model import FEATURE
from cogs.analytics.model_campaign import Campaign
from cogs.analytics.model_campaign_reading import Typed, written
from cogs.analytics.service_campaigns import AS_IT_WAS
from cogs.analytics.ui_written_down import read_back

presses = Presses(FEATURE)


async def _mine(press: Press, campaign_id: int) -> Campaign:
    async with press.bot.db.read() as conn:
        return await service_campaigns.mine(conn, press.by, campaign_id)


async def _list(press: Press, page: int) -> None:
    async with press.bot.db.read() as conn:
        found = await service_campaigns.page(conn, press.by, page, ui_campaigns.PAGE)
        if page and not found:  # the last one of an old page was removed, or somebody made the number up
            page, found = 0, await service_campaigns.page(conn, press.by, 0, ui_campaigns.PAGE)
    await press.redraw(ui_campaigns.campaigns_card(found, page))


@presses.on("campaigns", Who.EVERYONE)
async def show_page(press: Press) -> None:
    """A page of the list."""
    page = press.id() if press.args else 0
    await _list(press, min(max(0, page), service_campaigns.MOST_CAMPAIGNS))


@presses.on("campaign_open", Who.EVERYONE)
async def show_chosen(press: Press) -> None:
    """The campaign that was chosen."""
    chosen = "".join(press.values[:1])
    await press.redraw(ui_campaigns.campaign_card(await _mine(press, int(chosen) if chosen.isdecimal() else 0)))


@presses.on("campaign", Who.EVERYONE)
async def show_one(press: Press) -> None:
    """One campaign."""
    await press.redraw(ui_campaigns.campaign_card(await _mine(press, press.id())))


# Add and change


@presses.on("campaign_add", Who.EVERYONE)
async def ask_new(press: Press) -> None:
    """Ask about a new one."""
    await _ask(press, 0, None)


@presses.on("campaign_change", Who.EVERYONE)
async def ask_changes(press: Press) -> None:
    """Ask again, filled in with what is known."""
    await _ask(press, press.id(), None)


@presses.on("campaign_again", Who.EVERYONE)
async def ask_again(press: Press) -> None:
    """The same, filled in with what was typed."""
    words = read_back(press.interaction.message, ui_campaigns.WRITTEN_DOWN)
    await _ask(press, press.id(), ui_campaigns.typed_again(press.args, words))


async def _ask(press: Press, campaign_id: int, typed: Typed | None) -> None:
    async with press.bot.db.read() as conn:
        old = await service_campaigns.mine(conn, press.by, campaign_id) if campaign_id else None
        if old is None:
            await service_campaigns.require_room(conn, press.by)
        places = await service.places(conn, press.by)
    begin = typed or written(old, AS_IT_WAS)
    await press.ask(ui_campaigns.campaign_form(campaign_id, old, places, begin))


@presses.on("campaign_save", Who.EVERYONE)
async def save(press: Press) -> None:
    """Keep what was typed."""
    typed = ui_campaigns.typed_in(press.fields)
    try:
        async with press.bot.db.write() as conn:
            kept = await service_campaigns.save(conn, press.by, press.id(), typed)
    except UserError as error:
        await press.redraw(ui_campaigns.refused_card(press.id(), str(error), typed))
        return
    await press.redraw(ui_campaigns.campaign_card(kept))


# Remove and take away


@presses.on("campaign_drop", Who.EVERYONE)
async def ask_to_remove(press: Press) -> None:
    """Ask before it goes."""
    await press.redraw(ui_campaigns.drop_card(await _mine(press, press.id())))


@presses.on("campaign_drop_sure", Who.EVERYONE)
async def remove(press: Press) -> None:
    """Remove it."""
    async with press.bot.db.write() as conn:
        await service_campaigns.remove(conn, press.by, press.id())
    await _list(press, 0)


@presses.on("campaign_files", Who.EVERYONE)
async def take_away(press: Press) -> None:
    """All campaigns as files."""
    async with press.bot.db.read() as conn:
        found = await service_campaigns.all_of(conn, press.by)
    await press.show(ui_campaigns.files_card([service_campaigns.told(each) for each in found]))
