"""What the letters about interests and questions become, as things stand when they arrive."""

from collections.abc import Callable, Sequence

from bot.client import Greenroom
from bot.outbox import Delivery, Render
from bot.reach import group_name
from bot.ui import Card
from cogs.collabs import service_board
from cogs.collabs.model import State as Stage
from cogs.collabs.model_request import Request
from cogs.interests import service, service_questions, service_seen, ui, ui_owner, ui_questions
from cogs.interests.model import UNDECIDED, Interest, State, in_line

Interests = Sequence[Interest]


def decided(bot: Greenroom) -> Render:
    """How an interest stands, unless it stands otherwise by now: then there is another letter, or nothing to say."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            standing = await service.standing(conn, delivery.guild_id, delivery.ref["interest"])
        if standing is None or standing.interest.state.value != delivery.ref["state"]:
            return None
        return ui.decided_card(standing, group_name(bot, delivery.guild_id), is_full=delivery.ref["full"])

    return render


def gone(bot: Greenroom) -> Render:
    """The request is gone altogether."""

    async def render(delivery: Delivery) -> Card:
        return ui.gone_card(group_name(bot, delivery.guild_id))

    return render


def interest(bot: Greenroom) -> Render:
    """Who waits for an answer now."""
    return _to_owner(bot, ui_owner.interest_card, _unanswered)


def reminder(bot: Greenroom) -> Render:
    """Those of the reminder who still wait."""
    return _to_owner(bot, ui_owner.reminder_card, _unanswered)


def free(bot: Greenroom) -> Render:
    """The waiting list, while there is a place."""
    return _to_owner(bot, ui_owner.free_card, in_line)


def _unanswered(found: Interests) -> Interests:
    return [each for each in found if each.state is State.OFFERED]


def _to_owner(
    bot: Greenroom, draw: Callable[[Request, Interests, str], Card], choose: Callable[[Interests], Interests]
) -> Render:
    """A letter about those whom it is still about; none when there is nobody, or no place any more."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            about = (delivery.guild_id, delivery.ref["request"])
            request = await service_board.find(conn, *about)
            found = await service_seen.interests(conn, *about, UNDECIDED)
        named = delivery.ref.get("people")
        chosen = choose([each for each in found if named is None or each.id in named])
        if request is None or request.state is not Stage.OPEN or not chosen:
            return None
        return draw(request, chosen, group_name(bot, delivery.guild_id))

    return render


def question(bot: Greenroom) -> Render:
    """A question that nobody has answered yet."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            exchange = await service_questions.to_show(conn, delivery.guild_id, delivery.ref["question"])
        return ui_questions.question_card(exchange, group_name(bot, delivery.guild_id)) if exchange else None

    return render


def reply(bot: Greenroom) -> Render:
    """The answer."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            exchange = await service_questions.exchange(conn, delivery.guild_id, delivery.ref["question"])
        return ui_questions.reply_card(exchange, group_name(bot, delivery.guild_id)) if exchange else None

    return render
