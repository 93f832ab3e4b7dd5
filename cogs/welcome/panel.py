"""The settings panel of /welcome, page by page: what is set, in words, and the controls to change it. Pure."""

from collections.abc import Callable, Mapping, Sequence

import discord
from discord import ui

from bot.presses import Form
from bot.text import plural
from bot.ui import Card, button, escape
from cogs.welcome import text, text_tones
from cogs.welcome.model_settings import DELAYS, RAID_LIMITS, YOUNG_DAYS, GreetOn, Part, Tone, Young
from cogs.welcome.model_template import FAREWELL_VARIABLES, LONGEST, MOST_TEMPLATES, VARIABLES, Kind, Template
from cogs.welcome.service_settings import Overview
from cogs.welcome.ui import mention, presses, preview_card

KINDS = {Kind.ONE: "For one person", Kind.MANY: "For several at once"}
_SHOWN = 120
"""Characters of a template in the list."""


def card(page: str, now: Overview) -> Card:
    """One page of the panel."""
    return PAGES[page](now)


def preview(now: Overview, viewer_id: int, values: Mapping[str, str], index: int) -> Card:
    """One of the group's templates as a newcomer sees it; the index goes round."""
    shown = [(kind, each) for kind in Kind for each in text_tones.texts(now.templates, now.settings.tone, kind)]
    index %= len(shown)
    kind, template = shown[index]
    others = text.MORE_PEOPLE if kind is Kind.MANY else ()
    start = now.settings.greet_on is GreetOn.JOIN
    names = (mention(viewer_id), *others)
    return preview_card(template, names, values, start=start, place=(index, len(shown)))


def _home(now: Overview) -> Card:
    settings = now.settings
    lines = [
        f"**Greetings** · {text.switch(settings, Part.GREETING)}",
        f"**When** · {text.GREET_ON[settings.greet_on].lower()}, {text.DELAYS[settings.greeting_delay]}",
        f"**Texts** · {_texts(now)}",
        f"**Newcomer role** · {text.switch(settings, Part.ROLE)}, {text.DELAYS[settings.role_delay]}",
        f"**Leave message** · {text.switch(settings, Part.FAREWELL)}",
        f"**Rush guard** · {text.raid_limit(settings.raid_limit)}",
        f"**New accounts** · {text.young(settings)}",
    ]
    shown = Card().heading("Welcome").text("\n".join(lines))
    _waiting(shown, now)
    return shown.rows(
        [
            button("Greetings", presses.id("page", "greeting")),
            button("Texts", presses.id("page", "templates")),
            button("Newcomer role", presses.id("page", "role")),
            button("Leave message", presses.id("page", "farewell")),
            button("Guards", presses.id("page", "guard")),
        ]
    )


def _waiting(shown: Card, now: Overview) -> None:
    """Say who waits for a moderator, with the button that ends it."""
    if now.settings.paused(now.now):
        shown.line().text(f"Many came at once, and {plural(now.waiting, 'person waits', 'people wait')}.")
        shown.row(button("Greet them now", presses.id("calm"), style=discord.ButtonStyle.success))
    if now.held:
        shown.line().text(f"{plural(now.held, 'person', 'people')} with a new account wait for your word.")
        shown.row(button("Greet new accounts", presses.id("clear_all"), style=discord.ButtonStyle.success))


def _texts(now: Overview) -> str:
    if now.templates:
        return f"{plural(len(now.templates), 'text')} of your own"
    return f"the {text_tones.NAMES[now.settings.tone].lower()} pack"


def _greeting(now: Overview) -> Card:
    settings = now.settings
    shown = _page("Greetings", Part.GREETING, now)
    if settings.greet_on is not GreetOn.JOIN:
        shown.small(text.BEGIN_WITHOUT_GREETING)
    shown.text(text.WHEN_AND_HOW_SOON)
    shown.row(_select("greet_on", [(text.GREET_ON[each], each) for each in GreetOn], settings.greet_on))
    shown.row(_select("greeting_delay", _delays(), settings.greeting_delay))
    return shown.row(_switch(now, Part.GREETING), _back())


def _role(now: Overview) -> Card:
    shown = _page("Newcomer role", Part.ROLE, now)
    shown.text("I give it to everybody who has passed the server's rules screening.")
    shown.row(_select("role_delay", _delays(), now.settings.role_delay))
    return shown.row(_switch(now, Part.ROLE), _back())


def _farewell(now: Overview) -> Card:
    shown = _page("Leave message", Part.FAREWELL, now)
    shown.text(f">>> {now.settings.farewell_text or text.FAREWELL}")
    return shown.row(_switch(now, Part.FAREWELL), button("Change the text", presses.id("farewell_form")), _back())


