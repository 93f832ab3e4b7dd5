"""Requests that wait, as moderators see them, and what their owners hear."""

from collections.abc import Sequence

import discord

from bot.presses import Form
from bot.ui import CALM, WARNING, Card, button, escape
from cogs.collabs import text as names
from cogs.collabs import text_brands
from cogs.collabs import text_queue as text
from cogs.collabs.model import Outcome, control
from cogs.collabs.model_request import Request
from cogs.collabs.service import LONGEST_REASON
from cogs.collabs.ui import face

SHOWN = 8


def question_card(request: Request) -> Card:
    """All of it, with the two answers."""
    card = face(request).line().small(text.ASKS.format(owner=request.owner_id))
    return card.row(
        button(text.APPROVE, control("approve", request.id), style=discord.ButtonStyle.success),
        button(text.SEND_BACK, control("send_back", request.id)),
    )


def settled_card(request: Request, outcome: Outcome, decided_by: int | None) -> Card:
    """What is left of the question."""
    title = f"**{escape(request.spec.title)}** · <@{request.owner_id}>"
    return Card(accent=CALM).text(title).small(text.outcome(outcome, decided_by))


def queue_card(waiting: Sequence[Request]) -> Card:
    """What waits, the longest first."""
    card = Card().heading(text.QUEUE)
    if not waiting:
        card.text(text.NONE)
    for request in waiting[:SHOWN]:
        card.section(_line(request), button(text.LOOK, control("waiting", request.id)))
    if len(waiting) > SHOWN:
        card.small(text.more(len(waiting) - SHOWN))
    return card.row(button(text_brands.BACK, control("browse")))


def _line(request: Request) -> str:
    return f"**{escape(request.spec.title, 80)}**\n-# {names.KINDS[request.spec.kind]} · <@{request.owner_id}>"


def send_back_form(request_id: int) -> Form:
    """What should be different."""
    form = Form(text.SEND_BACK, control("sent_back", request_id))
    return form.paragraph("reason", text.REASON, text.REASON_HINT, max_length=LONGEST_REASON)


def approved_letter(request: Request, group: str) -> Card:
    """It is on the board."""
    return Card().text(text.LETTER_APPROVED.format(title=escape(request.spec.title), group=escape(group)))


def sent_back_letter(request: Request, group: str) -> Card:
    """It is a draft again, and why."""
    said = {"title": escape(request.spec.title), "group": escape(group), "reason": escape(request.reason)}
    return Card(accent=WARNING).text(text.LETTER_SENT_BACK.format(**said))
