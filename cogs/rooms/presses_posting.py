"""The step “posted”: its form, what is found in a caption, and the decision that is the person's own."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import Press, Presses
from cogs.disclosure import service as disclosure
from cogs.disclosure.model import Market
from cogs.profiles.model import Platform
from cogs.profiles.model_answers import choice
from cogs.rooms import service, service_posting, text_posting, ui_forms
from cogs.rooms.model import FEATURE, Room, Step
from cogs.rooms.pressing import privately, redraw
from cogs.rooms.service_posting import Posting

presses = Presses(FEATURE)


async def ask_posted(press: Press, link: str | None) -> None:
    """The form, for whoever may take the step. Raises UserError for the other one."""
    async with press.bot.db.read() as conn:
        room, side = await service.get(conn, press.by, press.id())
        service.may_take(room, side, Step.POSTED)
        last = await disclosure.last(conn, press.guild_id, press.user_id)
    await press.ask(ui_forms.posted_form(room, last, link))


@presses.on("fix", Who.EVERYONE)
async def fix(press: Press) -> None:
    """The form again, with what was typed before."""
    await ask_posted(press, ui_forms.typed_link(press.interaction.message))


@presses.on("posted", Who.EVERYONE)
async def post(press: Press) -> None:
    """Take in link and caption; say what is in the way of either, privately."""
    link = str(press.fields.get("link") or "")
    async with press.bot.db.read() as conn:
        room, _ = await service.get(conn, press.by, press.id())
    try:
        async with press.bot.db.write() as conn:
            outcome = await service_posting.post(conn, press.by, room.id, _posting(press, room, link))
    except UserError as error:
        await privately(press, room, ui_forms.refused_link_card(room.id, str(error), link))
        return
    if outcome.report is not None:
        await privately(press, room, ui_forms.report_card(room, outcome.report, outcome.link))
        return
    await redraw(press, outcome.room, text_posting.NOTED)


def _posting(press: Press, room: Room, link: str) -> Posting:
    if not room.is_paid:
        return Posting(link)
    market = choice(Market, press.fields.get("market") or ())
    platform = choice(Platform, press.fields.get("platform") or ())
    return Posting(link, str(press.fields.get("caption") or ""), market, platform)


@presses.on("as_it_is", Who.EVERYONE)
async def keep(press: Press) -> None:
    """The person keeps the caption; the link stands on the card that explained."""
    link = ui_forms.typed_link(press.interaction.message)
    async with press.bot.db.write() as conn:
        outcome = await service_posting.post_as_it_is(conn, press.by, press.id(), link)
    await redraw(press, outcome.room, text_posting.NOTED)
