"""The order of the shoutout roster (S3, S8)."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cogs.shoutouts.model import Member, by_arrival

DAY = datetime(2026, 8, 1, tzinfo=UTC)
SEATS = st.builds(
    Member,
    user_id=st.integers(1, 50),
    entered_at=st.integers(0, 30).map(lambda days: DAY + timedelta(days=days)),
    front=st.booleans(),
    opted_in=st.booleans(),
)


def test_newcomers_first_then_whoever_waits_longest() -> None:
    old, older, newcomer = (
        Member(1, DAY + timedelta(1), False, True),
        Member(2, DAY, False, True),
        Member(3, DAY, True, True),
    )
    assert by_arrival([old, older, newcomer]) == [newcomer, older, old]


@given(st.lists(SEATS))
def test_nobody_is_lost_and_nobody_who_opted_out_is_asked(seats: list[Member]) -> None:
    ordered = by_arrival(seats)
    assert sorted(ordered, key=repr) == sorted((seat for seat in seats if seat.opted_in), key=repr)
    assert by_arrival(reversed(seats)) == ordered
    assert [seat.front for seat in ordered] == sorted((seat.front for seat in ordered), reverse=True)
