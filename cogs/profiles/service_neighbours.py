"""The feature that finds people by their profiles: it is told of every change, in the same transaction.

It is imported when it is needed: imported at the top, each would import the other.
"""

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.profiles.model import Profile


async def changed(conn: AsyncConnection, profile: Profile) -> None:
    """A profile that others may see is as it is now (D16)."""
    from cogs.finding import service_filing  # noqa: PLC0415 - for the reason above

    await service_filing.changed(conn, profile)
