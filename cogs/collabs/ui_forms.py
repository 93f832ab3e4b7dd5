"""The form of each page of a request, filled in with what is known or was typed before."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import discord
from discord import ui

from bot.presses import Form
from cogs.collabs import text
from cogs.collabs import text_drafting as words_of
from cogs.collabs.model import KINDS, PAYING, Nature, control
from cogs.collabs.model_drafting import (
    LONGEST_BRAND,
    LONGEST_FREEDOM,
    LONGEST_TITLE,
    LONGEST_WHAT,
    Answers,
    Page,
    words,
)
from cogs.profiles import text as profiles
from cogs.profiles.model import LONGEST_REGION

_SHORT = 40


def first_form(nature: Nature) -> Form:
    """What becomes a new draft."""
    form = Form(words_of.TITLES[nature], control("begin", nature.value))
    _basics(form, {}, nature)
    return form


def page_form(page: Page, request_id: int, nature: Nature, answers: Answers) -> Form:
    """A page of a request that is there."""
    title = words_of.TITLES[nature] if page is Page.BASICS else words_of.PAGE_TITLES[page]
    form = Form(title, control("save", page.value, request_id))
    _BUILDERS[page](form, answers, nature)
    return form


def _basics(form: Form, answers: Answers, nature: Nature) -> None:
    _line(form, "title", answers, LONGEST_TITLE)
    kinds = {kind.value: text.KINDS[kind] for kind in KINDS[nature]}
    _menu(form, "kind", answers, kinds, chosen=[words(answers, "kind") or KINDS[nature][0].value])
    _paragraph(form, "what", answers, LONGEST_WHAT, required=True)
    _line(form, "deadline", answers, _SHORT, required=False)
    _line(form, "slots", answers, 2, otherwise="1")


def _pay(form: Form, answers: Answers, nature: Nature) -> None:
    del nature
    _menu(form, "compensation", answers, {kind.value: text.COMPENSATIONS[kind] for kind in PAYING})
    _line(form, "fee", answers, _SHORT, required=False)
    _line(form, "brand", answers, LONGEST_BRAND)
    _menu(form, "rights", answers, {kind.value: name for kind, name in text.RIGHTS.items()})
    _menu(form, "term", answers, {kind.value: name for kind, name in text.TERMS.items()})


def _wanted(form: Form, answers: Answers, nature: Nature) -> None:
    del nature
    _many(form, "platforms", answers, {each.value: name for each, name in profiles.PLATFORMS.items()})
    _many(form, "niches", answers, {each.value: name for each, name in profiles.NICHES.items()})
    _line(form, "sizes", answers, _SHORT, required=False)
    _menu(form, "where", answers, {each.value: name for each, name in text.WHERES.items()})
    _line(form, "region", answers, LONGEST_REGION, required=False)


def _freedom(form: Form, answers: Answers, nature: Nature) -> None:
    del nature
    for name in ("fixed", "free"):
        _paragraph(form, name, answers, LONGEST_FREEDOM, required=False)


_BUILDERS: Mapping[Page, Callable[[Form, Answers, Nature], None]] = {
    Page.BASICS: _basics,
    Page.PAY: _pay,
    Page.WANTED: _wanted,
    Page.FREEDOM: _freedom,
}


def _line(
    form: Form, name: str, answers: Answers, most: int, *, required: bool = True, otherwise: str | None = None
) -> None:
    default = words(answers, name)[:most] or otherwise
    hint = words_of.HINTS.get(name)
    form.line(name, words_of.LABELS[name], hint, default=default, max_length=most, required=required)


def _paragraph(form: Form, name: str, answers: Answers, most: int, *, required: bool) -> None:
    default = words(answers, name)[:most] or None
    hint = words_of.HINTS.get(name)
    form.paragraph(name, words_of.LABELS[name], hint, default=default, max_length=most, required=required)


def _menu(form: Form, name: str, answers: Answers, options: Mapping[str, str], *, chosen: Sequence[str] = ()) -> None:
    value = words(answers, name)
    known = chosen or ([value] if value in options else [next(iter(options))])
    menu: ui.Select[ui.LayoutView] = ui.Select(options=_options(options, known))
    form.input(name, words_of.LABELS[name], menu, words_of.HINTS.get(name))


def _many(form: Form, name: str, answers: Answers, options: Mapping[str, str]) -> None:
    answer = answers.get(name) or ()
    menu: ui.Select[ui.LayoutView] = ui.Select(
        min_values=0, max_values=len(options), required=False, options=_options(options, answer)
    )
    form.input(name, words_of.LABELS[name], menu, words_of.HINTS.get(name))


def _options(options: Mapping[str, str], chosen: Iterable[str]) -> list[discord.SelectOption]:
    wanted = set(chosen)
    return [discord.SelectOption(label=name, value=key, default=key in wanted) for key, name in options.items()]
