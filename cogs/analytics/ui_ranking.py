"""How leaderboards and comparisons look."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.studio import Chart
from bot.ui import CALM, Card, button
from cogs.analytics import text_sharing as text
from cogs.analytics.model_boards import Asked, Board, Entrant
from cogs.analytics.model_sharing import Level, Measure
from cogs.analytics.service_ranking import Pair, Side
from cogs.analytics.ui_sharing import share_button
from cogs.profiles.text import PLATFORMS

MOST_LINES = 20
_HINTS = {
    Level.PRIVATE: text.SHARE_TO_SEE,
    Level.AVERAGE: text.PLACES_TO_SEE,
    Level.PLACE: text.NUMBERS_TO_SEE,
}


def board_card(board: Board, *, moderator: bool, staff_out: bool, charts: Sequence[Chart] = ()) -> Card:
    """A leaderboard as one person may see it, privately."""
    card = _headed(board)
    if board.level > Level.PRIVATE:
        card.text("\n".join(text.group_figures(board)))
    if board.level >= Level.PLACE:
        _listed(card, board)
    for file, description in charts:
        card.attach(file, description)
    if (hint := _HINTS.get(board.level)) is not None:
        card.text(hint)
    _explained(card, board, staff_out=staff_out)
    card.row(share_button(), *_for_moderators(board.asked, staff_out=staff_out) if moderator else ())
    return card.small(text.ONLY_YOU)


def posted_card(board: Board, *, staff_out: bool) -> Card:
    """A leaderboard where everybody reads it."""
    card = _headed(board)
    _listed(card, board)
    _explained(card, board, staff_out=staff_out)
    return card.row(button(text.SEE_MINE, f"analytics:board_open:{board.asked.key}"), share_button())


def on_its_way_card(board: Board) -> Card:
    """The private answer to whoever had it posted."""
    return Card(accent=CALM).text(text.ON_ITS_WAY if board.lines else text.NOBODY_TO_POST)


def whom_card() -> Card:
    """The question whom to compare with."""
    menu: discord.ui.UserSelect[Any] = discord.ui.UserSelect(custom_id="analytics:compare_with")
    return Card().text(text.WHOM).row(menu).small(text.COMPARE_HINT)


def compare_card(other_id: int, pairs: Sequence[Pair]) -> Card:
    """Two creators beside each other, as far as both share."""
    card = Card().heading(f"You and <@{other_id}>")
    for platform in dict.fromkeys(pair.platform for pair in pairs):
        mine = [pair for pair in pairs if pair.platform is platform]
        card.text("\n".join((f"**{PLATFORMS[platform]}**", *(line for pair in mine for line in _pair(pair)))))
    if any(text.is_youtube_s(_entrants(pair), pair.platform) for pair in pairs):
        card.small(text.YOUTUBE)
    return card.small(text.COMPARE_HINT).row(share_button()).small(text.ONLY_YOU)


def _headed(board: Board) -> Card:
    return Card().heading(text.board_title(board.asked)).small(f"{text.scope(board.asked.scope)}")


def _listed(card: Card, board: Board) -> None:
    lines = [text.board_line(line, board.asked.measure) for line in board.lines[:MOST_LINES]]
    card.text("\n".join(lines) or text.NOBODY_YET)
    if len(board.lines) > MOST_LINES:
        card.small(f"and {len(board.lines) - MOST_LINES} more")
    if any(line.place.is_tied for line in board.lines):
        card.small(text.TIES)


def _explained(card: Card, board: Board, *, staff_out: bool) -> None:
    notes = [text.formula(board.asked)]
    if board.waiting and board.asked.measure is not Measure.GROWTH:
        notes.append(text.waiting(board.waiting, board.asked.measure))
    if staff_out:
        notes.append(text.STAFF_ARE_OUT)
    if text.is_youtube_s([line.entrant for line in board.lines], board.asked.platform):
        notes.append(text.YOUTUBE)
    card.small("\n".join(notes))


def _for_moderators(asked: Asked, *, staff_out: bool) -> Sequence[discord.ui.Button[Any]]:
    return (
        button(text.POST_HERE, f"analytics:board_post:{asked.key}"),
        button(
            text.STAFF_IN if staff_out else text.STAFF_OUT,
            f"analytics:board_staff:{'in' if staff_out else 'out'}:{asked.key}",
        ),
    )


def _pair(pair: Pair) -> Sequence[str]:
    name = text.MEASURES[pair.measure]
    if pair.common < Level.PLACE:
        return [f"{name}: {text.NOT_BETWEEN_YOU}"]
    lines = [name, f"- you: {_side(pair, pair.mine)}", f"- they: {_side(pair, pair.theirs)}"]
    if pair.measure in {Measure.RATE, Measure.CONSISTENCY} and _overlap(pair.mine.entrant, pair.theirs.entrant):
        lines.append(f"-# {text.NO_DIFFERENCE}")
    return lines


def _side(pair: Pair, side: Side) -> str:
    if pair.common is Level.PLACE and pair.measure is not Measure.FOLLOWERS:
        if side.best is None or side.worst is None:
            return text.NO_PLACE
        return f"place {text.places(side.best, side.worst)} of {pair.ranked} in your tier"
    if side.entrant is None:
        return text.UNKNOWN
    if pair.measure is not Measure.FOLLOWERS:
        return text.told(side.entrant, pair.measure)
    return text.size(side.entrant.followers) if pair.common >= Level.NAMED else _tier(side.entrant)


def _tier(entrant: Entrant) -> str:
    return entrant.tier.name if entrant.tier is not None else text.UNKNOWN


def _overlap(one: Entrant | None, other: Entrant | None) -> bool:
    if one is None or other is None or one.value is None or other.value is None:
        return False
    return one.low <= other.high and other.low <= one.high


def _entrants(pair: Pair) -> Sequence[Entrant]:
    return [side.entrant for side in (pair.mine, pair.theirs) if side.entrant is not None]
