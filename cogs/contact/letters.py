"""What contact's own letters say when they go out, built from the present state."""

from bot.client import Greenroom
from bot.outbox import Delivery, Render
from bot.reach import group_name
from bot.ui import Card
from cogs.contact import service, ui
from cogs.contact.model import Person, Way


async def _state(bot: Greenroom, delivery: Delivery) -> tuple[Person, str]:
    """Who it is for, and the group's name."""
    async with bot.db.read() as conn:
        person = await service.person(conn, delivery.guild_id, delivery.user_id or 0)
    return person, group_name(bot, delivery.guild_id)


def hello(bot: Greenroom) -> Render:
    """The first short letter; none when the person changed their mind meanwhile."""

    async def render(delivery: Delivery) -> Card | None:
        person, group = await _state(bot, delivery)
        going = Way.DM if delivery.channel_id is None else Way.THREAD
        if person.way is not going:
            return None
        return ui.hello_card(delivery.guild_id, group, going, dm_closed=person.dm_closed_at is not None)

    return render


def guide(bot: Greenroom) -> Render:
    """The welcome guide."""

    async def render(delivery: Delivery) -> Card:
        person, group = await _state(bot, delivery)
        return ui.guide_card(delivery.guild_id, group, person.way)

    return render
