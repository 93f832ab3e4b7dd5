"""Who fits whom, from what is stored: only what was shared comes out. On both engines."""

from datetime import timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.db import Database
from cogs.analytics import service_sharing
from cogs.analytics import store as numbers
from cogs.analytics.model import Content, Numbers, Snapshot
from cogs.analytics.model_sharing import Level, Measure
from cogs.collabs import service, service_blocks, service_match, store_match
from cogs.collabs.model_drafting import Page
from cogs.collabs.model_request import Request
from cogs.collabs.model_seen import Opened
from cogs.collabs.service_match import Beside
from cogs.interests import store as interests
from cogs.interests.model import Interest
from cogs.interests.model import State as Answer
from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Field, Niche, Platform, PlatformEntry, Visibility
from tests.collabs.rows import GROUP, KEIKO, MAYA, NOW, OTHER, SOFIA, board, by, posted

INSTAGRAM = Platform.INSTAGRAM
FAR = "same niche, both on Instagram, both in Leeds"


async def person(conn: AsyncConnection, user_id: int, niche: Niche = Niche.FOOD, guild_id: int = GROUP) -> None:
    """Somebody in Leeds who told the group about their Instagram, and keeps their followers to themselves."""
    entries = (PlatformEntry(INSTAGRAM, f"creator.{user_id}", 9_000),)
    told = Changes(niches=(niche,), platforms=entries, region="Leeds, UK")
    await profiles.save(conn, guild_id, user_id, told, NOW)
    await profiles.share(conn, guild_id, user_id, NOW)


async def counted(conn: AsyncConnection, user_id: int, followers: int, level: Level = Level.PRIVATE) -> None:
    """Their followers as they logged them, shared so far."""
    account = await numbers.keep_account(conn, GROUP, user_id, INSTAGRAM, f"creator.{user_id}", NOW)
    await numbers.keep_snapshots(conn, GROUP, account.id, [Snapshot(at=NOW, followers=followers)])
    await service_sharing.share(conn, GROUP, user_id, (INSTAGRAM, Measure.FOLLOWERS), level, NOW)


async def sponsored(conn: AsyncConnection, user_id: int, pieces: int) -> None:
    """So many sponsored pieces of content in the last days."""
    account = await numbers.keep_account(conn, GROUP, user_id, INSTAGRAM, f"creator.{user_id}", NOW)
    contents = [
        Content(
            key=str(number),
            published_at=NOW - timedelta(days=1, hours=number),
            captured_at=NOW,
            numbers=Numbers(likes=9),
            sponsored=True,
        )
        for number in range(pieces)
    ]
    await numbers.keep_contents(conn, GROUP, account.id, contents)


async def asked(conn: AsyncConnection, user_id: int, **wanted: object) -> Request:
    """A request that says whom it is for."""
    request = await posted(conn, by(user_id))
    answers = {"platforms": [], "niches": [], "sizes": "", "where": ["remote"], "region": "", **wanted}
    return (await service.fill(conn, by(user_id), request.id, Page.WANTED, answers)).request  # type: ignore[arg-type]


async def suggested(conn: AsyncConnection, user_id: int = SOFIA, guild_id: int = GROUP) -> list[tuple[int, str]]:
    found = await service_match.suggestions(conn, by(user_id, guild_id=guild_id))
    return [(each.request.owner_id, each.words) for each in found]


async def test_the_best_comes_first_with_its_reasons(database: Database) -> None:
    """C16."""
    async with database.write() as conn:
        await board(conn)
        for who, niche in ((SOFIA, Niche.FOOD), (KEIKO, Niche.TRAVEL), (MAYA, Niche.FOOD)):
            await person(conn, who, niche)
        for who in (SOFIA, KEIKO, MAYA):
            await posted(conn, by(who))
        assert await suggested(conn) == [(MAYA, FAR), (KEIKO, "both on Instagram, both in Leeds")]


