"""What letters of tracking become in Discord. Each is drawn from what is true then; nothing, if it is not any more."""

from bot.client import Greenroom
from bot.outbox import Delivery, Render
from bot.reach import group_name
from bot.ui import Card
from cogs.tracking import service_packages, ui, ui_packages
from cogs.tracking.model import Parcel
from cogs.tracking.model_package import question_side
from cogs.tracking.service import shared_work


def shared(bot: Greenroom) -> Render:
    """The word that somebody shares something, unless it was taken back."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            work = await shared_work(conn, delivery.guild_id, delivery.ref["work"])
        if work is None or work.other_id != delivery.user_id:
            return None
        return ui.shared_letter(work, group_name(bot, delivery.guild_id))

    return render


def asked(bot: Greenroom) -> Render:
    """The question how a package stands, unless there is news, or it is for somebody else to know."""

    async def render(delivery: Delivery) -> Card | None:
        parcel = await _unmoved(bot, delivery)
        side = question_side(parcel.package) if parcel is not None else None
        if parcel is None or side is None or parcel.who(side) != delivery.user_id:
            return None
        return ui_packages.asked_letter(parcel, side, group_name(bot, delivery.guild_id))

    return render


def moved(bot: Greenroom) -> Render:
    """What the other one said, unless more was said since or it is not shared any more."""

    async def render(delivery: Delivery) -> Card | None:
        parcel = await _unmoved(bot, delivery)
        other_id = parcel.other_than(delivery.user_id or 0) if parcel is not None else None
        if parcel is None or other_id is None or not parcel.work.is_seen_by(delivery.user_id or 0):
            return None
        return ui_packages.moved_letter(parcel, other_id, group_name(bot, delivery.guild_id))

    return render


async def _unmoved(bot: Greenroom, delivery: Delivery) -> Parcel | None:
    """The package, if it is still where it was when the letter was written."""
    async with bot.db.read() as conn:
        parcel = await service_packages.find(conn, delivery.guild_id, delivery.ref["parcel"])
    if parcel is None or parcel.package.stage.value != delivery.ref["stage"]:
        return None
    since = int(parcel.package.reached[parcel.package.stage].timestamp())
    return parcel if since == delivery.ref["since"] else None
