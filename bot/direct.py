"""Presses on cards that may lie in direct messages: they carry their group in the custom id."""

from bot.errors import UserError
from bot.presses import Press
from bot.reach import member_of
from bot.replies import NO_DIRECT

NOT_A_MEMBER = "You are not in that group any more. Join it again, and this button works again."
OTHER_GROUP = "That button belongs to another group. Open the panel again here and use the new one."


async def group_of(press: Press, position: int = 0) -> int:
    """The group that is meant: the one it was pressed in, else the one at that position of the custom id.

    Raises UserError when the two differ, when neither is known, or when the person is not in that group.
    """
    named = press.id(position) if len(press.args) > position else press.guild_id
    if not named:
        raise UserError(NO_DIRECT)
    if press.guild_id not in {0, named}:
        raise UserError(OTHER_GROUP)
    if not press.guild_id and await member_of(press.bot, named, press.user_id) is None:
        raise UserError(NOT_A_MEMBER)
    return named
