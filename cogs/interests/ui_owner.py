"""What an owner sees of those who are interested: the private list, one of them, letters."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.presses import Form
from bot.ui import Card, button, escape
from cogs.analytics import text_sharing as figures
from cogs.analytics.model_sharing import Measure
from cogs.analytics.service_named import Named
from cogs.collabs.model_request import Request
from cogs.interests import text, text_letters, text_owner, text_people, text_questions
from cogs.interests.model import LONGEST_WORDS, Interest, Question, State, control
from cogs.interests.service_owner import Candidate, Listing
from cogs.interests.ui import SHORT
from cogs.profiles import text as profiles

_GLANCE = 140
"""Of a note, in the list; all of it is behind a press."""
_MOST_NUMBERS = 12
"""More lines would not fit on a card."""
_NEXT = 5
"""So many of the waiting list are named in a letter."""


def list_card(listing: Listing, note: str | None = None) -> Card:
    """A page of those who wait for a decision, each with what can be decided."""
    request = listing.request
    card = Card().heading(text_owner.TITLE.format(title=escape(request.spec.title, SHORT)))
    if note is not None:
        card.text(note)
    if not listing.candidates:
        card.text(text_owner.NOBODY)
    for candidate in listing.candidates:
        card.text(_glance(candidate)).row(*_decisions(candidate.interest, listing.page), _more(candidate.interest))
    controls = _pager(listing)
    if listing.questions:
        label = text_owner.open_questions(len(listing.questions))
        controls.append(button(label, control("questions", request.guild_id, request.id)))
    if controls:
        card.row(*controls)
    return card.small(text_owner.ONLY_YOU)


def _glance(candidate: Candidate) -> str:
    interest = candidate.interest
    facts = text_people.facts(candidate.profile)
    lines = [text_owner.heading(interest, candidate.place), f"> {escape(' '.join(interest.note.split()), _GLANCE)}"]
    return "\n".join([*lines, *(f"-# {each}" for each in (facts, candidate.match) if each)])


def _decisions(interest: Interest, page: int) -> list[ui.Button[ui.LayoutView]]:
    about = (interest.guild_id, interest.id, page)
    buttons = [
        button(text_owner.ACCEPT, control("accept", *about), style=discord.ButtonStyle.success),
        button(text_owner.DECLINE, control("decline", *about)),
    ]
    if interest.state is State.OFFERED:
        buttons.append(button(text_owner.QUEUE, control("queue", *about)))
    return buttons


def _more(interest: Interest) -> ui.Button[ui.LayoutView]:
    return button(text_owner.MORE, control("more", interest.guild_id, interest.id))


def _pager(listing: Listing) -> list[ui.Button[ui.LayoutView]]:
    if listing.pages == 1:
        return []
    request, page = listing.request, listing.page
    return [
        button(text.EARLIER, control("list", request.guild_id, request.id, page - 1, "earlier"), disabled=page == 0),
        button(text.LATER, control("list", request.guild_id, request.id, page + 1), disabled=page + 1 == listing.pages),
    ]


def person_card(request: Request, candidate: Candidate, numbers: Sequence[Named]) -> Card:
    """One of them, with everything that they show."""
    interest = candidate.interest
    card = Card().text(text_owner.heading(interest, candidate.place)).text(f">>> {escape(interest.note)}")
    for paragraph in profiles.portrait(candidate.profile) if candidate.profile else [text_owner.NO_PROFILE]:
        card.text(paragraph)
    if candidate.match:
        card.text(candidate.match)
    if interest.shows_numbers:
        card.line().text("\n".join(_numbers(numbers)))
    back = button(text_owner.LIST, control("list", request.guild_id, request.id, 0))
    return card.row(*_decisions(interest, 0), back)


def _numbers(numbers: Sequence[Named]) -> list[str]:
    if not numbers:
        return [text_owner.NO_NUMBERS]
    lines = [text_owner.NUMBERS, *map(_number, numbers[:_MOST_NUMBERS])]
    is_theirs = any(figures.is_youtube_s([each.entrant], each.platform) for each in numbers)
    return [*lines, f"-# {figures.YOUTUBE}"] if is_theirs else lines


def _number(named: Named) -> str:
    name = f"{profiles.PLATFORMS[named.platform]}, {figures.MEASURES[named.measure].lower()}"
    if named.measure is not Measure.FOLLOWERS:
        return f"{name}: {figures.told(named.entrant, named.measure)}"
    counted = f"{name}: **{figures.size(named.entrant.followers)}**"
    return f"{counted} · {figures.origin(named.entrant)}" if named.entrant.sources else counted


def decline_form(interest: Interest, page: int) -> Form:
    """A few words, for whoever likes to say them."""
    form = Form(text_owner.DECLINE_TITLE, control("declined", interest.guild_id, interest.id, page))
    limits = {"max_length": LONGEST_WORDS, "required": False}
    return form.paragraph("words", text_owner.WORDS, text_owner.WORDS_HINT, **limits)


def interest_card(request: Request, found: Sequence[Interest], group: str) -> Card:
    """The letter that people are interested."""
    return _letter(request, text_letters.interest(len(found), escape(request.spec.title, SHORT), escape(group)))


def reminder_card(request: Request, found: Sequence[Interest], group: str) -> Card:
    """The letter that some have waited for long."""
    return _letter(request, text_letters.reminder(len(found), escape(request.spec.title, SHORT), escape(group)))


def free_card(request: Request, line: Sequence[Interest], group: str) -> Card:
    """The letter that a place came free, with who is next."""
    people = ", ".join(f"{place}. <@{each.user_id}>" for place, each in enumerate(line[:_NEXT], 1))
    title = escape(request.spec.title, SHORT)
    return _letter(request, text_letters.FREE.format(title=title, group=escape(group), people=people))


def _letter(request: Request, words: str) -> Card:
    see = button(text_letters.SEE, control("list", request.guild_id, request.id, 0), style=discord.ButtonStyle.success)
    return Card().text(words).row(see)


def questions_card(request: Request, questions: Sequence[Question]) -> Card:
    """What waits for an answer, a few at a time."""
    card = Card().heading(text_owner.QUESTIONS.strip("*"))
    for each in questions[:_NEXT]:
        answer = button(text_questions.ANSWER, control("answer", each.guild_id, each.id))
        card.section(text_questions.asked(each.asker_id, escape(each.words)), answer)
    return card.row(button(text_owner.LIST, control("list", request.guild_id, request.id, 0)))
