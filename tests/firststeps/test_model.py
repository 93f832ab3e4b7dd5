"""The path and the content calendar."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from cogs.firststeps.model import OPENS, CheckIn, Feeling, Path, Progress, Step, one_line
from cogs.firststeps.model_audits import Audit, AuditState, Mark, Review, Topic, summaries
from cogs.firststeps.model_calendar import Calendar, Format, day, new_calendar, planned
from cogs.firststeps.model_nudges import due_days

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
TODAY = NOW.date()
PATH = Path(1, 10, NOW)
CALENDAR = Calendar(2, (Format.PHOTO, Format.LIVE), TODAY)


def audit(state: AuditState, *reviewers: int) -> Audit:
    return Audit(1, 1, 10, state, NOW, 5, None, reviewers)


def test_the_niche_is_done_when_the_path_begins() -> None:
    assert Progress(PATH).done == {Step.NICHE}
    assert Progress(Path(1, 10, None)).done == frozenset()


def test_the_next_step_is_the_first_that_is_open() -> None:
    assert Progress(PATH).next(NOW) is Step.AUDIT
    assert Progress(PATH, audit=audit(AuditState.OPEN)).next(NOW) is Step.CALENDAR
    busy = Progress(PATH, audit=audit(AuditState.OPEN), calendar=CALENDAR)
    assert busy.next(NOW) is None
    assert busy.next(NOW + OPENS[Step.FIRST_CHECK_IN]) is Step.FIRST_CHECK_IN


@pytest.mark.parametrize(
    ("request_", "done"),
    [
        (audit(AuditState.OPEN, 1, 2), False),
        (audit(AuditState.DONE, 1, 2, 3), True),
        (audit(AuditState.EXPIRED, 1), True),
        (audit(AuditState.EXPIRED), False),
        (audit(AuditState.WITHDRAWN, 1), False),
    ],
)
def test_a_look_counts_when_all_answered_or_time_ran_out_with_an_answer(request_: Audit, done: bool) -> None:  # noqa: FBT001
    assert (Step.AUDIT in Progress(PATH, audit=request_).done) is done


def test_check_ins_open_one_after_the_other() -> None:
    progress = Progress(PATH)
    assert progress.open_check_in(NOW + timedelta(days=9)) is None
    assert progress.open_check_in(NOW + timedelta(days=10)) == 1
    answered = Progress(PATH, check_ins=(CheckIn(1, Feeling.WELL, "", NOW),))
    assert answered.open_check_in(NOW + timedelta(days=23)) is None
    assert answered.open_check_in(NOW + timedelta(days=24)) == 2


def test_reminders_come_on_four_days() -> None:
    assert [(due - NOW).days for due in due_days(NOW).values()] == [2, 7, 14, 28]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", TODAY),
        ("  Tomorrow ", TODAY + timedelta(days=1)),
        ("", TODAY),
        ("monday", TODAY),
        ("Sunday", TODAY + timedelta(days=6)),
        ("2026-06-01", date(2026, 6, 1)),
    ],
)
def test_a_day_is_read_the_way_people_write_it(typed: str, meant: date) -> None:
    assert day(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["soon", "2026-05-03", "2027-01-01", "04/05/2026"])
def test_a_day_that_cannot_be_meant_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(UserError, match="day"):
        day(typed, TODAY)


@pytest.mark.parametrize(("times", "formats"), [("0", ["live"]), ("8", ["live"]), ("", ["live"]), ("1", [])])
def test_a_calendar_without_answers_is_refused(times: str, formats: list[str]) -> None:
    with pytest.raises(UserError, match="Once a week is fine"):
        new_calendar(times, formats, "today", TODAY)


@given(
    st.integers(1, 7),
    st.lists(st.sampled_from(Format), min_size=1, max_size=4, unique=True),
    st.integers(0, 400),
)
def test_a_plan_keeps_its_rhythm_and_its_turns(times: int, formats: list[Format], days: int) -> None:
    calendar = Calendar(times, tuple(formats), TODAY)
    today = TODAY + timedelta(days=days)
    pieces = planned(calendar, today, 10)
    assert len(pieces) == 10
    assert today <= pieces[0].on <= today + timedelta(days=6)
    assert all(earlier.on < later.on for earlier, later in pairwise(pieces))
    assert (pieces[times].on - pieces[0].on).days == 7
    whole = planned(calendar, TODAY, 3000 // 7)
    assert [piece.format for piece in whole[: len(formats)]] == formats
    assert pieces[0] in whole


def test_feedback_is_counted_by_topic() -> None:
    one = Review(1, {Topic.BIO: Mark.STRONG}, {Topic.BIO: "Lovely."})
    two = Review(2, {Topic.BIO: Mark.STRONG, Topic.LINK: Mark.UNCLEAR}, {})
    found = {summary.topic: summary for summary in summaries([one, two])}
    assert found[Topic.BIO].marks == {Mark.STRONG: 2}
    assert found[Topic.BIO].notes == ["Lovely."]
    assert found[Topic.MIX].marks == {}


def test_a_line_is_one_line_and_not_too_long() -> None:
    assert one_line(" a \n b ") == "a b"
    with pytest.raises(UserError, match="201 characters"):
        one_line("x" * 201)
