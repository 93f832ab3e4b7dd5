"""How shoutouts look: the hello for a newcomer."""

from typing import Any

import discord

from bot.ui import Card, escape
from cogs.profiles import text as words
from cogs.profiles.model import Profile, Visibility
from cogs.shoutouts import text


def hello_card(profile: Profile, name: str, introduction: tuple[int, int]) -> Card:
    """Say hello to somebody new, with the way to their introduction (its channel and message). Rings only for them."""
    shown = profile.as_seen_by(Visibility.GROUP)
    card = Card().heading(text.hello(escape(name))).text(text.here_is(profile.user_id))
    if shown.sentence:
        card.text(f"> {escape(shown.sentence)}")
    if shown.niches:
        card.small(words.niche_names(shown.niches))
    return card.small(text.WHAT_HELPS).row(_link(profile.guild_id, *introduction)).pinging(profile.user_id)


def _link(guild_id: int, channel_id: int, message_id: int) -> discord.ui.Button[Any]:
    url = f"https://discord.com/channels/{guild_id}/{channel_id}/{message_id}"
    return discord.ui.Button(label=text.READ, url=url)
