"""Presses about content that is kept, and about notes."""

from bot.access import Who
from bot.presses import Press, Presses
from bot.ui import Card
from cogs.analytics import service, service_logging, service_notes, ui_contents, ui_forms
from cogs.analytics.model import FEATURE, Account, Content, Format, NoteKind

presses = Presses(FEATURE)


def _name(press: Press) -> str:
    return press.args[1] if len(press.args) > 1 else ""


async def _content(press: Press, name: str) -> tuple[Account, Content]:
    async with press.bot.db.read() as conn:
        return await service_logging.content(conn, press.by, press.id(), name)


async def page_card(press: Press, account_id: int, page: int) -> Card:
    """A page of the presser's content."""
    async with press.bot.db.read() as conn:
        account = await service.mine(conn, press.by, account_id)
        found = await service_logging.page(conn, press.by, account_id, page, ui_contents.PAGE)
    return ui_contents.contents_card(account, found, page)


@presses.on("contents", Who.EVERYONE)
async def show_page(press: Press) -> None:
    """A page of content."""
    page = press.id(1) if len(press.args) > 1 else 0
    await press.redraw(await page_card(press, press.id(), max(0, page)))


@presses.on("content", Who.EVERYONE)
async def show_chosen(press: Press) -> None:
    """The content that was chosen."""
    await press.redraw(ui_contents.content_card(*await _content(press, "".join(press.values[:1]))))


@presses.on("show", Who.EVERYONE)
async def show_one(press: Press) -> None:
    """One piece of content."""
    await press.redraw(ui_contents.content_card(*await _content(press, _name(press))))


@presses.on("correct", Who.EVERYONE)
async def ask_numbers(press: Press) -> None:
    """Ask for the right numbers."""
    account, content = await _content(press, _name(press))
    await press.ask(ui_forms.correct_form(account.id, content))


@presses.on("correct_save", Who.EVERYONE)
async def correct(press: Press) -> None:
    """Put them in."""
    typed = ui_forms.typed_numbers(press.fields)
    async with press.bot.db.write() as conn:
        content = await service_logging.correct(conn, press.by, press.id(), _name(press), typed)
        account = await service.mine(conn, press.by, press.id())
    await press.redraw(ui_contents.content_card(account, content))


@presses.on("format", Who.EVERYONE)
async def say_format(press: Press) -> None:
    """Say what format it is."""
    kind = ui_forms.chosen(press.values, Format)
    await _describe(press, Format(kind) if kind else None, sponsored=None)


@presses.on("sponsored", Who.EVERYONE)
async def say_sponsored(press: Press) -> None:
    """Say whether it is sponsored content."""
    await _describe(press, None, sponsored=bool(press.id(2)))


async def _describe(press: Press, kind: Format | None, *, sponsored: bool | None) -> None:
    async with press.bot.db.write() as conn:
        content = await service_logging.describe(conn, press.by, press.id(), _name(press), kind, sponsored=sponsored)
        account = await service.mine(conn, press.by, press.id())
    await press.redraw(ui_contents.content_card(account, content))


@presses.on("remove", Who.EVERYONE)
async def ask_to_remove(press: Press) -> None:
    """Ask before content goes."""
    await press.redraw(ui_contents.remove_card(*await _content(press, _name(press))))


@presses.on("remove_sure", Who.EVERYONE)
async def remove(press: Press) -> None:
    """Remove it."""
    async with press.bot.db.write() as conn:
        await service_logging.remove_content(conn, press.by, press.id(), _name(press))
    await press.redraw(await page_card(press, press.id(), 0))


# Notes


async def notes_card(press: Press, account_id: int) -> Card:
    """The notes of one of the presser's accounts."""
    async with press.bot.db.read() as conn:
        account = await service.mine(conn, press.by, account_id)
        return ui_contents.notes_card(account, await service_notes.listed(conn, press.by, account_id))


@presses.on("notes", Who.EVERYONE)
async def show_notes(press: Press) -> None:
    """What was noted."""
    await press.redraw(await notes_card(press, press.id()))


@presses.on("notes_of", Who.EVERYONE)
async def show_notes_of_chosen(press: Press) -> None:
    """The notes of the account that was chosen."""
    await press.redraw(await notes_card(press, int("".join(press.values[:1]) or 0)))


@presses.on("note", Who.EVERYONE)
async def ask_note(press: Press) -> None:
    """Ask what was special."""
    async with press.bot.db.read() as conn:
        account = await service.mine(conn, press.by, press.id())
    await press.ask(ui_forms.note_form(account.id))


@presses.on("note_save", Who.EVERYONE)
async def save_note(press: Press) -> None:
    """Keep the note."""
    kind = ui_forms.chosen(press.fields.get("kind") or (), NoteKind)
    typed = tuple(press.fields.get(name) or "" for name in ("since", "until", "words"))
    async with press.bot.db.write() as conn:
        await service_notes.add(
            conn, press.by, press.id(), NoteKind(kind or NoteKind.OTHER), (typed[0], typed[1], typed[2])
        )
    await press.redraw(await notes_card(press, press.id()))


@presses.on("note_remove", Who.EVERYONE)
async def remove_note(press: Press) -> None:
    """Remove the note that was chosen."""
    note_id = "".join(press.values[:1])
    async with press.bot.db.write() as conn:
        await service_notes.remove(conn, press.by, press.id(), int(note_id) if note_id.isdecimal() else 0)
    await press.redraw(await notes_card(press, press.id()))
