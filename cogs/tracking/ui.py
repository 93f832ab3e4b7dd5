"""The private panel: the list of what somebody keeps track of, one of them, and the questions before a big step."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.spreadsheet import as_csv
from bot.ui import WARNING, Card, button, escape
from cogs.collabs.text import NATURES
from cogs.tracking import text, text_codes, text_packages, text_results
from cogs.tracking.model import MOST_PACKAGES, Folder, Link, Work, control
from cogs.tracking.service_results import COLUMNS, summed

PAGE = 8
PRIMARY = discord.ButtonStyle.primary
DANGER = discord.ButtonStyle.danger
_LINKS_SHOWN = 2
_CODES_SHOWN = 5


def mine_card(found: Sequence[Work], page: int, viewer_id: int) -> Card:
    """A page of the list; `found` holds one more when there is another page."""
    card = Card().heading(text.TITLE).small(text.PRIVATE)
    shown = found[:PAGE]
    card.text("\n".join(f"- {text.line(each, viewer_id)}" for each in shown) or text.NONE)
    if shown:
        options = [discord.SelectOption(label=each.name[:100], value=str(each.id)) for each in shown]
        card.row(ui.Select(custom_id=control("open"), placeholder=text.CHOOSE, options=options))
    if page > 0 or len(found) > PAGE:
        newer = button(text.NEWER, control("mine", max(0, page - 1)), disabled=page <= 0)
        card.row(newer, button(text.OLDER, control("mine", page + 1), disabled=len(found) <= PAGE))
    return card.row(
        button(text.ADD, control("add"), style=PRIMARY),
        button(text.LINK, control("link", 0)),
        button(text.CODE, control("code", 0)),
        button(text.CODES, control("codes")),
        button(text.FILE, control("file")),
    )


def work_card(folder: Folder, viewer_id: int, note: str | None = None) -> Card:
    """One of them with all that belongs to it. Whoever it is shared with looks at it, and speaks for packages only."""
    work = folder.work
    card = Card().heading(escape(work.name)).small(text.below(folder, viewer_id, NATURES[work.nature]))
    _contents(card, folder)
    if folder.gives:
        card.small(text.DISCLOSE)
    if note is not None:
        card.line().text(note)
    if folder.parcels:
        card.row(_parcels(folder))
    if viewer_id == work.owner_id:
        return _owners_rows(card, work)
    return card.row(button(text.RESULTS, control("results", work.id)), button(text.BACK, control("mine", 0)))


def _contents(card: Card, folder: Folder) -> None:
    if folder.links:
        card.text(_links(folder.links))
    if folder.codes:
        lines = [f"- {text_codes.line(each.promo)}" for each in folder.codes[:_CODES_SHOWN]]
        card.text("\n".join((f"**{text.CODE}**", *lines)))
    if folder.parcels:
        card.text(
            "\n".join((f"**{text.PACKAGE}**", *(f"- {text_packages.line(each.package)}" for each in folder.parcels)))
        )
    if (summed_up := summed(folder.work)) is not None:
        card.text(f"**{text.RESULTS}** {text_results.figure('returned', summed_up).splitlines()[0]}")


def _links(links: Sequence[Link]) -> str:
    shown = [block(each.url) for each in links[:_LINKS_SHOWN]]
    more = [f"-# {text.more_links(len(links) - _LINKS_SHOWN)}"] if len(links) > _LINKS_SHOWN else []
    return "\n".join((f"**{text.LINK}**", *shown, *more))


def block(url: str) -> str:
    """A link to be copied: it is shown as it is and makes no preview."""
    return f"```\n{url}\n```"


def _parcels(folder: Folder) -> ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=each.package.what[:100],
            value=str(each.id),
            description=text_packages.STAGES[each.package.stage],
        )
        for each in folder.parcels[:MOST_PACKAGES]
    ]
    return ui.Select(custom_id=control("parcel"), placeholder=text_packages.OPEN, options=options)


def _owners_rows(card: Card, work: Work) -> Card:
    card.row(
        button(text.LINK, control("link", work.id)),
        button(text.CODE, control("code", work.id)),
        button(text.PACKAGE, control("pack", work.id)),
        button(text.RESULTS, control("results", work.id), style=PRIMARY),
    )
    is_shared = work.shared_at is not None
    share = (
        button(text.TAKE_BACK, control("unshare", work.id))
        if is_shared
        else button(text.SHARE, control("share", work.id))
    )
    return card.row(
        share,
        button(text.CHANGE, control("change", work.id)),
        button(text.REMOVE, control("drop", work.id), style=DANGER),
        button(text.BACK, control("mine", 0)),
    )


def sure_share_card(work: Work) -> Card:
    """Who will see what."""
    question = text.SHARE_SURE.format(name=escape(work.name), other=work.other_id)
    yes = button(text.YES_SHARE, control("share_sure", work.id), style=PRIMARY)
    return _sure(question, yes, work.id)


def sure_drop_card(work: Work) -> Card:
    """Ask before it goes."""
    yes = button(text.YES_REMOVE, control("drop_sure", work.id), style=DANGER)
    return _sure(text.REMOVE_SURE.format(name=escape(work.name)), yes, work.id)


def _sure(question: str, yes: ui.Button[Any], work_id: int) -> Card:
    return Card(accent=WARNING).text(question).row(yes, button(text.BACK, control("work", work_id)))


def shared_letter(work: Work, group: str) -> Card:
    """Somebody lets them see it."""
    return Card().text(text.LETTER_SHARED.format(owner=work.owner_id, group=escape(group), name=escape(work.name)))


def file_card(rows: Sequence[Mapping[str, Any]]) -> Card:
    """All of it, to take away."""
    if not rows:
        return Card().text(text.NO_FILE)
    file = discord.File(io.BytesIO(as_csv(COLUMNS, rows)), text.FILE_NAME)
    return Card().text(text.FILE_READY).file(file)
