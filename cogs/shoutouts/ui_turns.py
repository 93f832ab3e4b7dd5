"""How a turn looks in the shoutouts channel: who, why, where to find them, and what has come of it."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.studio import Chart
from bot.ui import ACCENT, CALM, Card, button, escape
from cogs.profiles import text as words
from cogs.profiles.model import PlatformEntry, Profile
from cogs.shoutouts import text_turns as text
from cogs.shoutouts.model import GiftState, TurnState, control
from cogs.shoutouts.model_address import address_of
from cogs.shoutouts.viewing import Person, TurnLook

MOST_PAIRS = 50
"""Lines on the card of a round of pairs."""


def turn_card(look: TurnLook, charts: Sequence[Chart] = ()) -> Card:
    """The turn as it stands, with its picture. Rings only for the person who is featured."""
    turn, featured = look.turn, look.featured
    if featured is None:
        return pairs_card(look)
    is_open = turn.state is TurnState.OPEN
    card = Card(accent=ACCENT if is_open else CALM).heading(text.headline(featured.name))
    card.small(text.above(look.rotation, turn)).text(f"<@{featured.user_id}> · {text.why(turn)}")
    about(card, featured)
    for picture in charts:
        card.attach(*picture)
    if is_open:
        card.text(text.SHARE).small(text.BRAND)
    _how_it_goes(card, look)
    return card.row(*_buttons(look)).pinging(featured.user_id)


def about(card: Card, person: Person) -> Card:
    """What somebody makes and where it is, as they let the group see it."""
    profile = person.profile
    if profile is None or not (profile.sentence or profile.platforms):
        return card.text(text.PRESENT)
    if profile.sentence:
        card.text(f"> {escape(profile.sentence)}")
    if profile.niches:
        card.small(words.niche_names(profile.niches))
    if profile.platforms:
        card.text(places(profile))
    return card


def places(profile: Profile) -> str:
    """Handles with the way there, one per line."""
    return "\n".join(map(_place, profile.platforms))


def _place(entry: PlatformEntry) -> str:
    return words.entry_line(entry, address_of(entry))


def _how_it_goes(card: Card, look: TurnLook) -> None:
    lines = []
    if look.given:
        lines.append(text.gave([each.giver_id for each in look.given]))
    if promised := sum(each.state is GiftState.PROMISED for each in look.gifts):
        lines.append(text.promised(promised))
    if look.turn.thanked_at is not None and look.turn.featured_id is not None:
        lines.append(text.thanked(look.turn.featured_id))
    if lines:
        card.line().text("\n".join(lines))


def _buttons(look: TurnLook) -> Sequence[discord.ui.Button[Any]]:
    ids = (look.turn.guild_id, look.turn.id)
    offer = button(text.OFFER, control("turn_offer", *ids), style=discord.ButtonStyle.success)
    thank = button(text.THANK, control("turn_thank", *ids), style=discord.ButtonStyle.primary)
    why = button(text.WHY, control("why", look.turn.id))
    how = button(text.HOW, control("turn_how"))
    return [*([offer] if look.turn.state is TurnState.OPEN else []), thank, why, how]


def pairs_card(look: TurnLook) -> Card:
    """All pairs of a round, and who has a break."""
    pairs = look.turn.why.get("pairs", ())
    card = Card(accent=ACCENT if look.turn.state is TurnState.OPEN else CALM).heading(text.PAIRS_HEADING)
    card.small(text.above(look.rotation, look.turn)).text(text.PAIRS_WORDS)
    lines = [text.pair(one, other) for one, other in pairs[:MOST_PAIRS]]
    card.text("\n".join(lines))
    if len(pairs) > MOST_PAIRS:
        card.small(text.more_pairs(len(pairs) - MOST_PAIRS))
    if (rests := look.turn.why.get("rests")) is not None:
        card.small(f"<@{rests}> {text.RESTS}.")
    if look.given:
        card.line().text(text.pairs_given(len(look.given)))
    ids = (look.turn.guild_id, look.turn.id)
    return card.row(button(text.THANK, control("turn_thank", *ids)), button(text.HOW, control("turn_how")))


def how_card() -> Card:
    """How rotations work, in a few sentences."""
    return Card().heading(text.HOW_HEADING).text(text.HOW_WORDS)
