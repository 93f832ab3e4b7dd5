"""The house question, and a request as its owner writes it."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.text import listing
from bot.ui import WARNING, Card, button, escape
from cogs.collabs import text as names
from cogs.collabs import text_drafting as text
from cogs.collabs import text_queue
from cogs.collabs.model import State, control
from cogs.collabs.model_drafting import Page, missing, pages
from cogs.collabs.model_request import Request
from cogs.collabs.ui import face
from cogs.disclosure.text import HOUSE_QUESTION


def question_card(drafts: Sequence[Request]) -> Card:
    """Is it a collab or a paid partnership? And what was begun before."""
    card = Card().heading(HOUSE_QUESTION).text(text.EXPLAINED)
    card.row(*(button(words, control("nature", nature.value), style=_BLUE) for nature, words in text.ANSWERS.items()))
    return card.row(_drafts(drafts)) if drafts else card


_BLUE = discord.ButtonStyle.primary


def _drafts(drafts: Sequence[Request]) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(
            label=each.spec.title[:100] or text.TITLES[each.spec.nature],
            value=str(each.id),
            description=names.NATURES[each.spec.nature],
        )
        for each in drafts
    ]
    return ui.Select(custom_id=control("go_on"), placeholder=text.GO_ON, options=options)


def draft_card(request: Request, trouble: str | None = None) -> Card:
    """The preview, what is still needed, and the pages. The same for one on the board, without what begins it."""
    card = face(request).line()
    if request.state is State.DRAFT and request.reason:
        card.text(text_queue.SAID.format(reason=escape(request.reason)))
    for words in _needed(request, trouble):
        card.text(words)
    card.small(text.ONLY_YOU if request.state is State.DRAFT else text.ON_THE_BOARD)
    card.row(*(_page(page, request) for page in pages(request.spec.nature)))
    if request.state is not State.DRAFT:
        return card.row(button(text.BACK, control("own", request.id)))
    return card.row(
        button(text.POST, control("post", request.id), style=discord.ButtonStyle.success),
        button(text.DISCARD, control("discard", request.id), style=discord.ButtonStyle.danger),
    )


def _needed(request: Request, trouble: str | None) -> Sequence[str]:
    again = [f"“{names.PAGES[Page(page)]}”" for page in request.refused]
    first = [f"“{names.PAGES[page]}”" for page in missing(request.spec) if page not in request.refused]
    lines = [trouble] if trouble else []
    lines += [text.NOT_USED.format(pages=listing(again))] if again else []
    return [*lines, *([text.STILL_NEEDED.format(pages=listing(first))] if first else [])]


def _page(page: Page, request: Request) -> ui.Button[ui.LayoutView]:
    is_wanting = page in request.refused or page in missing(request.spec)
    style = discord.ButtonStyle.primary if is_wanting else discord.ButtonStyle.secondary
    return button(names.PAGES[page], control("form", page.value, request.id), style=style)


def posted_card(request: Request) -> Card:
    """It is on its way, or waits for a moderator."""
    if request.state is State.WAITING:
        return Card().text(text_queue.WAITS).row(button(text_queue.TAKE_BACK, control("take_back", request.id)))
    return Card().text(text.POSTED.format(channel=request.channel_id))


def refused_card(sentence: str, request: Request) -> Card:
    """It cannot be posted now; the draft is one press away."""
    return Card(accent=WARNING).text(sentence).row(button(text.BACK, control("draft", request.id)))
