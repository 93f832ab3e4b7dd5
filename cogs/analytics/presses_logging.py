"""Presses of logging and importing: forms, files, and forms that open again with what was typed."""

from typing import Any

from bot.access import Who
from bot.errors import UserError
from bot.presses import Press, Presses
from cogs.analytics import service, service_logging, text, ui_forms, ui_logging
from cogs.analytics.importing import bring_in, fetch
from cogs.analytics.model import FEATURE
from cogs.analytics.service import Place
from cogs.analytics.service_logging import Answers

presses = Presses(FEATURE)


async def places_of(press: Press) -> tuple[Place, ...]:
    """Where the presser has content."""
    async with press.bot.db.read() as conn:
        return await service.places(conn, press.by)


@presses.on("log", Who.EVERYONE)
async def ask(press: Press) -> None:
    """Ask for numbers; where there is no account yet, for one."""
    await _ask(press, f"a-{press.args[0]}" if press.args else "", {})


@presses.on("again", Who.EVERYONE)
async def ask_again(press: Press) -> None:
    """The same, filled in with what was typed."""
    await _ask(press, press.args[0] if press.args else "", ui_logging.remembered(press.interaction.message))


async def _ask(press: Press, chosen: str, typed: dict[str, str]) -> None:
    places = await places_of(press)
    await press.ask(ui_forms.log_form(places, chosen, typed) if places else ui_forms.account_form())


@presses.on("save", Who.EVERYONE)
async def save(press: Press) -> None:
    """Keep what was typed."""
    answers = _answers(press)
    try:
        async with press.bot.db.write() as conn:
            done = await service_logging.log(conn, press.by, answers)
    except UserError as error:
        await press.show(ui_logging.refused_card(str(error), answers))
        return
    await press.show(ui_logging.logged_card(done, answers))


def _answers(press: Press) -> Answers:
    fields = press.fields
    return Answers(
        account=fields.get("account") or (),
        followers=fields.get("followers") or "",
        contents=fields.get("contents") or "",
        published=fields.get("published") or "",
        kind=fields.get("kind") or (),
    )


@presses.on("import", Who.EVERYONE)
async def explain_import(press: Press) -> None:
    """How importing works, with the template."""
    await press.show(ui_logging.how_card(await places_of(press)))


@presses.on("import_file", Who.EVERYONE)
async def ask_file(press: Press) -> None:
    """Ask for a file."""
    places = await places_of(press)
    await press.ask(ui_forms.file_form(places) if places else ui_forms.account_form())


@presses.on("import_save", Who.EVERYONE)
async def save_file(press: Press) -> None:
    """Bring a file in."""
    file = uploaded(press, "file")
    choice = "".join((press.fields.get("account") or ())[:1])
    await press.interaction.response.defer(ephemeral=True, thinking=True)
    data = await fetch(press.bot, str(file.get("url", "")), int(file.get("size", 0)))
    await press.show(ui_logging.imported_card(await bring_in(press.bot, press.by, choice, data)))


def uploaded(press: Press, name: str) -> dict[str, Any]:
    """The file of a form, as Discord describes it. Raises UserError without one."""
    data: Any = press.interaction.data or {}
    resolved = data.get("resolved", {}).get("attachments", {})
    found = [resolved[each] for each in press.fields.get(name) or () if each in resolved]
    if not found:
        raise UserError(text.NO_FILE)
    return dict(found[0])
