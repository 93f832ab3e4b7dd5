"""It is out: the link, and for a brand a look at the caption. It explains, and never forbids."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import Press, Presses
from cogs.disclosure import service as disclosure
from cogs.disclosure.model import Market
from cogs.profiles.model import Platform
from cogs.profiles.model_answers import choice
from cogs.shoutouts import service_gifts, ui_proof
from cogs.shoutouts.model import FEATURE
from cogs.shoutouts.presses_gifts import redraw
from cogs.shoutouts.service_asking import Owed
from cogs.shoutouts.service_gifts import Outcome

presses = Presses(FEATURE)


async def _owed(press: Press) -> Owed:
    async with press.bot.db.read() as conn:
        return await service_gifts.get(conn, press.by_letter(), press.id(1))


@presses.on("gift_out", Who.ANYWHERE)
async def ask_out(press: Press) -> None:
    """The form for the link; where none is asked for, the press is enough."""
    owed = await _owed(press)
    if owed.rotation.spec.proof:
        await press.ask(ui_proof.link_form(owed.gift, ui_proof.typed_link(press.interaction.message)))
        return
    async with press.bot.db.write() as conn:
        given = await service_gifts.give(conn, press.by_letter(), owed.gift.id)
    await redraw(press, given)


@presses.on("gift_sent", Who.ANYWHERE)
async def take_link(press: Press) -> None:
    """Take in the link; with a brand the caption comes first."""
    owed, link = await _owed(press), str(press.fields.get("link") or "")
    has_brand = "yes" in (press.fields.get("brand") or ())
    try:
        if has_brand:
            async with press.bot.db.read() as conn:
                _, link = await service_gifts.checked_link(conn, press.by_letter(), owed.gift.id, link)
            await press.redraw(ui_proof.caption_first_card(owed.gift, link))
            return
        async with press.bot.db.write() as conn:
            outcome = await service_gifts.prove(conn, press.by_letter(), owed.gift.id, link)
    except UserError as error:
        await press.redraw(ui_proof.refused_card(owed.gift, str(error), link))
        return
    await redraw(press, outcome.owed)


@presses.on("gift_caption", Who.ANYWHERE)
async def ask_caption(press: Press) -> None:
    """The form for the caption, with what was typed before."""
    by = press.by_letter()
    owed, link = await _owed(press), ui_proof.typed_link(press.interaction.message)
    async with press.bot.db.read() as conn:
        last = await disclosure.last(conn, by.guild_id, by.user_id)
    await press.ask(ui_proof.caption_form(owed.gift, link, last))


@presses.on("gift_captioned", Who.ANYWHERE)
async def look_at(press: Press) -> None:
    """Look at the caption; clear enough, and it counts."""
    owed, link = await _owed(press), str(press.fields.get("link") or "")
    where = (
        choice(Market, press.fields.get("market") or ()),
        choice(Platform, press.fields.get("platform") or ()),
    )
    caption = str(press.fields.get("caption") or "")
    try:
        async with press.bot.db.write() as conn:
            outcome = await service_gifts.prove_with_brand(conn, press.by_letter(), owed.gift.id, link, caption, where)
    except UserError as error:
        await press.redraw(ui_proof.refused_card(owed.gift, str(error), link))
        return
    await _answer(press, outcome)


@presses.on("gift_as_it_is", Who.ANYWHERE)
async def keep(press: Press) -> None:
    """The person keeps the caption; the link stands on the card that explained."""
    link = ui_proof.typed_link(press.interaction.message)
    async with press.bot.db.write() as conn:
        outcome = await service_gifts.prove_as_it_is(conn, press.by_letter(), press.id(1), link)
    await _answer(press, outcome)


async def _answer(press: Press, outcome: Outcome) -> None:
    if outcome.report is not None:
        await press.redraw(ui_proof.report_card(outcome.owed.gift, outcome.report, outcome.link))
        return
    await redraw(press, outcome.owed)
