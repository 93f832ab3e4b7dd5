"""The summary of one collab: what it cost, what came of it, each figure or the reason why it is not there."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.text import moment
from bot.ui import ACCENT, CALM, Card, button, escape
from cogs.analytics.model_campaign import Campaign
from cogs.tracking import text_results as text
from cogs.tracking.model import Work, control
from cogs.tracking.service_results import FIGURES, summed


def results_card(work: Work, viewer_id: int, campaigns: Sequence[Campaign] = ()) -> Card:
    """What it came to. Only its owner types it in; `campaigns` are the owner's, whose numbers can be taken over."""
    summed_up = summed(work)
    card = Card(accent=CALM if summed_up is None else ACCENT).heading(text.TITLE).small(escape(work.name))
    if summed_up is None or work.cost is None or work.results is None or work.counted_at is None:
        card.text(text.NOT_COUNTED)
    else:
        card.text(f"{text.cost(work.cost)}\n{text.counted(work.results, work.cost.currency)}")
        card.text("\n".join(text.figure(name, summed_up) for name in FIGURES))
        card.small(text.BASIS.format(day=moment(work.counted_at, "D")))
    return _controls(card, work, viewer_id, campaigns)


def _controls(card: Card, work: Work, viewer_id: int, campaigns: Sequence[Campaign]) -> Card:
    back = button(text.BACK, control("work", work.id))
    if viewer_id != work.owner_id:
        return card.row(back)
    if campaigns:
        options = [discord.SelectOption(label=each.name[:100], value=str(each.id)) for each in campaigns]
        card.row(ui.Select(custom_id=control("take_over", work.id), placeholder=text.TAKE_OVER, options=options))
    return card.row(button(text.TYPE_IN, control("count", work.id), style=discord.ButtonStyle.primary), back)
