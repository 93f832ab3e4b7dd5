"""What tracking has for somebody's own panel: packages of which nothing was heard for long, and the list."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.home import Door, Home, Need, Topic
from cogs.tracking import store_home
from cogs.tracking import text_home as text
from cogs.tracking.model import Parcel, control
from cogs.tracking.model_package import question


async def home(conn: AsyncConnection, guild_id: int, user_id: int, now: datetime) -> Home:
    """The question of the letter, for the one who knows; it stays here until it is answered."""
    works, parcels = await store_home.glance(conn, guild_id, user_id)
    needs = [_need(each) for each in parcels if _asks(each, user_id, now)]
    return Home(needs, [Door(Topic.BRANDS, text.standing(works), text.MINE, control("mine", 0), is_calm=not works)])


def _asks(parcel: Parcel, user_id: int, now: datetime) -> bool:
    asked = question(parcel.package, now)
    return asked is not None and parcel.who(asked.side) == user_id


def _need(parcel: Parcel) -> Need:
    words = text.ASKED[parcel.package.stage]
    return Need(words, text.SAY, control("package", parcel.id), said=(parcel.package.what,))
