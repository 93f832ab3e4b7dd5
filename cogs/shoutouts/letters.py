"""What a letter about a turn or a gift says when it goes out; nothing, when what it is about has passed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord

from bot.reach import group_name
from bot.text import listing, moment
from bot.ui import Card, button, escape
from cogs.shoutouts import service_asking, service_next, text_letters, ui_gifts, viewing
from cogs.shoutouts.model import GiftState, TurnState, control
from cogs.shoutouts.model_gifts import OPEN
from cogs.shoutouts.service_asking import Owed
from cogs.shoutouts.text_letters import WORDS, Topic
from cogs.shoutouts.viewing import TurnLook

if TYPE_CHECKING:
    from bot.client import Greenroom

_STILL: Mapping[Topic, frozenset[GiftState]] = {
    Topic.ASK: frozenset({GiftState.ASKED}),
    Topic.REMIND: OPEN,
    Topic.MISSED: frozenset({GiftState.MISSED}),
    Topic.RESTS: frozenset({GiftState.MISSED}),
    Topic.THANKS: frozenset({GiftState.GIVEN}),
    Topic.CALLED_OFF: frozenset({GiftState.VOID}),
}
"""In which states of a gift a letter about it still makes sense."""


async def card(bot: "Greenroom", guild_id: int, ref: Mapping[str, Any]) -> Card | None:
    """The letter."""
    topic = Topic(ref["topic"])
    if topic in _STILL:
        return await _about_gift(bot, guild_id, topic, ref["about"])
    if topic is Topic.NEXT:
        return await _next(bot, guild_id, ref)
    return await _about_turn(bot, guild_id, topic, ref)


async def _about_gift(bot: "Greenroom", guild_id: int, topic: Topic, gift_id: int) -> Card | None:
    async with bot.db.read() as conn:
        owed = await service_asking.owed(conn, guild_id, gift_id)
    if owed is None or owed.gift.state not in _STILL[topic]:
        return None
    if topic in {Topic.ASK, Topic.REMIND} and owed.gift.ends_at <= bot.now():
        return None
    look = await viewing.gift_look(bot, owed)
    is_pair = topic is Topic.ASK and owed.turn.featured_id is None
    words = (text_letters.ASK_PAIR if is_pair else WORDS[topic]).format(
        **_names(bot, owed), other=f"**{look.featured.name}**", until=moment(owed.gift.ends_at, "D")
    )
    if topic in {Topic.THANKS, Topic.CALLED_OFF}:
        return Card().text(words)
    if topic is Topic.RESTS:
        back = button(
            text_letters.BACK, control("turn_back", guild_id, owed.rotation.id), style=discord.ButtonStyle.success
        )
        return Card().text(words).row(back, *ui_gifts.buttons(owed))
    return ui_gifts.gift_card(look, words)


def _names(bot: "Greenroom", owed: Owed | TurnLook) -> dict[str, str]:
    rotation = owed.rotation
    return {"rotation": escape(rotation.spec.name, 100), "group": escape(group_name(bot, rotation.guild_id))}


async def _about_turn(bot: "Greenroom", guild_id: int, topic: Topic, ref: Mapping[str, Any]) -> Card | None:
    look = await viewing.turn_look(bot, guild_id, ref["about"])
    if look is None or (topic is Topic.YOURS and look.turn.state is not TurnState.OPEN):
        return None
    if topic is Topic.YOURS:
        words = text_letters.asked(sum(each.state in OPEN for each in look.gifts))
        return Card().text(WORDS[topic].format(**_names(bot, look), words=words))
    return await _came(bot, look, ref["to"])


async def _came(bot: "Greenroom", look: TurnLook, user_id: int) -> Card:
    """Who gave, with the links, and the way to say thanks."""
    given = [each for each in look.given if each.featured_id == user_id]
    names = [await viewing.name_of(bot, look.turn.guild_id, each.giver_id) for each in given]
    shown = [f"[{name}](<{gift.link}>)" if gift.link else name for name, gift in zip(names, given, strict=True)]
    paired = look.turn.featured_id is None
    said = text_letters.came(listing(shown), paired=paired)
    letter = Card().text(
        (text_letters.CAME_PAIR if paired else WORDS[Topic.CAME]).format(**_names(bot, look), words=said)
    )
    if not given:
        return letter
    ids = (look.turn.guild_id, look.turn.id)
    return letter.row(button(text_letters.THANK, control("turn_thank", *ids), style=discord.ButtonStyle.success))


async def _next(bot: "Greenroom", guild_id: int, ref: Mapping[str, Any]) -> Card | None:
    """A round ahead: still next, and still planned."""
    async with bot.db.read() as conn:
        rotation = await service_next.still(conn, guild_id, ref["rotation"], ref["to"], ref["round"])
    if rotation is None or rotation.next_at is None:
        return None
    group = escape(group_name(bot, guild_id))
    words = WORDS[Topic.NEXT].format(
        rotation=escape(rotation.spec.name, 100), group=group, when=moment(rotation.next_at)
    )
    ids = (guild_id, rotation.id)
    not_then = button(text_letters.NOT_THEN, control("turn_not_then", *ids, ref["round"]))
    return Card().text(words).row(not_then, button(text_letters.SWAP, control("turn_swap", *ids)))
