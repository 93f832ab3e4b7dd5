"""The pages of one account: the overview, the rate in full, growth, formats and sponsored content, best times."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import discord
from discord import ui

from bot.studio import Chart
from bot.ui import Card, button
from cogs.analytics import text_logging, text_numbers, text_panel, text_sharing
from cogs.analytics.model import FROM_PLATFORM, VIEW_CHANGES, Account
from cogs.analytics.model_follows import follows
from cogs.analytics.model_growth import SPANS, growth, usual_day
from cogs.analytics.model_habits import by_format, sponsored_against_organic
from cogs.analytics.model_matching import is_timed
from cogs.analytics.model_portrait import Portrait, Shelf, portrait, possible_metrics, usual_metric
from cogs.analytics.model_rates import BY_VIEWS, FORMULAS, NAMES, Metric, Preset
from cogs.analytics.model_week import HOURS, heat, strongest
from cogs.analytics.ui import DANGER, PRIMARY, control, name_of, sure_card, to_panel
from cogs.profiles.model import Platform
from cogs.profiles.model_zones import place_of


def account_card(shelf: Shelf, now: datetime, *, waiting: int = 0) -> Card:
    """The overview of one account."""
    found = portrait(shelf, now)
    card = Card().heading(name_of(shelf.account)).text(text_numbers.followers_line(found.followers))
    _rate(card, shelf, found)
    if lines := _lines(shelf, found):
        card.text("\n".join(lines))
    if waiting:
        _waiting(card, shelf.account, waiting)
    return _doors(card, shelf.account)


def _lines(shelf: Shelf, found: Portrait) -> Sequence[str]:
    """The other figures; none of what may only be shown as it was told."""
    grown = text_numbers.follows_lines(follows(shelf.account.platform, shelf.snapshots))
    if shelf.comparable or not shelf.is_shown_as_is:
        grown.append(text_numbers.growth_line(28, found.growth))
    if shelf.contents and not shelf.derivable:
        return grown
    return [*grown, text_numbers.comments_line(found.comments), text_numbers.cadence_line(found.cadence)]


def _rate(card: Card, shelf: Shelf, found: Portrait) -> None:
    card.text(text_numbers.rate_paragraph(found.rate) if shelf.contents else text_panel.NO_CONTENT)
    for hint in _platform_hints(shelf, found.rate.metric):
        card.small(hint)


def _platform_hints(shelf: Shelf, metric: Metric) -> Sequence[str]:
    hints = []
    sources = {each.source for each in shelf.contents} | {each.source for each in shelf.snapshots}
    if shelf.account.platform is Platform.YOUTUBE and not FROM_PLATFORM.isdisjoint(sources):
        hints.append(text_sharing.YOUTUBE if shelf.youtube_allowed else text_panel.YOUTUBE)
    if metric in BY_VIEWS and shelf.account.platform in VIEW_CHANGES:
        hints.append(text_panel.VIEWS_CHANGED)
    return hints


def _waiting(card: Card, account: Account, number: int) -> None:
    words = text_logging.PROOF_WAITS.format(number="a screenshot" if number == 1 else f"{number} screenshots")
    card.small(words).row(button(text_logging.WITHDRAW, control("withdraw", account.id)))


def _doors(card: Card, account: Account) -> Card:
    pages = (
        (text_panel.RATE, "rate"),
        (text_panel.GROWTH, "growth"),
        (text_panel.KINDS, "kinds"),
        (text_panel.TIMES, "times"),
        (text_panel.CONTENT, "contents"),
    )
    card.rows([button(label, control(verb, account.id)) for label, verb in pages])
    return card.row(
        button(text_logging.LOG, control("log", account.id), style=PRIMARY),
        button(text_panel.NOTES, control("notes", account.id)),
        button(text_panel.REMOVE_ACCOUNT, control("drop", account.id), style=DANGER),
        to_panel(),
    )


def back(account: Account) -> ui.Button[Any]:
    """Back to the overview."""
    return button(text_panel.BACK, control("account", account.id))


def rate_card(
    shelf: Shelf, now: datetime, metric: Metric | None, preset: Preset = Preset.HOUSE, charts: Sequence[Chart] = ()
) -> Card:
    """The rate with all it rests on, and other ways to count it."""
    found = portrait(shelf, now, metric, preset).rate
    card = Card().heading(f"{name_of(shelf.account)}: {text_panel.RATE.lower()}")
    card.text(text_numbers.rate_paragraph(found))
    if found.value is not None and (left := text_numbers.left_out(found.left_out)):
        card.small(left.strip())
    for hint in _platform_hints(shelf, found.metric):
        card.small(hint)
    _show(card, charts)
    card.row(_metrics(shelf, found.metric, preset)).row(_presets(shelf, found.metric, preset))
    return card.row(back(shelf.account), to_panel())


def _metrics(shelf: Shelf, chosen: Metric, preset: Preset) -> ui.Select[Any]:
    possible: Mapping[Metric, int] = possible_metrics(shelf)
    options = [
        discord.SelectOption(
            label=NAMES[each].capitalize()[:100],
            value=each.value,
            description=f"{FORMULAS[each]} · {possible.get(each, 0)} with all numbers"[:100],
            default=each is chosen,
        )
        for each in Metric
        if each in possible or each is chosen
    ]
    custom_id = control("formula", shelf.account.id, preset.value)
    return ui.Select(custom_id=custom_id, placeholder=text_panel.CHOOSE_METRIC, options=options)


def _presets(shelf: Shelf, metric: Metric, chosen: Preset) -> ui.Select[Any]:
    options = [
        discord.SelectOption(label=text_numbers.PRESET_NAMES[each], value=each.value, default=each is chosen)
        for each in Preset
    ]
    custom_id = control("preset", shelf.account.id, metric.value)
    return ui.Select(custom_id=custom_id, placeholder=text_panel.CHOOSE_PRESET, options=options)


def growth_card(shelf: Shelf, now: datetime, days: int, charts: Sequence[Chart] = ()) -> Card:
    """Growth over 7, 28 and 90 days."""
    card = Card().heading(f"{name_of(shelf.account)}: {text_panel.GROWTH.lower()}")
    _grown(card, shelf, now, days)
    _show(card, charts)
    spans = [
        button(text_panel.SPAN.format(days=span), control("growth", shelf.account.id, span), disabled=span == days)
        for span in SPANS
    ]
    card.row(*spans)
    notes = button(text_panel.NOTES, control("notes", shelf.account.id))
    return card.row(notes, back(shelf.account), to_panel())


def _grown(card: Card, shelf: Shelf, now: datetime, days: int) -> None:
    """The spans, a usual day, and what they rest on; or the newest number alone where no more may be made of it."""
    if shelf.is_shown_as_is and not shelf.comparable:
        card.text(text_numbers.followers_line(shelf.newest)).small(text_panel.YOUTUBE_GROWTH)
        return
    found = {span: growth(shelf.comparable, span, now) for span in SPANS}
    lines = [text_numbers.growth_line(span, each) for span, each in found.items()]
    if (usual := usual_day(shelf.comparable, now)) is not None:
        lines.append(text_numbers.usual_day_line(usual))
    chosen = found.get(days)
    card.text("\n".join(lines))
    card.small(text_numbers.growth_basis(chosen) if chosen is not None else text_panel.NO_GROWTH)
    if shelf.is_shown_as_is:
        card.small(text_panel.YOUTUBE_GROWTH)


def kinds_card(shelf: Shelf, now: datetime, charts: Sequence[Chart] = ()) -> Card:
    """What each format brings, and sponsored content beside one's own."""
    metric, platform = usual_metric(shelf), shelf.account.platform
    card = Card().heading(text_panel.KINDS_TITLE).small(name_of(shelf.account))
    formats = by_format(shelf.derivable, metric, now, platform=platform)
    lines = [text_numbers.format_line(kind, rate) for kind, rate in formats.items()]
    card.text("\n".join(lines) or text_panel.KINDS_NONE)
    share = portrait(shelf, now).cadence.sponsored_share
    card.text(
        text_numbers.sponsored_lines(sponsored_against_organic(shelf.derivable, metric, now, platform=platform), share)
    )
    card.small(f"{NAMES[metric]}: {FORMULAS[metric]}")
    card.small(text_numbers.provenance([each.source for each in shelf.derivable]) or text_panel.NO_CONTENT)
    _show(card, charts)
    return card.row(back(shelf.account), to_panel())


