"""Links with tags, and where on a platform they can be pressed."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from cogs.profiles.model import Platform
from cogs.tracking.model_links import LONGEST_LINK, Spot, Tags, can_be_pressed, tag, tags_for, tracked

TAGS = Tags(source="instagram", medium="creator", campaign="spring-menu")
ADDED = "utm_source=instagram&utm_medium=creator&utm_campaign=spring-menu"


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("https://example.com", f"https://example.com?{ADDED}"),
        ("  <https://example.com/menu>  ", f"https://example.com/menu?{ADDED}"),
        ("HTTP://Example.com/Menu", f"http://Example.com/Menu?{ADDED}"),
        ("https://example.com/menu?", f"https://example.com/menu?{ADDED}"),
        ("https://example.com/?a=1&a=2&b", f"https://example.com/?a=1&a=2&b&{ADDED}"),
        ("https://example.com/?q=caf%C3%A9+noir&x=%26", f"https://example.com/?q=caf%C3%A9+noir&x=%26&{ADDED}"),
        ("https://example.com/?utm_source=old&a=1", f"https://example.com/?a=1&{ADDED}"),
        ("https://example.com/?UTM_Source=old&utm%5Fmedium=x", f"https://example.com/?{ADDED}"),
        ("https://example.com/?utm_term=kept&utm_id=7", f"https://example.com/?utm_term=kept&utm_id=7&{ADDED}"),
        ("https://example.com/menu#bread?x=1", f"https://example.com/menu?{ADDED}#bread?x=1"),
        ("https://shop.example.com:8443/a/b", f"https://shop.example.com:8443/a/b?{ADDED}"),
        ("https://bäckerei.example/brot", f"https://bäckerei.example/brot?{ADDED}"),
    ],
)
def test_a_link_keeps_what_it_had_and_gets_each_tag_once(link: str, expected: str) -> None:
    """C21 D13"""
    assert tracked(link, TAGS) == expected


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("", "paste one link"),
        ("https://example.com and more", "paste one link"),
        ("https://example.com/\nutm", "paste one link"),
        ("https://example.com\\@elsewhere.example", "paste one link"),
        ("example.com/menu", "begin the link with https://"),
        ("ftp://example.com", "begin the link with https://"),
        ("javascript:alert(1)", "website|begin the link"),
        ("https://", "names no website"),
        ("https:///menu", "names no website"),
        ("https://localhost/menu", "names no website"),
        ("https://127.0.0.1/menu", "names no website"),
        ("https://-example-.com", "names no website"),
        ("https://example..com", "names no website"),
        ("https://[::1", "cannot read that link"),
        ("https://example.com:port", "cannot read that link"),
        ("https://bank.example@elsewhere.example", "a name or a password"),
        (f"https://example.com/{'a' * LONGEST_LINK}", "shorter link"),
    ],
)
def test_what_is_no_link_is_refused_with_what_helps(link: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        tracked(link, TAGS)


NAMES = st.sampled_from(["a", "b", "utm_source", "UTM_CAMPAIGN", "utm_term"])
VALUES = st.sampled_from(["", "x", "%20", "%", "y=z", "a&b", "&&", "é", "x%26y", "="])


@given(st.lists(st.tuples(NAMES, VALUES), max_size=6), st.sampled_from(["", "spring", "früh-ling"]))
def test_doing_it_twice_changes_nothing(query: list[tuple[str, str]], term: str) -> None:
    raw = "&".join(f"{name}={value}" for name, value in query)
    tags = Tags(source="tiktok", medium="creator", campaign="x", term=term)
    once = tracked(f"https://example.com/?{raw}", tags)
    assert tracked(once, tags) == once
    names = [name.casefold() for name, _ in parse_qsl(urlsplit(once).query, keep_blank_values=True)]
    assert all(names.count(name) == 1 for name in tags.parameters())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Spring Menu", "spring-menu"),
        ("  spring__menu / 2026 ", "spring-menu-2026"),
        ("Frühling", "fruhling"),
        ("春のパン", "春のパン"),
        ("50% off & more", "50-off-more"),
        ("v1.2", "v1.2"),
    ],
)
def test_one_thing_has_one_spelling(typed: str, expected: str) -> None:
    assert tag(typed) == expected


@pytest.mark.parametrize("typed", ["", "  ", "---", "🎉", "&?="])
def test_a_tag_without_a_letter_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="letters or digits"):
        tag(typed)


def test_a_tag_that_is_too_long_is_refused() -> None:
    with pytest.raises(UserError, match="61 characters long"):
        tag("a" * 61)


@given(st.text(max_size=40))
def test_a_tag_is_its_own_tag(typed: str) -> None:
    try:
        once = tag(typed)
    except UserError:
        return
    assert tag(once) == once


@pytest.mark.parametrize(
    ("handle", "content"),
    [("keiko.bakes", "keiko.bakes-story"), ("Keiko_Bakes", "keiko-bakes-story"), ("", "story"), ("@", "story")],
)
def test_a_link_says_where_it_stands_and_whose_it_is(handle: str, content: str) -> None:
    """C21: so that a brand partner can tell two creators apart, and a creator two places."""
    made = tags_for(Platform.TIKTOK, Spot.STORY, "Spring Menu", handle)
    assert made == Tags(source="tiktok", medium="influencer", campaign="spring-menu", content=content)


def test_a_very_long_handle_leaves_room_for_the_place() -> None:
    made = tags_for(Platform.OTHER, Spot.PROFILE, "x", "a" * 90)
    assert made.content.endswith("a-profile")
    assert len(made.content) == 60


def test_links_are_mere_words_in_captions_of_some_platforms() -> None:
    assert not can_be_pressed(Platform.INSTAGRAM, Spot.POST)
    assert not can_be_pressed(Platform.TIKTOK, Spot.COMMENT)
    assert can_be_pressed(Platform.INSTAGRAM, Spot.STORY)
    assert can_be_pressed(Platform.YOUTUBE, Spot.DESCRIPTION)
    assert all(can_be_pressed(each, Spot.PROFILE) for each in Platform)
