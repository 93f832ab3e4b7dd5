"""What a press does in the moderator's panel: pause, end, cancel, post again, look who is in, keep somebody out."""

from collections.abc import Awaitable, Callable

import discord
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.access import Who
from bot.by import By
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from bot.replies import NO_DIRECT
from bot.ui import Card
from cogs.desk import service as desk
from cogs.giveaways import (
    panel,
    preflight,
    service,
    service_closing,
    service_entrants,
    service_hosting,
    service_kept,
    ui_again,
    ui_draft,
    ui_entrants,
    ui_how,
    ui_kept,
    ui_list,
)
from cogs.giveaways import text_hosting as text
from cogs.giveaways.model import FEATURE, PLACE, RUNNING, Giveaway, View
from cogs.giveaways.model_drafting import Answers, chosen
from cogs.giveaways.people import name_of, weight_of
from cogs.giveaways.ui_forms import read

presses = Presses(FEATURE)
Act = Callable[[AsyncConnection, By, int], Awaitable[Giveaway]]
"""What a moderator does with a giveaway, in one transaction."""


async def view_of(press: Press, giveaway_id: int) -> View:
    """What the panel shows. Raises UserError when this group has none like it."""
    async with press.bot.db.read() as conn:
        return await service.view(conn, press.guild_id, giveaway_id)


def _guild(press: Press) -> discord.Guild:
    if press.interaction.guild is None:
        raise UserError(NO_DIRECT)
    return press.interaction.guild


async def _act(press: Press, act: Act) -> None:
    async with press.bot.db.write() as conn:
        await act(conn, press.by, press.id())
        view = await service.view(conn, press.guild_id, press.id())
    await press.redraw(panel.panel_card(view))


@presses.on("manage", Who.MODERATOR)
async def manage(press: Press) -> None:
    """The panel: privately beside a public card, in place of a private one."""
    view = await view_of(press, int(press.values[0]) if press.values else press.id())
    card = panel.panel_card(view)
    message = press.interaction.message
    await (press.redraw(card) if message is not None and message.flags.ephemeral else press.show(card))


@presses.on("list", Who.MODERATOR)
async def show_list(press: Press) -> None:
    """Every giveaway of the group."""
    async with press.bot.db.read() as conn:
        found = await service_hosting.listed(conn, press.guild_id, press.user_id, ui_list.MOST)
    await press.redraw(ui_list.list_card(found))


@presses.on("over", Who.MODERATOR)
async def show_over(press: Press) -> None:
    """The ones that are over."""
    async with press.bot.db.read() as conn:
        found = await service_hosting.over(conn, press.guild_id, ui_list.MOST)
    await press.redraw(ui_list.over_card(found))


@presses.on("pause", Who.MODERATOR)
async def pause(press: Press) -> None:
    """Nobody enters for now."""
    await _act(press, service_hosting.pause)


@presses.on("resume", Who.MODERATOR)
async def resume(press: Press) -> None:
    """Go on."""
    await _act(press, service_hosting.resume)


@presses.on("ask_end", Who.MODERATOR)
async def ask_end(press: Press) -> None:
    """Ask first."""
    await press.redraw(panel.end_card(await view_of(press, press.id())))


@presses.on("end", Who.MODERATOR)
async def end(press: Press) -> None:
    """Close it now; the draw follows by itself."""
    await _act(press, end_now)


async def end_now(conn: AsyncConnection, mine: By, giveaway_id: int) -> Giveaway:
    """Close, and write down who did it; a second time changes nothing."""
    before = await service.load(conn, mine.guild_id, giveaway_id)
    closed = await service_closing.close(conn, mine.guild_id, giveaway_id, mine.now)
    if before.state in RUNNING:
        await service_hosting.record(conn, mine, "end", closed)
    return closed


@presses.on("ask_cancel", Who.MODERATOR)
async def ask_cancel(press: Press) -> None:
    """Ask first."""
    await press.redraw(panel.cancel_card(await view_of(press, press.id())))


@presses.on("why", Who.MODERATOR)
async def ask_reason(press: Press) -> None:
    """Ask for the reason."""
    await press.ask(panel.cancel_form(press.id()))


@presses.on("cancel", Who.MODERATOR)
async def cancel(press: Press) -> None:
    """Call it off."""
    reason = press.fields["reason"]
    await _act(press, lambda conn, mine, number: service_hosting.cancel(conn, mine, number, reason))


# The card in the channel


