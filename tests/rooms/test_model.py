"""The rules of a room: who may say what, what is due, which dates and links can be used, who may read feedback."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.errors import UserError
from cogs.collabs.model import Compensation, Kind, Nature
from cogs.collabs.model_drafting import Desk
from cogs.collabs.model_request import Pay, Spec
from cogs.disclosure.model import Kind as Content
from cogs.rooms.model import BOTH, STEPS, Planned, Room, Side, Start, State, Step, after, before, begun, thread_of
from cogs.rooms.model_dates import clashes, known, read
from cogs.rooms.model_due import About, due, events, next_due
from cogs.rooms.model_feedback import Feedback, readable
from cogs.rooms.model_link import LONGEST_LINK, link_of
from cogs.rooms.text import STEPS as NAMES

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY = timedelta(days=1)
LISBON, TOKYO = ZoneInfo("Europe/Lisbon"), ZoneInfo("Asia/Tokyo")
KEIKO, SOFIA = 10, 11
COLLAB = Spec(Nature.COLLAB, Kind.CREATOR, "Bread", "A reel each")
PAID = Spec(Nature.PAID, Kind.SPONSORED, "Bread", "A reel", pay=Pay(Compensation.FEE, brand="Mill & Co"))
DESK = Desk(NOW, LISBON)


def room(spec: Spec = COLLAB, step: Step = Step.AGREED, **changes: object) -> Room:
    fresh = replace(begun(Start(1, 2, KEIKO, SOFIA), spec, NOW), id=7, step=step)
    return replace(fresh, **changes)  # type: ignore[arg-type]  # what tests change is a field of a room


def test_steps_follow_each_other_to_the_end_and_back() -> None:
    assert [after(step) for step in STEPS] == [*STEPS[1:], None]
    assert [before(step) for step in STEPS] == [None, *STEPS[:-1]]


def test_each_person_has_a_side_and_others_have_none() -> None:
    assert (room().side_of(KEIKO), room().side_of(SOFIA), room().side_of(99)) == (Side.OWNER, Side.CREATOR, None)
    assert (room().person(Side.OWNER), room().person(Side.CREATOR)) == (KEIKO, SOFIA)


@pytest.mark.parametrize("step", [Step.PRODUCTION, Step.APPROVAL, Step.POSTED, Step.MEASURED])
def test_in_a_collab_both_make_something_so_either_says_it(step: Step) -> None:
    assert room(COLLAB).takers(step) == BOTH
    assert room(PAID).takers(step) == {Side.CREATOR}


def test_the_brief_is_the_owners_to_give() -> None:
    assert room(COLLAB).takers(Step.BRIEFED) == room(PAID).takers(Step.BRIEFED) == {Side.OWNER}


def test_the_end_is_everybodys_own_to_say() -> None:
    measured = room(step=Step.MEASURED, confirmed=frozenset({Side.OWNER}))
    assert measured.takers(Step.DONE) == {Side.CREATOR}
    assert measured.moves(Step.POSTED, NOW).confirmed == frozenset()


def test_nothing_follows_when_it_is_over() -> None:
    assert room(step=Step.POSTED).following is Step.MEASURED
    assert room(step=Step.POSTED).ends(State.CANCELLED, NOW).following is None


@pytest.mark.parametrize(
    ("pay", "kind"),
    [
        (Compensation.FEE, Content.PAID),
        (Compensation.PRODUCT, Content.GIFTED),
        (Compensation.EXPERIENCE, Content.GIFTED),
        (Compensation.AFFILIATE, Content.AFFILIATE),
        (Compensation.NONE, Content.PAID),
    ],
)
def test_what_a_brand_gives_decides_what_the_audience_is_told(pay: Compensation, kind: Content) -> None:
    """The last one cannot be posted on the board; if it came about, it would count as paid."""
    assert room(replace(PAID, pay=Pay(pay, brand="Mill & Co"))).kind is kind
    assert room(COLLAB).kind is Content.COLLAB


def test_a_thread_never_loses_the_number_that_tells_it_from_others() -> None:
    for title in ("Bread", "🥐" * 100, "👩‍👩‍👧‍👦" * 20, "", "x" * 100):
        name = thread_of(room(replace(COLLAB, title=title)))
        assert name.endswith(" · 7")
        assert len(name.encode("utf-16-le")) // 2 <= 100


# What is due


def test_a_date_is_reminded_of_a_day_before_unless_its_step_is_taken() -> None:
    dates = {Step.PRODUCTION: NOW + 3 * DAY, Step.POSTED: NOW + 9 * DAY}
    planned = room(dates=dates)
    reminders = [(each.at, each.step) for each in events(planned) if each.about is About.REMIND]
    assert reminders == [(NOW + 2 * DAY, Step.PRODUCTION), (NOW + 8 * DAY, Step.POSTED)]
    assert [each.step for each in events(replace(planned, step=Step.APPROVAL)) if each.about is About.REMIND] == [
        Step.POSTED
    ]


def test_what_was_seen_to_is_not_due_again() -> None:
    planned = room(dates={Step.POSTED: NOW + 3 * DAY})
    assert next_due(planned) == NOW + 2 * DAY
    assert [each.about for each in due(planned, NOW + 2 * DAY)] == [About.REMIND]
    seen = replace(planned, seen_at=NOW + 2 * DAY)
    assert due(seen, NOW + 2 * DAY) == []
    assert next_due(seen) == NOW + 21 * DAY


def test_a_room_that_stands_still_is_asked_after_three_times() -> None:
    still = [each.at for each in events(room()) if each.about is About.STILL]
    assert still == [NOW + 21 * DAY, NOW + 42 * DAY, NOW + 63 * DAY]


def test_nothing_is_due_when_it_is_over_but_the_feedback_after_a_good_end() -> None:
    assert next_due(room(dates={Step.POSTED: NOW + 3 * DAY}).ends(State.CANCELLED, NOW)) is None
    done = room(step=Step.DONE).ends(State.DONE, NOW)
    assert [(each.about, each.at) for each in events(done)] == [(About.REVEAL, NOW + 7 * DAY)]


# Dates


def test_a_day_without_a_time_means_its_end_on_ones_own_clock() -> None:
    dates = read({"posted": "24 Dec"}, {}, NAMES, Desk(NOW, TOKYO))
    assert dates == {Step.POSTED: datetime(2026, 12, 24, 14, 59, tzinfo=UTC)}
    assert known(dates, TOKYO) == {"posted": "24 Dec 2026 23:59"}


def test_an_empty_field_is_no_date_and_one_that_was_not_changed_may_have_passed() -> None:
    past = {Step.PRODUCTION: NOW - DAY}
    typed = {**known(past, LISBON), "briefed": "  "}
    assert read(typed, past, NAMES, DESK) == past
    with pytest.raises(UserError, match="at least a minute from now"):
        read(typed, {}, NAMES, DESK)


def test_dates_follow_the_steps() -> None:
    with pytest.raises(UserError, match="“Posted” cannot be before “In production”"):
        read({"production": "in 5 days", "posted": "in 2 days"}, {}, NAMES, DESK)


def test_a_day_is_a_day_on_the_clock_of_the_person_who_is_booked() -> None:
    """23:30 and 00:30 in Lisbon are two days; in Tokyo they are one."""
    late, early = datetime(2026, 6, 1, 22, 30, tzinfo=UTC), datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    other = Planned(8, "Cheese", Step.POSTED, early)
    assert clashes({Step.MEASURED: late}, [other], LISBON) == []
    assert clashes({Step.MEASURED: late}, [other], TOKYO) == [(Step.MEASURED, other)]


# Links


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://video.example/a?b=c#d", "https://video.example/a?b=c#d"),
        ("  video.example/a ", "https://video.example/a"),
        ("http://video.example:8080/a", "http://video.example:8080/a"),
        ("https://bücher.example/brot", "https://bücher.example/brot"),
    ],
)
def test_a_link_is_taken_as_it_is_shared(typed: str, link: str) -> None:
    assert link_of(typed) == link


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "tomorrow",
        "two words.example",
        "ftp://video.example/a",
        "javascript:alert(1)",
        "https://",
        "https://localhost/a",
        "https://127.0.0.1/a",
        "https://[::1/a",
        "https://video.example:port/a",
        "https://video.example/a)[b](c",
        "https://video.example/<@1>",
        "https://video.example/\u202ea",
        "https://video.example/" + "x" * LONGEST_LINK,
        "https://me:secret@video.example/a",
    ],
)
def test_what_is_no_link_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="link"):
        link_of(typed)


# Feedback


def feedback(from_id: int, to_id: int) -> Feedback:
    return Feedback(1, 7, from_id, to_id, 5, 4, 5, "", NOW)


def test_feedback_is_readable_when_both_gave_theirs_or_a_week_has_passed() -> None:
    done = room(step=Step.DONE).ends(State.DONE, NOW)
    one, two = feedback(KEIKO, SOFIA), feedback(SOFIA, KEIKO)
    assert readable(done, [one], Side.CREATOR, NOW + 6 * DAY) is None
    assert readable(done, [one], Side.CREATOR, NOW + 7 * DAY) == one
    assert readable(done, [one, two], Side.CREATOR, NOW) == one
    assert readable(done, [one, two], Side.OWNER, NOW) == two
    assert readable(done, [one], Side.OWNER, NOW + 7 * DAY) is None
