"""Campaigns: the list, page by page, the form, one campaign with its figures, and its files."""

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.presses import Form
from bot.spreadsheet import as_csv
from bot.text import moment
from bot.ui import WARNING, Card, button, escape
from cogs.analytics import text, text_campaigns, text_logging
from cogs.analytics.model_campaign import Attribution, Campaign, doubts, figures, tags
from cogs.analytics.model_campaign_reading import LONGEST_NAME, LONGEST_PAY, LONGEST_RESULTS, Typed
from cogs.analytics.service import Place
from cogs.analytics.service_campaigns import ANOTHER, AS_IT_WAS
from cogs.analytics.ui import DANGER, PRIMARY, control, label_of, name_of, sure_card, to_panel
from cogs.analytics.ui_written_down import write_down
from cogs.profiles.model import Platform

PAGE = 8
WRITTEN_DOWN = {
    "name": text_campaigns.ASK_NAME,
    "pay": text_campaigns.ASK_PAY,
    "results": text_campaigns.ASK_RESULTS,
}
"""What a card keeps of a form that could not be used; the menus' choices stand in the id of its button."""
_NOTHING = "none"
_MOST_CHOICES = 25
_LONGEST_REASONS = 900


def campaigns_card(found: Sequence[Campaign], page: int) -> Card:
    """A page of campaigns; `found` holds one more when there is another page."""
    card = Card().heading(text_campaigns.TITLE).small(text_campaigns.PRIVATE)
    shown = found[:PAGE]
    card.text("\n".join(f"- {_line(each)}" for each in shown) or text_campaigns.NONE)
    if shown:
        card.row(_menu(shown))
    if page > 0 or len(found) > PAGE:
        card.row(
            button(text_campaigns.NEWER, control("campaigns", max(0, page - 1)), disabled=page <= 0),
            button(text_campaigns.OLDER, control("campaigns", page + 1), disabled=len(found) <= PAGE),
        )
    add = button(text_campaigns.ADD, control("campaign_add"), style=PRIMARY)
    files = [button(text_campaigns.FILES, control("campaign_files"))] if shown else []
    return card.row(add, *files, to_panel())


def _line(campaign: Campaign) -> str:
    parts = (f"**{escape(campaign.name)}**", _where(campaign), text_campaigns.pay(campaign))
    return " · ".join((*filter(None, parts), moment(campaign.created_at, "D")))


def _where(campaign: Campaign) -> str:
    place = _place(campaign)
    if place is None:
        return ""
    return name_of(place) if place.handle else text.PLATFORMS[place.platform]


def _place(campaign: Campaign) -> Place | None:
    return Place(campaign.platform, campaign.handle) if campaign.platform is not None else None


def _menu(shown: Sequence[Campaign]) -> ui.Select[Any]:
    options = [discord.SelectOption(label=each.name[:100], value=str(each.id)) for each in shown]
    return ui.Select(custom_id=control("campaign_open"), placeholder=text_campaigns.CHOOSE, options=options)


def campaign_card(campaign: Campaign) -> Card:
    """One campaign: what was typed in, the figures with their formulas, and what can be done."""
    card = Card().heading(escape(campaign.name))
    card.small(" · ".join(filter(None, (_where(campaign), text_campaigns.pay(campaign)))))
    card.text(f"{text_campaigns.TOLD}\n{text_campaigns.results(campaign) or text_campaigns.NO_NUMBERS}")
    card.text("\n".join(text_campaigns.figure(each) for each in figures(campaign)))
    card.small(text_campaigns.basis(campaign))
    if odd := doubts(campaign):
        card.small(text_logging.ODD.format(what=", ".join(odd)))
    if campaign.platform is not None:
        card.small(text_campaigns.LINK.format(tags=tags(campaign)))
    return card.row(
        button(text_campaigns.CHANGE, control("campaign_change", campaign.id), style=PRIMARY),
        button(text_campaigns.REMOVE, control("campaign_drop", campaign.id), style=DANGER),
        button(text_campaigns.BACK, control("campaigns", 0)),
        to_panel(),
    )


def drop_card(campaign: Campaign) -> Card:
    """Ask before a campaign goes."""
    yes = (text_campaigns.YES_REMOVE, control("campaign_drop_sure", campaign.id))
    question = text_campaigns.REMOVE_SURE.format(name=escape(campaign.name))
    return sure_card(question, yes, control("campaign", campaign.id))


