"""Who is in, as moderators see it: pages of names, and the same as a file for a spreadsheet."""

import io
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

import discord

from bot.spreadsheet import as_csv
from bot.text import plural
from bot.ui import Card, button, escape
from cogs.giveaways import text_hosting as text
from cogs.giveaways.model import View, control
from cogs.giveaways.model_rules import NEW_ACCOUNT
from cogs.giveaways.service_entrants import PAGE, Entry

Weight = Callable[[Entry], int | None]
"""How many entries somebody has now; None when they do not count, or when nobody knows who they are."""
Name = Callable[[int], str]

COLUMNS = ("name", "id", "ticket", "entered_at", "account_days", "weight")


def entrants_card(view: View, found: Sequence[Entry], number: int, weight: Weight) -> Card:
    """One page, 0 being the first."""
    giveaway, last = view.giveaway, max(0, (view.entries - 1) // PAGE)
    card = (
        Card()
        .heading(text.ENTRANTS_TITLE)
        .text(f"**{escape(giveaway.spec.prize)}** · {plural(view.entries, 'entrant')}")
    )
    card.text("\n".join(_line(each, weight(each)) for each in found) or text.NOBODY_IN)
    card.small(text.ENTRANTS_SMALL)
    turn = [
        button("Previous", control("entrants", giveaway.id, number - 1, "back"), disabled=number == 0),
        button("Next", control("entrants", giveaway.id, number + 1, "on"), disabled=number >= last),
    ]
    file = button(text.CSV, control("csv", giveaway.id), disabled=not view.entries)
    return card.row(*(turn if last else []), file, button("Back", control("manage", giveaway.id)))


def _title(view: View, count: int) -> str:
    return f"**{escape(view.giveaway.spec.prize)}** · {plural(count, 'entrant')}"


def _line(entry: Entry, weight: int | None) -> str:
    who = f"<@{entry.user_id}>" if entry.user_id is not None else "somebody who was forgotten"
    counts = "does not count" if weight is None else plural(weight, "entry", "entries")
    age = account_age(entry)
    return f"{who} · `{entry.ticket}` · {counts}{text.NEW_ACCOUNT if age is not None and age < NEW_ACCOUNT else ''}"


def account_age(entry: Entry) -> timedelta | None:
    """How old the account was when it entered: its number tells. None for somebody who was forgotten."""
    return entry.entered_at - discord.utils.snowflake_time(entry.user_id) if entry.user_id is not None else None


def file_card(view: View, found: Sequence[Entry], name: Name, weight: Weight) -> Card:
    """All of them as a file that spreadsheets open."""
    giveaway = view.giveaway
    content = as_csv(COLUMNS, (_row(each, name, weight) for each in found))
    file = discord.File(io.BytesIO(content), filename=f"entrants-{giveaway.public_id}.csv")
    card = Card().text(_title(view, len(found)))
    return card.small(text.ENTRANTS_SMALL).file(file)


def _row(entry: Entry, name: Name, weight: Weight) -> Mapping[str, object]:
    """As COLUMNS says; what is not known is empty."""
    counts, age = weight(entry), account_age(entry)
    return {
        "name": name(entry.user_id) if entry.user_id is not None else "",
        "id": entry.user_id or "",
        "ticket": entry.ticket,
        "entered_at": entry.entered_at.isoformat(),
        "account_days": "" if age is None else age.days,
        "weight": "" if counts is None else counts,
    }
