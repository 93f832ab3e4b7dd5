"""Who is asking, and the first page for them."""

from typing import TYPE_CHECKING

from bot.by import By
from bot.ui import Card
from cogs.analytics import (
    service,
    service_checks,
    service_digest,
    service_minors,
    ui,
    ui_checks,
    ui_digest,
    ui_minors,
)
from cogs.analytics.model import FEATURE
from cogs.analytics.model_portrait import portrait

if TYPE_CHECKING:
    from bot.client import Greenroom

DOORS = (
    ("Share", "share"),
    ("Compare", "compare"),
    ("Leaderboard", "leaderboard"),
    ("Benchmark", "benchmark"),
    ("Check", "check"),
    ("Card", "card"),
    ("Media kit", "kit"),
    ("Campaigns", "campaigns"),
    ("Link a platform", "link"),
)
"""What other parts of analytics answer: a label and a verb. One that nobody answers is not shown."""


def may_derive_youtube(bot: "Greenroom") -> bool:
    """The operator's flag: whether rates may be made of what YouTube's API tells."""
    return bool(bot.settings.youtube_amendment.strip())


def doors(bot: "Greenroom") -> list[tuple[str, str]]:
    """The doors that lead somewhere."""
    return [(label, verb) for label, verb in DOORS if (FEATURE, verb) in bot.switchboard.pressables]


async def home(bot: "Greenroom", person: By) -> Card:
    """The first page: every account, or where to begin."""
    async with bot.db.read() as conn:
        if await service_minors.is_one(conn, person.guild_id, person.user_id):
            return ui_minors.off_card()
        shelves = await service.shelves(conn, person, youtube_allowed=may_derive_youtube(bot))
        places = await service.places(conn, person)
        asked = await service_checks.waits(conn, person.guild_id, person.user_id)
        week = await service_digest.standing(conn, person)
    if not shelves:
        empty = ui_digest.with_switch(ui.empty_card(places, doors(bot)), week, person.guild_id, offered=False)
        return ui_minors.with_switch(empty)
    card = ui.home_card([portrait(each, person.now) for each in shelves], doors(bot))
    card = ui_digest.with_switch(card, week, person.guild_id)
    card = ui_checks.with_question(card, person.guild_id) if asked else card
    return ui_minors.with_switch(card)
