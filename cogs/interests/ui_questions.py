"""Forms and letters for a question and its answer."""

import discord

from bot.presses import Form
from bot.ui import Card, button, escape
from cogs.interests import text_questions as text
from cogs.interests.model import LONGEST_ANSWER, LONGEST_QUESTION, Question, control
from cogs.interests.service_questions import Exchange
from cogs.interests.ui import SHORT


def ask_form(request_id: int) -> Form:
    """What somebody wants to know."""
    form = Form(text.TITLE, control("asked", request_id))
    return form.paragraph("words", text.LABEL, text.HINT, max_length=LONGEST_QUESTION)


def sent_card(question: Question, *, is_reachable: bool) -> Card:
    """It is on its way."""
    words = text.SENT if is_reachable else text.SENT_NO_LETTERS
    return Card().text(words.format(owner=question.owner_id))


def answer_form(question: Question) -> Form:
    """What the owner answers; the question is repeated above the field, as far as it fits."""
    form = Form(text.ANSWER_TITLE, control("answered", question.guild_id, question.id))
    return form.paragraph("words", text.ANSWER_LABEL, question.words[:100], max_length=LONGEST_ANSWER)


def answered_card(question: Question) -> Card:
    """The answer is on its way."""
    return Card().text(text.ANSWER_SENT.format(asker=question.asker_id))


def question_card(exchange: Exchange, group: str) -> Card:
    """The letter to the owner, with one press to answer."""
    question = exchange.question
    words = text.ASKED.format(asker=question.asker_id, words=_line(question.words), **_about(exchange, group))
    answer = control("answer", question.guild_id, question.id)
    return Card().text(words).row(button(text.ANSWER, answer, style=discord.ButtonStyle.success))


def reply_card(exchange: Exchange, group: str) -> Card:
    """The letter to whoever asked."""
    question = exchange.question
    said = {"words": _line(question.words), "answer": escape(question.answer, LONGEST_ANSWER)}
    return Card().text(text.REPLY.format(owner=question.owner_id, **said, **_about(exchange, group)))


def _line(words: str) -> str:
    return escape(" ".join(words.split()))


def _about(exchange: Exchange, group: str) -> dict[str, str]:
    return {"title": escape(exchange.request.spec.title, SHORT), "group": escape(group)}
