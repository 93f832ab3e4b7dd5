"""How the hello looks."""

import discord

from bot.ui import TEXT_LIMIT
from cogs.profiles.model import Field, Niche, Profile, Visibility
from cogs.shoutouts.ui import hello_card

SOFIA = Profile(guild_id=1, user_id=2, niches=(Niche.FOOD,), sentence="_" * 200)


def test_it_rings_for_the_newcomer_alone_and_leads_to_their_introduction() -> None:
    """W18."""
    card = hello_card(SOFIA, "*" * 32, (3, 4))
    assert card.content_length() <= TEXT_LIMIT
    assert card.extras()["allowed_mentions"].to_dict() == {"parse": [], "users": [2], "roles": [], "replied_user": True}
    (link,) = [item for item in card.walk_children() if isinstance(item, discord.ui.Button)]
    assert link.url == "https://discord.com/channels/1/3/4"


def test_it_tells_only_what_everybody_may_see() -> None:
    quiet = Profile(
        guild_id=1,
        user_id=2,
        niches=SOFIA.niches,
        sentence=SOFIA.sentence,
        visibility=dict.fromkeys(Field, Visibility.PRIVATE),
    )
    shown = [item.content for item in hello_card(quiet, "sofia", (3, 4)).walk_children() if hasattr(item, "content")]
    assert "_" not in "".join(shown)
    assert "Food" not in "".join(shown)
