"""What Discord refuses for ever: it is told once, unless an attempt before had arrived."""

from datetime import timedelta

import pytest

from bot.outbox import BACK_OFF, Delivery, Failure, Why
from tests.errands import crash_after_sending
from tests.group import Group
from tests.kernel.hello import heard, register, say


@pytest.fixture
def told(group: Group) -> list[Why]:
    """Why errands died, as those hear it who listen."""
    register(group)
    reasons: list[Why] = []

    async def listen(delivery: Delivery, failure: Failure) -> None:
        assert delivery.key == "one"
        reasons.append(failure.why)

    group.bot.outbox.on_dead_letter(listen)
    return reasons


def refuse(group: Group, *, status: int = 403, code: int = 50013, times: int | None = None) -> None:
    """Let the bot post nothing from now on."""
    group.env.inject_error("POST", "/channels/*/messages", status=status, code=code, times=times)


@pytest.mark.parametrize(
    ("status", "code", "why"),
    [(403, 50013, Why.FORBIDDEN), (404, 10003, Why.GONE), (400, 50035, Why.REFUSED), (403, 50007, Why.CLOSED_DM)],
)
async def test_what_can_never_work_is_told_to_the_moderators_once(
    group: Group, told: list[Why], status: int, code: int, why: Why
) -> None:
    refuse(group, status=status, code=code, times=1)
    await say(group, "one")
    await group.tick()
    await group.pass_time(timedelta(hours=30), steps=30)
    assert told == [why]
    assert heard(group) == []


async def test_a_day_of_failures_ends_in_a_dead_letter(group: Group, told: list[Why]) -> None:
    refuse(group, status=500)
    await say(group, "one")
    for pause in (timedelta(), *BACK_OFF):
        await group.pass_time(pause + timedelta(seconds=1))
    assert told == [Why.EXHAUSTED]


async def test_what_went_out_before_a_crash_is_sent_though_it_is_refused_now(group: Group, told: list[Why]) -> None:
    await say(group, "one")
    await crash_after_sending(group, "Hello you")
    refuse(group)
    await group.pass_time(timedelta(seconds=31))
    assert (told, heard(group)) == ([], ["Hello you"])


async def test_where_nothing_can_be_read_either_a_refusal_stays_one(group: Group, told: list[Why]) -> None:
    await say(group, "one")
    await crash_after_sending(group, "Hello you")
    refuse(group)
    group.env.inject_error("GET", "/channels/*/messages", status=403, code=50001, times=None)
    await group.pass_time(timedelta(seconds=31))
    assert told == [Why.FORBIDDEN]
