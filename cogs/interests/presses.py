"""What a press does for somebody who is interested, or asks: on the board, in their own list, in a letter."""

from bot.access import Who
from bot.presses import Press, Presses
from bot.ui import Card
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.interests import service, service_pace, service_questions, ui, ui_questions
from cogs.interests.model import FEATURE, PAGE, UNDECIDED, Offer
from cogs.interests.service import Standing

presses = Presses(FEATURE)


async def _is_reachable(press: Press) -> bool:
    async with press.bot.db.read() as conn:
        return await contact.way(conn, press.guild_id, press.user_id) is not Way.NONE


@presses.on("offer", Who.EVERYONE)
async def offer(press: Press) -> None:
    """The form; whoever has offered already sees how it stands."""
    async with press.bot.db.read() as conn:
        request, standing = await service.look(conn, press.by, press.id())
    if standing is not None and standing.interest.state in UNDECIDED:
        await press.show(await _saved(press, standing))
    else:
        await press.ask(ui.offer_form(request.id, standing.interest if standing is not None else None))


@presses.on("change", Who.EVERYONE)
async def change(press: Press) -> None:
    """The form, with what was said before."""
    async with press.bot.db.read() as conn:
        request, standing = await service.look(conn, press.by, press.id())
    await press.ask(ui.offer_form(request.id, standing.interest if standing is not None else None))


@presses.on("offered", Who.EVERYONE)
async def take_in(press: Press) -> None:
    """Save it, and say how the answer comes."""
    numbers = press.fields.get("numbers") or ()
    made = Offer(press.fields["note"], shows_numbers=ui.NUMBERS in numbers)
    async with press.bot.db.write() as conn:
        standing = await service.offer(conn, press.by, press.id(), made)
    await press.show(await _saved(press, standing))


async def _saved(press: Press, standing: Standing) -> Card:
    owner_id = standing.interest.owner_id
    async with press.bot.db.read() as conn:
        usual = (await service_pace.words(conn, press.guild_id, [owner_id])).get(owner_id, "")
    return ui.offered_card(standing, usual, is_reachable=await _is_reachable(press))


@presses.on("withdraw", Who.ANYWHERE)
async def withdraw(press: Press) -> None:
    """Take it back, from the private answer or from a letter."""
    async with press.bot.db.write() as conn:
        interest = await service.withdraw(conn, press.by_letter(), press.id(1))
    await press.redraw(ui.withdrawn_card(interest))


@presses.on("drop", Who.EVERYONE)
async def drop(press: Press) -> None:
    """Take it back from the list of all."""
    async with press.bot.db.write() as conn:
        await service.withdraw(conn, press.by, press.id(0))
    await _show_mine(press, press.id(1))


@presses.on("mine", Who.EVERYONE)
async def show_mine(press: Press) -> None:
    """What one offered for and asked."""
    await _show_mine(press, press.id() if press.args else 0)


async def _show_mine(press: Press, page: int) -> None:
    async with press.bot.db.read() as conn:
        found = await service.mine(conn, press.by, max(page, 0), PAGE)
        asked = await service_questions.mine(conn, press.by, 0, 1)
    await press.redraw(ui.mine_card(found, max(page, 0), has_asked=bool(asked)))


@presses.on("my_questions", Who.EVERYONE)
async def show_questions(press: Press) -> None:
    """What one asked, with the answers."""
    page = max(press.id(), 0)
    async with press.bot.db.read() as conn:
        asked = await service_questions.mine(conn, press.by, page, ui.FEW)
    await press.redraw(ui.my_questions_card(asked, page))


@presses.on("ask", Who.EVERYONE)
async def ask(press: Press) -> None:
    """The form for a question."""
    async with press.bot.db.read() as conn:
        request = await service_questions.may_ask(conn, press.by, press.id())
    await press.ask(ui_questions.ask_form(request.id))


@presses.on("asked", Who.EVERYONE)
async def take_question(press: Press) -> None:
    """Send it to the owner."""
    async with press.bot.db.write() as conn:
        question = await service_questions.ask(conn, press.by, press.id(), press.fields["words"])
    await press.show(ui_questions.sent_card(question, is_reachable=await _is_reachable(press)))
