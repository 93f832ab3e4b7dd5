"""What can be wrong with a giveaway's channel and roles, and how to mend it."""

from bot.text import plural

NO_GROUP = "I cannot see this group right now. Try again in a minute."
NO_CHANNEL = "The channel is gone, or I cannot see it. Choose another one under “Ping and channel”."
MAY_NOT_RING = (
    "You may not ring <@&{role}> yourself, so I do not do it for you. Choose another role, or ask somebody who may."
)


def lacks(channel_id: int, names: str) -> str:
    """Permissions of the bot are missing in the channel."""
    return f"I lack {names} in <#{channel_id}>. Allow it there: Edit channel, Permissions, my role."


def roles_gone(count: int) -> str:
    """Roles that the rules name were deleted."""
    verb = "is" if count == 1 else "are"
    return f"{plural(count, 'role')} that you chose {verb} gone. Open “Roles”, “More entries” and “Ping and channel”."


def not_mentionable(role_id: int) -> str:
    """The bot cannot ring that role."""
    where = "In Server settings, Roles, allow everyone to mention it, or choose no role to ring."
    return f"I may not ring <@&{role_id}>. {where}"


def in_trouble(prize: str) -> str:
    """A running giveaway that cannot be brought to its end. The prize has been made safe to show."""
    return f"The giveaway **{prize}** cannot be brought to its end."