@presses.on("repost", Who.MODERATOR)
async def post_again(press: Press) -> None:
    """Post the card again, once it is sure that the old one is gone; ask for another channel when that is gone."""
    giveaway = (await view_of(press, press.id())).giveaway
    if not preflight.is_channel_there(press.bot, giveaway):
        await press.redraw(panel.channel_card(giveaway))
        return
    await press.interaction.response.defer()
    if await preflight.is_card_there(press.bot, giveaway):
        raise UserError(text.STILL_THERE.format(link=panel.link(giveaway)))
    await _post(press, giveaway, giveaway.channel_id)


@presses.on("move", Who.MODERATOR)
async def move(press: Press) -> None:
    """Post it in another channel."""
    giveaway = (await view_of(press, press.id())).giveaway
    if preflight.is_channel_there(press.bot, giveaway) and giveaway.message_id is not None:
        raise UserError(STALE)
    await _post(press, giveaway, int(press.values[0]))


async def _post(press: Press, giveaway: Giveaway, channel_id: int) -> None:
    if problems := preflight.channel_problems(press.bot, giveaway, channel_id):
        raise UserError("\n".join(problems))
    async with press.bot.db.write() as conn:
        await service_hosting.post_again(conn, press.by, giveaway.id, channel_id)
    await press.redraw(Card().text(text.POSTED_AGAIN.format(channel=channel_id)))


@presses.on("how", Who.EVERYONE)
async def explain(press: Press) -> None:
    """How it is drawn, in plain words."""
    await press.show(ui_how.how_card((await view_of(press, press.id())).giveaway))


# Who is in


@presses.on("entrants", Who.MODERATOR)
async def show_entrants(press: Press) -> None:
    """A page of those who are in."""
    guild, number = _guild(press), max(0, press.id(1))
    async with press.bot.db.write() as conn:
        view, found = await service_entrants.page(conn, press.by, press.id(), number)
    await press.redraw(ui_entrants.entrants_card(view, found, number, weight_of(guild, view.giveaway)))


@presses.on("csv", Who.MODERATOR)
async def give_file(press: Press) -> None:
    """All of them as a file."""
    guild = _guild(press)
    await press.interaction.response.defer(ephemeral=True, thinking=True)
    async with press.bot.db.write() as conn:
        view, found = await service_entrants.every_one(conn, press.by, press.id())
    await press.show(ui_entrants.file_card(view, found, name_of(guild), weight_of(guild, view.giveaway)))


# Templates and people who are kept out


async def templates_card(press: Press) -> Card:
    """What there is to start from."""
    async with press.bot.db.read() as conn:
        return ui_kept.templates_card(await service_kept.templates(conn, press.guild_id))


@presses.on("templates", Who.MODERATOR)
async def show_templates(press: Press) -> None:
    """The templates."""
    await press.redraw(await templates_card(press))


@presses.on("use", Who.MODERATOR)
async def use_template(press: Press) -> None:
    """A draft from a template."""
    async with press.bot.db.write() as conn:
        here = await desk.place(conn, press.guild_id, PLACE) or press.interaction.channel_id or 0
        made = await service_kept.use_template(conn, press.by, press.values[0], here)
    await press.redraw(ui_draft.draft_card(made))


@presses.on("drop", Who.MODERATOR)
async def drop_template(press: Press) -> None:
    """Remove a template."""
    async with press.bot.db.write() as conn:
        await service_kept.drop_template(conn, press.by, press.values[0])
    await press.redraw(await templates_card(press))


async def bars_card(press: Press) -> Card:
    """Who is kept out."""
    async with press.bot.db.read() as conn:
        return ui_kept.bars_card(await service_kept.bars(conn, press.guild_id), name_of(_guild(press)))


@presses.on("bars", Who.MODERATOR)
async def show_bars(press: Press) -> None:
    """Who is kept out."""
    await press.redraw(await bars_card(press))


@presses.on("ask_bar", Who.MODERATOR)
async def ask_bar(press: Press) -> None:
    """Ask whom, and why; filled in with what could not be used."""
    await press.ask(ui_kept.bar_form(ui_again.typed(press.interaction.message)))


@presses.on("bar", Who.MODERATOR)
async def bar(press: Press) -> None:
    """Keep people out."""
    answers: Answers = read(press.fields)
    try:
        async with press.bot.db.write() as conn:
            await service_kept.bar(conn, press.by, chosen(answers, "people"), press.fields["reason"])
    except UserError as error:
        await press.redraw(ui_again.refused_card(str(error), ("ask_bar",), answers))
        return
    await press.redraw(await bars_card(press))


@presses.on("unbar", Who.MODERATOR)
async def unbar(press: Press) -> None:
    """Let somebody in again."""
    async with press.bot.db.write() as conn:
        await service_kept.unbar(conn, press.by, [int(press.values[0])])
    await press.redraw(await bars_card(press))
