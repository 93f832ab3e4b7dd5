"""What each errand of the outbox says when it goes out, built from the present state."""

from bot.client import Greenroom
from bot.outbox import Delivery, Render
from bot.reach import group_name, member_of
from bot.ui import Card
from cogs.desk import service as desk
from cogs.firststeps import (
    service_audits,
    service_mentors,
    service_newcomers,
    service_nudges,
    text,
    text_mentors,
    ui,
    ui_audits,
    ui_mentors,
)
from cogs.firststeps.model_audits import Audit, AuditState
from cogs.firststeps.model_mentors import PairState
from cogs.profiles.text import portrait


def nudge(bot: Greenroom) -> Render:
    """A reminder, unless it became needless on the way."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            found = await service_nudges.needed(conn, delivery.guild_id, delivery.ref["nudge"])
            welcome = await desk.place(conn, delivery.guild_id, "welcome")
        if found is None:
            return None
        channel = f"<#{welcome}>" if welcome else text.WELCOME_CHANNEL
        return ui.nudge_card(found, group_name(bot, delivery.guild_id), channel)

    return render


async def audit_now(bot: Greenroom, delivery: Delivery) -> tuple[Audit, Card] | None:
    """The request as it is now, with its card."""
    async with bot.db.read() as conn:
        audit = await service_audits.get(conn, delivery.guild_id, delivery.ref["audit"])
        if audit is None:
            return None
        profile = await service_newcomers.as_the_group_sees(conn, audit.guild_id, audit.user_id)
    about = portrait(profile)[:2] if profile is not None else ()
    return audit, ui_audits.audit_card(audit, about)


def audit(bot: Greenroom) -> Render:
    """The request in the channel, unless it was taken back on the way."""

    async def render(delivery: Delivery) -> Card | None:
        found = await audit_now(bot, delivery)
        return found[1] if found is not None and found[0].is_open else None

    return render


def audit_result(bot: Greenroom) -> Render:
    """The letter when all have answered or time ran out."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            found = await service_audits.get(conn, delivery.guild_id, delivery.ref["audit"])
        if found is None or found.state not in {AuditState.DONE, AuditState.EXPIRED}:
            return None
        return ui_audits.result_card(found, group_name(bot, delivery.guild_id))

    return render


def proposal(bot: Greenroom, *, through_moderators: bool = False) -> Render:
    """The question to a mentor, unless it was answered on the way."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            pair = await service_mentors.get(conn, delivery.guild_id, delivery.ref["pair"])
        if pair is None or pair.state is not PairState.PROPOSED:
            return None
        if through_moderators:
            return ui_mentors.proposal_for_card(pair)
        newcomer = await member_of(bot, delivery.guild_id, pair.newcomer_id)
        name = newcomer.display_name if newcomer is not None else text_mentors.SOMEBODY
        return ui_mentors.proposal_card(pair, name, group_name(bot, delivery.guild_id))

    return render


def mentor_hello(bot: Greenroom) -> Render:
    """The first message in the pair's thread."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            pair = await service_mentors.get(conn, delivery.guild_id, delivery.ref["pair"])
        return ui_mentors.hello_card(pair) if pair is not None and pair.state is PairState.ACCEPTED else None

    return render


def mentor_thanks(bot: Greenroom) -> Render:
    """The last message in the pair's thread."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            pair = await service_mentors.get(conn, delivery.guild_id, delivery.ref["pair"])
        return ui_mentors.thanks_card(pair) if pair is not None else None

    return render


def nobody_free(bot: Greenroom) -> Render:
    """The weekly word to moderators, unless everybody found a mentor meanwhile."""

    async def render(delivery: Delivery) -> Card | None:
        async with bot.db.read() as conn:
            waiting = await service_mentors.waiting(conn, delivery.guild_id)
        return ui_mentors.nobody_free_card(waiting) if waiting else None

    return render
