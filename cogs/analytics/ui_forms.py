"""The forms: logging, an account, a file, a screenshot, correcting numbers, a note."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

import discord
from discord import ui

from bot.presses import Form
from cogs.analytics import text, text_logging
from cogs.analytics.model import FROM_PLATFORM, Content, Format, Numbers
from cogs.analytics.model_logging import LONGEST_TYPED, SPONSORED
from cogs.analytics.model_matching import tag
from cogs.analytics.service import Place
from cogs.analytics.service_notes import LONGEST_WORDS
from cogs.analytics.ui import control, label_of

_LONGEST_NUMBER = 20
_LONGEST_FOLLOWERS = 40
_LONGEST_DAY = 40
_MOST_CHOICES = 25


def log_form(places: Sequence[Place], chosen: str, typed: Mapping[str, str]) -> Form:
    """Followers and content. `chosen` is the account's choice, `typed` what to begin with."""
    form = Form(text_logging.LOG_TITLE, control("save"))
    form.input("account", text_logging.ASK_ACCOUNT, _places(places, chosen))
    form.line(
        "followers",
        text_logging.ASK_FOLLOWERS,
        text_logging.ASK_FOLLOWERS_HINT,
        required=False,
        max_length=_LONGEST_FOLLOWERS,
        default=typed.get("followers") or None,
    )
    form.paragraph(
        "contents",
        text_logging.ASK_CONTENTS,
        text_logging.ASK_CONTENTS_HINT,
        required=False,
        max_length=LONGEST_TYPED,
        placeholder=text_logging.EXAMPLES[:100],
        default=(typed.get("contents") or "")[:LONGEST_TYPED] or None,
    )
    form.line(
        "published",
        text_logging.ASK_PUBLISHED,
        text_logging.ASK_PUBLISHED_HINT,
        required=False,
        max_length=_LONGEST_DAY,
        default=typed.get("published") or None,
    )
    return form.input("kind", text_logging.ASK_KIND, _kinds(), text_logging.ASK_KIND_HINT)


def _places(places: Sequence[Place], chosen: str) -> ui.Select[Any]:
    first = chosen or (places[0].choice if places else "")
    options = [
        discord.SelectOption(label=label_of(each), value=each.choice, default=each.choice == first) for each in places
    ]
    return ui.Select(options=options[:_MOST_CHOICES])


def _kinds() -> ui.Select[Any]:
    options = [discord.SelectOption(label=label, value=kind.value) for kind, label in text.FORMATS.items()]
    options.append(discord.SelectOption(label=text_logging.SPONSORED, value=SPONSORED))
    return ui.Select(options=options, min_values=0, max_values=2, required=False)


def account_form() -> Form:
    """Where the content is."""
    form = Form(text_logging.ADD_ACCOUNT, control("add_save"))
    form.input("platform", text_logging.ASK_PLATFORM, _select(text.PLATFORMS))
    return form.line("handle", text_logging.ASK_HANDLE, text_logging.ASK_HANDLE_HINT, max_length=200)


def file_form(places: Sequence[Place]) -> Form:
    """A file of content."""
    form = Form(text_logging.IMPORT, control("import_save"))
    form.input("account", text_logging.ASK_ACCOUNT, _places(places, ""))
    return form.input("file", text_logging.ASK_FILE, ui.FileUpload(required=True), text_logging.ASK_FILE_HINT)


def proof_form(account_id: int, second: int) -> Form:
    """A screenshot for the moderators."""
    form = Form(text_logging.PROOF_TITLE, control("proof_save", account_id, second))
    upload: ui.FileUpload[Any] = ui.FileUpload(required=True)
    return form.input("picture", text_logging.ASK_PICTURE, upload, text_logging.ASK_PICTURE_HINT)


CORRECTED = ("likes", "comments", "shares", "saves", "views")
"""A form holds five numbers; reach and impressions stay as they were told."""


def correct_form(account_id: int, content: Content) -> Form:
    """The numbers of one piece of content, filled in with what is known."""
    form = Form(text_logging.CHANGE, control("correct_save", account_id, tag(content.key)))
    for name in CORRECTED:
        known: int | None = getattr(content.numbers, name)
        form.line(
            name,
            name.capitalize(),
            text_logging.BLANK_IS_UNKNOWN,
            required=False,
            max_length=_LONGEST_NUMBER,
            default=None if known is None else str(known),
        )
    return form


def note_form(account_id: int) -> Form:
    """A span of time, and what was special."""
    form = Form(text_logging.NOTE_TITLE, control("note_save", account_id))
    form.input("kind", text_logging.ASK_NOTE_KIND, _select(text.NOTES))
    form.line("since", text_logging.ASK_SINCE, text_logging.ASK_DAYS_HINT, max_length=_LONGEST_DAY)
    form.line("until", text_logging.ASK_UNTIL, text_logging.ASK_UNTIL_HINT, required=False, max_length=_LONGEST_DAY)
    return form.line("words", text_logging.ASK_WORDS, required=False, max_length=LONGEST_WORDS)


def _select(labels: Mapping[Any, str]) -> ui.Select[Any]:
    options = [discord.SelectOption(label=label, value=str(value)) for value, label in labels.items()]
    return ui.Select(options=options)


def can_correct(content: Content) -> bool:
    """Whether its numbers were typed in, not told by the platform."""
    return content.source not in FROM_PLATFORM


def typed_numbers(fields: Mapping[str, Any]) -> dict[str, str]:
    """What the form for correcting brings back."""
    return {name: fields.get(name) or "" for name in CORRECTED if name in Numbers.__dataclass_fields__}


def formats_menu(account_id: int, content: Content) -> ui.Select[Any]:
    """Say what format it is."""
    options = [
        discord.SelectOption(label=label, value=kind.value, default=kind is content.format)
        for kind, label in text.FORMATS.items()
    ]
    return ui.Select(custom_id=control("format", account_id, tag(content.key)), options=options)


def chosen(values: Sequence[str], choices: type[StrEnum] = Format) -> str:
    """The value of a menu, if it is one of its choices; else nothing."""
    return values[0] if values and values[0] in tuple(choices) else ""
