"""What a press does while somebody looks at the board: pages, filters, one request, a report."""

from collections.abc import Mapping
from dataclasses import replace

from bot.access import Who, is_moderator
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from bot.ui import Card, escape
from cogs.collabs import service, service_neighbours, text_board, ui, ui_blocks, ui_browse, ui_mine
from cogs.collabs import text as words
from cogs.collabs.model import FEATURE, ON_SHOW, State
from cogs.collabs.model_request import Request
from cogs.collabs.ui_browse import FACETS, PAGE, Look
from cogs.desk import service as desk
from cogs.desk.model import MODERATOR_LOG

presses = Presses(FEATURE)


async def look(press: Press, filters: Mapping[str, str], before: int | None) -> Look:
    """A page, from the request before that number on."""
    async with press.bot.db.read() as conn:
        found = await service.browse(conn, press.guild_id, filters, before, PAGE + 1, press.user_id)
    return await _page(press, Look(found[:PAGE], filters, has_newer=before is not None, has_older=len(found) > PAGE))


async def _back(press: Press, filters: Mapping[str, str], after: int) -> Look:
    async with press.bot.db.read() as conn:
        found = await service.browse_back(conn, press.guild_id, filters, after, PAGE + 1, press.user_id)
    return await _page(press, Look(found[-PAGE:], filters, has_newer=len(found) > PAGE, has_older=True))


async def _page(press: Press, bare: Look) -> Look:
    """With what is told beside the requests, for whoever looks."""
    async with press.bot.db.read() as conn:
        usual = await service_neighbours.usual(conn, press.guild_id, [each.owner_id for each in bare.requests])
    return replace(bare, usual=usual, is_staff=await is_moderator(press.interaction, FEATURE))


@presses.on("browse", Who.EVERYONE)
async def everything(press: Press) -> None:
    """The first page, without a filter."""
    await press.redraw(ui_browse.browse_card(await look(press, {}, None)))


@presses.on("filter", Who.EVERYONE)
async def choose_filter(press: Press) -> None:
    """Begin anew with one more restriction, or one less."""
    if len(press.args) != 2 or press.args[0] not in FACETS or not press.values:  # noqa: PLR2004 - what, and the others
        raise UserError(STALE)
    name, before = press.args
    chosen = {**ui_browse.read(before), name: press.values[0]}
    await press.redraw(ui_browse.browse_card(await look(press, ui_browse.read(ui_browse.written(chosen)), None)))


@presses.on("search", Who.EVERYONE)
async def ask_words(press: Press) -> None:
    """Ask what to look for; the filters stay."""
    await press.ask(ui_browse.search_form(ui_browse.read(press.args[0])))


@presses.on("searched", Who.EVERYONE)
async def search(press: Press) -> None:
    """Look for it, or for everything again."""
    filters = ui_browse.searching(ui_browse.read(press.args[0]), press.fields["words"])
    await press.redraw(ui_browse.browse_card(await look(press, filters, None)))


@presses.on("older", Who.EVERYONE)
async def older(press: Press) -> None:
    """The next page."""
    await press.redraw(ui_browse.browse_card(await look(press, ui_browse.read(press.args[0]), press.id(1))))


@presses.on("newer", Who.EVERYONE)
async def newer(press: Press) -> None:
    """The page before."""
    found = await _back(press, ui_browse.read(press.args[0]), press.id(1))
    await press.redraw(ui_browse.browse_card(found))


async def seen(press: Press, request_id: int) -> Request:
    """A request that everybody may see. Raises UserError."""
    async with press.bot.db.read() as conn:
        request = await service.get(conn, press.guild_id, request_id)
    if request.state not in ON_SHOW | {State.EXPIRED}:
        raise UserError(words.GONE)
    return request


@presses.on("see", Who.EVERYONE)
async def see(press: Press) -> None:
    """All of one request, beside the list."""
    request = await seen(press, press.id())
    async with press.bot.db.read() as conn:
        usual = await service_neighbours.usual(conn, press.guild_id, [request.owner_id])
    link, is_mine = ui_mine.see(request), request.owner_id == press.user_id
    beside = [link] if link is not None else []
    beside += [] if is_mine else [ui_blocks.block_button(request.owner_id)]
    card = ui.board_card(request, usual.get(request.owner_id, ""))
    await press.show(card.row(*beside) if beside else card)


@presses.on("report", Who.EVERYONE)
async def ask_report(press: Press) -> None:
    """Ask what is wrong with it."""
    await press.ask(ui_mine.report_form((await seen(press, press.id())).id))


@presses.on("reported", Who.EVERYONE)
async def report(press: Press) -> None:
    """Tell the moderators; once per person and request."""
    request, said = await seen(press, press.id()), escape(" ".join(press.fields["words"].split()))
    async with press.bot.db.write() as conn:
        if await desk.place(conn, press.guild_id, MODERATOR_LOG) is None:
            raise UserError(text_board.NO_LOG)
        told = text_board.reported(request, escape(request.spec.title), press.user_id, said)
        key = f"collabs:report:{request.id}:{press.user_id}"
        await desk.alert(conn, press.guild_id, key, told, press.bot.now())
    await press.show(Card().text(text_board.REPORTED))
