"""How a giveaway looks in its channel: one card, drawn anew from the state each time.

From the top: who pays, the prize, what it is, a picture, the facts, who may enter or who won, small print, buttons.
"""

from collections.abc import Sequence

import discord

from bot.ui import ACCENT, CALM, TEXT_LIMIT, Card, button, escape
from cogs.giveaways import text, text_draw, text_requirements, text_sponsor
from cogs.giveaways.model import ENDED, RUNNING, Giveaway, State, View, control
from cogs.giveaways.model_spec import LONGEST_DESCRIPTION

_FOR_PREVIEWS = 400
"""Characters that stay free for what is written below a preview."""
_MARKS = 30
"""Characters that make lines small."""


def live_card(view: View) -> Card:
    """The giveaway as everybody sees it."""
    return _controls(body(view), view.giveaway)


def opening_card(view: View) -> Card:
    """The same when it is posted: the role that wants to know is rung, this once."""
    role = view.giveaway.spec.ping_role
    return live_card(view).pinging(roles=[role] if role is not None else [])


def preview_card(view: View) -> Card:
    """The same before it is posted, in the colours it will have; its buttons cannot be pressed yet."""
    buttons = _buttons(view.giveaway, waiting=True)
    for each in buttons:
        each.disabled = True
    return body(view, as_if=State.OPEN).row(*buttons)


def body(view: View, *, as_if: State | None = None) -> Card:
    """The card without its buttons; `as_if` shows it in another state than it is in."""
    giveaway, look = view.giveaway, view.giveaway.spec.look
    state = as_if or giveaway.state
    if state is State.CANCELLED:
        return _tombstone(giveaway)
    above, below, small = _above(giveaway, state), _below(view, state), _small_print(giveaway)
    card = _all(Card(accent=_accent(giveaway, state)), above)
    if look.description:
        taken = sum(map(len, (*above, *below, small))) + _MARKS
        card.text(_fitting(look.description, TEXT_LIMIT - _FOR_PREVIEWS - taken))
    if look.image:
        card.picture(look.image, giveaway.spec.prize)
    return _all(card, below).line().small(small)


def _all(card: Card, texts: Sequence[str]) -> Card:
    for each in texts:
        card.text(each)
    return card


def _above(giveaway: Giveaway, state: State) -> list[str]:
    """Who pays, before anything else; then the prize, and whose phone rings."""
    spec = giveaway.spec
    paid = [text_sponsor.disclosure(escape(spec.sponsor.name))] if spec.sponsor.name else []
    rings = [f"-# <@&{spec.ping_role}>"] if spec.ping_role is not None and state in RUNNING else []
    return [*paid, f"## 🎁 {escape(spec.prize)}", *rings]


def _below(view: View, state: State) -> list[str]:
    """The facts, then who may enter; once it is over, who won takes that place."""
    rules = view.giveaway.spec.rules
    lists = [] if state in ENDED else [_listed(*each) for each in text_requirements.blocks(rules)]
    return [_facts(view, state), *lists]


def _listed(title: str, lines: Sequence[str]) -> str:
    return "\n".join((title, *(f"- {line}" for line in lines)))


def _fitting(description: str, room: int) -> str:
    """As much of the description as there is room for: characters that need escaping take two."""
    limit = LONGEST_DESCRIPTION
    while limit > 1 and len(escape(description, limit)) > room:
        limit = limit * 9 // 10
    return escape(description, limit)


def _tombstone(giveaway: Giveaway) -> Card:
    card = Card(accent=CALM).heading(f"🎁 ~~{escape(giveaway.spec.prize)}~~").text(text.CANCELLED)
    return card.text(text.cancelled(escape(giveaway.reason))) if giveaway.reason else card


def _accent(giveaway: Giveaway, state: State) -> int:
    if state is not State.OPEN:
        return CALM
    return ACCENT if giveaway.spec.look.colour is None else giveaway.spec.look.colour


def _facts(view: View, state: State) -> str:
    giveaway = view.giveaway
    first = text.STATES[state] if state in text.STATES else text.ends(giveaway.ends_at)
    if state is State.CLOSED:
        first = text_draw.waiting(giveaway.digest, giveaway.due_at, silent=giveaway.beacon_failed_at is not None)
    return f"{first}\n{text.winners(giveaway.spec.winners)} · {text.entries(view.entries)}"


def _small_print(giveaway: Giveaway) -> str:
    lines = [text.hosted(giveaway.host_id)] if giveaway.host_id is not None else []
    if giveaway.edited_at is not None:
        lines.append(text.edited(giveaway.edited, giveaway.edited_at))
    if giveaway.spec.sponsor.platform:
        lines.append(text_sponsor.release(giveaway.spec.sponsor.platform))
    lines.append(text.COMMITMENT.format(commitment=giveaway.commitment))
    return "\n".join(lines)


def _controls(card: Card, giveaway: Giveaway) -> Card:
    if giveaway.state in RUNNING:
        return card.row(*_buttons(giveaway, waiting=giveaway.state is not State.OPEN))
    return card.row(_manage(giveaway)) if giveaway.state is State.CANCELLED else card.row(*_quiet_buttons(giveaway))


def _buttons(giveaway: Giveaway, *, waiting: bool) -> list[discord.ui.Button[discord.ui.LayoutView]]:
    style = discord.ButtonStyle.primary
    enter = button(text.ENTER, control("enter", giveaway.id), style=style, emoji="🎉", disabled=waiting)
    return [enter, *_quiet_buttons(giveaway)]


def _quiet_buttons(giveaway: Giveaway) -> list[discord.ui.Button[discord.ui.LayoutView]]:
    return [button(text.HOW, control("how", giveaway.id)), _manage(giveaway)]


def _manage(giveaway: Giveaway) -> discord.ui.Button[discord.ui.LayoutView]:
    return button(text.MANAGE, control("manage", giveaway.id))
