"""What somebody sees who is interested: the form, that it is saved, what they offered for, and letters to them."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.presses import Form
from bot.ui import CALM, Card, button, escape
from cogs.interests import text, text_letters, text_questions
from cogs.interests.model import LONGEST_ANSWER, LONGEST_NOTE, PAGE, UNDECIDED, Interest, State, control
from cogs.interests.service import Standing
from cogs.interests.service_questions import Exchange

SHORT = 60
FEW = 2
"""Questions on a page: their answers can be long."""
NUMBERS, PROFILE = "numbers", "profile"


def offer_form(request_id: int, known: Interest | None) -> Form:
    """A few words, and what to show; filled in with what was said before."""
    form = Form(text.FORM_TITLE, control("offered", request_id))
    note = known.note if known is not None else None
    form.paragraph("note", text.NOTE, text.NOTE_HINT, default=note, max_length=LONGEST_NOTE)
    chosen = NUMBERS if known is not None and known.shows_numbers else PROFILE
    options = [
        discord.SelectOption(label=label, value=value, default=value == chosen)
        for value, label in text.NUMBERS_CHOICES.items()
    ]
    menu: ui.Select[ui.LayoutView] = ui.Select(options=options)
    return form.input("numbers", text.NUMBERS, menu, text.NUMBERS_HINT)


def offered_card(standing: Standing, usual: str, *, is_reachable: bool) -> Card:
    """It is saved; it can be changed and withdrawn."""
    interest = standing.interest
    card = Card().text(text.offered(interest.owner_id, standing.place, usual, is_reachable=is_reachable))
    card.text(text.YOUR_NOTE.format(note=escape(interest.note)))
    if interest.shows_numbers:
        card.small(text.NUMBERS_SHOWN)
    change = button(text.CHANGE, control("change", interest.request_id))
    return card.row(change, _withdraw(interest))


def _withdraw(interest: Interest) -> ui.Button[ui.LayoutView]:
    return button(text.WITHDRAW, control("withdraw", interest.guild_id, interest.id))


def withdrawn_card(interest: Interest) -> Card:
    """It is taken back."""
    return Card(accent=CALM).text(text.WITHDRAWN.format(owner=f"<@{interest.owner_id}>"))


def mine_card(found: Sequence[Standing], page: int, *, has_asked: bool) -> Card:
    """What the person offered for, the newest first, and a way to what they asked."""
    card = Card().heading(text.MINE)
    if not found:
        card.text(text.NOTHING_OFFERED)
    for each in found[:PAGE]:
        if each.interest.state in UNDECIDED:
            card.section(_line(each), _withdraw_here(each.interest, page))
        else:
            card.text(_line(each))
    buttons = _pager("mine", page, is_last=len(found) <= PAGE)
    if has_asked:
        buttons.append(button(text_questions.YOURS, control("my_questions", 0)))
    if buttons:
        card.row(*buttons)
    return card.small(text.ONLY_YOU)


def my_questions_card(asked: Sequence[Exchange], page: int) -> Card:
    """What the person asked, with the answers in full."""
    card = Card().heading(text_questions.YOURS)
    for each in asked[:FEW]:
        question = each.question
        card.text(f"**{escape(each.request.spec.title, SHORT)}** · <@{question.owner_id}>\n> {escape(question.words)}")
        card.text(escape(question.answer, LONGEST_ANSWER) or f"-# {text_questions.NO_ANSWER_YET}")
    buttons = _pager("my_questions", page, is_last=len(asked) <= FEW)
    return card.row(*buttons, button(text.BACK, control("mine", 0))).small(text.ONLY_YOU)


def _pager(verb: str, page: int, *, is_last: bool) -> list[ui.Button[ui.LayoutView]]:
    if is_last and not page:
        return []
    earlier = button(text.EARLIER, control(verb, page - 1, "earlier"), disabled=not page)
    return [earlier, button(text.LATER, control(verb, page + 1), disabled=is_last)]


def _withdraw_here(interest: Interest, page: int) -> ui.Button[ui.LayoutView]:
    return button(text.WITHDRAW, control("drop", interest.id, page))


def _line(standing: Standing) -> str:
    interest, request = standing.interest, standing.request
    title = f"**{escape(request.spec.title, SHORT)}**" if request is not None else text.REQUEST_GONE
    line = f"{title} · <@{interest.owner_id}>\n-# {text.stands(interest.state, standing.place)}"
    return f"{line}\n> {escape(' '.join(interest.words.split()))}" if interest.words else line


def decided_card(standing: Standing, group: str, *, is_full: bool) -> Card | None:
    """The letter that says how it stands; None when there is nothing to say any more."""
    interest, request = standing.interest, standing.request
    if request is None:
        return None
    words = _decided(interest.state, is_full=is_full)
    if words is None:
        return None
    title = escape(request.spec.title, SHORT)
    told = words.format(title=title, group=escape(group), owner=interest.owner_id, place=standing.place)
    card = Card().text(told)
    if interest.state is State.DECLINED and interest.words:
        card.text(text_letters.THEIR_WORDS.format(words=escape(interest.words)))
    return card.row(_withdraw(interest)) if interest.state is State.WAITING else card


def _decided(state: State, *, is_full: bool) -> str | None:
    return {
        State.ACCEPTED: text_letters.ACCEPTED,
        State.DECLINED: text_letters.DECLINED,
        State.WAITING: text_letters.FULL if is_full else text_letters.QUEUED,
        State.ENDED: text_letters.ENDED,
    }.get(state)


def gone_card(group: str) -> Card:
    """The letter that the request is gone altogether."""
    return Card(accent=CALM).text(text_letters.GONE.format(group=escape(group)))
