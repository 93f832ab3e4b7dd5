"""How linking looks: what can be linked, the form for a handle, what came of it, and how to stop."""

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ui

from bot.presses import Form
from bot.ui import CALM, WARNING, Card, button, escape
from cogs.analytics import text_sources as text
from cogs.analytics.model import Account
from cogs.analytics.model_sources import Found, Linked, Ref, Trouble
from cogs.profiles.model import Platform
from cogs.profiles.model_handles import RULES

CHOOSE = "analytics:link_choose"
SAVE = "analytics:link_save"
UNLINK_CHOOSE = "analytics:unlink_choose"
UNLINK_KEEP, UNLINK_FORGET = "analytics:unlink_keep", "analytics:unlink_forget"
_LONGEST = 260


def name_of(platform: Platform, handle: str) -> str:
    """`Bluesky · @keiko.bsky.social`, safe to show."""
    return f"{RULES[platform].name} · @{escape(handle)}"


def link_card(platforms: Sequence[Platform], linked: Sequence[Linked]) -> Card:
    """What is read, how often, how to stop; and where the account is."""
    if not platforms:
        return Card(accent=CALM).heading(text.LINK).text(text.NONE_ON)
    card = Card().heading(text.LINK).text(text.LINK_INTRO).text(text.WHAT_HOW_STOP)
    if linked:
        card.small(_lines(linked))
    options = [discord.SelectOption(label=RULES[each].name, value=each.value) for each in platforms]
    return card.row(ui.Select(custom_id=CHOOSE, placeholder=text.CHOOSE, options=options))


def link_form(platform: Platform, known: str | None) -> Form:
    """The handle, filled in when the profile knows it; and what the platform wants to be said."""
    form = Form(RULES[platform].name, f"{SAVE}:{platform.value}")
    if platform is Platform.YOUTUBE:
        form.add_item(ui.TextDisplay(text.YOUTUBE_TERMS))
    hint = text.HINTS.get(platform, text.ASK_HANDLE_HINT)
    return form.line("handle", text.ASK_HANDLE, hint, default=known, max_length=_LONGEST)


def linked_card(found: Found, contents: int, at: datetime) -> Card:
    """Linked, and what the first look found."""
    card = Card().heading(name_of(found.ref.platform, found.ref.handle))
    return card.text(f"{text.first(found.snapshot.followers, contents, at)}\n\n{text.SEE}").small(text.WHAT_HOW_STOP)


def later_card(ref: Ref) -> Card:
    """Linked, and the first look has to wait."""
    return Card().heading(name_of(ref.platform, ref.handle)).text(text.FIRST_LATER).small(text.WHAT_HOW_STOP)


def unlink_card(linked: Sequence[Linked]) -> Card:
    """Which one."""
    if not linked:
        return Card(accent=CALM).text(text.NOTHING_LINKED)
    options = [
        discord.SelectOption(label=f"{RULES[each.platform].name} · {each.handle}"[:100], value=str(each.account_id))
        for each in linked
    ]
    card = Card().heading(text.UNLINK).small(_lines(linked))
    return card.row(ui.Select(custom_id=UNLINK_CHOOSE, placeholder=text.UNLINK_INTRO, options=options))


def sure_card(linked: Linked) -> Card:
    """Keep what was read, or not."""
    card = Card().heading(text.UNLINK).text(name_of(linked.platform, linked.handle))
    forget = button(text.FORGET, f"{UNLINK_FORGET}:{linked.account_id}", style=discord.ButtonStyle.danger)
    return card.row(button(text.KEEP, f"{UNLINK_KEEP}:{linked.account_id}"), forget)


def unlinked_card(account: Account, *, forgotten: bool) -> Card:
    """It is done."""
    words = text.STOPPED_GONE if forgotten else text.STOPPED_KEPT
    return Card(accent=CALM).text(words.format(name=f"**{name_of(account.platform, account.handle)}**"))


def letter_card(account: Account, trouble: Trouble, *, ended: bool) -> Card:
    """By direct message: it cannot be read for now, or not any more."""
    title = text.STOPPED_TITLE if ended else text.WAITING_TITLE
    said = text.letter(trouble, account.platform, f"@{escape(account.handle)}", ended=ended)
    return Card(accent=WARNING).heading(title).text(said)


def _lines(linked: Sequence[Linked]) -> str:
    return "\n".join(f"{name_of(each.platform, each.handle)}: {text.state(each)}" for each in linked)
