"""Results on both engines: typed in, taken over from a campaign, and as rows of a file."""

import pytest

from bot.db import Database
from bot.errors import UserError
from bot.spreadsheet import as_csv
from cogs.analytics import service_campaigns
from cogs.analytics.model_campaign_reading import Typed as Campaign
from cogs.tracking import service, service_results
from cogs.tracking.model_results import Cost, Figure, Gap, Results
from cogs.tracking.service_results import COLUMNS, Typed
from tests.tracking.people import JAMAL, KEIKO, SOFIA
from tests.tracking.rows import begun, by, groups

TOLD = Typed("Fee: 100 GBP\nProduct: 25 GBP\nCommission: 0", "Likes: 300\nComments: 50\nClicks: 40", "150 GBP")


async def test_numbers_typed_in_become_one_summary(database: Database) -> None:
    """D13."""
    async with database.write() as conn:
        await groups(conn)
        work = await begun(conn)
        assert service_results.summed(work) is None
        counted = await service_results.count(conn, by(), work.id, TOLD)
        assert (await service.mine(conn, by(), work.id)) == counted
        assert counted.cost == Cost(currency="GBP", fee=10_000, product=2_500)
        assert counted.results == Results(likes=300, comments=50, clicks=40, revenue=15_000, revenue_currency="GBP")
        summed = service_results.summed(counted)
        assert summed is not None
        assert summed.per_sale == Figure(gap=Gap.NOT_COUNTED)
        assert service_results.written(counted).cost == "Fee: 100 GBP\nProduct: 25 GBP\nCommission: 0"


async def test_what_cannot_be_read_changes_nothing_and_others_count_nothing(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        work = await begun(conn)
        await service.share(conn, by(), work.id)
        with pytest.raises(UserError, match="do not know what"):
            await service_results.count(conn, by(), work.id, Typed("Fee: 0", "Bananas: 5", ""))
        for stranger in (SOFIA, JAMAL):
            with pytest.raises(UserError, match="not here any more"):
                await service_results.count(conn, by(stranger), work.id, TOLD)
        assert (await service.mine(conn, by(), work.id)).results is None


async def test_the_numbers_of_ones_own_campaign_are_taken_over(database: Database) -> None:
    """D13: and nobody else's."""
    async with database.write() as conn:
        await groups(conn)
        work = await begun(conn)
        ids = []
        for person in (KEIKO, JAMAL):
            told = Campaign(name="Mill", pay="450 EUR", results="Clicks: 340\nEngagements: 900")
            campaign = await service_campaigns.save(conn, by(person), 0, told)
            ids.append(campaign.id)
        assert [each.id for each in await service_results.campaigns(conn, by())] == ids[:1]
        taken = await service_results.take_over(conn, by(), work.id, ids[0])
        assert (taken.cost, taken.results) == (Cost(currency="EUR", fee=45_000), Results(engagements=900, clicks=340))
        with pytest.raises(UserError, match="campaign is not here"):
            await service_results.take_over(conn, by(), work.id, ids[1])


async def test_the_file_has_a_row_for_each_and_no_formula(database: Database) -> None:
    async with database.write() as conn:
        await groups(conn)
        await begun(conn, "=SUM(A1)")
        await service_results.count(conn, by(), (await begun(conn)).id, TOLD)
        rows = await service_results.rows(conn, by())
        assert await service_results.rows(conn, by(SOFIA)) == []
    assert set(rows[0]) == set(COLUMNS)
    assert rows[0]["cost"] == "125.00"
    assert rows[0]["shares"] is None
    assert (rows[0]["per_click"], rows[0]["returned"]) == ("3.12 GBP", "+20.0 %")
    assert rows[0]["per_sale"] == "not counted"
    text = as_csv(COLUMNS, rows).decode("utf-8-sig")
    assert text.splitlines()[0] == ",".join(COLUMNS)
    assert "'=SUM(A1)" in text
    assert "'+20.0 %" in text
