"""What a press does with one's own requests: choose, renew, close. And a moderator's part: a reason, limits."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import Press, Presses
from bot.ui import Card
from cogs.collabs import service, service_neighbours, text_board, ui_mine
from cogs.collabs.model import FEATURE, LIMIT_RANGES, Limits, State
from cogs.collabs.model_request import Request
from cogs.collabs.presses_drafting import chosen, mine
from cogs.collabs.ui_draft import draft_card

presses = Presses(FEATURE)


async def _card(press: Press, request: Request, note: str | None = None) -> Card:
    """One of one's own, with how many people wait for a word."""
    async with press.bot.db.read() as conn:
        interested = await service_neighbours.interested(conn, request.guild_id, request.id)
    return ui_mine.own_card(request, note, interested)


@presses.on("mine", Who.EVERYONE)
async def show_mine(press: Press) -> None:
    """One's own requests and drafts."""
    async with press.bot.db.read() as conn:
        requests = await service.mine(conn, press.by)
    await press.show(ui_mine.mine_card(requests))


@presses.on("choose", Who.EVERYONE)
async def choose(press: Press) -> None:
    """One of the list; a draft opens as a draft."""
    request = await chosen(press)
    await press.redraw(draft_card(request) if request.state is State.DRAFT else await _card(press, request))


@presses.on("own", Who.EVERYONE)
async def show_own(press: Press) -> None:
    """One of one's own."""
    await press.redraw(await _card(press, await mine(press, press.id())))


@presses.on("renew", Who.EVERYONE)
async def renew(press: Press) -> None:
    """Open for as long again."""
    async with press.bot.db.write() as conn:
        request = await service.renew(conn, press.by, press.id())
    await press.redraw(await _card(press, request, ui_mine.renewed(request)))


@presses.on("renew_here", Who.ANYWHERE)
async def renew_here(press: Press) -> None:
    """The same from a letter, which says which group it is about."""
    who = press.by_letter()
    async with press.bot.db.write() as conn:
        request = await service.renew(conn, who, press.id(1))
    await press.redraw(Card().text(ui_mine.renewed(request)))


@presses.on("sure", Who.EVERYONE)
async def ask_close(press: Press) -> None:
    """Ask whether they are sure."""
    await press.redraw(ui_mine.sure_card(await mine(press, press.id())))


@presses.on("close", Who.EVERYONE)
async def close(press: Press) -> None:
    """Take it off the board."""
    async with press.bot.db.write() as conn:
        await service.close(conn, press.by, press.id())
    await press.redraw(Card().text(text_board.CLOSED))


@presses.on("down", Who.MODERATOR)
async def take_down(press: Press) -> None:
    """A moderator closes it, with a reason."""
    async with press.bot.db.write() as conn:
        await service.take_down(conn, press.by, press.id(), press.fields["reason"])
    await press.show(Card().text(text_board.TAKEN_DOWN))


@presses.on("limits", Who.MODERATOR)
async def ask_limits(press: Press) -> None:
    """The limits of the board, as they are."""
    async with press.bot.db.read() as conn:
        await press.ask(ui_mine.limits_form(await service.limits(conn, press.guild_id)))


@presses.on("limit", Who.MODERATOR)
async def choose_limits(press: Press) -> None:
    """Take in the limits that a moderator typed."""
    numbers = {name: _number(name, press.fields[name]) for name in LIMIT_RANGES}
    chosen = Limits(**numbers, moderated="1" in (press.fields.get("moderated") or ()))
    async with press.bot.db.write() as conn:
        await service.set_limits(conn, press.by, chosen)
    await press.show(Card().text(text_board.LIMITS_SAVED))


def _number(name: str, typed: str) -> int:
    least, most = LIMIT_RANGES[name]
    if not typed.strip().isdecimal() or not least <= int(typed) <= most:
        label = text_board.LIMITS_LABELS[name]
        raise UserError(text_board.NOT_A_LIMIT.format(label=label, least=least, most=most, typed=typed))
    return int(typed)
