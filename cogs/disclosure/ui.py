"""The form for a caption, and the card that says what was found."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import discord

from bot.presses import Form
from bot.ui import ACCENT, CALM, WARNING, Card, button
from cogs.disclosure import text
from cogs.disclosure.model import LONGEST_CAPTION, Kind, Market, Remembered, Report
from cogs.profiles.model import Platform
from cogs.profiles.text import PLATFORMS


def form(last: Remembered | None) -> Form:
    """Asks for a caption; begins with what was asked last."""
    asking = Form(text.FORM, "disclosure:look")
    markets = {market: text.market(market) for market in Market}
    asking.input("market", text.ASK_MARKET, _menu(markets, last.market if last else None))
    asking.input("platform", text.ASK_PLATFORM, _menu(PLATFORMS, last.platform if last else None))
    asking.input("kind", text.HOUSE_QUESTION, _menu(text.KINDS, last.kind if last else None, text.KIND_HINTS))
    known = (last.caption if last else None) or None
    return asking.paragraph(
        "caption", text.ASK_CAPTION, text.ASK_CAPTION_HINT, default=known, max_length=LONGEST_CAPTION
    )


def report_card(report: Report) -> Card:
    """What was found, a better first line, the platform's own label, and the sources."""
    card = Card(accent=ACCENT if report.is_clear else WARNING).heading(text.heading(report)).small(text.asked(report))
    card.text("\n".join(f"- {text.explained(report, finding)}" for finding in report.findings))
    if report.suggestion:
        card.text(f"{text.SUGGESTED}\n```\n{report.suggestion}\n```")
    if label := text.switch(report):
        card.text(label)
    card.small(f"{text.small_print(report)}\n{text.KEPT}")
    return card.row(
        button(text.AGAIN, "disclosure:again", style=discord.ButtonStyle.primary),
        button(text.FORGET, "disclosure:forget"),
    )


def forgotten_card() -> Card:
    """The text is gone."""
    return Card(accent=CALM).text(text.FORGOTTEN).row(button(text.AGAIN, "disclosure:again"))


def _menu(
    names: Mapping[Any, str], chosen: Market | Platform | Kind | None, hints: Mapping[Any, str] | None = None
) -> discord.ui.Select[Any]:
    options = [_option(value, name, (hints or {}).get(value), chosen=value is chosen) for value, name in names.items()]
    return discord.ui.Select(options=options, required=True)


def _option(value: StrEnum, name: str, hint: str | None, *, chosen: bool) -> discord.SelectOption:
    return discord.SelectOption(label=name, value=value.value, description=hint, default=chosen)
