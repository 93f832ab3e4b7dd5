"""An errand that says hello in the lobby, for tests of what becomes of errands."""

from bot import ui
from bot.outbox import Delivery, Errand, enqueue, enqueue_again
from tests.group import Group, said


def register(group: Group) -> None:
    """Teach the running bot an errand that says hello."""

    async def render(delivery: Delivery) -> ui.Card:
        return ui.Card().text(f"Hello {delivery.ref['name']}")

    group.bot.outbox.message("test.hello", render)


async def say(group: Group, key: str, *, again: bool = False, name: str = "you") -> None:
    """Save one for the lobby."""
    save = enqueue_again if again else enqueue
    errand = Errand(group.guild.id, "test.hello", key, {"name": name}, channel_id=group.lobby.id)
    async with group.bot.db.write() as conn:
        await save(conn, errand, group.now())


def heard(group: Group) -> list[str]:
    """What stands in the lobby."""
    return [said(message).strip() for message in group.lobby.history()]
