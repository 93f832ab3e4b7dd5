"""How platforms are asked: again after a hiccup, not while they are down, never more than they allow."""

from datetime import timedelta

import httpx
import pytest

from bot.clock import Clock as AnyClock
from cogs.analytics.model_sources import QuotaExhaustedError, RateLimitedError, UpstreamError
from cogs.analytics.sources import asking
from cogs.analytics.sources.asking import LONGEST_WAIT, PUT_OFF, TRIES, Asker, _HiccupError
from cogs.analytics.sources.breaker import FAILURES
from cogs.analytics.sources.waiting import retry_at
from tests.analytics.wire import NOW, Purse, Wire, nothing_more, says

URL = "https://x.example/y"
ASK_AGAIN = (0, 5, 6, 7)
"""Which of `nothing_more` may work when asked again."""


async def test_a_good_answer_is_read_and_what_was_asked_is_in_the_question_and_the_header() -> None:
    wire = Wire(says({"a": 1}, X_Left="7"))
    reply = await wire.asker().get(URL, {"ids": ["a", "b"], "n": 2}, {"Secret": "s"})
    assert (reply.data, reply.headers["x-left"], reply.is_good) == ({"a": 1}, "7", True)
    assert wire.urls == [f"{URL}?ids=a&ids=b&n=2"]
    assert wire.asked[0].headers["secret"] == "s"


@pytest.mark.parametrize("number", range(len(nothing_more())))
async def test_whatever_goes_wrong_is_one_kind_of_error_and_hiccups_are_tried_three_times(number: int) -> None:
    wire = Wire(nothing_more()[number])
    with pytest.raises(UpstreamError) as caught:
        await wire.asker().get(URL, {})
    assert caught.value.retryable == (number in ASK_AGAIN)
    assert len(wire.asked) == (3 if number in ASK_AGAIN else 1)
    assert (caught.value.__cause__, caught.value.__context__) == (None, None)


async def test_a_hiccup_is_forgotten_when_the_next_try_works() -> None:
    wire = Wire(httpx.Response(500), httpx.ConnectError("x"), says([]))
    assert (await wire.asker().get(URL, {})).data == []


async def test_a_form_is_sent_once() -> None:
    wire = Wire(httpx.Response(500))
    with pytest.raises(UpstreamError):
        await wire.asker().post(URL, {"a": "b"})
    assert len(wire.asked) == 1
    assert wire.asked[0].content == b"a=b"


async def test_a_refusal_is_handed_on_whatever_it_holds() -> None:
    for answer in (says({"error": "x"}, 404), httpx.Response(403, content=b"<html>")):
        reply = await Wire(answer).asker().get(URL, {})
        assert not reply.is_good


async def test_too_many_questions_are_tried_again_and_then_put_off_until_the_other_side_wants_them() -> None:
    """A short pause is waited for, a long one is not."""
    wire = Wire(httpx.Response(429, headers={"retry-after": "20"}))
    with pytest.raises(RateLimitedError) as caught:
        await wire.asker().get(URL, {})
    assert caught.value.retry_at == NOW + timedelta(seconds=20)
    assert len(wire.asked) == TRIES
    wire = Wire(httpx.Response(429, headers={"retry-after": "21"}))
    with pytest.raises(RateLimitedError) as caught:
        await wire.asker().get(URL, {})
    assert caught.value.retry_at == NOW + timedelta(seconds=21)
    assert len(wire.asked) == 1
    with pytest.raises(RateLimitedError) as caught:
        await Wire(httpx.Response(429)).asker().get(URL, {})
    assert caught.value.retry_at == NOW + PUT_OFF


def test_the_pause_is_the_one_that_was_asked_for() -> None:
    asker = Wire().asker()
    assert asker._pause(_HiccupError(at=NOW + LONGEST_WAIT)) == LONGEST_WAIT
    assert asker._pause(_HiccupError(at=NOW + LONGEST_WAIT * 2)) is False
    assert asker._pause(_HiccupError()) is True
    assert asker._pause(_HiccupError(again=False)) is False
    assert asker._pause(ValueError()) is False


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "90"}, 90),
        ({"retry-after": "Fri, 20 Nov 2026 12:01:00 GMT"}, 60),
        ({"retry-after": "Fri, 20 Nov 2026 11:00:00 GMT"}, 0),
        ({"retry-after": "9999999999"}, 86400),
        ({"retry-after": "99999999999"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "Fri, 20 Nov 99999999999999999999 12:00:00 GMT"}, None),
        ({"retry-after": "Fri, 20 Nov 2026 12:00:00 +99999999999999999999"}, None),
        ({"x-ratelimit-reset": "2026-11-20T12:05:00.000Z"}, 300),
        ({"ratelimit-reset": str(int(NOW.timestamp()) + 30)}, 30),
        ({"ratelimit-reset": "never"}, None),
        ({"x-ratelimit-reset": "2026-11-20T12:05:00"}, None),
        ({}, None),
    ],
)
def test_when_to_ask_again_is_written_in_many_ways(headers: dict[str, str], seconds: int | None) -> None:
    expected = None if seconds is None else NOW + timedelta(seconds=seconds)
    assert retry_at(headers, NOW) == expected


async def test_after_five_failures_nobody_asks_for_a_quarter_of_an_hour_and_then_one_question_decides() -> None:
    wire = Wire(httpx.Response(500))
    asker = wire.asker()

    async def ask() -> None:
        with pytest.raises(UpstreamError):
            await asker.get(URL, {})

    for _ in range(5):
        await ask()
    asked = len(wire.asked)
    await ask()
    wire.now.turn(timedelta(minutes=14, seconds=59))
    await ask()
    assert len(wire.asked) == asked
    wire.now.turn(timedelta(seconds=1))
    await ask()
    assert len(wire.asked) == asked + 3
    await ask()
    assert len(wire.asked) == asked + 3
    wire.now.turn(timedelta(minutes=15))
    wire.answers = [says({})]
    for _ in range(2):
        assert (await asker.get(URL, {})).is_good


async def test_a_platform_that_only_wants_a_pause_is_not_down() -> None:
    wire = Wire(httpx.Response(429, headers={"retry-after": "60"}))
    asker = wire.asker()
    for _ in range(FAILURES + 1):
        with pytest.raises(RateLimitedError):
            await asker.get(URL, {})
    assert len(wire.asked) == FAILURES + 1


async def test_every_try_is_paid_for_and_without_money_nothing_is_asked() -> None:
    wire = Wire(httpx.Response(500))
    purse = Purse(wire.now, 4)
    asker = wire.asker(purse)
    with pytest.raises(UpstreamError):
        await asker.get(URL, {})
    assert purse.units == 1
    with pytest.raises(QuotaExhaustedError) as caught:
        await asker.get(URL, {})
    assert len(wire.asked) == 4
    assert caught.value.reset_at == NOW.replace(day=21, hour=8)  # midnight in California


async def test_whoever_would_have_to_wait_long_for_a_turn_is_put_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "LONGEST_WAIT", timedelta(seconds=0.01))
    wire = Wire(says({}))
    now: AnyClock = wire.now
    asker = Asker(wire.client, now, rate=(1, 3600))
    await asker.get(URL, {})
    with pytest.raises(RateLimitedError) as caught:
        await asker.get(URL, {})
    assert caught.value.retry_at == NOW + PUT_OFF
    assert len(wire.asked) == 1
