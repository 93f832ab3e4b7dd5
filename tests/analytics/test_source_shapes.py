"""Every source, every field of its answers: missing, null, a string for a number and the other way round, nonsense."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import httpx
import pytest

from cogs.analytics.model_sources import SourceError
from cogs.profiles.model import Platform
from tests.analytics.recorded import ASKS, RECORDED, REFS, REFUSALS, SOURCES, TOKEN, Recorded
from tests.analytics.wire import Wire

MISSING = object()
Path = tuple[str | int, ...]
NONSENSE: tuple[Any, ...] = (MISSING, None, "", "x", 7, -1, 1.5, True, [], {}, [7], {"x": 7}, "\ud800", 10**30)
COUNTED = [(each, path) for each in RECORDED for path in each.counts or ()]

PUBLISHED = [
    (Platform.YOUTUBE, {"publishedAt"}),
    (Platform.INSTAGRAM, {"timestamp"}),
    (Platform.BLUESKY, {"createdAt", "indexedAt"}),
    (Platform.MASTODON, {"created_at"}),
]


def named(value: object) -> str:
    return f"{value.platform}-{value.ask}" if isinstance(value, Recorded) else str(value)


def paths(value: Any, before: Path = ()) -> Iterator[Path]:  # noqa: ANN401 - JSON
    """The way to every value in it."""
    inside: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        yield (*before, key)
        yield from paths(each, (*before, key))


def changed(answer: Any, path: Path, value: object) -> Any:  # noqa: ANN401 - JSON
    """A copy with another value at the end of the path."""
    copy = deepcopy(answer)
    *way, last = path
    there = copy
    for key in way:
        there = there[key]
    if value is MISSING:
        del there[last]
    else:
        there[last] = value
    return copy


async def told(each: Recorded, answer: Any) -> Any:  # noqa: ANN401 - whatever the source reads
    """What the source makes of this answer."""
    wire = Wire(*each.before, httpx.Response(200, content=json.dumps(answer)))
    return await ASKS[each.ask](SOURCES[each.platform](wire), REFS[each.platform])


async def numbers(each: Recorded, answer: Any) -> dict[str, int | None]:  # noqa: ANN401 - JSON
    """Each number that the recorded answer holds, as the source reads it."""
    read = await told(each, answer)
    (only,) = read.values() if isinstance(read, dict) else read
    counted = only.snapshot if isinstance(read, dict) else only.numbers
    return {name: getattr(counted, name) for name in (each.counts or {}).values()}


def recorded_at(each: Recorded, path: Path) -> Any:  # noqa: ANN401 - JSON
    value = each.answer
    for key in path:
        value = value[key]
    return value


@pytest.mark.parametrize(("each", "path"), COUNTED, ids=named)
async def test_a_number_that_is_not_told_is_unknown_never_zero_and_changes_no_other(each: Recorded, path: Path) -> None:
    name, as_recorded = (each.counts or {})[path], await numbers(each, each.answer)
    assert as_recorded[name] == int(recorded_at(each, path))
    for value in (MISSING, None, "", "many", "-1", -1, 1.5, True, [], {}, 10**30, "9" * 5000):
        assert await numbers(each, changed(each.answer, path, value)) == as_recorded | {name: None}


@pytest.mark.parametrize(("each", "path"), COUNTED, ids=named)
async def test_a_number_may_be_a_string_and_zero_is_zero(each: Recorded, path: Path) -> None:
    name, there = (each.counts or {})[path], int(recorded_at(each, path))
    for value in (there, str(there), 0, "0"):
        assert (await numbers(each, changed(each.answer, path, value)))[name] == int(value)


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2026-11-01T10:00:00", "soon", 7, None])
@pytest.mark.parametrize(("platform", "names"), PUBLISHED)
async def test_content_of_no_time_or_another_age_is_none(platform: Platform, names: set[str], at: object) -> None:
    each = next(each for each in RECORDED if each.platform is platform and each.ask == "contents" and each.counts)
    answer = each.answer
    for path in [path for path in paths(answer) if path[-1] in names]:
        answer = changed(answer, path, at)
    assert answer != each.answer
    assert await told(each, answer) == ()


@pytest.mark.parametrize("each", RECORDED, ids=named)
async def test_whatever_any_field_holds_there_is_an_answer_or_an_error_of_ours(each: Recorded) -> None:
    for path in paths(each.answer):
        for value in NONSENSE:
            try:
                await told(each, changed(each.answer, path, value))
            except SourceError:
                continue


@pytest.mark.parametrize("status", [400, 401, 403, 404])
@pytest.mark.parametrize("platform", SOURCES)
async def test_whatever_any_field_of_a_refusal_holds_it_is_an_error_of_ours(platform: Platform, status: int) -> None:
    refusal = REFUSALS[platform]
    for path in paths(refusal):
        for value in NONSENSE:
            answer = httpx.Response(status, content=json.dumps(changed(refusal, path, value)))
            wire = Wire(*([TOKEN] if platform is Platform.TWITCH else []), answer)
            with pytest.raises(SourceError):
                await ASKS["resolve"](SOURCES[platform](wire), REFS[platform])
