"""How checks look: a person's own state, the private question, the way to answer it, and the moderators' list."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.presses import Form
from bot.ui import CALM, Card, button, escape
from cogs.analytics import text_checks as text
from cogs.analytics import text_signals
from cogs.analytics.model import FEATURE, Note, NoteKind
from cogs.analytics.model_check import CONSENT_VERSION
from cogs.analytics.model_check_matter import LONGEST_CONTEXT, Checked, Matter, Shared
from cogs.analytics.text import NOTES
from cogs.analytics.ui import name_of


def see_button(guild_id: int, label: str = text.SEE_IT) -> ui.Button[Any]:
    """The way to one's own state, from anywhere."""
    return button(label, f"{FEATURE}:check:{guild_id}")


def with_question(card: Card, guild_id: int) -> Card:
    """A card of the panel that also says that there is a question."""
    return card.line().text(text.WAITING).row(see_button(guild_id))


def state_card(
    checked: Sequence[Checked], guild_id: int, now: datetime, *, joined: bool, moderates: bool = False
) -> Card:
    """How all accounts of a person look now."""
    card = Card(accent=CALM).heading(text.TITLE)
    if not checked:
        card.text(text.NO_ACCOUNT)
    for each in checked:
        _account(card, each, now, joined=joined)
    buttons = [_context_button(each) for each in checked if each.matter is not None]
    buttons.append(button(text.VERIFICATION, f"{FEATURE}:check_verify:{guild_id}"))
    if moderates:
        buttons.append(button(text.MATTERS, f"{FEATURE}:check_matters:0"))
    if not any(each.matter is not None for each in checked):
        card.small(text.PRIVATE)
    return card.small(text.LIMITS).rows(buttons)


def _account(card: Card, each: Checked, now: datetime, *, joined: bool) -> None:
    card.text(f"**{name_of(each.account)}**\n{text.state(each.look, asks=each.matter is not None)}")
    if each.look.signals:
        card.text(text_signals.explained(each.look.together or each.look.signals))
    if each.matter is not None:
        card.small(f"{text.ASK} {text.who_sees(each.matter, now, joined=joined)}")
    if (verified := text.heard(each.badge)) is not None:
        card.small(verified)
    card.line()


def _context_button(each: Checked) -> ui.Button[Any]:
    matter = each.matter
    label = text.ADD_CONTEXT_TO.format(account=each.account.handle)
    where = f"{matter.guild_id}:{matter.id}" if matter is not None else ""
    return button(label, f"{FEATURE}:check_context:{where}", style=discord.ButtonStyle.primary)


def notice_card(each: Checked, matter: Matter, group: str, now: datetime, *, joined: bool) -> Card:
    """The private question."""
    card = Card(accent=CALM).heading(text.NOTICE_TITLE)
    card.text(text.NOTICE.format(account=name_of(each.account), group=group))
    card.text(text_signals.explained(each.look.together)).text(text.ASK)
    card.rows(_reasons(matter)).row(see_button(matter.guild_id, text.MY_CHECK))
    return card.small(f"{text.who_sees(matter, now, joined=joined)} {text.LIMITS}")


def context_card(matter: Matter) -> Card:
    """What it may have been."""
    return Card(accent=CALM).text(text.ASK).rows(_reasons(matter))


def _reasons(matter: Matter) -> list[ui.Button[Any]]:
    where = f"{matter.guild_id}:{matter.id}"
    return [button(label, f"{FEATURE}:check_kind:{where}:{kind}") for kind, label in NOTES.items()]


def context_form(matter: Matter, kind: NoteKind) -> Form:
    """A few words, if they like."""
    custom_id = f"{FEATURE}:check_note:{matter.guild_id}:{matter.id}:{kind}"
    form = Form(f"{text.CONTEXT_FORM} {NOTES[kind]}", custom_id)
    return form.paragraph("words", text.CONTEXT_LABEL, text.CONTEXT_HINT, required=False, max_length=LONGEST_CONTEXT)


def thanks_card(guild_id: int) -> Card:
    """It is closed."""
    return Card(accent=CALM).text(text.THANKS).row(see_button(guild_id, text.MY_CHECK))


def verification_card(guild_id: int, *, joined: bool) -> Card:
    """The text, and the one button that makes sense."""
    card = Card(accent=CALM).heading(text.VERIFICATION).text(text.VERIFICATION_TEXT)
    card.text(text.TAKES_PART if joined else text.TAKES_NO_PART)
    if joined:
        return card.row(button(text.WITHDRAW, f"{FEATURE}:check_leave:{guild_id}"))
    agree = f"{FEATURE}:check_join:{guild_id}:{CONSENT_VERSION}"
    return card.row(button(text.AGREE, agree, style=discord.ButtonStyle.primary))


def matters_card(found: Sequence[Shared], place: int) -> Card:
    """One open question at a time, for moderators."""
    card = Card(accent=CALM).heading(text.MATTERS_TITLE)
    if not found:
        return card.text(text.NO_MATTERS)
    one = found[place % len(found)]
    card.text(f"<@{one.account.user_id}>: {name_of(one.account)}")
    card.text(text_signals.explained(one.look.together)).text(text.context([_told(note) for note in one.notes])).small(
        text.MATTERS_LIMITS
    )
    if len(found) > 1:
        after = (place + 1) % len(found)
        card.row(button(f"{text.NEXT} ({place % len(found) + 1}/{len(found)})", f"{FEATURE}:check_matters:{after}"))
    return card


def _told(note: Note) -> str:
    words = f" ({escape(note.words)})" if note.words else ""
    return f"{NOTES[note.kind]}{words}"
