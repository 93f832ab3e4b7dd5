"""How the close, the announcement, the check of a draw and one's own ticket look."""

from collections import Counter
from collections.abc import Mapping, Sequence

import discord
from discord import ui

from bot.ui import ACCENT, CALM, TROUBLE, WARNING, Card, button, escape
from cogs.giveaways import text_draw, text_proof, text_winners
from cogs.giveaways.model import Giveaway, View, control
from cogs.giveaways.model_check import Report
from cogs.giveaways.model_winners import Winner, WinnerState
from cogs.giveaways.service_proof import Standing
from cogs.giveaways.text_entering import EXCLUDED

_NAMED_IN_CHECK = 10


def closing_card(view: View, exclusions: Mapping[str, int], *, beacon: bool) -> Card:
    """The list is fixed: its fingerprint, in a message of its own whose time anybody can see.

    `beacon`: whether this bot asks one.
    """
    giveaway = view.giveaway
    card = Card(accent=CALM).text(f"**{text_draw.CLOSED}: {escape(giveaway.spec.prize)}**")
    card.text("\n".join(_counts(giveaway, exclusions)))
    card.text(text_draw.FINGERPRINT.format(digest=giveaway.digest))
    return card.small(text_draw.WITH_ROUND if beacon and giveaway.spec.after.beacon else text_draw.WITHOUT_ROUND)


def _counts(giveaway: Giveaway, exclusions: Mapping[str, int]) -> list[str]:
    lines = [text_draw.in_the_draw(giveaway.entrants or 0)]
    return [*lines, text_draw.left_out(exclusions)] if exclusions else lines


def announcement_card(view: View, exclusions: Mapping[str, int]) -> Card:
    """Who won. Rings for the winners, and for nobody else."""
    giveaway = view.giveaway
    title = text_draw.DRAWN.format(prize=escape(giveaway.spec.prize))
    if not giveaway.entrants:
        said = text_draw.NOBODY_COUNTED if exclusions else text_draw.NOBODY_IN
        return Card(accent=CALM).heading(title).text(said)
    holders = [winner for winner in view.winners if winner.holds]
    card = Card(accent=giveaway.spec.look.colour or ACCENT).heading(f"🎉 {title}")
    card.text(
        text_winners.congratulations([winner.user_id for winner in holders]) if holders else text_winners.NONE_LEFT
    )
    if giveaway.entrants <= giveaway.spec.winners:
        card.text(text_draw.EVERYBODY)
    card.text(text_winners.claim_within(giveaway.spec.after.claim_hours))
    card.small("\n".join([*_counts(giveaway, exclusions), *_passed_over(view.winners), _level(giveaway)]))
    card.row(_claim(giveaway), _place(giveaway), _check(giveaway))
    return card.pinging(*(winner.user_id for winner in holders if winner.user_id is not None))


def _passed_over(winners: Sequence[Winner]) -> list[str]:
    lost = lost_of(winners)
    return [text_winners.passed_over(lost)] if lost else []


def lost_of(winners: Sequence[Winner]) -> Mapping[WinnerState, int]:
    """How many lost the prize, by reason."""
    return Counter(winner.state for winner in winners if not winner.holds)


def _level(giveaway: Giveaway) -> str:
    if giveaway.beacon is not None and giveaway.round is not None:
        return text_draw.with_beacon(giveaway.round)
    return text_draw.LEVEL_1_FORCED if giveaway.beacon_failed_at is not None else text_draw.LEVEL_1


def _claim(giveaway: Giveaway) -> ui.Button[ui.LayoutView]:
    custom_id = control("claim", giveaway.id, giveaway.guild_id)
    return button(text_winners.CLAIM, custom_id, style=discord.ButtonStyle.success, emoji="🎁")


def _place(giveaway: Giveaway) -> ui.Button[ui.LayoutView]:
    return button(text_draw.PLACE, control("place", giveaway.id))


