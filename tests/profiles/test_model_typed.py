"""Reading what people type: handles, sizes, time zones. Whatever comes in, nothing but a kind sentence comes out."""

import re
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from bot.text import followers
from cogs.profiles import model_answers
from cogs.profiles.model import Kind, Platform
from cogs.profiles.model_handles import RULES, handle, is_public_host
from cogs.profiles.model_sizes import LARGEST, follower_count
from cogs.profiles.model_zone_names import COUNTRY_NAMES, HALF_HOURS, PLACES, WIDE_COUNTRIES
from cogs.profiles.model_zones import place_of, time_zone

NOT_PUBLIC = (
    *("localhost", "127.0.0.1", "10.0.0.8", "169.254.169.254", "[::1]", "2130706433", "0x7f.1", "127.1"),
    *("server", "server.local", "db.internal", "printer.lan", "a.localhost", "x.home.arpa", "hidden.onion"),
    *("mastodon.social:8080", "mastodon.social.", ".mastodon.social", "a..b", "-a.example", "a-.example"),
    *("mastodon_.social", "mast\u043edon.social", "user:pw@mastodon.social", "a b.example", f"{'a' * 64}.example"),
    "a." * 60 + "example",
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("950", 950),
        ("12,500", 12_500),
        ("12.500", 12_500),
        ("12 500", 12_500),
        ("12.5k", 12_500),
        ("12,5 K", 12_500),
        ("1.2M", 1_200_000),
        ("1,234,567", 1_234_567),
        ("about 7k followers", 7_000),
        ("10k+", 10_000),
        ("2 million", 2_000_000),
        ("0", 0),
    ],
)
def test_sizes_as_people_write_them(typed: str, meant: int) -> None:
    assert follower_count(typed) == meant


@pytest.mark.parametrize("typed", ["", "many", "-3", "1e5", "1.5", "12.34.56", "k", "1,500k", "9" * 5000, "1/2"])
def test_what_is_no_size_is_refused_kindly(typed: str) -> None:
    with pytest.raises(UserError, match=r"12\.5k"):
        follower_count(typed)


@given(st.integers(min_value=0, max_value=LARGEST))
def test_a_size_comes_back_however_it_is_grouped(count: int) -> None:
    for separator in (",", ".", " ", "'"):
        assert follower_count(f"{count:,}".replace(",", separator)) == count
    assert abs(follower_count(followers(count)) - count) <= count / 10


@given(st.text())
def test_any_text_is_a_size_or_refused_kindly(typed: str) -> None:
    try:
        count = follower_count(typed)
    except UserError:
        return
    assert 0 <= count <= LARGEST


@pytest.mark.parametrize(
    ("platform", "typed", "meant"),
    [
        (Platform.INSTAGRAM, "@Sofia.Styles", "sofia.styles"),
        (Platform.INSTAGRAM, " https://www.instagram.com/sofia.styles/?hl=en ", "sofia.styles"),
        (Platform.INSTAGRAM, "instagram.com/sofia.styles", "sofia.styles"),
        (Platform.TIKTOK, "https://www.tiktok.com/@jamal_fit?lang=en", "jamal_fit"),
        (Platform.YOUTUBE, "https://youtube.com/c/KeikoBakes", "keikobakes"),
        (Platform.YOUTUBE, "https://m.youtube.com/@keiko-bakes/videos", "keiko-bakes"),
        (Platform.PINTEREST, "pinterest.co.uk/keiko_bakes", "keiko_bakes"),
        (Platform.BLUESKY, "keiko", "keiko.bsky.social"),
        (Platform.BLUESKY, "https://bsky.app/profile/keiko.example.org", "keiko.example.org"),
        (Platform.MASTODON, "@Keiko@Mastodon.social", "keiko@mastodon.social"),
        (Platform.MASTODON, "keiko.bakes@xn--mbel-5qa.example/", "keiko.bakes@xn--mbel-5qa.example"),
        (Platform.MASTODON, "https://m.crumbs.example/@keiko", "keiko@m.crumbs.example"),
        (Platform.MASTODON, "mastodon.social/users/keiko?lang=en", "keiko@mastodon.social"),
        (Platform.MASTODON, "https://mastodon.social/@keiko@crumbs.example", "keiko@crumbs.example"),
        (Platform.X, "https://twitter.com/keiko_bakes", "keiko_bakes"),
        (Platform.LINKEDIN, "https://www.linkedin.com/in/jamal-fit/", "jamal-fit"),
        (Platform.OTHER, "https://www.keiko.example/blog/", "keiko.example/blog"),
    ],
)
def test_handles_as_people_type_and_paste_them(platform: Platform, typed: str, meant: str) -> None:
    assert handle(platform, typed) == meant


