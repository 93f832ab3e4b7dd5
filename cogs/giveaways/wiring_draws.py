"""What giveaways declare to the kernel about everything from the close to the prize."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from cogs.giveaways import (
    delivery,
    delivery_draw,
    delivery_winners,
    jobs_claims,
    jobs_drawing,
    presses_claims,
    presses_draw,
    presses_winners,
    service_claims,
    service_closing,
    service_drawing,
    service_privacy,
    service_prizes,
    store_due,
    store_winners,
)

if TYPE_CHECKING:
    from bot.client import Greenroom

PRESSES = (presses_draw.presses, presses_claims.presses, presses_winners.presses)


PROBES = {"draw": store_due.DUE, "claims": store_winners.DUE}


def ticks(bot: "Greenroom", drawing: jobs_drawing.Drawing) -> Mapping[str, Callable[[], Awaitable[None]]]:
    """What happens by itself."""

    async def claims() -> None:
        await jobs_claims.see_to_winners(bot)

    return {"draw": drawing.go_on, "claims": claims}


def after_the_close(bot: "Greenroom") -> None:
    """What is said and done from the close to the prize."""
    box = bot.outbox
    box.message(
        service_closing.CLOSING,
        delivery_draw.closing(bot),
        sent=delivery_draw.closing_sent(bot),
        failed=delivery_draw.refused(bot, "closing"),
    )
    box.message(
        service_closing.ANNOUNCEMENT,
        delivery_draw.announcement(bot),
        sent=delivery_draw.announcement_sent(bot),
        failed=delivery_draw.refused(bot, "announcement"),
    )
    box.message(
        service_drawing.MOVED,
        delivery_draw.moved(bot),
        sent=delivery_draw.moved_sent(bot),
        failed=delivery_draw.moved_refused(bot),
    )
    box.message(service_closing.TROUBLE, delivery_draw.trouble(bot))
    box.effect(service_privacy.ANNOUNCED_AGAIN, delivery_draw.announced_again(bot), failed=delivery.let_go)
    box.effect(service_privacy.REMOVE, delivery_draw.remover(bot), failed=delivery.let_go)
    _to_winners(bot)


def _to_winners(bot: "Greenroom") -> None:
    """What is said to winners, and about them to the host."""
    box = bot.outbox
    box.message(service_claims.LETTER, delivery_winners.letter(bot), failed=delivery_winners.letter_refused(bot))
    box.message(
        service_claims.MENTION,
        delivery_winners.mention(bot),
        sent=delivery_winners.mentioned(),
        failed=delivery_winners.mention_refused(bot),
    )
    box.message(service_claims.REMINDER, delivery_winners.reminder(bot), failed=delivery.let_go)
    box.message(service_claims.UNSENT, delivery_winners.unsent(bot))
    box.message(service_prizes.ON_ITS_WAY, delivery_winners.on_its_way(bot), failed=delivery.let_go)
