"""What a press does for the owner of a request. Everything names its group, because a letter may carry it."""

from bot.access import Who
from bot.presses import Press, Presses
from cogs.analytics import service_named
from cogs.analytics.service_ranking import Ask
from cogs.interests import service_owner, service_questions, text_owner, ui_owner, ui_questions
from cogs.interests.model import FEATURE, PAGE

presses = Presses(FEATURE)


async def _show(press: Press, request_id: int, page: int, note: str | None = None) -> None:
    async with press.bot.db.read() as conn:
        listing = await service_owner.listing(conn, press.by_letter(), request_id, page, PAGE)
    await press.redraw(ui_owner.list_card(listing, note))


@presses.on("list", Who.ANYWHERE)
async def show_list(press: Press) -> None:
    """A page of the list."""
    await _show(press, press.id(1), press.id(2))


@presses.on("more", Who.ANYWHERE)
async def more(press: Press) -> None:
    """One of them, with everything that they show."""
    who = press.by_letter()
    is_allowed = bool(press.bot.settings.youtube_amendment.strip())
    async with press.bot.db.read() as conn:
        request, candidate = await service_owner.candidate(conn, who, press.id(1))
        shown = Ask(who.guild_id, candidate.interest.user_id, who.now, is_allowed)
        numbers = await service_named.figures(conn, shown) if candidate.interest.shows_numbers else ()
    await press.redraw(ui_owner.person_card(request, candidate, numbers))


@presses.on("accept", Who.ANYWHERE)
async def accept(press: Press) -> None:
    """Yes."""
    async with press.bot.db.write() as conn:
        interest = await service_owner.accept(conn, press.by_letter(), press.id(1))
    await _show(press, interest.request_id, press.id(2), text_owner.ACCEPTED.format(user=interest.user_id))


@presses.on("decline", Who.ANYWHERE)
async def ask_words(press: Press) -> None:
    """Ask for a few words, which nobody has to give."""
    async with press.bot.db.read() as conn:
        _, candidate = await service_owner.candidate(conn, press.by_letter(), press.id(1))
    await press.ask(ui_owner.decline_form(candidate.interest, press.id(2)))


@presses.on("declined", Who.ANYWHERE)
async def decline(press: Press) -> None:
    """Not this time."""
    async with press.bot.db.write() as conn:
        interest = await service_owner.decline(conn, press.by_letter(), press.id(1), press.fields["words"])
    await _show(press, interest.request_id, press.id(2), text_owner.DECLINED.format(user=interest.user_id))


@presses.on("queue", Who.ANYWHERE)
async def queue(press: Press) -> None:
    """Put them on the waiting list."""
    async with press.bot.db.write() as conn:
        interest = await service_owner.queue(conn, press.by_letter(), press.id(1))
    await _show(press, interest.request_id, press.id(2), text_owner.QUEUED.format(user=interest.user_id))


@presses.on("questions", Who.ANYWHERE)
async def show_questions(press: Press) -> None:
    """What waits for an answer."""
    async with press.bot.db.read() as conn:
        listing = await service_owner.listing(conn, press.by_letter(), press.id(1), 0, PAGE)
    await press.redraw(ui_owner.questions_card(listing.request, listing.questions))


@presses.on("answer", Who.ANYWHERE)
async def ask_answer(press: Press) -> None:
    """The form for an answer."""
    async with press.bot.db.read() as conn:
        question = await service_questions.to_answer(conn, press.by_letter(), press.id(1))
    await press.ask(ui_questions.answer_form(question))


@presses.on("answered", Who.ANYWHERE)
async def take_answer(press: Press) -> None:
    """Send it to whoever asked."""
    async with press.bot.db.write() as conn:
        question = await service_questions.answer(conn, press.by_letter(), press.id(1), press.fields["words"])
    await press.redraw(ui_questions.answered_card(question))
