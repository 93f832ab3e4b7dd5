"""Finding on both engines: what is shared at this moment decides, and nobody meets whom they do not want to meet."""

from bot.by import By
from bot.db import Database
from cogs.analytics import store_sharing
from cogs.analytics.model_sharing import CONSENT, Level, Measure, Share
from cogs.collabs import service_blocks
from cogs.finding import service, service_filing, store
from cogs.finding.model import Origin, Wanted, of_profile
from cogs.profiles import service as profiles
from cogs.profiles import store as profiles_store
from cogs.profiles.model import Changes, Field, Niche, Platform, Visibility
from tests.finding.scene import FOOD, GROUP, ME, NOW, OTHER, baker, found

INSTAGRAM = Platform.INSTAGRAM
PRIVATE = {Field.NICHES: Visibility.PRIVATE}


async def test_everybody_who_fits_is_on_one_page_or_the_other(database: Database) -> None:
    async with database.write() as conn:
        for person in range(20, 33):
            await baker(conn, person)
        await baker(conn, ME)
        await baker(conn, 99, OTHER)
    assert await found(database, FOOD) == set(range(20, 33))
    assert await found(database, Wanted(niche=Niche.FOOD, region="leeds", platform=INSTAGRAM)) == set(range(20, 33))
    assert await found(database, Wanted(niche=Niche.FOOD, region="lisbon")) == set()
    assert await found(database, Wanted(niche=Niche.FASHION)) == set()
    assert await found(database, Wanted()) == set()
    assert await found(database, FOOD, guild_id=OTHER) == {99}


async def test_a_field_hidden_a_moment_ago_is_not_found_and_not_told(database: Database) -> None:
    async with database.write() as conn:
        for person in (20, 21):
            await baker(conn, person)
        await profiles.set_visibility(conn, GROUP, 20, PRIVATE, NOW)
    assert await found(database, FOOD) == {21}
    async with database.read() as conn:
        assert not [each for each in (await store.filed(conn, GROUP, [20]))[20] if each.name == "niche"]


async def test_what_is_filed_and_no_longer_true_leads_nowhere(database: Database) -> None:
    """Whatever the file says: what people share at this moment decides."""
    async with database.write() as conn:
        await baker(conn, 20)
        before = await profiles.get(conn, GROUP, 20)
        await profiles_store.change(conn, GROUP, 20, {"visibility": PRIVATE})
        await store.file(conn, GROUP, 20, Origin.PROFILE, of_profile(before))
    assert await found(database, FOOD) == set()


async def test_only_the_same_subgroup_finds_what_is_for_the_subgroup(database: Database) -> None:
    async with database.write() as conn:
        await baker(conn, 20, visibility={Field.NICHES: Visibility.SUBGROUP})
        await baker(conn, 21)
    assert await found(database, FOOD, ME) == {21}
    assert await found(database, FOOD, 21) == {20}


async def test_a_blocked_pair_does_not_meet_whoever_of_the_two_wanted_it(database: Database) -> None:
    async with database.write() as conn:
        for person in (20, 21, 22):
            await baker(conn, person)
        await service_blocks.block(conn, By(GROUP, 20, NOW), 21)
    assert await found(database, FOOD, 20) == {22}
    assert await found(database, FOOD, 21) == {22}
    assert await found(database, FOOD, 22) == {20, 21}


async def test_who_left_is_not_found(database: Database) -> None:
    async with database.write() as conn:
        for person in (20, 21):
            await baker(conn, person)
    async with database.read() as conn:
        page = await service.find(conn, By(GROUP, ME, NOW), FOOD, 0, lambda person: person != 20)
    assert [each.user_id for each in page.matches] == [21]
    async with database.write() as conn:
        strays = await service_filing.strays(conn, GROUP, [21])
        assert strays == {20}
        await service_filing.gone(conn, GROUP, strays)
        assert await store.everybody(conn, GROUP) == {21}


async def agreed(database: Database, user_id: int, level: Level) -> None:
    async with database.write() as conn:
        share = Share(INSTAGRAM, Measure.RATE, level, CONSENT, NOW)
        await store_sharing.share(conn, GROUP, user_id, share)


async def test_a_rate_is_found_by_those_who_share_theirs_until_it_is_taken_back(database: Database) -> None:
    wanted = Wanted(band=2)
    async with database.write() as conn:
        await baker(conn, 20)
    await agreed(database, 20, Level.NAMED)
    rates = {20: {INSTAGRAM: 4.3}}
    async with database.write() as conn:
        assert await service_filing.stale(conn, GROUP, [20, 21], rates) == [20]
        await service_filing.refile(conn, GROUP, [20], rates)
        assert await service_filing.stale(conn, GROUP, [20, 21], rates) == []
    assert await found(database, wanted) == set()
    await agreed(database, ME, Level.NAMED)
    assert await found(database, wanted) == {20}
    assert await found(database, Wanted(band=2, platform=INSTAGRAM, niche=Niche.FOOD)) == {20}
    assert await found(database, Wanted(band=2, platform=Platform.YOUTUBE)) == set()
    await agreed(database, 20, Level.PLACE)
    assert await found(database, wanted) == set()


async def test_forgotten_is_gone_and_told_before(database: Database) -> None:
    async with database.write() as conn:
        await baker(conn, 20)
        told = await service.export(conn, GROUP, 20)
        assert {"what": "Niche", "value": "Food", "seen_by": "the group"} in told["found_by"]
        await service.forget(conn, GROUP, 20)
        assert await service.export(conn, GROUP, 20) == {}


async def test_a_sign_of_the_database_is_only_a_sign(database: Database) -> None:
    async with database.write() as conn:
        await baker(conn, 20)
        await profiles.save(conn, GROUP, 20, Changes(region="100% Leeds_"), NOW)
    assert await found(database, Wanted(region="%")) == {20}
    assert await found(database, Wanted(region="x%")) == set()
    assert await found(database, Wanted(region="1_0")) == set()
