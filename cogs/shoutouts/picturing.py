"""The picture of a turn: what is in it, from the profile as the group may see it, and the finished file."""

from typing import TYPE_CHECKING

import discord

from bot import reach
from bot.errors import UserError
from bot.pictures.spec import Look, Name
from bot.studio import Chart, draw
from bot.ui import Card
from cogs.profiles import service as profiles
from cogs.profiles.model import Platform, PlatformEntry, Profile, Visibility
from cogs.profiles.text import PLATFORMS
from cogs.shoutouts import service_report, text_why, ui_why
from cogs.shoutouts.model import Rotation, Turn
from cogs.shoutouts.pictures import alt
from cogs.shoutouts.pictures.specs import Handle, TurnPicture

if TYPE_CHECKING:
    from bot.client import Greenroom


async def try_picture(
    bot: "Greenroom", turn: Turn, rotation: Rotation, channel_id: int, look: Look = Look.DARK
) -> tuple[Chart, ...]:
    """The picture for the card of a turn in that channel.

    Nothing when there is nobody to show, when it cannot be drawn now, or when the bot may attach nothing there: the
    card says it all in words as well.
    """
    channel = bot.get_channel(channel_id)
    if isinstance(channel, discord.abc.GuildChannel) and not channel.permissions_for(channel.guild.me).attach_files:
        return ()
    try:
        return (await _picture(bot, turn, rotation, look),)
    except UserError:
        return ()


async def picture_card(bot: "Greenroom", guild_id: int, turn_id: int, look: Look) -> Card:
    """The picture of a turn of this group, to be shared. Raises UserError."""
    async with bot.db.read() as conn:
        turn, rotation = await service_report.turn_of(conn, guild_id, turn_id)
    return ui_why.picture_card(turn, look, await _picture(bot, turn, rotation, look))


async def _picture(bot: "Greenroom", turn: Turn, rotation: Rotation, look: Look) -> Chart:
    user_id = turn.featured_id
    member = await reach.member_of(bot, turn.guild_id, user_id) if user_id is not None else None
    if user_id is None or member is None:
        raise UserError(text_why.NO_PICTURE)
    async with bot.db.read() as conn:
        profile = await profiles.get(conn, turn.guild_id, user_id)
    guild = bot.get_guild(turn.guild_id)
    spec = spec_of(turn, rotation, profile, (member.display_name, guild.name if guild else ""), look)
    return await draw(bot, spec, f"shoutout-{turn.round}", alt.turn(spec))


def spec_of(
    turn: Turn, rotation: Rotation, profile: Profile | None, names: tuple[str, str], look: Look = Look.DARK
) -> TurnPicture:
    """What is in it: no more than the group may see. `names` are the person's and the group's."""
    shared = profile is not None and profile.shared_at is not None
    shown = profile.as_seen_by(Visibility.GROUP) if profile is not None and shared else None
    handles = tuple(map(_handle, shown.platforms)) if shown is not None else ()
    return TurnPicture(
        name=Name(display=names[0], handle=shown.platforms[0].handle if shown and shown.platforms else ""),
        rotation=rotation.spec.name,
        greeting=text_why.greeting(names[1]),
        prompt=text_why.prompt(turn.round),
        sentence=(shown.sentence or "") if shown is not None else "",
        handles=handles,
        look=look,
    )


def _handle(entry: PlatformEntry) -> Handle:
    """As they write it; places without handles of that kind have a path."""
    at = "" if entry.platform is Platform.OTHER or "/" in entry.handle else "@"
    label = "Also at" if entry.platform is Platform.OTHER else PLATFORMS[entry.platform]
    return Handle(label, f"{at}{entry.handle}")