def _guard(now: Overview) -> Card:
    settings = now.settings
    shown = Card().heading("Guards")
    shown.text(f"**Rush guard** · {text.raid_limit(settings.raid_limit)}")
    limits = [(f"More than {each} in a minute" if each else "Never pause", each) for each in RAID_LIMITS]
    shown.row(_select("raid_limit", limits, settings.raid_limit))
    shown.text(f"**New accounts** · {text.young(settings)}")
    shown.row(_select("young", [(text.YOUNG[each], each) for each in Young], settings.young))
    days = [(f"Accounts under {plural(each, 'day')}", each) for each in YOUNG_DAYS]
    shown.row(_select("young_days", days, settings.young_days))
    return shown.row(_back())


def _templates(now: Overview) -> Card:
    shown = Card().heading("Texts")
    if now.templates:
        lines = [f"{number}. {_short(each)}" for number, each in enumerate(now.templates, 1)]
        shown.text("\n".join(lines)).row(_choose(now.templates))
        shown.small("I pick one at random. Where you have none of a kind, I use the pack below.")
    else:
        shown.text("I pick a text at random from the pack below. Add your own, and they are used instead.")
    shown.row(_select("tone", [(f"{text_tones.NAMES[each]} pack", each) for each in Tone], now.settings.tone))
    full = len(now.templates) >= MOST_TEMPLATES
    return shown.row(
        *(button(f"Add {label.lower()}", presses.id("write", kind), disabled=full) for kind, label in KINDS.items()),
        button("Preview", presses.id("preview", "first", 0)),
        _back(),
    )


PAGES: Mapping[str, Callable[[Overview], Card]] = {
    "home": _home,
    "greeting": _greeting,
    "templates": _templates,
    "role": _role,
    "farewell": _farewell,
    "guard": _guard,
}


def template_card(template: Template) -> Card:
    """One template of the group, to be changed or removed."""
    return (
        Card()
        .heading(KINDS[template.kind])
        .text(f">>> {template.text}")
        .row(
            button("Change", presses.id("edit", template.id)),
            button("Remove", presses.id("remove", template.id), style=discord.ButtonStyle.danger),
            button("Back", presses.id("page", "templates")),
        )
    )


def template_form(kind: Kind, template: Template | None = None) -> Form:
    """Ask for a template's text."""
    leads_to = presses.id("add", kind) if template is None else presses.id("save", template.id)
    form = Form(text.FORMS[kind], leads_to)
    return _ask(form, VARIABLES, template.text if template else None)


def farewell_form(now: Overview) -> Form:
    """Ask for the leave message."""
    form = Form("Leave message", presses.id("farewell_save"))
    return _ask(form, FAREWELL_VARIABLES, now.settings.farewell_text or text.FAREWELL)


def _ask(form: Form, variables: Sequence[str] | Mapping[str, str], default: str | None) -> Form:
    hint = "You can use " + " ".join(f"{{{name}}}" for name in variables)
    return form.paragraph("text", "What shall I say?", hint, default=default, max_length=LONGEST)


def _page(title: str, part: Part, now: Overview) -> Card:
    shown = Card().heading(title).text(f"Now **{text.switch(now.settings, part)}**.")
    trouble = now.settings.trouble(part)
    return shown.text(text.fix(part, trouble)) if trouble is not None else shown


def _switch(now: Overview, part: Part) -> ui.Button[ui.LayoutView]:
    if now.settings.is_on(part):
        return button("Switch off", presses.id("set", f"{part}_on", "off"))
    label = "Switch on again" if now.settings.trouble(part) else "Switch on"
    return button(label, presses.id("set", f"{part}_on", "on"), style=discord.ButtonStyle.success)


def _back() -> ui.Button[ui.LayoutView]:
    return button("Back", presses.id("page", "home"))


def _delays() -> list[tuple[str, int]]:
    return [(text.DELAYS[each].capitalize(), each) for each in DELAYS]


def _select(name: str, options: Sequence[tuple[str, object]], chosen: object) -> ui.Select[ui.LayoutView]:
    return ui.Select(
        custom_id=presses.id("set", name),
        options=[
            discord.SelectOption(label=label, value=str(value), default=value == chosen) for label, value in options
        ],
    )


def _choose(templates: Sequence[Template]) -> ui.Select[ui.LayoutView]:
    return ui.Select(
        custom_id=presses.id("choose"),
        placeholder="Change or remove a text",
        options=[
            discord.SelectOption(label=f"{number}. {KINDS[each.kind]}", value=str(each.id), description=each.text[:90])
            for number, each in enumerate(templates, 1)
        ],
    )


def _short(template: Template) -> str:
    words = " ".join(template.text.replace("#", " ").split())
    return f"{escape(words, _SHOWN)} · *{KINDS[template.kind].lower()}*"
