"""Packages: opening one, saying how far it is, also from a letter."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import STALE, Press, Presses
from bot.ui import Card
from cogs.tracking import service_packages, text_packages, ui_packages
from cogs.tracking.model import FEATURE
from cogs.tracking.model_package import Stage
from cogs.tracking.presses import chosen

presses = Presses(FEATURE)


def _stage(press: Press, position: int) -> Stage:
    """The stage in a button's id. Raises UserError."""
    try:
        return Stage(press.args[position])
    except (IndexError, ValueError):
        raise UserError(STALE) from None


@presses.on("parcel", Who.EVERYONE)
async def open_parcel(press: Press) -> None:
    """The one that was chosen."""
    async with press.bot.db.read() as conn:
        parcel = await service_packages.seen(conn, press.by, chosen(press))
    await press.redraw(ui_packages.parcel_card(parcel, press.user_id))


@presses.on("package", Who.EVERYONE)
async def open_package(press: Press) -> None:
    """One of them, wherever the press came from."""
    async with press.bot.db.read() as conn:
        parcel = await service_packages.seen(conn, press.by, press.id())
    await press.redraw(ui_packages.parcel_card(parcel, press.user_id))


@presses.on("say", Who.EVERYONE)
async def say(press: Press) -> None:
    """It has come to that stage."""
    stage = _stage(press, 1)
    async with press.bot.db.write() as conn:
        parcel = await service_packages.say(conn, press.by, press.id(), stage)
    await press.redraw(ui_packages.parcel_card(parcel, press.user_id, text_packages.said(parcel.package)))


@presses.on("say_here", Who.ANYWHERE)
async def say_here(press: Press) -> None:
    """The same from a letter, which says which group it is about."""
    stage, who = _stage(press, 2), press.by_letter()
    async with press.bot.db.write() as conn:
        parcel = await service_packages.say(conn, who, press.id(1), stage)
    await press.redraw(Card().text(text_packages.said(parcel.package)))


@presses.on("wait_here", Who.ANYWHERE)
async def wait_here(press: Press) -> None:
    """There is no news yet."""
    who = press.by_letter()
    async with press.bot.db.read() as conn:
        parcel = await service_packages.seen(conn, who, press.id(1))
    await press.redraw(Card().text(text_packages.not_yet(parcel)))