def times_card(shelf: Shelf, charts: Sequence[Chart] = ()) -> Card:
    """When content does best, as far as that can be said."""
    card = Card().heading(text_panel.TIMES_TITLE).small(name_of(shelf.account))
    card.small(text_panel.TIMES_HINT.format(zone=place_of(shelf.zone.key)))
    card.text(_best(shelf) or text_panel.TIMES_NONE)
    untimed = sum(not is_timed(each) for each in shelf.derivable)
    if untimed:
        card.small(text_panel.TIMES_UNTIMED.format(number=f"{untimed:,} pieces"))
    _show(card, charts)
    return card.row(back(shelf.account), to_panel())


def _best(shelf: Shelf) -> str:
    best = [
        f"{text_panel.DAYS[day]} {text_panel.hours(part, HOURS)} ({text_numbers.percent(value)})"
        for value, day, part in strongest(heat(shelf))
    ]
    return text_panel.BEST.format(times=", ".join(best)) if best else ""


def _show(card: Card, charts: Sequence[Chart]) -> None:
    for file, description in charts:
        card.attach(file, description)


def platforms_card(portraits: Sequence[Portrait], charts: Sequence[Chart] = ()) -> Card:
    """All accounts beside each other."""
    card = Card().heading(text_panel.PLATFORMS_TITLE)
    for each in portraits:
        card.text(f"**{name_of(each.account)}**\n{text_numbers.home_line(each)}")
    _show(card, charts)
    return card.row(to_panel())


def drop_card(account: Account) -> Card:
    """Ask before an account goes."""
    question = text_panel.REMOVE_ACCOUNT_SURE.format(name=name_of(account))
    yes = (text_panel.YES_REMOVE_ACCOUNT, control("drop_sure", account.id))
    return sure_card(question, yes, control("account", account.id))


def added_card(account: Account) -> Card:
    """An account is here; what to do next."""
    card = Card().heading(name_of(account)).text(text_logging.ACCOUNT_ADDED)
    return card.row(
        button(text_logging.LOG, control("log", account.id), style=PRIMARY),
        button(text_logging.IMPORT, control("import")),
        to_panel(),
    )
