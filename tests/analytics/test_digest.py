"""A creator's week with worked numbers, and the moments at which it comes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cogs.analytics import text_digest, text_panel, text_sharing
from cogs.analytics.model import Account, Content, Note, Numbers, Snapshot, Source
from cogs.analytics.model_daily import daily
from cogs.analytics.model_digest import Sum, Week, week
from cogs.analytics.model_mondays import is_time, next_look, next_monday, week_of
from cogs.analytics.model_portrait import Shelf
from cogs.analytics.model_rates import Metric
from cogs.analytics.model_sharing import Measure
from cogs.profiles.model import Platform
from tests.analytics.pieces import NOW, piece, snap

BERLIN, TOKYO, ANGELES, KIRITIMATI = map(
    ZoneInfo, ("Europe/Berlin", "Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati")
)
HOUR = timedelta(hours=1)


def shelf(
    contents: list[Content],
    snapshots: list[Snapshot] | None = None,
    platform: Platform = Platform.INSTAGRAM,
    *,
    allowed: bool = False,
) -> Shelf:
    account = Account(id=1, guild_id=1, user_id=2, platform=platform, handle="sofia.layers")
    notes: list[Note] = []
    return Shelf(
        account=account,
        contents=contents,
        snapshots=snapshots or [],
        notes=notes,
        zone=BERLIN,
        youtube_allowed=allowed,
    )


def looked(*contents: Content, **more: object) -> Week:
    return week(shelf(list(contents), **more), NOW)  # type: ignore[arg-type]  # the arguments of shelf


def test_sums_are_of_the_content_that_has_the_number_and_hidden_is_not_zero() -> None:
    """90 + 10 and 40 + 5 are 145 of two; the third hides its likes. Reach is known of one."""
    found = looked(piece(6, reach=800), piece(5, 40, 5), piece(4, None, 7))
    assert (found.published, found.engagement, found.reach) == (3, Sum(145, 2), Sum(800, 1))
    assert found.views == Sum(None, 0)


def test_a_day_is_all_its_content_by_followers_and_hidden_is_not_zero() -> None:
    """A15: 90 + 10 and 40 + 10 of 1,000 followers are 15 %; the hidden one is said; 30 of 1,500 are 2 %."""
    first = [piece(5), piece(5.1, 40, 10), piece(5.2, None, 7)]
    found = looked(*first, piece(3, 28, 2, followers=1_500), piece(2, None), piece(1, followers=None)).daily
    assert [(each.n, each.of) for each in found] == [(2, 3), (1, 1)]
    assert [each.percent for each in found] == pytest.approx([15, 2])
    assert [each.day for each in found] == [date(2026, 11, 15), date(2026, 11, 17)]
    told = text_digest.account(looked(*first))
    assert "By day: Sunday 15.0 % (2 of 3 pieces)" in told
    assert "100 × (likes + comments) of all content of a day ÷ followers. It grows with how much you publish" in told
    assert "By day" not in text_digest.account(looked(piece(5, None)))


def test_a_day_is_of_the_creators_own_clock_without_reposts() -> None:
    """23:30 on Sunday in London is Monday in Berlin; followers are those of the day's last piece."""
    late = replace(piece(), published_at=datetime(2026, 11, 15, 23, 30, tzinfo=UTC))
    noon = replace(piece(followers=2_000), published_at=datetime(2026, 11, 16, 11, tzinfo=UTC))
    (day,) = daily([noon, late, replace(late, repost=True)], BERLIN)
    assert (day.day, day.n, day.of, day.percent) == (date(2026, 11, 16), 2, 2, 10)


def test_engagement_of_days_is_nowhere_but_on_the_weekly_card() -> None:
    """It mixes how often with how well: no formula to choose, nothing to share or to be ranked by."""
    assert "er_daily" not in set(Metric) | set(Measure)
    raw = looked(piece(5, source=Source.API_PUBLIC), platform=Platform.YOUTUBE)
    assert raw.daily == ()


def test_the_week_is_seven_days_without_what_others_made() -> None:
    found = looked(piece(7), piece(6.9), piece(3, repost=True), piece(-1))
    assert found.published == 1


def test_the_best_piece_has_the_highest_rate_not_the_most_likes() -> None:
    """100 of 1,000 is 10 %, 150 of 3,000 is 5 %."""
    strong, loud = piece(6, 90, 10), piece(5, 140, 10, followers=3_000)
    found = looked(strong, loud, piece(4, None))
    assert (found.best, found.compared) == (strong, 2)
    assert looked(piece(6), newer := piece(5)).best == newer


def test_there_is_no_rate_below_five_and_young_pieces_are_told_apart() -> None:
    """Four old enough pieces and a young one: n is 4, and one still grows."""
    found = looked(*(piece(day) for day in (4, 5, 6, 20)), piece(1))
    assert (found.rate.n, found.rate.value, found.young) == (4, None, 1)
    assert looked(*(piece(day) for day in (4, 5, 6, 20, 21))).rate.value == pytest.approx(10)


def test_growth_is_of_seven_days_and_keeps_the_platforms_step() -> None:
    """1,000 a week ago, 1,012 now: 12 more, 1.2 %. In steps of 100, 50 more says nothing."""
    grown = looked(snapshots=[snap(7, 1_000), snap(0, 1_012)]).growth
    assert grown is not None
    assert grown.net == 12
    assert grown.percent == pytest.approx(1.2)
    stepped = looked(snapshots=[snap(7, 15_100, 100), snap(0, 15_150, 100)]).growth
    assert stepped is not None
    assert stepped.under_quantum
    assert looked(snapshots=[snap(20, 1_000), snap(8, 1_012)]).growth is None


