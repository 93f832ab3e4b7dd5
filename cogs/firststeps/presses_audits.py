"""The controls of looks at profiles: ask and take back in the panel, give feedback in the channel."""

from bot.access import Who
from bot.direct import group_of
from bot.errors import UserError
from bot.presses import Press
from cogs.firststeps import service_audits, text_audits, ui_audits
from cogs.firststeps.model import one_line
from cogs.firststeps.model_audits import LONGEST_NOTE, Mark, Topic
from cogs.firststeps.presses import panel, presses


@presses.on("ask", Who.ANYWHERE)
async def ask(press: Press) -> None:
    """Ask for feedback."""
    guild_id = await group_of(press)
    async with press.bot.db.write() as conn:
        await service_audits.ask(conn, guild_id, press.user_id, press.bot.now())
    await panel(press, guild_id)


@presses.on("withdraw", Who.ANYWHERE)
async def withdraw(press: Press) -> None:
    """Take my request back."""
    guild_id = await group_of(press)
    async with press.bot.db.write() as conn:
        await service_audits.withdraw(conn, guild_id, press.user_id, press.bot.now())
    await panel(press, guild_id)


@presses.on("feedback", Who.ANYWHERE)
async def feedback(press: Press) -> None:
    """Read my feedback."""
    async with press.bot.db.read() as conn:
        audit, reviews = await service_audits.feedback(conn, await group_of(press), press.user_id)
    await press.show(ui_audits.feedback_card(audit, list(reviews)))


@presses.on("give", Who.EVERYONE)
async def give(press: Press) -> None:
    """Give feedback."""
    async with press.bot.db.write() as conn:
        audit = await service_audits.reviewable(conn, press.guild_id, press.id(), press.user_id)
    await press.ask(ui_audits.checklist_form(audit.id))


@presses.on("given", Who.EVERYONE)
async def given(press: Press) -> None:
    """The checklist's form."""
    marks = {topic: _mark(press.fields.get(topic.value)) for topic in Topic}
    async with press.bot.db.write() as conn:
        now = press.bot.now()
        audit = await service_audits.review(conn, press.guild_id, press.id(), press.user_id, marks, now)
    await press.show(ui_audits.thanks_card(audit))


def _mark(chosen: list[str] | None) -> Mark:
    """The one choice of a select menu."""
    if not chosen or chosen[0] not in {mark.value for mark in Mark}:
        raise UserError(text_audits.CHOOSE_ALL)
    return Mark(chosen[0])


@presses.on("note", Who.EVERYONE)
async def note(press: Press) -> None:
    """Add a few words."""
    await press.ask(ui_audits.notes_form(press.id()))


@presses.on("noted", Who.EVERYONE)
async def noted(press: Press) -> None:
    """The form of a few words."""
    typed = {topic: one_line(press.fields.get(topic.value) or "", LONGEST_NOTE) for topic in Topic}
    notes = {topic: line for topic, line in typed.items() if line}
    async with press.bot.db.write() as conn:
        audit = await service_audits.note(conn, press.guild_id, press.id(), press.user_id, notes)
    await press.show(ui_audits.noted_card(audit))
