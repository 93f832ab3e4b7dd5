"""What moderators type about a rotation, and the settings that it makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from cogs.shoutouts.model import Mode, Spec
from cogs.shoutouts.model_drafting import Page, apply, changed, clock, known, minute_of_day
from cogs.shoutouts.model_spec import plain, spec_from
from cogs.shoutouts.text_rotations import giving, rhythm, whom

SPEC = Spec("Bakers", Mode.PAIRS, niche="food", platform="tiktok", weekdays=(1, 4), zone="Europe/Lisbon", proof=False)


@pytest.mark.parametrize("page", Page)
def test_what_a_form_says_makes_the_same_settings_again(page: Page) -> None:
    assert apply(page, SPEC, known(page, SPEC), has_begun=False) == SPEC


def test_settings_come_back_from_what_is_stored() -> None:
    assert spec_from(plain(SPEC)) == SPEC


@pytest.mark.parametrize(
    ("typed", "minute"),
    [("18:00", 1080), ("18.30", 1110), ("6pm", 1080), ("6:15 p.m.", 1095), ("12am", 0), ("12 pm", 720), ("9", 540)],
)
def test_a_time_of_the_day_is_read(typed: str, minute: int) -> None:
    assert minute_of_day(typed) == minute


@pytest.mark.parametrize("typed", ["", "24:00", "18:60", "13pm", "0am", "noonish", "-3", "1:2"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="as a time of the day"):
        minute_of_day(typed)


@given(st.integers(0, 24 * 60 - 1))
def test_every_minute_is_written_as_it_is_read(minute: int) -> None:
    assert minute_of_day(clock(minute)) == minute


@pytest.mark.parametrize(
    ("page", "answers", "match"),
    [
        (Page.BASICS, {"name": " "}, "a name"),
        (Page.BASICS, {"name": "x" * 41}, "a little long"),
        (Page.WHEN, {"weekdays": [], "every": "0", "time": "9", "zone": "UTC"}, "from 1 to 60"),
        (Page.WHEN, {"weekdays": ["0"], "every": "", "time": "9", "zone": "Atlantis"}, "time zone"),
        (Page.GIVING, {"givers": ["6"], "proof": ["on"], "window": "5", "cooldown": "4"}, "from 1 to 5"),
        (Page.GIVING, {"givers": ["2"], "proof": ["on"], "window": "22", "cooldown": "4"}, "from 1 to 21"),
        (Page.GIVING, {"givers": ["2"], "proof": ["on"], "window": "5", "cooldown": "many"}, "from 0 to 52"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(page: Page, answers: dict[str, str], match: str) -> None:
    with pytest.raises(UserError, match=match):
        apply(page, SPEC, answers, has_begun=False)


def test_whom_it_is_for_stays_once_it_has_begun() -> None:
    answers = {"name": "All of us", "niche": [], "platform": [], "mode": ["turns"]}
    after = apply(Page.BASICS, SPEC, answers, has_begun=True)
    assert changed(SPEC, after) == ("name",)


def test_the_settings_are_said_in_words() -> None:
    assert whom(Spec("x")) == "For everybody"
    assert whom(Spec("x", niche="food")) == "For Food"
    assert whom(Spec("x", platform="tiktok")) == "For everybody on TikTok"
    assert whom(SPEC) == "For Food on TikTok"
    assert rhythm(SPEC) == "Tuesdays and Fridays at 10:00, Lisbon time"
    assert rhythm(Spec("x", weekdays=(), every_days=1)) == "Every day at 10:00, UTC"
    assert rhythm(Spec("x", weekdays=(), every_days=10)) == "Every 10 days at 10:00, UTC"
    assert giving(SPEC) == "Everybody in pairs, within 5 days, without proof"
    assert giving(Spec("x", cooldown=3)).endswith(", the same two meet again after 3 rounds")
    assert giving(Spec("x", cooldown=0)) == "2 shoutouts for each turn, within 5 days, with the link as proof"