@pytest.mark.parametrize(
    ("platform", "typed", "sentence"),
    [
        (Platform.INSTAGRAM, "", "up to 30 letters"),
        (Platform.INSTAGRAM, "x" * 31, "up to 30 letters"),
        (Platform.INSTAGRAM, "two words", "up to 30 letters"),
        (Platform.X, "a-b", "up to 15 letters"),
        (Platform.MASTODON, "keiko", "your name and your server"),
        *((Platform.MASTODON, f"keiko@{host}", "your name and your server") for host in NOT_PUBLIC),
        *((Platform.MASTODON, f"https://{host}/@keiko", "your name and your server") for host in NOT_PUBLIC),
        (Platform.INSTAGRAM, "https://www.tiktok.com/@keiko", "leads to TikTok, and you chose Instagram"),
        (Platform.YOUTUBE, "https://keiko.example/blog", "leads to another place"),
        (Platform.TIKTOK, "https://www.tiktok.com/", "2 to 24 letters"),
    ],
)
def test_what_is_no_handle_is_refused_kindly(platform: Platform, typed: str, sentence: str) -> None:
    with pytest.raises(UserError, match=re.escape(sentence)):
        handle(platform, typed)


@pytest.mark.parametrize("host", NOT_PUBLIC)
def test_a_server_that_not_everybody_can_reach_is_no_server(host: str) -> None:
    assert not is_public_host(host)


@given(st.sampled_from(Platform), st.text())
def test_any_text_is_a_handle_or_refused_kindly(platform: Platform, typed: str) -> None:
    try:
        name = handle(platform, typed)
    except UserError:
        return
    assert re.fullmatch(RULES[platform].pattern, name)
    assert handle(platform, name) == name


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Lisbon", "Europe/Lisbon"),
        ("são paulo", "America/Sao_Paulo"),
        ("Lisbon, Portugal", "Europe/Lisbon"),
        ("Austin, TX", "America/Chicago"),
        ("Portugal", "Europe/Lisbon"),
        ("germany", "Europe/Berlin"),
        ("Türkiye", "Europe/Istanbul"),
        ("Europe/Berlin", "Europe/Berlin"),
        ("EST", "America/New_York"),
        ("UTC+2", "Etc/GMT-2"),
        ("-3", "Etc/GMT+3"),
        ("GMT+5:30", "Asia/Kolkata"),
        ("+0530", "Asia/Kolkata"),
        ("utc", "Etc/UTC"),
        ("", None),
    ],
)
def test_time_zones_as_people_name_them(typed: str, zone: str | None) -> None:
    assert time_zone(typed) == zone


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Lisbom", "Did you mean Lisbon?"),
        ("USA", "New York, Chicago, Denver or Los Angeles?"),
        ("Australia", "Sydney, Brisbane, Adelaide or Perth?"),
        ("Kiribati", "several time zones"),
        ("xyzzy", "A large city near you"),
        ("UTC+25", "A large city near you"),
    ],
)
def test_an_unclear_time_zone_is_refused_with_suggestions(typed: str, sentence: str) -> None:
    with pytest.raises(UserError, match=re.escape(sentence)):
        time_zone(typed)


def test_every_known_place_leads_to_a_clock() -> None:
    for name, zone in {**PLACES, **{str(minutes): zone for minutes, zone in HALF_HOURS.items()}}.items():
        assert ZoneInfo(zone).key == zone, name
    assert {time_zone(place) for place in PLACES} <= set(PLACES.values())


def test_every_suggested_city_is_understood() -> None:
    for cities in WIDE_COUNTRIES.values():
        assert all(time_zone(city) for city in cities)
    assert set(COUNTRY_NAMES.values()) <= set(WIDE_COUNTRIES)


@pytest.mark.parametrize(
    ("zone", "place"), [("Europe/Lisbon", "Lisbon"), ("Etc/GMT-2", "UTC+2"), ("Etc/GMT+3", "UTC-3")]
)
def test_zones_are_named_for_people(zone: str, place: str) -> None:
    assert place_of(zone) == place


@given(st.text(max_size=60))
def test_any_text_is_a_clock_or_refused_kindly(typed: str) -> None:
    try:
        zone = time_zone(typed)
    except UserError:
        return
    assert zone is None or ZoneInfo(zone).key == zone


def test_a_choice_that_is_not_on_offer_is_refused_kindly() -> None:
    assert model_answers.choice(Kind, ["expert"]) is Kind.EXPERT
    for wrong in ([], ["king"]):
        with pytest.raises(UserError, match="not on offer any more"):
            model_answers.choice(Kind, wrong)
