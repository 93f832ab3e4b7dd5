"""Templates, and people who are kept out, as moderators see them."""

from collections.abc import Callable, Sequence

import discord
from discord import ui

from bot.presses import Form
from bot.text import duration, plural
from bot.ui import Card, button, escape
from cogs.giveaways import text_hosting as text
from cogs.giveaways.model import control
from cogs.giveaways.model_drafting import Answers, words
from cogs.giveaways.model_kept import Bar, Template
from cogs.giveaways.service_hosting import LONGEST_REASON

_MOST = 25
_MOST_AT_ONCE = 10
_SHORT = 80


def templates_card(templates: Sequence[Template]) -> Card:
    """What there is to start from."""
    card = Card().heading(text.TEMPLATES)
    if not templates:
        return card.text(text.NO_TEMPLATES).row(_back())
    card.text("\n".join(_template(each) for each in templates))
    return (
        card.row(_menu("use", text.TEMPLATE_START, templates))
        .row(_menu("drop", text.TEMPLATE_DROP, templates))
        .row(_back())
    )


def _template(template: Template) -> str:
    prize = "" if template.name == template.spec.prize else f" · {escape(template.spec.prize, _SHORT)}"
    return f"**{escape(template.name)}**{prize} · {plural(template.spec.winners, 'winner')}, {duration(template.lasts)}"


def _menu(verb: str, placeholder: str, templates: Sequence[Template]) -> ui.Select[ui.LayoutView]:
    options = [discord.SelectOption(label=each.name, value=each.name) for each in templates[:_MOST]]
    return ui.Select(custom_id=control(verb), placeholder=placeholder, options=options)


def bars_card(bars: Sequence[Bar], name: Callable[[int], str]) -> Card:
    """Who is kept out, and why."""
    card = Card().heading(text.BARRED_TITLE).small(text.BARRED_HINT)
    shown = bars[:_MOST]
    card.text("\n".join(f"<@{each.user_id}> · {escape(each.reason, _SHORT)}" for each in shown) or text.NOBODY_BARRED)
    if shown:
        options = [discord.SelectOption(label=name(each.user_id)[:100], value=str(each.user_id)) for each in shown]
        card.row(ui.Select(custom_id=control("unbar"), placeholder=text.UNBAR, options=options))
    return card.row(button(text.BAR, control("ask_bar"), style=discord.ButtonStyle.danger), _back())


def bar_form(answers: Answers) -> Form:
    """Whom to keep out, and why."""
    form = Form(text.BAR, control("bar"))
    people = answers.get("people") or ()
    menu: ui.UserSelect[ui.LayoutView] = ui.UserSelect(
        min_values=1, max_values=_MOST_AT_ONCE, default_values=[discord.Object(int(each)) for each in people]
    )
    form.input("people", "Who", menu)
    reason = words(answers, "reason") or None
    return form.line("reason", "Reason", "Moderators read it.", default=reason, max_length=LONGEST_REASON)


def _back() -> ui.Button[ui.LayoutView]:
    return button(text.BACK_TO_LIST, control("list"))
