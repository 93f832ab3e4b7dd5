"""The forms of a giveaway's pages, filled in with what is known, or with what was typed and could not be used."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

import discord
from discord import ui

from bot.presses import Form
from cogs.giveaways import text_drafting as text
from cogs.giveaways.model import UPCOMING, Giveaway, control
from cogs.giveaways.model_drafting import (
    LONGEST_IMAGE,
    LONGEST_NAME,
    MOST_ROLES,
    OFF,
    ON,
    ROLE_LISTS,
    Answers,
    Page,
    chosen,
    words,
)
from cogs.giveaways.model_kept import LONGEST_TEMPLATE_NAME
from cogs.giveaways.model_spec import LONGEST_DESCRIPTION, LONGEST_PRIZE
from cogs.giveaways.model_when import written
from cogs.giveaways.text_sponsor import PLATFORMS

_LONGEST_TIME = 60
_LONGEST_NUMBER = 4


def page_form(page: Page, giveaway_id: int, answers: Answers, giveaway: Giveaway | None) -> Form:
    """A page's form. Without a giveaway, what it saves becomes a new draft."""
    form = Form(text.PAGES[page], control("save", page.value, giveaway_id))
    _BUILDERS[page](form, answers, giveaway)
    return form


def known(page: Page, giveaway: Giveaway, zone: ZoneInfo) -> Answers:
    """What the form of a page would say if somebody had filled it in to make this giveaway."""
    spec, rules = giveaway.spec, giveaway.spec.rules
    answers: Mapping[Page, Answers] = {
        Page.BASICS: {"prize": spec.prize, "ends": written(giveaway.ends_at, zone), "winners": str(spec.winners)},
        Page.LOOKS: {
            "description": spec.look.description,
            "image": spec.look.image,
            "colour": "" if spec.look.colour is None else str(spec.look.colour),
        },
        Page.ROLES: {name: [str(role) for role in getattr(rules, name)] for name in ROLE_LISTS},
        Page.AGES: {
            **{name: str(getattr(rules, name)) for name in ("account_days", "member_days", "cooldown_days")},
            "introduced": ON if rules.introduced else OFF,
        },
        Page.BONUS: {},
        Page.AFTER: {"claim_hours": str(spec.after.claim_hours), "beacon": ON if spec.after.beacon else OFF},
        Page.SPONSOR: {"name": spec.sponsor.name, "platform": spec.sponsor.platform},
        Page.PLACE: {
            "ping_role": [str(spec.ping_role)] if spec.ping_role else [],
            "channel": [str(giveaway.channel_id)],
        },
    }
    return answers[page]


def later_form(giveaway_id: int, answers: Answers) -> Form:
    """When it starts by itself, and when it ends."""
    form = Form(text.START_LATER, control("plan", giveaway_id))
    _line(form, "starts", answers, most=_LONGEST_TIME)
    return _line(form, "ends", answers, most=_LONGEST_TIME)


def template_form(giveaway_id: int, answers: Answers) -> Form:
    """The name to keep it under."""
    return _line(
        Form(text.KEEP_TEMPLATE, control("keep", giveaway_id)), "template", answers, most=LONGEST_TEMPLATE_NAME
    )


def _basics(form: Form, answers: Answers, giveaway: Giveaway | None) -> None:
    del giveaway
    _line(form, "prize", answers, most=LONGEST_PRIZE)
    _line(form, "ends", answers, most=_LONGEST_TIME)
    _line(form, "winners", answers, most=_LONGEST_NUMBER)


def _looks(form: Form, answers: Answers, giveaway: Giveaway | None) -> None:
    del giveaway
    form.paragraph(
        "description",
        text.LABELS["description"],
        default=words(answers, "description") or None,
        max_length=LONGEST_DESCRIPTION,
        required=False,
    )
    _line(form, "image", answers, most=LONGEST_IMAGE, required=False)
    _menu(form, "colour", answers, text.COLOURS)


def _roles(form: Form, answers: Answers, giveaway: Giveaway | None) -> None:
    del giveaway
    for name in ROLE_LISTS:
        _role_menu(form, name, answers)


def _ages(form: Form, answers: Answers, giveaway: Giveaway | None) -> None:
    del giveaway
    for name in ("account_days", "member_days", "cooldown_days"):
        _line(form, name, answers, most=_LONGEST_NUMBER)
    _menu(form, "introduced", answers, text.INTRODUCTION)


def _bonus(form: Form, answers: Answers, giveaway: Giveaway | None) -> None:
    del giveaway
    _role_menu(form, "roles", answers, least=1)
    _line(form, "entries", answers, most=_LONGEST_NUMBER)


def _after(form: Form, answers: Answers, giveaway: Giveaway | None) -> None:
    _line(form, "claim_hours", answers, most=_LONGEST_NUMBER)
    if giveaway is None or giveaway.state in UPCOMING:
        _menu(form, "beacon", answers, text.BEACON)


def _sponsor(form: Form, answers: Answers, giveaway: Giveaway | None) -> None:
    del giveaway
    _line(form, "name", answers, most=LONGEST_NAME, required=False)
    _menu(form, "platform", answers, PLATFORMS)


def _place(form: Form, answers: Answers, giveaway: Giveaway | None) -> None:
    _role_menu(form, "ping_role", answers, most=1)
    if giveaway is None or giveaway.state in UPCOMING:
        menu: ui.ChannelSelect[ui.LayoutView] = ui.ChannelSelect(
            channel_types=[discord.ChannelType.text, discord.ChannelType.news],
            default_values=[discord.Object(each) for each in chosen(answers, "channel")],
        )
        form.input("channel", text.LABELS["channel"], menu)


_BUILDERS: Mapping[Page, Callable[[Form, Answers, Giveaway | None], None]] = {
    Page.BASICS: _basics,
    Page.LOOKS: _looks,
    Page.ROLES: _roles,
    Page.AGES: _ages,
    Page.BONUS: _bonus,
    Page.AFTER: _after,
    Page.SPONSOR: _sponsor,
    Page.PLACE: _place,
}


def _line(form: Form, name: str, answers: Answers, *, most: int, required: bool = True) -> Form:
    default = words(answers, name)[:most] or None
    hint = text.HINTS.get(name)
    return form.line(name, text.LABELS[name], hint, default=default, max_length=most, required=required)


def _menu(form: Form, name: str, answers: Answers, options: Mapping[str, str]) -> None:
    menu: ui.Select[ui.LayoutView] = ui.Select(options=list(select_options(options, words(answers, name))))
    form.input(name, text.LABELS[name], menu, text.HINTS.get(name))


def _role_menu(form: Form, name: str, answers: Answers, *, least: int = 0, most: int = MOST_ROLES) -> None:
    menu: ui.RoleSelect[ui.LayoutView] = ui.RoleSelect(
        min_values=least,
        max_values=most,
        required=bool(least),
        default_values=[discord.Object(role) for role in chosen(answers, name)],
    )
    form.input(name, text.LABELS[name], menu, text.HINTS.get(name))


NOTHING = "none"
"""Stands for the empty choice: Discord's options cannot be empty."""


def select_options(options: Mapping[str, str], value: str) -> Iterator[discord.SelectOption]:
    """The options of a menu, with one chosen."""
    for key, label in options.items():
        yield discord.SelectOption(label=label, value=key or NOTHING, default=key == value)


def read(fields: Mapping[str, str | Sequence[str] | None]) -> Answers:
    """What a form brought back, with the empty choice as what it stands for."""
    return {name: [] if answer == [NOTHING] else answer for name, answer in fields.items()}
