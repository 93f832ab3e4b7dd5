"""Content, page by page; one piece of it; notes."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.text import moment
from bot.ui import Card, button, escape
from cogs.analytics import text, text_logging, text_numbers, text_panel
from cogs.analytics.model import Account, Content, Note
from cogs.analytics.model_logging import oddities
from cogs.analytics.model_matching import tag
from cogs.analytics.ui import DANGER, PRIMARY, control, name_of, sure_card, to_panel
from cogs.analytics.ui_forms import can_correct, formats_menu

PAGE = 8


def contents_card(account: Account, found: Sequence[Content], page: int) -> Card:
    """A page of content; `found` holds one more when there is another page."""
    card = Card().heading(text_logging.CONTENT_TITLE).small(name_of(account))
    shown = found[:PAGE]
    card.text("\n".join(f"- {text_numbers.content_line(each)}" for each in shown) or text_panel.NO_CONTENT)
    if shown:
        card.row(_menu(account, shown))
    card.row(
        button(text_logging.NEWER, control("contents", account.id, page - 1), disabled=page <= 0),
        button(text_logging.OLDER, control("contents", account.id, page + 1), disabled=len(found) <= PAGE),
        button(text_logging.BACK, control("account", account.id)),
        button(text_logging.LOG, control("log", account.id), style=PRIMARY),
    )
    return card


def _menu(account: Account, shown: Sequence[Content]) -> ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=f"{each.published_at:%d %b %Y} · {text.FORMATS[each.format]}"[:100],
            value=tag(each.key),
            description=text_numbers.numbers_line(each.numbers)[:100],
        )
        for each in shown
    ]
    custom_id = control("content", account.id)
    return ui.Select(custom_id=custom_id, placeholder=text_logging.CHOOSE_CONTENT, options=options)


def content_card(account: Account, content: Content) -> Card:
    """One piece of content, and what can be done with it."""
    card = Card().heading(text.FORMATS[content.format]).small(name_of(account))
    card.text(text_numbers.content_line(content))
    card.small(f"{text.SOURCES[content.source]} · {text_numbers.day(content.captured_at)}")
    if content.followers is not None:
        card.small(f"{content.followers:,} followers {'when counted' if content.followers_at_capture else 'then'}")
    for doubt in oddities(content.numbers):
        card.small(text_logging.ODD.format(what=doubt))
    name = tag(content.key)
    card.row(formats_menu(account.id, content))
    flip = text_logging.NOT_SPONSORED if content.sponsored else text_logging.IS_SPONSORED
    buttons = [button(flip, control("sponsored", account.id, name, int(not content.sponsored)))]
    if can_correct(content):
        buttons.insert(0, button(text_logging.CHANGE, control("correct", account.id, name), style=PRIMARY))
    card.row(*buttons, button(text_logging.REMOVE, control("remove", account.id, name), style=DANGER))
    return card.row(button(text_logging.BACK, control("contents", account.id, 0)), to_panel())


def remove_card(account: Account, content: Content) -> Card:
    """Ask before content goes."""
    name = tag(content.key)
    yes = (text_logging.YES_REMOVE, control("remove_sure", account.id, name))
    question = f"{text_numbers.content_line(content)}\n{text_logging.REMOVE_SURE}"
    return sure_card(question, yes, control("show", account.id, name))


def notes_card(account: Account, notes: Sequence[Note]) -> Card:
    """What was noted, and ways to add and remove."""
    card = Card().heading(text_logging.NOTE).small(name_of(account)).text(text_logging.NOTE_HOW)
    card.text("\n".join(f"- {note_line(each)}" for each in notes[:PAGE]) or text_logging.NO_NOTES)
    if notes:
        card.row(_removal(account, notes))
    card.row(
        button(text_logging.ADD_NOTE, control("note", account.id), style=PRIMARY),
        button(text_logging.BACK, control("account", account.id)),
        to_panel(),
    )
    return card


def note_line(note: Note) -> str:
    """`A giveaway · 12 Nov to 14 Nov · words`."""
    first, last = moment(note.since, "D"), moment(note.until, "D")
    days = first if first == last or (note.until - note.since).days < 1 else f"{first} to {last}"
    parts = [f"**{text.NOTES[note.kind]}**", days, escape(note.words, 100)]
    return " · ".join(filter(None, parts))


def _removal(account: Account, notes: Sequence[Note]) -> ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=f"{text.NOTES[each.kind]} · {each.since:%d %b %Y}"[:100],
            value=str(each.id),
            description=each.words[:100] or None,
        )
        for each in notes[:25]
    ]
    custom_id = control("note_remove", account.id)
    return ui.Select(custom_id=custom_id, placeholder=text_logging.REMOVE_NOTE, options=options)
