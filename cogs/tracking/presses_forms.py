"""Every form of tracking: asking, keeping what was typed, and asking again when it could not be used."""

from collections.abc import Awaitable, Callable, Mapping

from bot import reach
from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from bot.ui import Card
from cogs.collabs.model import Nature
from cogs.profiles.model import Platform
from cogs.tracking import (
    service,
    service_codes,
    service_links,
    service_packages,
    service_results,
    text,
    ui,
    ui_codes,
    ui_forms,
    ui_packages,
    ui_results,
)
from cogs.tracking.asking import form
from cogs.tracking.model import FEATURE, Route
from cogs.tracking.model_links import Spot
from cogs.tracking.ui_forms import Sheet, Typed

presses = Presses(FEATURE)


async def _ask(press: Press, sheet: Sheet, work_id: int, typed: Typed | None = None) -> None:
    async with press.bot.db.read() as conn:
        opened = await form(conn, press.by, sheet, work_id, typed)
    await press.ask(opened)


@presses.on("add", Who.EVERYONE)
async def ask_new(press: Press) -> None:
    """Something new to keep track of."""
    async with press.bot.db.read() as conn:
        await service.require_room(conn, press.by)
    await _ask(press, Sheet.WORK, 0)


@presses.on("change", Who.EVERYONE)
async def ask_changes(press: Press) -> None:
    """The same of one that is there."""
    await _ask(press, Sheet.WORK, press.id())


@presses.on("link", Who.EVERYONE)
async def ask_link(press: Press) -> None:
    """A link, for a work or for itself (number 0)."""
    await _ask(press, Sheet.LINK, press.id())


@presses.on("code", Who.EVERYONE)
async def ask_code(press: Press) -> None:
    """A promo code, for a work or for itself (number 0)."""
    await _ask(press, Sheet.CODE, press.id())


@presses.on("pack", Who.EVERYONE)
async def ask_package(press: Press) -> None:
    """A package of a work."""
    await _ask(press, Sheet.PACKAGE, press.id())


@presses.on("count", Who.EVERYONE)
async def ask_results(press: Press) -> None:
    """What a work came to."""
    await _ask(press, Sheet.RESULTS, press.id())


@presses.on("again", Who.EVERYONE)
async def ask_again(press: Press) -> None:
    """The form as it was typed."""
    sheet = _sheet(press)
    typed = ui_forms.typed_again(sheet, press.interaction.message, press.args[2:])
    await _ask(press, sheet, press.id(1), typed)


def _sheet(press: Press) -> Sheet:
    try:
        return Sheet(press.args[0])
    except (IndexError, ValueError):
        raise UserError(STALE) from None


# Keeping


@presses.on("fill", Who.EVERYONE)
async def fill(press: Press) -> None:
    """Keep what was typed, or say why it could not be used, with all of it kept on that card."""
    sheet, work_id = _sheet(press), press.id(1)
    typed = ui_forms.typed_in(sheet, press.fields)
    try:
        card = await _KEEP[sheet](press, work_id, typed)
    except UserError as error:
        card = ui_forms.refused_card(sheet, work_id, str(error), typed)
    await (press.redraw if press.interaction.message is not None else press.show)(card)


async def _keep_work(press: Press, work_id: int, typed: Typed) -> Card:
    other_id = int(typed["other"]) if typed["other"] else None
    member = await reach.member_of(press.bot, press.guild_id, other_id) if other_id is not None else None
    if other_id is not None and (member is None or member.bot):
        raise UserError(text.NOT_A_MEMBER)
    request = int(typed["request"]) if typed["request"] else None
    told = service.Typed(typed["name"], Nature(typed["nature"]), typed["brand"], other_id, request)
    async with press.bot.db.write() as conn:
        kept = await service.save(conn, press.by, work_id, told)
        folder = await service.folder(conn, press.by, kept.id)
    return ui.work_card(folder, press.user_id)


async def _keep_link(press: Press, work_id: int, typed: Typed) -> Card:
    wanted = service_links.Wanted(typed["link"], typed["campaign"], Platform(typed["platform"]), Spot(typed["spot"]))
    async with press.bot.db.write() as conn:
        made = await service_links.make(conn, press.by, work_id, wanted)
    return ui_codes.link_card(made, wanted, work_id)


async def _keep_code(press: Press, work_id: int, typed: Typed) -> Card:
    wanted = service_codes.Wanted(typed["code"], typed["brand"], typed["until"])
    async with press.bot.db.write() as conn:
        registered = await service_codes.register(conn, press.by, work_id, wanted)
    return ui_codes.registered_card(registered, work_id)


async def _keep_package(press: Press, work_id: int, typed: Typed) -> Card:
    async with press.bot.db.write() as conn:
        parcel = await service_packages.promise(conn, press.by, work_id, typed["what"], Route(typed["route"]))
    return ui_packages.parcel_card(parcel, press.user_id)


async def _keep_results(press: Press, work_id: int, typed: Typed) -> Card:
    told = service_results.Typed(typed["cost"], typed["counted"], typed["revenue"])
    async with press.bot.db.write() as conn:
        work = await service_results.count(conn, press.by, work_id, told)
    return ui_results.results_card(work, press.user_id)


_KEEP: Mapping[Sheet, Callable[[Press, int, Typed], Awaitable[Card]]] = {
    Sheet.WORK: _keep_work,
    Sheet.LINK: _keep_link,
    Sheet.CODE: _keep_code,
    Sheet.PACKAGE: _keep_package,
    Sheet.RESULTS: _keep_results,
}
