"""What sharing, leaderboards and benchmarks bring to the feature: errands, controls, and a person's rights."""

from typing import TYPE_CHECKING

from cogs.analytics import delivery, delivery_posts, presses_benchmarks, presses_ranking, presses_sharing, service_posts

if TYPE_CHECKING:
    from bot.client import Greenroom

PRESSES = (presses_sharing.presses, presses_ranking.presses, presses_benchmarks.presses)


def register(bot: "Greenroom") -> None:
    """Tell the outbox how each errand is done."""
    bot.outbox.message(
        service_posts.BOARD,
        delivery_posts.board(bot),
        sent=delivery_posts.sent(bot),
        failed=delivery_posts.not_sent(bot),
    )
    bot.outbox.effect(service_posts.REDRAW, delivery_posts.redrawn(bot))
    bot.outbox.effect(service_posts.UNPOST, delivery.removed(bot))
