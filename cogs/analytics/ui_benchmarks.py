"""How benchmarks look: where one stands, and the moderators' list with its form."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

import discord

from bot.presses import Form
from bot.ui import Card, button, escape
from cogs.analytics import text_sharing as text
from cogs.analytics.model_benchmarks import ALL_SIZES, LONGEST, Benchmark, shipped
from cogs.analytics.model_ranks import TIERS
from cogs.analytics.model_rates import NAMES
from cogs.analytics.model_sharing import Level, Measure
from cogs.analytics.service_benchmarks import View
from cogs.analytics.ui_sharing import share_button
from cogs.profiles.text import PLATFORMS

MOST_LINES = 8
MOST_OPTIONS = 25


def benchmark_card(view: View, *, moderator: bool) -> Card:
    """One's own rate, the group's as far as one shares, and what was published."""
    card = Card().heading(f"{text.BENCHMARKS} · {PLATFORMS[view.platform]}").small(text.metric_line(view.metric))
    has_rate = view.mine is not None and view.mine.value is not None
    own = text.told(view.mine, Measure.RATE) if has_rate and view.mine else text.none_of_yours(view.mine)
    card.text(f"You: {own}" if has_rate else own)
    card.text("\n".join(text.group_figures(view.group)) if view.group.level > Level.PRIVATE else text.SHARE_TO_SEE)
    rows = [_published(row) for row in view.published[:MOST_LINES]]
    card.text("\n".join((text.PUBLISHED, *rows)) if rows else text.NONE_PUBLISHED)
    if view.others:
        card.small("\n".join((text.OTHERWISE, *(_published(row) for row in view.others[:MOST_LINES]))))
    if view.mine is not None and text.is_youtube_s([view.mine], view.platform):
        card.small(text.YOUTUBE)
    card.row(share_button(), *([button(text.EDIT, "analytics:bench_edit")] if moderator else ()))
    return card.small(text.ONLY_YOU)


def edit_card(rows: Sequence[Benchmark], hidden: Collection[str]) -> Card:
    """The moderators' list: one menu to hide or remove a row, one to show a hidden one again."""
    card = Card().heading(text.EDIT_TITLE).text(text.EDIT_HINT)
    out = [row for row in shipped() if row.key in hidden]
    own = [row for row in rows if row.id is not None]
    ours = [row for row in rows if row.id is None]
    for verb, label, some in (("own", text.OWN_ROW, own), ("hide", text.HIDE, ours), ("show", text.SHOW, out)):
        if some:
            card.row(_menu(f"analytics:bench_{'show' if verb == 'show' else 'hide'}:{verb}", label, some))
    return card.row(button(text.ADD, "analytics:bench_add")).small(text.ONLY_YOU)


def add_form() -> Form:
    """A published figure with its definition, size, source and year."""
    form = Form(text.ADD_TITLE, "analytics:bench_save")
    form.input("platform", text.ASK_PLATFORM, _choice({each.value: name for each, name in PLATFORMS.items()}))
    form.input("metric", text.ASK_METRIC, _choice({each.value: name for each, name in NAMES.items()}))
    tiers = {str(at): tier.name for at, tier in enumerate(TIERS)}
    form.input("tier", text.ASK_TIER, _choice({ALL_SIZES: text.ALL_SIZES} | tiers))
    form.line("figure", text.ASK_FIGURE, text.ASK_FIGURE_HINT, max_length=10)
    return form.line("source", text.ASK_SOURCE, text.ASK_SOURCE_HINT, max_length=LONGEST + 6)


def _published(row: Benchmark) -> str:
    """A line; a moderator may have typed in its source."""
    return text.published(replace(row, source=escape(row.source)))


def _menu(custom_id: str, label: str, rows: Sequence[Benchmark]) -> discord.ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=text.row_name(row)[:100],
            value=row.key or str(row.id),
            description=text.row_source(row)[:100],
        )
        for row in rows[:MOST_OPTIONS]
    ]
    return discord.ui.Select(custom_id=custom_id, placeholder=label, options=options)


def _choice(labels: Mapping[str, str]) -> discord.ui.Select[Any]:
    options = [discord.SelectOption(label=label[:100], value=value) for value, label in labels.items()]
    return discord.ui.Select(options=options, required=True)
