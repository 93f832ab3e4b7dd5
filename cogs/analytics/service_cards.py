"""Posting a share card: only what its owner shares that far, and gone as soon as they stop."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from bot.outbox_store import Errand, enqueue
from cogs.analytics import service, service_posts, service_sharing, text_cards
from cogs.analytics.model import Account
from cogs.analytics.model_sharing import Level, Measure, level_in

CARD = "analytics.card"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which card: of which account, in which look and size, as the custom ids name them."""

    account_id: int
    look: str
    size: str


async def shared(conn: AsyncConnection, by: By, account: Account) -> frozenset[Measure]:
    """The figures of the account's platform that may stand on a card."""
    levels = await service_sharing.levels(conn, by.guild_id, by.user_id)
    return frozenset(each for each in Measure if level_in(levels, account.platform, each) >= Level.POSTED)


async def post(conn: AsyncConnection, by: By, wanted: Wanted, channel_id: int) -> None:
    """Have the card posted in that channel. Raises UserError when nothing may stand on it."""
    account = await service.mine(conn, by, wanted.account_id)
    measures = await shared(conn, by, account)
    if not measures:
        raise UserError(text_cards.NOTHING_ON_IT)
    pairs = [(account.platform, each) for each in measures]
    number = await service_posts.note_card(conn, by.guild_id, by.user_id, pairs, by.now)
    ref = {"post": number, "account": account.id, "user": by.user_id, "look": wanted.look, "size": wanted.size}
    errand = Errand(by.guild_id, CARD, f"{CARD}:{number}", ref | {"measures": sorted(measures)}, channel_id=channel_id)
    await enqueue(conn, errand, by.now)


async def still(conn: AsyncConnection, by: By, ref: Mapping[str, object]) -> tuple[Account, Collection[Measure]] | None:
    """What of a card may be posted at this moment; None when nothing may, or the account is gone."""
    if await service_posts.post(conn, by.guild_id, int(str(ref["post"]))) is None:
        return None
    try:
        account = await service.mine(conn, by, int(str(ref["account"])))
    except UserError:
        return None
    noted = frozenset(map(Measure, ref["measures"] if isinstance(ref["measures"], list) else ()))
    left = noted & await shared(conn, by, account)
    return (account, left) if left else None
