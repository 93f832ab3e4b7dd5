"""Campaigns come back as they were saved, on both engines, to their creator in their group and to nobody else."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.by import By
from bot.db import Database
from bot.errors import UserError
from cogs.analytics import service_campaigns, service_privacy, store_campaigns
from cogs.analytics.model_campaign import Campaign
from cogs.analytics.model_campaign_reading import Typed

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SOFIA = By(1, 10, NOW)
OTHERS = (By(1, 11, NOW), By(2, 10, NOW))
FULL = Typed(
    name="Ring",
    where="x-tiktok",
    pay="12.345 KWD",
    results="reach 1\nviews 2\nengagements 3\nclicks 4\nsign-ups 5\norders 6\nrevenue 50,000 JPY\ncost 7 EUR",
    attribution="code",
)


async def test_a_campaign_comes_back_whole_and_only_to_its_creator(database: Database) -> None:
    async with database.write() as conn:
        kept = await service_campaigns.save(conn, SOFIA, 0, FULL)
        assert await service_campaigns.mine(conn, SOFIA, kept.id) == kept
        empty = await service_campaigns.save(conn, SOFIA, 0, Typed(name="Loaf"))
        assert empty == Campaign(id=empty.id, name="Loaf", created_at=NOW, updated_at=NOW)
        assert await service_campaigns.all_of(conn, SOFIA) == (empty, kept)
        for other in OTHERS:
            assert await service_campaigns.all_of(conn, other) == ()
            for attempt in (service_campaigns.mine, service_campaigns.remove):
                with pytest.raises(UserError, match="not here any more"):
                    await attempt(conn, other, kept.id)
            with pytest.raises(UserError, match="not here any more"):
                await service_campaigns.save(conn, other, kept.id, Typed(name="Mine"))
            await store_campaigns.change(conn, other.guild_id, other.user_id, replace(kept, name="Mine"))
            await store_campaigns.remove(conn, other.guild_id, other.user_id, kept.id)
            await service_campaigns.forget(conn, other.guild_id, other.user_id)
        assert await service_campaigns.all_of(conn, SOFIA) == (empty, kept)


async def test_a_change_keeps_when_it_was_added_and_a_removal_is_whole(database: Database) -> None:
    later = replace(SOFIA, now=NOW + timedelta(days=3))
    async with database.write() as conn:
        old = await service_campaigns.save(conn, SOFIA, 0, FULL)
        new = await service_campaigns.save(conn, later, old.id, Typed(name="Loaf", where="same"))
        assert (new.created_at, new.updated_at, new.platform) == (NOW, later.now, old.platform)
        assert await service_campaigns.all_of(conn, SOFIA) == (new,)
        with pytest.raises(UserError, match="account"):
            await service_campaigns.save(conn, SOFIA, old.id, Typed(name="Loaf", where="a-77"))
        told = await service_privacy.export(conn, 1, 10)
        assert [each["name"] for each in told["campaigns"]] == ["Loaf"]
        await service_privacy.forget(conn, 1, 10, NOW)
        assert await service_privacy.export(conn, 1, 10) == {}
