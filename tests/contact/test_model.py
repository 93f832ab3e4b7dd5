"""Quiet hours: nobody is written to between nine in the evening and nine in the morning, wherever they live."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.contact.model import ASK_DM, asking, is_quiet, next_allowed

LISBON = ZoneInfo("Europe/Lisbon")
NEW_YORK = ZoneInfo("America/New_York")

zones = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})).map(ZoneInfo)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


@given(moments, zones)
def test_the_next_moment_is_never_in_the_past_and_never_quiet(now: datetime, zone: ZoneInfo) -> None:
    allowed = next_allowed(now, zone)
    assert allowed >= now
    assert not is_quiet(allowed.astimezone(zone))
    assert allowed - now <= timedelta(hours=38)


@given(moments, zones)
def test_by_day_the_next_moment_is_now(now: datetime, zone: ZoneInfo) -> None:
    assert (next_allowed(now, zone) == now) is not is_quiet(now.astimezone(zone))


@given(moments, zones)
def test_asking_again_at_the_next_moment_changes_nothing(now: datetime, zone: ZoneInfo) -> None:
    allowed = next_allowed(now, zone)
    assert next_allowed(allowed, zone) == allowed


@pytest.mark.parametrize(
    ("now", "zone", "expected"),
    [
        ("2026-03-28T23:30+00:00", LISBON, "2026-03-29T08:00+00:00"),
        ("2026-10-24T22:30+00:00", LISBON, "2026-10-25T09:00+00:00"),
        ("2026-03-08T06:30+00:00", NEW_YORK, "2026-03-08T13:00+00:00"),
        ("2026-11-01T05:30+00:00", NEW_YORK, "2026-11-01T14:00+00:00"),
        ("2026-07-01T19:59+00:00", LISBON, "2026-07-01T19:59+00:00"),
        ("2026-07-01T20:00+00:00", LISBON, "2026-07-02T08:00+00:00"),
        ("2026-07-01T07:59:59+00:00", LISBON, "2026-07-01T08:00+00:00"),
    ],
)
def test_the_morning_is_nine_on_their_clock_also_when_the_clocks_change(
    now: str, zone: ZoneInfo, expected: str
) -> None:
    assert next_allowed(datetime.fromisoformat(now), zone) == datetime.fromisoformat(expected)


def test_a_button_for_direct_messages_names_its_group() -> None:
    assert asking(ASK_DM, 42) == "contact:dm:42"
