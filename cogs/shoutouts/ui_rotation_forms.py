"""The forms of a rotation's pages, filled in; and a form that could not be used, with everything that was typed."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import discord
from discord import ui

from bot.presses import Form
from bot.ui import WARNING, Card, button
from bot.written_down import read_back, write_down
from cogs.shoutouts import text_rotations as text
from cogs.shoutouts.model import Rotation, control
from cogs.shoutouts.model_drafting import LONGEST_NAME, Answers, Page, chosen, words

NOTHING = "none"
"""Stands for the empty choice: Discord's options cannot be empty."""
_NAMES = tuple(text.LABELS)
_LONGEST_WORD = 60
_LONGEST_NUMBER = 3
_WEEK = 7
_BETWEEN = ", "


def page_form(page: Page, rotation: Rotation, answers: Answers) -> Form:
    """A page's form. Whom it is for cannot be chosen any more when it has begun."""
    form = Form(text.PAGES[page], control("page_save", page.value, rotation.id))
    if page is Page.BASICS and rotation.has_begun:
        return _line(form, "name", answers, LONGEST_NAME)
    _BUILDERS[page](form, answers)
    return form


def _basics(form: Form, answers: Answers) -> None:
    _line(form, "name", answers, LONGEST_NAME)
    for name in ("niche", "platform", "mode"):
        _menu(form, name, answers)


def _when(form: Form, answers: Answers) -> None:
    _menu(form, "weekdays", answers, least=0, most=_WEEK)
    _line(form, "every", answers, _LONGEST_NUMBER, required=False)
    _line(form, "time", answers, _LONGEST_WORD)
    _line(form, "zone", answers, _LONGEST_WORD)


def _giving(form: Form, answers: Answers) -> None:
    _menu(form, "givers", answers)
    _menu(form, "proof", answers)
    _line(form, "window", answers, _LONGEST_NUMBER)
    _line(form, "cooldown", answers, _LONGEST_NUMBER)


_BUILDERS: Mapping[Page, Callable[[Form, Answers], None]] = {
    Page.BASICS: _basics,
    Page.WHEN: _when,
    Page.GIVING: _giving,
}


def _line(form: Form, name: str, answers: Answers, most: int, *, required: bool = True) -> Form:
    default = words(answers, name)[:most] or None
    return form.line(name, text.LABELS[name], text.HINTS.get(name), default=default, max_length=most, required=required)


def _menu(form: Form, name: str, answers: Answers, *, least: int = 1, most: int = 1) -> None:
    options = list(_options(text.MENUS[name], chosen(answers, name) or ((text.EVERYBODY,) if least else ())))
    menu: ui.Select[ui.LayoutView] = ui.Select(options=options, min_values=least, max_values=most, required=bool(least))
    form.input(name, text.LABELS[name], menu, text.HINTS.get(name))


def _options(offered: Mapping[str, str], values: Sequence[str]) -> Iterator[discord.SelectOption]:
    for value, label in offered.items():
        yield discord.SelectOption(label=label, value=value or NOTHING, default=value in values)


def read(fields: Mapping[str, str | Sequence[str] | None]) -> Answers:
    """What a form brought back, with the empty choice as what it stands for."""
    return {name: [] if answer == [NOTHING] else answer for name, answer in fields.items()}


def refused_card(sentence: str, page: Page, rotation_id: int, answers: Answers) -> Card:
    """Say what was wrong, and keep what was typed."""
    card = Card(accent=WARNING).text(sentence)
    for name, answer in answers.items():
        if answer and name in text.LABELS:
            card.small(text.LABELS[name])
            write_down(card, _shown(name, answer), _NAMES.index(name))
    again = button(text.CORRECT, control("page_again", page.value, rotation_id), style=discord.ButtonStyle.primary)
    return card.small(text.NOTHING_LOST).row(again)


def _shown(name: str, answer: str | Sequence[str]) -> str:
    if isinstance(answer, str):
        return answer
    return _BETWEEN.join(text.MENUS[name].get(each, each) for each in answer)


def typed(message: discord.Message | None) -> Answers:
    """What the card of that message remembers."""
    return {name: _read(name, shown) for name, shown in read_back(message, _NAMES).items()}


def _read(name: str, shown: str) -> str | list[str]:
    if name not in text.MENUS:
        return shown
    return [value for value, label in text.MENUS[name].items() if label in (shown, *shown.split(_BETWEEN))]
