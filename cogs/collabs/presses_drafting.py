"""What a press does while a request is written: the house question, pages and their forms, posting it."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from bot.ui import Card
from cogs.collabs import model_drafting, service, ui_draft, ui_forms
from cogs.collabs import text as words
from cogs.collabs import text_drafting as text
from cogs.collabs.model import FEATURE, MOST_DRAFTS, NOT_OVER, Nature
from cogs.collabs.model_drafting import Page
from cogs.collabs.model_request import Request
from cogs.desk import service as desk

presses = Presses(FEATURE)


async def mine(press: Press, request_id: int) -> Request:
    """The person's own request that a press is about. Raises UserError."""
    async with press.bot.db.read() as conn:
        request = await service.get(conn, press.guild_id, request_id)
    if request.owner_id != press.user_id or request.state not in NOT_OVER:
        raise UserError(words.GONE)
    return request


async def chosen(press: Press) -> Request:
    """The person's own request that they chose from a menu. Raises UserError."""
    number = press.values[0] if press.values else ""
    if not number.isdecimal():
        raise UserError(STALE)
    return await mine(press, int(number))


def _nature(press: Press) -> Nature:
    if not press.args or press.args[0] not in tuple(Nature):
        raise UserError(STALE)
    return Nature(press.args[0])


def _page(press: Press) -> Page:
    if not press.args or press.args[0] not in tuple(Page):
        raise UserError(STALE)
    return Page(press.args[0])


@presses.on("ask", Who.EVERYONE)
async def ask_nature(press: Press) -> None:
    """The house question, with what was begun before."""
    async with press.bot.db.read() as conn:
        drafts = await service.drafts(conn, press.by)
    await press.show(ui_draft.question_card(drafts))


@presses.on("nature", Who.EVERYONE)
async def ask_first(press: Press) -> None:
    """The answer to the house question opens the form that goes with it."""
    async with press.bot.db.read() as conn:
        if len(await service.drafts(conn, press.by)) >= MOST_DRAFTS:
            raise UserError(words.ENOUGH_DRAFTS.format(most=MOST_DRAFTS))
    await press.ask(ui_forms.first_form(_nature(press)))


@presses.on("begin", Who.EVERYONE)
async def begin(press: Press) -> None:
    """A new draft from its first page, whether it can be used or not."""
    async with press.bot.db.write() as conn:
        filled = await service.begin(conn, press.by, _nature(press), press.fields)
    await press.redraw(ui_draft.draft_card(filled.request, filled.trouble))


@presses.on("go_on", Who.EVERYONE)
async def go_on(press: Press) -> None:
    """A draft that was begun before."""
    await press.redraw(ui_draft.draft_card(await chosen(press)))


@presses.on("draft", Who.EVERYONE)
async def show_draft(press: Press) -> None:
    """The preview and its pages."""
    await press.redraw(ui_draft.draft_card(await mine(press, press.id())))


@presses.on("form", Who.EVERYONE)
async def ask_page(press: Press) -> None:
    """The form of a page, filled in with what was typed last, used or not."""
    page, request = _page(press), await mine(press, press.id(1))
    async with press.bot.db.read() as conn:
        zone = await desk.zone(conn, press.guild_id)
    answers = request.refused.get(page) or model_drafting.known(page, request.spec, zone)
    await press.ask(ui_forms.page_form(page, request.id, request.spec.nature, answers))


@presses.on("save", Who.EVERYONE)
async def save_page(press: Press) -> None:
    """Take in a page."""
    async with press.bot.db.write() as conn:
        filled = await service.fill(conn, press.by, press.id(1), _page(press), press.fields)
    await press.redraw(ui_draft.draft_card(filled.request, filled.trouble))


@presses.on("post", Who.EVERYONE)
async def post(press: Press) -> None:
    """Put it on the board, or say what is in the way."""
    request = await mine(press, press.id())
    try:
        async with press.bot.db.write() as conn:
            posted = await service.post(conn, press.by, request.id)
    except UserError as error:
        await press.redraw(ui_draft.refused_card(str(error), request))
        return
    await press.redraw(ui_draft.posted_card(posted))


@presses.on("discard", Who.EVERYONE)
async def discard(press: Press) -> None:
    """Throw it away."""
    async with press.bot.db.write() as conn:
        await service.discard(conn, press.by, press.id())
    await press.redraw(Card().text(text.DISCARDED))
