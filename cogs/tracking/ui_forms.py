"""The forms of tracking, filled in with what is known, and the card of one that could not be used.

Each form is a sheet: names of words that are typed and of menus that are chosen from. A refusing card keeps both, the
words on itself and the choices in the id of its button, so that nothing has to be typed twice.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import discord
from discord import ui

from bot import written_down
from bot.presses import Form
from bot.ui import WARNING, Card, button
from cogs.collabs.model import Nature
from cogs.collabs.model_request import Request
from cogs.collabs.text import KINDS, NATURES
from cogs.disclosure.text import HOUSE_QUESTION
from cogs.profiles.text import PLATFORMS
from cogs.tracking import text, text_codes, text_packages, text_results
from cogs.tracking.model import LONGEST_NAME, Route, control
from cogs.tracking.model_links import LONGEST_LINK, LONGEST_TAG, Spot
from cogs.tracking.model_package import LONGEST_NAME as LONGEST_PRODUCT
from cogs.tracking.model_promo import LONGEST as LONGEST_CODE
from cogs.tracking.model_reading import LONGEST_COST, LONGEST_COUNTED, LONGEST_REVENUE

Typed = Mapping[str, str]
"""What stands in a form, by the names of its fields; a menu by the value that is chosen."""

_BLOCK = "```"
_NOTHING = "-"
_MOST_CHOICES = 25
_LONGEST_DAY = 40


class Sheet(StrEnum):
    """The forms."""

    WORK = "work"
    LINK = "link"
    CODE = "code"
    PACKAGE = "pack"
    RESULTS = "count"


WORDS: Mapping[Sheet, Mapping[str, str]] = {
    Sheet.WORK: {"name": text.ASK_NAME, "brand": text.ASK_BRAND},
    Sheet.LINK: {"link": text.ASK_LINK, "campaign": text.ASK_CAMPAIGN},
    Sheet.CODE: {"code": text_codes.ASK_CODE, "brand": text_codes.ASK_BRAND, "until": text_codes.ASK_UNTIL},
    Sheet.PACKAGE: {"what": text_packages.ASK_WHAT},
    Sheet.RESULTS: {
        "cost": text_results.ASK_COST,
        "counted": text_results.ASK_COUNTED,
        "revenue": text_results.ASK_REVENUE,
    },
}
"""What is typed, with its label."""
CHOICES: Mapping[Sheet, tuple[str, ...]] = {
    Sheet.WORK: ("nature", "other", "request"),
    Sheet.LINK: ("platform", "spot"),
    Sheet.CODE: (),
    Sheet.PACKAGE: ("route",),
    Sheet.RESULTS: (),
}


def work_form(work_id: int, typed: Typed, requests: Sequence[Request]) -> Form:
    """What to keep track of."""
    form = Form(text.CHANGE_TITLE if work_id else text.ADD_TITLE, _fill(Sheet.WORK, work_id))
    form.line("name", text.ASK_NAME, text.ASK_NAME_HINT, max_length=LONGEST_NAME, default=typed.get("name") or None)
    form.input("nature", HOUSE_QUESTION, _menu({each.value: NATURES[each] for each in Nature}, typed.get("nature", "")))
    _optional(form, "brand", text.ASK_BRAND, text.ASK_BRAND_HINT, LONGEST_NAME, typed)
    other = [discord.Object(int(typed["other"]))] if typed.get("other") else []
    who: ui.UserSelect[Any] = ui.UserSelect(min_values=0, max_values=1, required=False, default_values=other)
    form.input("other", text.ASK_OTHER, who, text.ASK_OTHER_HINT)
    if not requests:
        return form
    named = {str(each.id): each.spec.title or KINDS[each.spec.kind] for each in requests[:_MOST_CHOICES]}
    menu = _menu(named, typed.get("request", ""), required=False)
    return form.input("request", text.ASK_REQUEST, menu, text.ASK_REQUEST_HINT)


def link_form(work_id: int, typed: Typed) -> Form:
    """What a link is made of."""
    form = Form(text.LINK_TITLE, _fill(Sheet.LINK, work_id))
    link = typed.get("link") or None
    form.line("link", text.ASK_LINK, text.ASK_LINK_HINT, max_length=LONGEST_LINK, default=link)
    campaign = typed.get("campaign", "")[:LONGEST_TAG] or None
    form.line("campaign", text.ASK_CAMPAIGN, text.ASK_CAMPAIGN_HINT, max_length=LONGEST_TAG, default=campaign)
    platforms = {each.value: name for each, name in PLATFORMS.items()}
    form.input("platform", text.ASK_PLATFORM, _menu(platforms, typed.get("platform", "")))
    return form.input(
        "spot", text.ASK_SPOT, _menu({each.value: text.SPOTS[each] for each in Spot}, typed.get("spot", ""))
    )


def code_form(work_id: int, typed: Typed) -> Form:
    """A promo code for the registry. It is typed as people have it, so there is room for spaces."""
    form = Form(text_codes.ADD_TITLE, _fill(Sheet.CODE, work_id))
    room, known = 2 * LONGEST_CODE, typed.get("code") or None
    form.line("code", text_codes.ASK_CODE, text_codes.ASK_CODE_HINT, max_length=room, default=known)
    form.line("brand", text_codes.ASK_BRAND, max_length=LONGEST_NAME, default=typed.get("brand") or None)
    _optional(form, "until", text_codes.ASK_UNTIL, text_codes.ASK_UNTIL_HINT, _LONGEST_DAY, typed)
    return form


def pack_form(work_id: int, typed: Typed, *, has_other: bool) -> Form:
    """A package that was promised."""
    form = Form(text_packages.ADD_TITLE, _fill(Sheet.PACKAGE, work_id))
    what = typed.get("what") or None
    form.line("what", text_packages.ASK_WHAT, text_packages.ASK_WHAT_HINT, max_length=LONGEST_PRODUCT, default=what)
    routes = {each.value: text_packages.ROUTES[each] for each in Route if has_other or each is Route.FROM_BRAND}
    return form.input("route", text_packages.ASK_ROUTE, _menu(routes, typed.get("route", "")))


def count_form(work_id: int, typed: Typed) -> Form:
    """What it cost and what came of it."""
    form = Form(text_results.TYPE_TITLE, _fill(Sheet.RESULTS, work_id))
    for name, hint, most in (
        ("cost", text_results.ASK_COST_HINT, LONGEST_COST),
        ("counted", text_results.ASK_COUNTED_HINT, LONGEST_COUNTED),
    ):
        known, label = typed.get(name) or None, WORDS[Sheet.RESULTS][name]
        form.paragraph(name, label, hint, required=False, max_length=most, default=known)
    _optional(form, "revenue", text_results.ASK_REVENUE, text_results.ASK_REVENUE_HINT, LONGEST_REVENUE, typed)
    return form


def _fill(sheet: Sheet, work_id: int) -> str:
    return control("fill", sheet.value, work_id)


def _optional(form: Form, name: str, label: str, hint: str, most: int, typed: Typed) -> None:
    form.line(name, label, hint, required=False, max_length=most, default=typed.get(name) or None)


def _menu(options: Mapping[str, str], chosen: str, *, required: bool = True) -> ui.Select[Any]:
    """A required menu begins at its first option, so that it is never in the way."""
    known = chosen if chosen in options or not required else next(iter(options))
    shown = [discord.SelectOption(label=name[:100], value=key, default=key == known) for key, name in options.items()]
    return ui.Select(options=shown, min_values=int(required), max_values=1, required=required)


def typed_in(sheet: Sheet, fields: Mapping[str, Any]) -> dict[str, str]:
    """What a form brings back."""
    words = {name: str(fields.get(name) or "") for name in WORDS[sheet]}
    return words | {name: "".join((fields.get(name) or ())[:1]) for name in CHOICES[sheet]}


# What could not be used


def refused_card(sheet: Sheet, work_id: int, sentence: str, typed: Typed) -> Card:
    """Why it could not be used, and everything that was typed."""
    card = Card(accent=WARNING).text(sentence).small(text.NOT_USED)
    for place, (name, label) in enumerate(WORDS[sheet].items()):
        if words := typed[name].strip():
            card.small(label)
            written_down.write_down(card, f"{_BLOCK}\n{words.replace('`', chr(39))}\n{_BLOCK}", place)
    chosen = [typed[name] or _NOTHING for name in CHOICES[sheet]]
    again = button(text.CORRECT, control("again", sheet.value, work_id, *chosen), style=discord.ButtonStyle.primary)
    return card.row(again, button(text.BACK, control("work", work_id) if work_id else control("mine", 0)))


def typed_again(sheet: Sheet, message: discord.Message | None, chosen: Sequence[str]) -> dict[str, str]:
    """The form as it was, from the card and the arguments of its button."""
    found = written_down.read_back(message, tuple(WORDS[sheet]))
    words = {name: block.removeprefix(f"{_BLOCK}\n").removesuffix(f"\n{_BLOCK}") for name, block in found.items()}
    menus = zip(CHOICES[sheet], chosen, strict=False)
    return words | {name: value for name, value in menus if value != _NOTHING}
