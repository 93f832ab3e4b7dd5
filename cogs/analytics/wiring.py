"""What analytics declare to the kernel. Every part of it plugs in here."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.demo.stage import Step
from bot.feature import Feature
from bot.reach import WRITING
from cogs.analytics import (
    delivery,
    delivery_cards,
    delivery_posts,
    doctor_checks,
    presses,
    presses_campaigns,
    presses_cards,
    presses_contents,
    presses_logging,
    presses_minors,
    presses_proof,
    service_cards,
    service_home,
    service_privacy,
    service_proof,
    service_verification,
    text_privacy,
    wiring_checks,
    wiring_digest,
    wiring_sharing,
    wiring_sources,
)
from cogs.analytics.cog import Stats
from cogs.analytics.model import FEATURE
from cogs.analytics.wiring_sources import Linking
from cogs.contact.return_service import fall_back

if TYPE_CHECKING:
    from bot.client import Greenroom
    from bot.demo.world import World

PRESSES = (
    presses.presses,
    presses_logging.presses,
    presses_minors.presses,
    presses_contents.presses,
    presses_proof.presses,
    *wiring_checks.PRESSES,
    presses_cards.presses,
    presses_campaigns.presses,
    *wiring_sharing.PRESSES,
    *wiring_digest.PRESSES,
)


def feature(bot: "Greenroom") -> Feature:
    """Everything the kernel needs to know."""
    _errands(bot)
    linking = Linking(bot)

    async def forget(conn: AsyncConnection, guild_id: int, user_id: int) -> None:
        await service_privacy.forget(conn, guild_id, user_id, bot.now())
        await service_verification.forget(conn, guild_id, user_id)

    async def seed(world: "World") -> None:
        from cogs.analytics import seed as history  # noqa: PLC0415  only the simulated group needs it

        await history.play(bot, world)

    return Feature(
        name=FEATURE,
        title="Analytics",
        cogs=[Stats(bot, linking.refreshing)],
        presses=[*PRESSES, *linking.presses],
        ticks={
            **wiring_checks.checks(bot),
            **wiring_digest.ticks(bot),
            **linking.ticks,
        },
        probes={
            **wiring_checks.PROBES,
            **wiring_digest.PROBES,
            **wiring_sources.PROBES,
        },
        places=[],
        roles=[],
        permissions=WRITING | delivery.PICTURES,
        export=_export,
        forget=forget,
        told=text_privacy.TOLD,
        checks=[doctor_checks.looks, *linking.checks],
        home=service_home.home,
        desk=service_home.desk,
        seed=seed,
        tour=_tour,
    )


async def _export(conn: AsyncConnection, guild_id: int, user_id: int) -> Mapping[str, Any]:
    numbers = await service_privacy.export(conn, guild_id, user_id)
    return {**numbers, **await service_verification.export(conn, guild_id, user_id)}


def _errands(bot: "Greenroom") -> None:
    bot.outbox.message(service_proof.ASK, delivery.question(bot), sent=delivery.posted)
    bot.outbox.message(service_proof.ANSWERED, delivery.answered(bot), failed=fall_back(bot))
    bot.outbox.effect(service_proof.REMOVE, delivery.removed(bot))
    sent, lost = delivery_posts.sent(bot), delivery_posts.not_sent(bot)
    bot.outbox.message(service_cards.CARD, delivery_cards.card(bot), sent=sent, failed=lost)
    wiring_sharing.register(bot)


def _tour() -> Sequence[Step]:
    from cogs.analytics import tour, tour_later  # noqa: PLC0415  only the simulated group needs it

    return [*tour.steps(), *tour_later.steps()]
