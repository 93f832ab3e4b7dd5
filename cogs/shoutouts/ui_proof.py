"""The forms of a proof, and the cards that say what was found in a link or a caption and keep what was typed."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import discord
from discord import ui

from bot.presses import Form
from bot.ui import WARNING, Card, button
from bot.written_down import read_back, write_down
from cogs.disclosure import text as disclosure
from cogs.disclosure.model import LONGEST_CAPTION, Market, Remembered, Report
from cogs.profiles.text import PLATFORMS
from cogs.shoutouts import text_proof as text
from cogs.shoutouts.model import Gift, control
from cogs.shoutouts.model_proof import LONGEST_LINK, platform_of

_LINK = ("link",)
_MOST_FINDINGS = 8


def link_form(gift: Gift, link: str = "") -> Form:
    """The link, and whether a brand partner has a part in it."""
    form = Form(text.TITLE, control("gift_sent", gift.guild_id, gift.id))
    form.line("link", text.LINK, text.LINK_HINT, default=link[:LONGEST_LINK] or None, max_length=LONGEST_LINK)
    options = [
        discord.SelectOption(label=text.NO_BRAND, value="no", default=True),
        discord.SelectOption(label=text.WITH_BRAND, value="yes"),
    ]
    return form.input("brand", text.HAS_BRAND, ui.Select(options=options, required=True), text.HAS_BRAND_HINT)


def refused_card(gift: Gift, sentence: str, link: str) -> Card:
    """A link that could not be used, and the way back to it."""
    return _with_link(Card(accent=WARNING).text(sentence), link).row(_retry(gift))


def _retry(gift: Gift) -> ui.Button[Any]:
    return button(text.TRY_AGAIN, control("gift_out", gift.guild_id, gift.id), style=discord.ButtonStyle.primary)


def _with_link(card: Card, link: str) -> Card:
    if link.strip():
        card.small(text.YOUR_LINK)
        write_down(card, link.strip()[:LONGEST_LINK], 0)
    return card


def typed_link(message: discord.Message | None) -> str:
    """The link that such a card keeps."""
    return read_back(message, _LINK).get("link", "")


def caption_first_card(gift: Gift, link: str) -> Card:
    """A brand is in it: the caption is looked at before it counts."""
    card = _with_link(Card().text(text.CAPTION_FIRST), link)
    return card.row(_look(gift, text.LOOK))


def _look(gift: Gift, label: str) -> ui.Button[Any]:
    return button(label, control("gift_caption", gift.guild_id, gift.id), style=discord.ButtonStyle.primary)


def caption_form(gift: Gift, link: str, last: Remembered | None) -> Form:
    """The link again, where most of the audience is, the platform and the caption."""
    form = Form(text.CAPTION_TITLE, control("gift_captioned", gift.guild_id, gift.id))
    form.line("link", text.LINK, default=link[:LONGEST_LINK] or None, max_length=LONGEST_LINK)
    markets = {market: disclosure.market(market) for market in Market}
    form.input("market", disclosure.ASK_MARKET, _menu(markets, last.market if last else None))
    form.input("platform", disclosure.ASK_PLATFORM, _menu(PLATFORMS, platform_of(link)))
    caption = (last.caption if last else None) or None
    return form.paragraph("caption", text.CAPTION, text.CAPTION_HINT, default=caption, max_length=LONGEST_CAPTION)


def _menu(names: Mapping[Any, str], chosen: StrEnum | None) -> ui.Select[Any]:
    options = [discord.SelectOption(label=name, value=key.value, default=key is chosen) for key, name in names.items()]
    return ui.Select(options=options, required=True)


def report_card(gift: Gift, report: Report, link: str) -> Card:
    """What was found in the caption, explained; then it is theirs to decide."""
    card = Card(accent=WARNING).heading(disclosure.heading(report)).small(disclosure.asked(report))
    findings = [f"- {disclosure.explained(report, each)}" for each in report.findings[:_MOST_FINDINGS]]
    card.text("\n".join(findings)[:1500])
    if report.suggestion:
        card.text(f"{disclosure.SUGGESTED}\n```\n{report.suggestion}\n```")
    if label := disclosure.switch(report):
        card.text(label)
    card.text(text.DECIDE).small(disclosure.small_print(report))
    keep = button(text.AS_IT_IS, control("gift_as_it_is", gift.guild_id, gift.id))
    return _with_link(card, link).row(_look(gift, text.FIX), keep)
