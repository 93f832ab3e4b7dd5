"""What is pressed about requests that wait: moderators decide, their owner takes one back."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import Press, Presses
from cogs.collabs import service, service_queue, service_waiting, text_queue, ui_draft, ui_queue
from cogs.collabs.model import FEATURE, Outcome, State

presses = Presses(FEATURE)
_EVERYTHING = 100


@presses.on("queue", Who.MODERATOR)
async def show(press: Press) -> None:
    """What waits."""
    async with press.bot.db.read() as conn:
        waiting = await service_waiting.oldest(conn, press.guild_id, _EVERYTHING)
    await press.redraw(ui_queue.queue_card(waiting))


@presses.on("waiting", Who.MODERATOR)
async def look(press: Press) -> None:
    """One of them, beside the list."""
    async with press.bot.db.read() as conn:
        request = await service.get(conn, press.guild_id, press.id())
    if request.state is not State.WAITING:
        raise UserError(text_queue.DECIDED)
    await press.show(ui_queue.question_card(request))


@presses.on("approve", Who.MODERATOR)
async def approve(press: Press) -> None:
    """Let it on the board."""
    async with press.bot.db.write() as conn:
        request = await service_queue.approve(conn, press.by, press.id())
    await press.redraw(ui_queue.settled_card(request, Outcome.APPROVED, press.user_id))


@presses.on("send_back", Who.MODERATOR)
async def ask_reason(press: Press) -> None:
    """Ask what should be different."""
    await press.ask(ui_queue.send_back_form(press.id()))


@presses.on("sent_back", Who.MODERATOR)
async def send_back(press: Press) -> None:
    """Send it back with that."""
    async with press.bot.db.write() as conn:
        request = await service_queue.send_back(conn, press.by, press.id(), press.fields["reason"])
    await press.redraw(ui_queue.settled_card(request, Outcome.SENT_BACK, press.user_id))


@presses.on("take_back", Who.EVERYONE)
async def take_back(press: Press) -> None:
    """The owner wants it back as a draft."""
    async with press.bot.db.write() as conn:
        request = await service_queue.take_back(conn, press.by, press.id())
    await press.redraw(ui_draft.draft_card(request, text_queue.TAKEN_BACK))