def test_youtubes_own_numbers_are_counted_as_published_and_nothing_more() -> None:
    read = [piece(day, source=Source.API_PUBLIC, views=1_000) for day in (4, 5)]
    found = looked(*read, platform=Platform.YOUTUBE)
    assert (found.published, found.engagement, found.best, found.kept_back) == (2, Sum(None, 0), None, True)
    agreed = looked(*read, platform=Platform.YOUTUBE, allowed=True)
    assert (agreed.engagement, agreed.kept_back) == (Sum(200, 2), False)
    five = [piece(day, source=Source.API_PUBLIC, views=2_000) for day in range(4, 9)]
    told = [text_digest.account(looked(*five, platform=Platform.YOUTUBE, allowed=allowed)) for allowed in (True, False)]
    assert ["**5.00 %**" in each for each in told] == [True, False]
    assert [text_sharing.YOUTUBE in each for each in told] == [True, False]


def test_youtubes_own_followers_make_no_growth_without_its_permission() -> None:
    """12,300 a week ago and 12,500 now are 200 more only where that may be worked out, or was typed in."""
    ends = [snap(7, 12_300, 100), snap(0, 12_500, 100)]
    read = [replace(each, source=Source.API_PUBLIC) for each in ends]
    for snapshots, allowed, net in ((ends, False, 200), (read, True, 200), (read, False, None)):
        found = looked(snapshots=snapshots, platform=Platform.YOUTUBE, allowed=allowed)
        assert (found.growth.net if found.growth else None) == net
        assert found.shown_as_is is (net is None)
        assert (text_panel.YOUTUBE in text_digest.account(found)) is (net is None)
    elsewhere = looked(snapshots=read, platform=Platform.TWITCH)
    assert elsewhere.growth is not None


def test_views_of_before_the_platform_changed_them_are_not_added() -> None:
    after = datetime(2026, 8, 26, 12, tzinfo=UTC)
    moved = [
        replace(piece(), published_at=after - timedelta(days=days), captured_at=after, numbers=Numbers(views=views))
        for days, views in ((1, 100), (5, 4_000))
    ]
    found = week(shelf(moved, platform=Platform.YOUTUBE), after)
    assert (found.views, found.published) == (Sum(100, 1), 2)


def test_news_is_content_or_followers_of_this_week() -> None:
    old = piece(30, counted_after=timedelta(days=4))
    assert not looked(old, snapshots=[snap(8, 1_000)]).has_news
    assert not looked(snapshots=[snap(1, None)]).has_news
    assert looked(snapshots=[snap(1, 1_000)]).has_news
    assert looked(piece(30)).has_news


# When it comes: 23 November 2026 is a Monday


def at(day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def test_it_is_time_on_monday_by_day_on_the_own_clock() -> None:
    """Nine in Berlin is eight in UTC; when Berlin begins, Tokyo is at five in the afternoon and Los Angeles asleep."""
    assert not is_time(at(23, 7, 59), BERLIN)
    assert is_time(at(23, 8), BERLIN)
    assert is_time(at(23, 19, 59), BERLIN)
    assert not is_time(at(23, 20), BERLIN)
    assert (is_time(at(23, 8), TOKYO), is_time(at(23, 8), ANGELES)) == (True, False)
    assert not is_time(at(24, 8), BERLIN)
    assert week_of(at(22, 20), TOKYO) == date(2026, 11, 23)
    assert week_of(at(22, 20), BERLIN) == date(2026, 11, 16)


def test_the_next_monday_is_to_come_also_when_the_clocks_change() -> None:
    """Berlin leaves summer time on 25 October 2026: nine o'clock is 7:00 in UTC before and 8:00 after."""
    assert next_monday(at(23, 8), BERLIN) == at(30, 8)
    assert next_monday(at(23, 7), BERLIN) == at(23, 8)
    assert next_monday(datetime(2026, 10, 18, tzinfo=UTC), BERLIN) == datetime(2026, 10, 19, 7, tzinfo=UTC)
    assert next_monday(datetime(2026, 10, 25, tzinfo=UTC), BERLIN) == datetime(2026, 10, 26, 8, tzinfo=UTC)


@pytest.mark.parametrize("zone", [BERLIN, TOKYO, ANGELES, KIRITIMATI])
def test_looks_lead_to_every_monday_morning_exactly(zone: ZoneInfo) -> None:
    """A year long: of all looks one a week is in time, and that one is at nine sharp."""
    now, mornings, looks = at(20), [], 0
    while now < at(20) + timedelta(weeks=52):
        now, looks = next_look(now, zone), looks + 1
        if is_time(now, zone):
            mornings.append(now.astimezone(zone))
    assert len({each.date() for each in mornings}) == len(mornings) == 52
    assert {(each.weekday(), each.hour, each.minute) for each in mornings} == {(0, 9, 0)}
    assert looks <= 28 * 52


@pytest.mark.parametrize("moved", [*range(-12, 12), *range(18, 50)])
def test_who_moves_around_the_world_misses_no_week_and_gets_none_twice(moved: int) -> None:
    """From Los Angeles to Tokyo at any hour around that Monday: one week is one key.

    Whoever moves between noon and five in the afternoon, in UTC, goes from before that morning to after that day.
    """
    now, keys = at(20), []
    while now < at(27):
        now = next_look(now, ANGELES if now < at(23) + moved * HOUR else TOKYO)
        zone = ANGELES if now < at(23) + moved * HOUR else TOKYO
        if is_time(now, zone):
            keys.append(week_of(now, zone))
    assert set(keys) == {date(2026, 11, 23)}
