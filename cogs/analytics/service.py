"""Whose numbers they are, and reading them: everything here asks first whether the account belongs to the person.

Nobody else's private numbers can be had through this module, whoever asks: that is the point of it.
"""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.by import By
from bot.errors import UserError
from cogs.analytics import service_minors, store, store_notes, text
from cogs.analytics.model import Account, Content
from cogs.analytics.model_portrait import CONTENTS_LOOKED_BACK, FEW_CONTENTS, LOOKED_BACK, MOST_CONTENTS, Shelf
from cogs.contact import service as contact
from cogs.profiles import service as profiles
from cogs.profiles.model import Platform
from cogs.profiles.model_handles import handle as read_handle

MOST_ACCOUNTS = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody has content: an account, or one of the profile that nothing was logged for yet."""

    platform: Platform
    handle: str
    account_id: int | None = None

    @property
    def choice(self) -> str:
        """How a menu names it."""
        return f"a-{self.account_id}" if self.account_id is not None else f"p-{self.platform}"


async def zone(conn: AsyncConnection, by: By) -> ZoneInfo:
    """The person's own time zone, else the group's."""
    return await contact.zone(conn, by.guild_id, by.user_id)


async def mine(conn: AsyncConnection, by: By, account_id: int) -> Account:
    """The person's account of that number. Raises UserError when there is none: another's is none, too."""
    found = await store.account(conn, by.guild_id, account_id)
    if found is None or found.user_id != by.user_id:
        raise UserError(text.NO_SUCH_ACCOUNT)
    return found


async def accounts(conn: AsyncConnection, by: By) -> tuple[Account, ...]:
    """The person's accounts, in the order in which they came."""
    return await store.accounts_of(conn, by.guild_id, by.user_id)


async def places(conn: AsyncConnection, by: By) -> tuple[Place, ...]:
    """The person's accounts, then what else the profile names."""
    kept = await accounts(conn, by)
    known = {(each.platform, each.handle) for each in kept}
    profile = await profiles.get(conn, by.guild_id, by.user_id)
    told = [each for each in profile.platforms if (each.platform, each.handle) not in known] if profile else []
    return (
        *(Place(each.platform, each.handle, each.id) for each in kept),
        *(Place(each.platform, each.handle) for each in told),
    )


async def choose(conn: AsyncConnection, by: By, choice: str) -> Account:
    """The account behind a menu's choice, made if the profile named it. Raises UserError."""
    found = next((each for each in await places(conn, by) if each.choice == choice), None)
    if found is None:
        raise UserError(text.NO_SUCH_ACCOUNT)
    if found.account_id is not None:
        return await mine(conn, by, found.account_id)
    return await keep(conn, by, found.platform, found.handle)


async def add_account(conn: AsyncConnection, by: By, platform: Platform, typed: str) -> Account:
    """An account by the handle that was typed. Raises UserError."""
    return await keep(conn, by, platform, read_handle(platform, typed))


async def keep(conn: AsyncConnection, by: By, platform: Platform, handle: str) -> Account:
    """The person's account of that name, new or as it was. Raises UserError when there are too many."""
    await service_minors.refuse(conn, by.guild_id, by.user_id)
    kept = await accounts(conn, by)
    known = next((each for each in kept if (each.platform, each.handle) == (platform, handle)), None)
    if known is None and len(kept) >= MOST_ACCOUNTS:
        raise UserError(text.too_many_accounts(MOST_ACCOUNTS))
    return known or await store.keep_account(conn, by.guild_id, by.user_id, platform, handle, by.now)


async def shelf(conn: AsyncConnection, by: By, account_id: int, *, youtube_allowed: bool = False) -> Shelf:
    """What is kept about one of the person's accounts. Raises UserError."""
    account = await mine(conn, by, account_id)
    return await _shelf(conn, by, account, await zone(conn, by), youtube_allowed)


async def shelves(conn: AsyncConnection, by: By, *, youtube_allowed: bool = False) -> tuple[Shelf, ...]:
    """The same for all of them."""
    clock = await zone(conn, by)
    kept = await accounts(conn, by)
    return tuple([await _shelf(conn, by, each, clock, youtube_allowed) for each in kept])


async def _shelf(
    conn: AsyncConnection,
    by: By,
    account: Account,
    clock: ZoneInfo,
    youtube_allowed: bool,  # noqa: FBT001 - the operator's flag
) -> Shelf:
    since = by.now - LOOKED_BACK
    return Shelf(
        account=account,
        contents=await _contents(conn, by, account),
        snapshots=await store.snapshots_of(conn, by.guild_id, account.id, since),
        notes=await store_notes.of_account(conn, by.guild_id, account.id),
        zone=clock,
        youtube_allowed=youtube_allowed,
    )


async def _contents(conn: AsyncConnection, by: By, account: Account) -> tuple[Content, ...]:
    """What figures are made of, however long the history is; where that is little, the newest, to say what is wrong."""
    since = by.now - CONTENTS_LOOKED_BACK
    recent = await store.contents_of(conn, by.guild_id, account.id, since, MOST_CONTENTS)
    if len(recent) >= FEW_CONTENTS:
        return recent
    return await store.contents_of(conn, by.guild_id, account.id, limit=FEW_CONTENTS)
