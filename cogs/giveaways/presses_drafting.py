"""What a press does while a giveaway is made or changed: pages and their forms, the start, now or later."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from bot.ui import Card
from cogs.desk import service as desk
from cogs.giveaways import panel, preflight, service, service_hosting, service_kept, service_series, ui_again, ui_draft
from cogs.giveaways import text_drafting as text
from cogs.giveaways import ui_forms as forms
from cogs.giveaways.model import FEATURE, PLACE, UPCOMING, Giveaway
from cogs.giveaways.model_calendar import Every
from cogs.giveaways.model_drafting import Answers, Page, chosen
from cogs.giveaways.model_when import written

presses = Presses(FEATURE)


async def load(press: Press, giveaway_id: int) -> Giveaway:
    """The giveaway of this group that a press is about. Raises UserError."""
    async with press.bot.db.read() as conn:
        return (await service.view(conn, press.guild_id, giveaway_id)).giveaway


def _page(press: Press) -> Page:
    if not press.args or press.args[0] not in tuple(Page):
        raise UserError(STALE)
    return Page(press.args[0])


# The draft and its pages


async def options(press: Press, giveaway: Giveaway) -> Card:
    """The card with all that can be chosen."""
    async with press.bot.db.read() as conn:
        series = await service_series.of(conn, giveaway)
    return ui_draft.options_card(giveaway, series.every if series else None)


@presses.on("draft", Who.MODERATOR)
async def show_draft(press: Press) -> None:
    """The preview, in place of what was pressed."""
    giveaway = await load(press, press.id())
    if giveaway.state not in UPCOMING:
        raise UserError(STALE)
    await press.redraw(ui_draft.draft_card(giveaway))


@presses.on("options", Who.MODERATOR)
async def show_options(press: Press) -> None:
    """All that can be chosen."""
    await press.redraw(await options(press, await load(press, press.id())))


@presses.on("form", Who.MODERATOR)
async def ask_page(press: Press) -> None:
    """The form of a page, filled in with what is known."""
    page, giveaway = _page(press), await load(press, press.id(1))
    async with press.bot.db.read() as conn:
        zone = await desk.zone(conn, press.guild_id)
    await press.ask(forms.page_form(page, giveaway.id, forms.known(page, giveaway, zone), giveaway))


@presses.on("again", Who.MODERATOR)
async def ask_page_again(press: Press) -> None:
    """The form of a page that could not be used, filled in with what was typed."""
    page, number = _page(press), press.id(1)
    giveaway = await load(press, number) if number else None
    await press.ask(forms.page_form(page, number, ui_again.typed(press.interaction.message), giveaway))


@presses.on("save", Who.MODERATOR)
async def save_page(press: Press) -> None:
    """Take in a page: a change of a giveaway, or a new draft."""
    page, number, answers = _page(press), press.id(1), forms.read(press.fields)
    try:
        giveaway = await _saved(press, page, number, answers)
    except UserError as error:
        await press.redraw(ui_again.refused_card(str(error), ("again", page.value, number), answers))
        return
    is_draft = giveaway.state in UPCOMING and page is Page.BASICS
    await press.redraw(ui_draft.draft_card(giveaway) if is_draft else await options(press, giveaway))


async def _saved(press: Press, page: Page, number: int, answers: Answers) -> Giveaway:
    if page is Page.PLACE:
        preflight.check_ping(press.interaction, next(iter(chosen(answers, "ping_role")), None))
    async with press.bot.db.write() as conn:
        if number:
            return await service_hosting.change(conn, press.by, number, page, answers)
        channel_id = await desk.place(conn, press.guild_id, PLACE) or press.interaction.channel_id or 0
        return await service_hosting.create(conn, press.by, channel_id, answers)


@presses.on("repeat", Who.MODERATOR)
async def choose_repeat(press: Press) -> None:
    """How often it comes back."""
    wanted = press.values[0] if press.values else forms.NOTHING
    every = Every(wanted) if wanted in tuple(Every) else None
    async with press.bot.db.write() as conn:
        giveaway = await service_hosting.repeat(conn, press.by, press.id(), every)
    await press.redraw(await options(press, giveaway))


# Starting


@presses.on("go", Who.MODERATOR)
async def start_now(press: Press) -> None:
    """Start it, unless something stands in the way."""
    giveaway = await load(press, press.id())
    if giveaway.state in UPCOMING and (problems := preflight.problems(press.bot, giveaway)):
        await press.redraw(ui_draft.draft_card(giveaway, problems))
        return
    async with press.bot.db.write() as conn:
        await service_hosting.launch(conn, press.by, giveaway.id)
        view = await service.view(conn, press.guild_id, giveaway.id)
    await press.redraw(panel.panel_card(view))


@presses.on("later", Who.MODERATOR)
async def ask_later(press: Press) -> None:
    """Ask when it starts."""
    giveaway = await load(press, press.id())
    async with press.bot.db.read() as conn:
        zone = await desk.zone(conn, press.guild_id)
    known = {"ends": written(giveaway.ends_at, zone)}
    if giveaway.starts_at is not None:
        known["starts"] = written(giveaway.starts_at, zone)
    await press.ask(forms.later_form(giveaway.id, known))


@presses.on("later_again", Who.MODERATOR)
async def ask_later_again(press: Press) -> None:
    """The same, filled in with what was typed."""
    await press.ask(forms.later_form(press.id(), ui_again.typed(press.interaction.message)))


@presses.on("plan", Who.MODERATOR)
async def plan(press: Press) -> None:
    """Start it later."""
    answers = forms.read(press.fields)
    try:
        async with press.bot.db.write() as conn:
            giveaway = await service_hosting.schedule(conn, press.by, press.id(), answers)
    except UserError as error:
        await press.redraw(ui_again.refused_card(str(error), ("later_again", press.id()), answers))
        return
    await press.redraw(ui_draft.draft_card(giveaway, preflight.problems(press.bot, giveaway)))


@presses.on("unplan", Who.MODERATOR)
async def unplan(press: Press) -> None:
    """Do not start it by itself."""
    async with press.bot.db.write() as conn:
        giveaway = await service_hosting.back_to_draft(conn, press.by, press.id())
    await press.redraw(ui_draft.draft_card(giveaway))


@presses.on("discard", Who.MODERATOR)
async def discard(press: Press) -> None:
    """Throw it away."""
    async with press.bot.db.write() as conn:
        await service_hosting.discard(conn, press.by, press.id())
    await press.redraw(Card().text(text.DISCARDED))


# Templates


@presses.on("name", Who.MODERATOR)
async def ask_template(press: Press) -> None:
    """Ask for the name."""
    giveaway = await load(press, press.id())
    await press.ask(forms.template_form(giveaway.id, {"template": giveaway.spec.prize}))


@presses.on("keep", Who.MODERATOR)
async def keep_template(press: Press) -> None:
    """Keep it as a template."""
    async with press.bot.db.write() as conn:
        kept = await service_kept.keep_template(conn, press.by, press.id(), press.fields["template"])
    await press.show(ui_draft.template_kept_card(kept.name))
