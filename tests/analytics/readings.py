"""What a platform answers about two creators, and the accounts whose turn it is, for tests of the services."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from cogs.analytics import service_sources
from cogs.analytics.model import Content, Numbers, Snapshot, Source
from cogs.analytics.model_sources import SOURCES, Found, Link, Reading, Ref, UpstreamError
from cogs.profiles.model import Platform

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
GROUP, OTHER, BOT = 1, 2, 99
KEIKO, JAMAL = 10, 11
REF = Ref(Platform.BLUESKY, "did:plc:keiko", "keiko.bsky.social")
CHANNEL = Ref(Platform.YOUTUBE, "UC" + "k" * 22, "keiko.bakes")
DOWN = UpstreamError(retryable=True)


def content(key: str, at: datetime, **changes: object) -> Content:
    made = Content(key=key, published_at=at, captured_at=NOW, numbers=Numbers(likes=5), source=Source.API_PUBLIC)
    return replace(made, **changes)  # type: ignore[arg-type]  # fields by name


def reading(ref: Ref, *contents: Content, at: datetime = NOW, followers: int = 1000) -> Reading:
    return Reading(Found(ref, Snapshot(at=at, followers=followers, source=Source.API_PUBLIC)), contents)


async def claimed(conn: AsyncConnection, now: datetime) -> list[Link]:
    return list(await service_sources.claim(conn, now, SOURCES, 10))
