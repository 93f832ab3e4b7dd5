"""What presses about people need: who was chosen in a menu, and what people are called in their group."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.errors import UserError
from bot.presses import STALE, Press

if TYPE_CHECKING:
    from bot.client import Greenroom


def chosen_person(press: Press) -> int:
    """Whom somebody chose. Raises UserError when it is nobody."""
    if not press.values or not press.values[0].isdecimal():
        raise UserError(STALE)
    return int(press.values[0])


def names(bot: "Greenroom", guild_id: int, people: Sequence[int]) -> Mapping[int, str]:
    """What these people are called there; whoever is not known goes by their number."""
    guild = bot.get_guild(guild_id)
    members = {each: guild.get_member(each) if guild is not None else None for each in people}
    return {each: member.display_name if member is not None else str(each) for each, member in members.items()}
