"""The forms of a room, and the cards that say what was wrong with one and keep what was typed."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import discord
from discord import ui

from bot.presses import Form
from bot.ui import WARNING, Card, button
from bot.written_down import read_back, write_down
from cogs.disclosure import text as disclosure
from cogs.disclosure.model import LONGEST_CAPTION, Market, Remembered, Report
from cogs.profiles.model import Platform
from cogs.profiles.text import PLATFORMS
from cogs.rooms import text, text_card, text_end, text_posting
from cogs.rooms.model import LONGEST_WORDS, Planned, Room, Step, control
from cogs.rooms.model_dates import DATED
from cogs.rooms.model_feedback import BEST, QUESTIONS
from cogs.rooms.model_link import LONGEST_LINK
from cogs.rooms.ui import booked_card, fitting

_DATES = tuple(step.value for step in DATED)
_LINK = ("link",)
_SHORT = 40
_MOST_FINDINGS = 8


def back_form(room: Room) -> Form:
    """Why one step back. It names the step, so that two who press it at once go back one step only."""
    form = Form(text_card.BACK_TITLE, control("went_back", room.id, room.step.value))
    return form.paragraph("words", text_card.BACK_WORDS, text_card.BACK_HINT, max_length=LONGEST_WORDS)


def off_form(room: Room) -> Form:
    """Why it ends."""
    form = Form(text_card.OFF_TITLE, control("called_off", room.id))
    return form.paragraph("words", text_card.OFF_WORDS, text_card.OFF_HINT, max_length=LONGEST_WORDS)


def dates_form(room_id: int, typed: Mapping[str, str]) -> Form:
    """A date for each step that can have one."""
    form = Form(text_card.DATES_TITLE, control("dated", room_id))
    for step in DATED:
        default = typed.get(step.value) or None
        hint = text_card.DATE_HINT if step is DATED[0] else None
        form.line(step.value, text.STEPS[step], hint, default=default, max_length=_SHORT, required=False)
    return form


def refused_dates_card(room_id: int, sentence: str, typed: Mapping[str, str]) -> Card:
    """Dates that could not be used, and the way back to them."""
    return _with_dates(Card(accent=WARNING).text(sentence), typed).row(_correct(room_id))


def booked_dates_card(room_id: int, clashes: Sequence[tuple[Step, Planned]], typed: Mapping[str, str]) -> Card:
    """Dates on days that are taken: keep them, or change them."""
    anyway = button(text_card.DATES_ANYWAY, control("dates_anyway", room_id), style=discord.ButtonStyle.success)
    return _with_dates(booked_card(clashes), typed).row(anyway, _correct(room_id))


def _correct(room_id: int) -> ui.Button[ui.LayoutView]:
    return button(text_card.DATES_CORRECT, control("dates_again", room_id), style=discord.ButtonStyle.primary)


def _with_dates(card: Card, typed: Mapping[str, str]) -> Card:
    for place, name in enumerate(_DATES):
        if words := typed.get(name, "").strip():
            card.small(text.STEPS[Step(name)])
            write_down(card, words, place)
    return card.small(text_card.NOTHING_LOST)


def typed_dates(message: discord.Message | None) -> Mapping[str, str]:
    """What such a card keeps."""
    return read_back(message, _DATES)


def posted_form(room: Room, last: Remembered | None, link: str | None) -> Form:
    """The link, and for a paid partnership the caption and where most of the audience is."""
    form = Form(text_posting.TITLE, control("posted", room.id))
    default = (link or "")[:LONGEST_LINK] or None
    form.line("link", text_posting.LINK, text_posting.LINK_HINT, default=default, max_length=LONGEST_LINK)
    if not room.is_paid:
        return form
    markets = {market: disclosure.market(market) for market in Market}
    form.input("market", disclosure.ASK_MARKET, _menu(markets, last.market if last else None))
    form.input("platform", text_posting.PLATFORM, _menu(PLATFORMS, _platform(room, last)))
    caption = (last.caption if last else None) or None
    hint = text_posting.CAPTION_HINT
    return form.paragraph("caption", text_posting.CAPTION, hint, default=caption, max_length=LONGEST_CAPTION)


def _platform(room: Room, last: Remembered | None) -> Platform | None:
    """The one that the request asked for, else the one of the last caption."""
    wanted = room.spec.wanted.platforms
    return wanted[0] if len(wanted) == 1 else last.platform if last else None


def _menu(names: Mapping[Any, str], chosen: StrEnum | None) -> ui.Select[Any]:
    options = [discord.SelectOption(label=name, value=key.value, default=key is chosen) for key, name in names.items()]
    return ui.Select(options=options, required=True)


def report_card(room: Room, report: Report, link: str) -> Card:
    """What was found in the caption, explained; then it is theirs to decide."""
    card = Card(accent=WARNING).heading(disclosure.heading(report)).small(disclosure.asked(report))
    findings = [f"- {disclosure.explained(report, each)}" for each in report.findings]
    card.text("\n".join(fitting(findings[:_MOST_FINDINGS], 1500)))
    if report.suggestion:
        card.text(f"{disclosure.SUGGESTED}\n```\n{report.suggestion}\n```")
    if label := disclosure.switch(report):
        card.text(label)
    card.text(text_posting.ASK).small(f"{text_posting.belongs(room.kind)}\n{disclosure.small_print(report)}")
    _with_link(card, link)
    as_it_is = button(text_posting.AS_IT_IS, control("as_it_is", room.id))
    return card.row(_fix(room.id, text_posting.FIX), as_it_is)


def refused_link_card(room_id: int, sentence: str, link: str) -> Card:
    """A link or a caption that could not be used."""
    card = Card(accent=WARNING).text(sentence)
    return _with_link(card, link).row(_fix(room_id, text_posting.TRY_AGAIN))


def _with_link(card: Card, link: str) -> Card:
    if link.strip():
        card.small(text_posting.YOUR_LINK)
        write_down(card, link.strip()[:LONGEST_LINK], 0)
    return card


def _fix(room_id: int, label: str) -> ui.Button[ui.LayoutView]:
    return button(label, control("fix", room_id), style=discord.ButtonStyle.primary)


def typed_link(message: discord.Message | None) -> str:
    """The link that such a card keeps."""
    return read_back(message, _LINK).get("link", "")


def feedback_form(room: Room) -> Form:
    """Three questions from 1 to 5, and words."""
    form = Form(text_end.TITLE, control("gave", room.id))
    for name in QUESTIONS:
        options = [discord.SelectOption(label=text_end.ANSWERS[n], value=str(n)) for n in range(BEST, 0, -1)]
        menu: ui.Select[ui.LayoutView] = ui.Select(options=options, required=True)
        form.input(name, text_end.QUESTIONS[name], menu)
    return form.paragraph("words", text_end.WORDS, text_end.WORDS_HINT, max_length=LONGEST_WORDS, required=False)
