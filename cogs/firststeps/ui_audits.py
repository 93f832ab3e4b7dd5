"""How a look at a profile looks: the card in the channel, the checklist, the feedback."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.presses import Form
from bot.ui import CALM, Card, button, escape
from cogs.firststeps import text, text_audits
from cogs.firststeps.model import control
from cogs.firststeps.model_audits import LONGEST_NOTE, Audit, Mark, Review, Summary, Topic, summaries

_LONGEST_SHOWN = 200
"""Fifteen notes full of escaped marks still fit into one card."""


def audit_card(audit: Audit, about: Sequence[str]) -> Card:
    """The request in the channel; `about` are paragraphs of what the person shows of themselves, already escaped."""
    card = Card(accent=CALM) if not audit.is_open else Card()
    card.text(f"### {text_audits.request(audit.user_id)}")
    for paragraph in about:
        card.text(paragraph)
    if not audit.is_open:
        thanks = text_audits.helpers(audit.reviewers)
        return card.small("\n".join(filter(None, (text_audits.state_line(audit), thanks))))
    card.small(text_audits.CHECKLIST).small(text_audits.state_line(audit))
    give = button(text_audits.GIVE, control("give", audit.id), style=discord.ButtonStyle.primary)
    return card.row(give)


def checklist_form(audit_id: int) -> Form:
    """Five topics, one choice each."""
    form = Form(text_audits.FORM, control("given", audit_id))
    for topic in Topic:
        form.input(topic.value, text_audits.QUESTIONS[topic], _marks())
    return form


def _marks() -> ui.Select[Any]:
    return ui.Select(options=[discord.SelectOption(label=text_audits.MARKS[mark], value=mark.value) for mark in Mark])


def notes_form(audit_id: int) -> Form:
    """A few words to each topic, all optional."""
    form = Form(text_audits.NOTES_FORM, control("noted", audit_id))
    for topic in Topic:
        label, help_text = text_audits.TOPICS[topic], text_audits.NOTE_HELP
        form.paragraph(topic.value, label, help_text, max_length=LONGEST_NOTE, required=False)
    return form


def thanks_card(audit: Audit) -> Card:
    """After the checklist."""
    words = text_audits.THANKS.format(name=f"<@{audit.user_id}>")
    return Card().text(words).row(button(text_audits.ADD_NOTES, control("note", audit.id)))


def noted_card(audit: Audit) -> Card:
    """After a few words."""
    return Card().text(text_audits.NOTED.format(name=f"<@{audit.user_id}>"))


def feedback_card(audit: Audit, reviews: list[Review]) -> Card:
    """What all reviewers said, by topic."""
    card = Card().heading(text_audits.FEEDBACK_TITLE)
    for summary in summaries(reviews):
        card.text(_topic(summary))
    return card.small(text_audits.state_line(audit)).small(text_audits.FEEDBACK_END)


def _topic(summary: Summary) -> str:
    head = f"**{text_audits.TOPICS[summary.topic]}** · {text_audits.marks_line(summary.marks)}"
    return "\n".join((head, *(f"> {escape(note, LONGEST_NOTE)[:_LONGEST_SHOWN]}" for note in summary.notes)))


def result_card(audit: Audit, group: str) -> Card:
    """The letter when a request is over."""
    card = Card().heading(text_audits.RESULT_TITLE if audit.reviewers else text.TITLE)
    card.text(text_audits.result(escape(group), len(audit.reviewers)))
    verb, label = ("feedback", text.READ) if audit.reviewers else ("open", text.OPEN)
    return card.row(button(label, control(verb, audit.guild_id), style=discord.ButtonStyle.primary))
