"""What came of logging and importing, and forms that could not be used.

What was typed stands on the card itself (see `ui_written_down`), so that nothing somebody typed on a phone is lost.
"""

import io
from collections.abc import Iterator, Sequence

import discord

from bot.text import plural
from bot.ui import WARNING, Card, button, escape
from cogs.analytics import text_logging, text_numbers
from cogs.analytics.model import Content
from cogs.analytics.model_import import TEMPLATE
from cogs.analytics.model_logging import Refused, oddities
from cogs.analytics.model_matching import Fate
from cogs.analytics.model_report import Imported
from cogs.analytics.service import Place
from cogs.analytics.service_logging import Answers, Logged
from cogs.analytics.ui import PRIMARY, control, name_of, to_panel
from cogs.analytics.ui_written_down import read_back, write_down

REMEMBERED = {
    "followers": text_logging.ASK_FOLLOWERS,
    "contents": text_logging.ASK_CONTENTS,
    "published": text_logging.ASK_PUBLISHED,
}
_MOST = 6
_MOST_BESIDE_REFUSED = 3
_LONGEST_REASON = 170
_MOST_REFUSED = 8


def logged_card(done: Logged, typed: Answers) -> Card:
    """What was kept, what needs another look, and what can be done next."""
    card = Card(accent=WARNING) if done.refused else Card()
    card.heading(name_of(done.account))
    if done.snapshot is not None:
        card.text(text_numbers.followers_line(done.snapshot))
    told = [*_told(done)]
    if told:
        card.text("\n".join(_shortened(told, _MOST_BESIDE_REFUSED if done.refused else _MOST)))
    elif done.snapshot is None and not done.refused:
        card.text(text_logging.NOTHING_NEW)
    if done.refused:
        _refused(card, done, typed)
    new = bool(done.matched.to_keep) or done.snapshot is not None
    proof = button(text_logging.ADD_PROOF, control("proof", done.account.id, int(done.at.timestamp())))
    style = discord.ButtonStyle.secondary if done.refused else PRIMARY  # one thing to do next, not two
    panel = button(text_logging.MY_NUMBERS, control("account", done.account.id), style=style)
    return card.row(panel, proof) if new else card.row(panel)


def _told(done: Logged) -> Iterator[str]:
    for content in done.matched.added:
        yield f"- {text_numbers.content_line(content)}{_doubt(content)}"
    for old, new in done.matched.updated:
        before = text_numbers.numbers_line(old.numbers)
        yield f"- {text_numbers.content_line(new)}{_doubt(new)}\n  -# updated, it was: {before}"
    for fate in (Fate.SAME, Fate.PLATFORM):
        if number := done.matched.number(fate):
            yield f"- {plural(number, 'line')}: {text_logging.FATES[fate]}"


def _doubt(content: Content) -> str:
    found = oddities(content.numbers)
    return f"\n  -# {text_logging.ODD.format(what=', '.join(found))}" if found else ""


def _shortened(lines: Sequence[str], most: int = _MOST) -> list[str]:
    more = len(lines) - most
    return [*lines[:most], f"- and {more:,} more"] if more > 0 else list(lines)


def _refused(card: Card, done: Logged, typed: Answers) -> None:
    card.text(text_logging.NOT_READ)
    card.text("\n".join(_shortened([f"- {_why(each)}" for each in done.refused])))
    again = {"contents": "\n".join(each.words for each in done.refused), "published": typed.get("published") or ""}
    write_down(card, REMEMBERED, again)
    card.row(button(text_logging.CORRECT, control("again", f"a-{done.account.id}"), style=PRIMARY))


def _why(each: Refused) -> str:
    return escape(text_logging.refused_line(each), _LONGEST_REASON)


def refused_card(sentence: str, answers: Answers) -> Card:
    """A form that could not be used at all."""
    card = Card(accent=WARNING).text(escape(sentence, 600)).small(text_logging.NOTHING_LOST)
    write_down(card, REMEMBERED, {name: str(answers.get(name) or "") for name in REMEMBERED})
    choice = "".join((answers.get("account") or ())[:1])
    return card.row(button(text_logging.CORRECT_IT, control("again", choice), style=PRIMARY))


def remembered(message: discord.Message | None) -> dict[str, str]:
    """What the card of that message remembers."""
    return read_back(message, REMEMBERED)


# Files


def how_card(places: Sequence[Place]) -> Card:
    """How importing works, with the template to download."""
    card = Card().heading(text_logging.IMPORT).text(text_logging.IMPORT_HOW).file(_file(TEMPLATE))
    if places:
        card.row(button(text_logging.IMPORT, control("import_file"), style=PRIMARY), to_panel())
    else:
        card.row(button(text_logging.ADD_ACCOUNT, control("add"), style=PRIMARY))
    return card


def _file(words: str, name: str = text_logging.TEMPLATE_NAME) -> discord.File:
    return discord.File(io.BytesIO(words.encode("utf-8-sig")), name)


def imported_card(done: Imported) -> Card:
    """What came in, what not and why; every line in a file beside it."""
    parsed = done.parsed
    card = Card(accent=WARNING) if parsed.refused else Card()
    card.heading(name_of(done.account)).text(text_logging.import_summary(done))
    if parsed.refused:
        card.text("\n".join(_shortened([f"- {_why(each)}" for each in parsed.refused], _MOST_REFUSED)))
    if parsed.unused:
        names = ", ".join(escape(name, 40) for name in parsed.unused[:_MOST_REFUSED])
        card.small(f"Columns I did not use: {names}")
    card.file(_file("\n".join(text_logging.report(done)), text_logging.REPORT_NAME))
    panel = button(text_logging.MY_NUMBERS, control("account", done.account.id), style=PRIMARY)
    second = int(done.at.timestamp())
    return card.row(panel, button(text_logging.ADD_PROOF, control("proof", done.account.id, second)))