def _check(giveaway: Giveaway) -> ui.Button[ui.LayoutView]:
    return button(text_draw.CHECK, control("check", giveaway.id))


def moved_card(view: View, lost: Sequence[int], new: Sequence[int]) -> Card:
    """Why prizes moved on, and to whom. `lost` and `new` are positions."""
    giveaway = view.giveaway
    fresh = [winner for winner in view.winners if winner.position in new and winner.holds]
    card = Card(accent=giveaway.spec.look.colour or ACCENT).text(f"**{escape(giveaway.spec.prize)}**")
    if reasons := lost_of([winner for winner in view.winners if winner.position in lost]):
        card.text(text_winners.moved(reasons))
    if not fresh:
        return card.text(text_winners.NONE_LEFT)
    card.text(text_winners.goes_to([winner.user_id for winner in fresh]))
    card.small(text_winners.claim_within(giveaway.spec.after.claim_hours))
    card.row(_claim(giveaway), _check(giveaway))
    return card.pinging(*(winner.user_id for winner in fresh if winner.user_id is not None))


def ticket_card(standing: Standing) -> Card:
    """One's own ticket after the close."""
    entry, giveaway = standing.entry, standing.giveaway
    card = (
        Card(accent=CALM)
        .heading(escape(giveaway.spec.prize))
        .text(text_draw.your_ticket(entry.ticket, entry.weight or 1))
    )
    if entry.excluded is not None:
        reasons: Mapping[str, str] = {reason.value: words for reason, words in EXCLUDED.items()}
        return card.text(text_draw.not_counted(reasons.get(entry.excluded, entry.excluded)))
    if entry.place is None or giveaway.drawn_at is None:
        return card.text(text_draw.NOT_DRAWN)
    card.text(text_draw.your_place(entry.place, giveaway.entrants or 0))
    if standing.winner is not None and not standing.winner.holds:
        card.text(text_winners.MOVED_ON[standing.winner.state])
    elif standing.winner is not None:
        card.text(text_winners.YOU_WON + ".").row(_claim(giveaway), _check(giveaway))
        return card
    return card.row(_check(giveaway))


def report_card(giveaway: Giveaway, report: Report, notes: Sequence[str], files: Sequence[discord.File]) -> Card:
    """What came out when the draw was computed again."""
    card = Card(accent=ACCENT if report.holds else TROUBLE)
    card.heading(text_proof.verdict(report)).text(f"**{escape(giveaway.spec.prize)}** · {giveaway.public_id}")
    card.text("\n".join(f"{'✅' if one.holds else '❌'} {text_proof.finding(one)}" for one in report.findings))
    card.text(
        "\n".join([*text_proof.counts(report), *(f"`{line}`" for line in text_proof.winners(report)[:_NAMED_IN_CHECK])])
    )
    if report.holds:
        card.small(text_proof.trust(report))
        card.small("\n".join([text_proof.COMPARE, *text_proof.comparisons(report)]))
    if notes:
        card.small("\n".join(notes))
    for file in files:
        card.file(file)
    return card


def trouble_card(giveaway: Giveaway, trouble: str) -> Card:
    """Something that a moderator has to decide."""
    card = Card(accent=WARNING).text(text_draw.TROUBLES[trouble].format(prize=escape(giveaway.spec.prize)))
    if trouble == "beacon":
        custom_id = control("without_beacon", giveaway.id)
        return card.row(button(text_draw.FINISH, custom_id, style=discord.ButtonStyle.danger))
    if trouble == "mention":
        return card.row(button(text_winners.PRIZES, control("prizes", giveaway.id)))
    channels: ui.ChannelSelect[ui.LayoutView] = ui.ChannelSelect(
        custom_id=control("elsewhere", giveaway.id),
        channel_types=[discord.ChannelType.text],
        placeholder=text_draw.ELSEWHERE,
    )
    return card.row(channels)