@pytest.mark.parametrize(
    ("mine", "theirs", "words"),
    [
        (Level.NAMED, Level.NAMED, "same niche, sizes 7k and 9k, both on Instagram, both in Leeds"),
        (Level.NAMED, Level.PLACE, f"{FAR}, same tier, 5k to 20k"),
        (Level.PLACE, Level.POSTED, f"{FAR}, same tier, 5k to 20k"),
        (Level.NAMED, Level.AVERAGE, FAR),
        (Level.PRIVATE, Level.POSTED, FAR),
    ],
)
async def test_logged_followers_are_compared_as_far_as_both_share_them(
    database: Database, mine: Level, theirs: Level, words: str
) -> None:
    """C16: what a profile says privately about followers stays out, too."""
    async with database.write() as conn:
        await board(conn)
        for who, followers, level in ((SOFIA, 9_000, mine), (MAYA, 7_000, theirs)):
            await person(conn, who)
            await counted(conn, who, followers, level)
        request = await posted(conn, by(MAYA))
        assert await suggested(conn) == [(MAYA, words)]
        assert await service_match.explained(conn, request, SOFIA, NOW) == words


async def test_a_hidden_part_of_a_profile_is_no_reason(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        for who in (SOFIA, MAYA):
            await person(conn, who)
        hidden = {Field.NICHES: Visibility.PRIVATE, Field.REGION: Visibility.SUBGROUP}
        await profiles.set_visibility(conn, GROUP, MAYA, hidden, NOW)
        await posted(conn, by(MAYA))
        assert await suggested(conn) == [(MAYA, "both on Instagram")]


async def test_who_told_nothing_is_suggested_nothing_and_who_is_not_introduced_shows_nothing(
    database: Database,
) -> None:
    async with database.write() as conn:
        await board(conn)
        await person(conn, MAYA)
        await profiles.save(conn, GROUP, KEIKO, Changes(niches=(Niche.FOOD,)), NOW)
        await posted(conn, by(MAYA))
        request = await posted(conn, by(KEIKO))
        assert await suggested(conn) == []
        words = await service_match.explained(conn, request, MAYA, NOW)
        assert words == "same niche"  # Keiko reads it, and she knows her own niche
        assert await suggested(conn, MAYA) == []


async def test_what_is_opened_with_an_interest_reaches_the_owner_alone(database: Database) -> None:
    """C7, C16."""
    async with database.write() as conn:
        await board(conn)
        for who in (SOFIA, MAYA):
            await person(conn, who)
        await counted(conn, SOFIA, 9_000)
        await sponsored(conn, SOFIA, 3)
        request = await asked(conn, MAYA, sizes="5k to 20k")
        assert await service_match.explained(conn, request, SOFIA, NOW) == FAR
        due = (NOW + timedelta(days=20),)  # far from anything here, so that nothing is said of it
        opened = Beside(opened=frozenset({Opened.FIGURES}), booked=due, answers_in=timedelta(hours=5))
        words = await service_match.explained(conn, request, SOFIA, NOW, opened)
        assert words == (
            "same niche, both at 9k, both on Instagram, 9k where 5k to 20k followers are asked for, both in Leeds, "
            "usually answers within a day; caution: three sponsored pieces this week"
        )


async def test_what_is_asked_for_counts_and_a_place_only_where_it_matters(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        for who in (SOFIA, MAYA):
            await person(conn, who)
        await asked(conn, MAYA, niches=["food"], where=["region"], region="Lisbon")
        elsewhere = "same niche, both on Instagram; caution: asks for Lisbon, and the profile says Leeds, UK"
        assert await suggested(conn) == [(MAYA, elsewhere)]
        await asked(conn, MAYA, niches=["food"], region="Lisbon")
        assert await suggested(conn) == [(MAYA, FAR), (MAYA, elsewhere)], "from afar, a place is only told"


async def test_nothing_of_another_group_nothing_ones_own_nothing_that_is_over(database: Database) -> None:
    async with database.write() as conn:
        await board(conn)
        for group in (GROUP, OTHER):
            for who in (SOFIA, MAYA):
                await person(conn, who, guild_id=group)
        await posted(conn, by(SOFIA))
        await posted(conn, by(MAYA, guild_id=OTHER))
        assert await suggested(conn) == []
        request = await posted(conn, by(MAYA))
        assert len(await suggested(conn)) == 1
        await service.close(conn, by(MAYA), request.id)
        assert await suggested(conn) == []
        assert len(await suggested(conn, guild_id=OTHER)) == 1


async def test_the_best_are_found_however_many_are_read_at_a_time(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_match, "AT_ONCE", 2)
    monkeypatch.setattr(service_match, "MOST", 3)
    async with database.write() as conn:
        await board(conn, most_open=25)
        for who, niche in ((SOFIA, Niche.FOOD), (KEIKO, Niche.TRAVEL), (MAYA, Niche.FOOD)):
            await person(conn, who, niche)
        first = [await posted(conn, by(MAYA)) for _ in range(2)]
        for _ in range(5):
            await posted(conn, by(KEIKO))
        last = await posted(conn, by(MAYA))
        found = await service_match.suggestions(conn, by())
    assert [each.request.id for each in found] == [first[0].id, first[1].id, last.id]


async def test_of_very_many_those_that_ask_for_what_one_does_are_judged_the_newest_first(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C16: a niche is worth more than a platform, and what asks for nothing asks for everybody."""
    async with database.write() as conn:
        await board(conn, most_open=25)
        for who in (SOFIA, MAYA):
            await person(conn, who)
        asks = ({"niches": ["food"]}, {"platforms": ["instagram"], "niches": ["travel"]}, {"niches": ["home"]})
        wanted = [*asks, {"platforms": ["tiktok"]}, {"platforms": ["tiktok", "instagram"]}, {}]
        food, on_instagram, neither, elsewhere, both, anything = [await asked(conn, MAYA, **each) for each in wanted]
        in_order = [anything, both, food, elsewhere, neither, on_instagram]
        for most in range(7):
            monkeypatch.setattr(service_match, "LOOKED_AT", most)
            found = {each.request.id for each in await service_match.suggestions(conn, by())}
            assert found == {each.id for each in in_order[:most]}


async def answered(conn: AsyncConnection, owner_id: int, *hours: int) -> None:
    """Interests in the person's requests, each answered after so many hours."""
    for waited in hours:
        yes = Interest(
            guild_id=GROUP,
            request_id=1000 * owner_id + waited,
            owner_id=owner_id,
            user_id=KEIKO,
            state=Answer.DECLINED,
            note="",
            shows_numbers=False,
            offered_at=NOW - timedelta(days=9),
            answered_at=NOW - timedelta(days=9) + timedelta(hours=waited),
        )
        await interests.add(conn, yes)


async def test_how_fast_the_other_side_usually_answers_is_a_reason(database: Database) -> None:
    """C7, C16: from three answers on."""
    async with database.write() as conn:
        await board(conn)
        for who in (SOFIA, MAYA):
            await person(conn, who)
        request = await posted(conn, by(MAYA))
        await answered(conn, MAYA, 3, 5)
        assert await suggested(conn) == [(MAYA, FAR)]
        await answered(conn, SOFIA, 100, 90, 99)
        await answered(conn, MAYA, 7)
        assert await suggested(conn) == [(MAYA, f"{FAR}, usually answers within a day")]
        late = f"{FAR}; caution: usually answers within a week"
        assert await service_match.explained(conn, request, SOFIA, NOW) == late
        known = Beside(answers_in=timedelta(hours=1))
        words = await service_match.explained(conn, request, SOFIA, NOW, known)
        assert words == f"{FAR}, usually answers within an hour"


async def test_who_is_blocked_is_suggested_to_neither(database: Database) -> None:
    """C18."""
    async with database.write() as conn:
        await board(conn)
        for who in (SOFIA, MAYA, KEIKO):
            await person(conn, who)
            await posted(conn, by(who))
        await service_blocks.block(conn, by(SOFIA), MAYA)
        assert [who for who, _ in await suggested(conn)] == [KEIKO]
        assert [who for who, _ in await suggested(conn, MAYA)] == [KEIKO]
        assert {who for who, _ in await suggested(conn, KEIKO)} == {SOFIA, MAYA}
