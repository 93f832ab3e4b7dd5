"""What Discord's cache knows about people who are in: what they are called, and how many entries they have now."""

from collections.abc import Callable

import discord

from cogs.giveaways.model import RUNNING, Giveaway
from cogs.giveaways.model_rules import Person, weight
from cogs.giveaways.service_entrants import Entry


def name_of(guild: discord.Guild) -> Callable[[int], str]:
    """Their name in the group; their number when they have left."""

    def name(user_id: int) -> str:
        member = guild.get_member(user_id)
        return member.display_name if member is not None else str(user_id)

    return name


def weight_of(guild: discord.Guild, giveaway: Giveaway) -> Callable[[Entry], int | None]:
    """What an entry weighs: what was fixed at the close, and until then what their roles bring today."""

    def weigh(entry: Entry) -> int | None:
        if giveaway.state not in RUNNING:
            return entry.weight
        member = guild.get_member(entry.user_id or 0)
        if member is None:
            return None
        roles = frozenset(role.id for role in member.roles)
        return weight(giveaway.spec.rules, Person(user_id=member.id, role_ids=roles, created_at=member.created_at))

    return weigh
