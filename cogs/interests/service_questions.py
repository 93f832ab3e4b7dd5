"""Questions to the owner of a request: asked by anybody else, answered once, seen by the two of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.collabs import service as collabs
from cogs.collabs import service_board
from cogs.collabs.model import ON_SHOW
from cogs.collabs.model_request import Request
from cogs.interests import service_letters, service_seen, store_questions, text, text_questions
from cogs.interests.model import LONGEST_ANSWER, LONGEST_QUESTION, MOST_QUESTIONS, Question, tidy


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and the request it is about."""

    question: Question
    request: Request


async def may_ask(conn: AsyncConnection, by: By, request_id: int) -> Request:
    """The request that the person can ask about. Raises UserError, also for too many questions at once."""
    request = await collabs.get(conn, by.guild_id, request_id)
    if request.owner_id == by.user_id:
        raise UserError(text_questions.OWN)
    if request.state not in ON_SHOW:
        raise UserError(text.OVER)
    if await store_questions.count_open(conn, by.guild_id, request_id, by.user_id) >= MOST_QUESTIONS:
        raise UserError(text_questions.ENOUGH.format(most=MOST_QUESTIONS))
    return request


async def ask(conn: AsyncConnection, by: By, request_id: int, words: str) -> Question:
    """Ask the owner. Raises UserError."""
    await collabs.held(conn, by.guild_id, request_id)  # so that nobody asks too much with two presses at once
    request = await may_ask(conn, by, request_id)
    words = tidy(words, LONGEST_QUESTION)
    if not words:
        raise UserError(text_questions.NOTHING)
    question = Question(
        guild_id=by.guild_id,
        request_id=request_id,
        owner_id=request.owner_id,
        asker_id=by.user_id,
        words=words,
        asked_at=by.now,
    )
    saved = await store_questions.add(conn, question)
    await service_letters.asked(conn, saved, by.now)
    return saved


async def to_answer(conn: AsyncConnection, by: By, question_id: int) -> Question:
    """A question that waits for this person's answer. Raises UserError."""
    question = await store_questions.find(conn, by.guild_id, question_id)
    if question is None or question.owner_id != by.user_id:
        raise UserError(text_questions.GONE)
    if question.answered_at is not None:
        raise UserError(text_questions.ANSWERED)
    return question


async def answer(conn: AsyncConnection, by: By, question_id: int, words: str) -> Question:
    """Answer it, once. Raises UserError."""
    await to_answer(conn, by, question_id)
    words = tidy(words, LONGEST_ANSWER)
    if not words:
        raise UserError(text_questions.NO_ANSWER)
    saved = await store_questions.answer(conn, by.guild_id, question_id, words, by.now)
    if saved is None:
        raise UserError(text_questions.ANSWERED)
    await service_letters.replied(conn, saved, by.now)
    return saved


async def to_show(conn: AsyncConnection, guild_id: int, question_id: int) -> Exchange | None:
    """A question for the letter to its owner; None when it needs no answer any more."""
    found = await exchange(conn, guild_id, question_id)
    if found is None:
        return None
    waiting = await service_seen.questions(conn, guild_id, found.request.id)
    return found if question_id in {each.id for each in waiting} else None


async def exchange(conn: AsyncConnection, guild_id: int, question_id: int) -> Exchange | None:
    """A question and its request; None when either is gone."""
    question = await store_questions.find(conn, guild_id, question_id)
    request = await service_board.find(conn, guild_id, question.request_id) if question is not None else None
    return Exchange(question, request) if question is not None and request is not None else None


async def mine(conn: AsyncConnection, by: By, page: int, size: int) -> Sequence[Exchange]:
    """What the person asked, the newest first: one more than a page, to know whether there is another."""
    asked = await store_questions.asked_by(conn, by.guild_id, by.user_id, size + 1, page * size)
    found = [await exchange(conn, by.guild_id, each.id) for each in asked]
    return [each for each in found if each is not None]