def refused_card(campaign_id: int, sentence: str, typed: Typed) -> Card:
    """A form that could not be used, and everything that was typed."""
    card = Card(accent=WARNING).text(escape(sentence, _LONGEST_REASONS)).small(text_logging.NOTHING_LOST)
    write_down(card, WRITTEN_DOWN, {name: getattr(typed, name) for name in WRITTEN_DOWN})
    kept = (typed.where or _NOTHING, typed.attribution or _NOTHING)
    again = button(text_logging.CORRECT_IT, control("campaign_again", campaign_id, *kept), style=PRIMARY)
    return card.row(again, button(text_campaigns.BACK, control("campaigns", 0)))


def typed_again(args: Sequence[str], words: Mapping[str, str]) -> Typed:
    """The form as it was, from the button's arguments and what stands on its card."""
    where, attribution = ("" if each == _NOTHING else each for each in (*args[1:3], "", "")[:2])
    return Typed(where=where, attribution=attribution, **words)


# The form


def campaign_form(campaign_id: int, old: Campaign | None, places: Sequence[Place], typed: Typed) -> Form:
    """A campaign. `old` is the one to change, `typed` what to begin with."""
    title = text_campaigns.CHANGE_TITLE if campaign_id else text_campaigns.ADD_TITLE
    form = Form(title, control("campaign_save", campaign_id))
    form.line("name", text_campaigns.ASK_NAME, max_length=LONGEST_NAME, default=typed.name or None)
    form.input("where", text_campaigns.ASK_WHERE, _places(old, places, typed.where), text_campaigns.ASK_WHERE_HINT)
    form.line(
        "pay",
        text_campaigns.ASK_PAY,
        text_campaigns.ASK_PAY_HINT,
        required=False,
        max_length=LONGEST_PAY,
        default=typed.pay or None,
    )
    form.paragraph(
        "results",
        text_campaigns.ASK_RESULTS,
        text_campaigns.ASK_RESULTS_HINT,
        required=False,
        max_length=LONGEST_RESULTS,
        default=typed.results or None,
    )
    return form.input("attribution", text_campaigns.ASK_ATTRIBUTION, _attributions(typed.attribution))


def _places(old: Campaign | None, places: Sequence[Place], chosen: str) -> ui.Select[Any]:
    was = _place(old) if old is not None else None
    told = [(AS_IT_WAS, text_campaigns.AS_IT_WAS.format(where=label_of(was)[:80]))] if was is not None else []
    named = [(each.choice, label_of(each)) for each in places[: _MOST_CHOICES - len(Platform) - 1]]
    others = [
        (f"{ANOTHER}-{each}", text_campaigns.ELSEWHERE.format(platform=text.PLATFORMS[each])) for each in Platform
    ]
    return _optional([*told, *named, *others], chosen)


def _attributions(chosen: str) -> ui.Select[Any]:
    return _optional([(each.value, text_campaigns.ATTRIBUTIONS[each]) for each in Attribution], chosen)


def _optional(choices: Sequence[tuple[str, str]], chosen: str) -> ui.Select[Any]:
    options = [discord.SelectOption(label=label, value=value, default=value == chosen) for value, label in choices]
    return ui.Select(options=options, min_values=0, max_values=1, required=False)


def typed_in(fields: Mapping[str, Any]) -> Typed:
    """What the form brings back."""
    words = {name: str(fields.get(name) or "") for name in WRITTEN_DOWN}
    chosen = {name: "".join((fields.get(name) or ())[:1]) for name in ("where", "attribution")}
    return Typed(**words, **chosen)


# Files


def files_card(rows: Sequence[Mapping[str, Any]]) -> Card:
    """All campaigns with their figures, to take away."""
    made_of = json.dumps(rows, ensure_ascii=False, indent=2).encode()
    card = Card().text(text_campaigns.FILES_READY)
    card.file(discord.File(io.BytesIO(made_of), text_campaigns.JSON_NAME))
    return card.file(discord.File(io.BytesIO(as_csv(list(rows[0]) if rows else [], rows)), text_campaigns.CSV_NAME))
