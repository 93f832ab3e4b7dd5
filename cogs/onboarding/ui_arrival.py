"""The cards at the end: the posted introduction, and what somebody sees who is done."""

import discord

from bot.ui import Card, button, escape
from cogs.contact import model as contact
from cogs.contact import text as contact_words
from cogs.firststeps.model import OPEN as MY_STEPS
from cogs.onboarding import text
from cogs.onboarding.model import Posting, Scene
from cogs.onboarding.ui import introduce, step_card
from cogs.profiles import text as words
from cogs.profiles.model import Visibility

_REMINDERS = (
    (contact_words.BY_DM, contact.ASK_DM),
    (contact_words.IN_THREAD, contact.ASK_THREAD),
    (contact_words.NO_REMINDERS, contact.ASK_NONE),
)


def present_card(scene: Scene, name: str, note: str | None = None) -> Card:
    """What the person sees now: their step, or that they are done."""
    return known_card(scene, name) if scene.status.is_finished else step_card(scene, name, note)


def introduction_card(scene: Scene, name: str) -> Card:
    """The introduction in its channel."""
    return introduce(Card(), scene, name)


def finished_card(scene: Scene, name: str) -> Card:
    """Right after the last step: what happens now, and what comes next."""
    card = Card().heading(text.arrived(escape(name))).text(_whereabouts(scene)).text(text.ROSTER)
    return _next(card)


def known_card(scene: Scene, name: str) -> Card:
    """For somebody who finished before: their profile, where it is, and what comes next."""
    card = Card().heading(text.met(escape(name))).small(text.ALREADY)
    for paragraph in words.portrait(scene.profile.as_seen_by(Visibility.PRIVATE)):
        card.text(paragraph)
    return _next(card.text(_whereabouts(scene)).line())


def _next(card: Card) -> Card:
    card.text(f"{text.NEXT}\n{text.FIRST_STEPS}")
    card.row(button(text.MY_STEPS, MY_STEPS, style=discord.ButtonStyle.success), button(words.EDIT, "profiles:edit"))
    return card.text(text.REMIND).row(*(button(label, custom_id) for label, custom_id in _REMINDERS))


def _whereabouts(scene: Scene) -> str:
    status = scene.status
    if status.introduction is Posting.WAITING:
        return text.WAITING
    if status.channel_id is not None and status.message_id is not None:
        return text.posted(status.guild_id, status.channel_id, status.message_id)
    return text.GONE if status.introduction is Posting.DONE else text.on_its_way(scene.channel_id)
