"""Reading files, and matching what was told again with what is kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from cogs.analytics.model import Content, Format, Numbers, Snapshot, Source
from cogs.analytics.model_import import MOST_ROWS, TEMPLATE, read_file
from cogs.analytics.model_logging import Known, read_lines
from cogs.analytics.model_matching import Fate, Matched, Told, is_timed, match, tag

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Lisbon")
TOLD = Told(Source.SELF_REPORTED, NOW, ZONE, Format.POST, 10_000)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_file_is_read_in_every_encoding_and_with_every_separator(encoding: str, separator: str) -> None:
    text = separator.join(("Publish time", "Likes", "Comments", "Café")) + "\n"
    text += separator.join(("12 Nov 2026 18:30", "480", "", "Löwe")) + "\r\n"
    parsed = read_file(text.encode(encoding), NOW, ZONE)
    (draft,) = parsed.drafts
    assert draft.numbers == Numbers(likes=480)
    assert (draft.when.at, draft.line) == (datetime(2026, 11, 12, 18, 30, tzinfo=UTC), 2)
    assert parsed.unused == ("Café",)


def test_the_template_explains_itself() -> None:
    parsed = read_file(TEMPLATE.encode(), NOW, ZONE)
    assert not parsed.refused
    assert [draft.numbers.likes for draft in parsed.drafts] == [480, 310]
    assert [draft.sponsored for draft in parsed.drafts] == [False, True]
    assert [each.followers for each in parsed.snapshots] == [15120, 15060]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Publish time,Reach,Likes,Shares,Comments,Saves,Post type,Permalink", "11/13/2026 18:30,1,2,3,4,5,IG reel,x"),
        ("Video publish time,Views,Likes,Comments added", '"Nov 13, 2026",1,2,4'),
        ("Date,Video views,Total likes,Total comments,Total shares", "2026-11-13,1,2,4,3"),
    ],
)
def test_the_exports_of_platforms_are_read_as_they_are(heading: str, cells: str) -> None:
    (draft,) = read_file(f"{heading}\n{cells}\n".encode(), NOW, ZONE).drafts
    assert (draft.when.day.isoformat(), draft.numbers.likes, draft.numbers.comments) == ("2026-11-13", 2, 4)


def test_one_date_of_a_file_tells_the_order_of_all() -> None:
    parsed = read_file(b"date,likes\n13/10/2026,1\n01/02/2026,2\n", NOW, ZONE)
    assert [draft.when.day.isoformat() for draft in parsed.drafts] == ["2026-10-13", "2026-02-01"]


def test_a_column_that_stands_twice_counts_once() -> None:
    parsed = read_file(b"date,likes,likes\n2026-11-01,1,999\n", NOW, ZONE)
    assert parsed.drafts[0].numbers.likes == 1
    assert parsed.unused == ("likes (again)",)


def test_a_cell_that_is_missing_is_unknown() -> None:
    parsed = read_file(b"date,likes,comments,sponsored\n2026-11-01,1\n2026-11-02,2,,maybe\n", NOW, ZONE)
    assert [(each.numbers.comments, each.sponsored) for each in parsed.drafts] == [(None, None)]
    assert "neither yes nor no" in parsed.refused[0].why


@given(st.binary(max_size=300))
def test_any_file_is_read_or_refused(data: bytes) -> None:
    for whole in (data, b"date,likes\n" + data):
        try:
            parsed = read_file(whole, NOW, ZONE)
        except UserError:
            continue
        assert len(parsed.drafts) + len(parsed.refused) <= parsed.lines <= MOST_ROWS


def told(text: str, kept: tuple[Content, ...] = (), known: Known | None = None) -> Matched:
    drafts, refused = read_lines(text, known or Known(NOW, ZONE))
    assert not refused
    return match(drafts, kept, (), TOLD)


def after(result: Matched, kept: tuple[Content, ...] = ()) -> tuple[Content, ...]:
    return tuple(({each.key: each for each in kept} | {each.key: each for each in result.to_keep}).values())


def test_the_same_told_again_changes_nothing() -> None:
    text = "12 Nov reel 480 12\n12 Nov reel 300 5\n11 Nov 18:30 7 7"
    kept = after(told(text))
    assert len(kept) == 3
    again = told(text, kept)
    assert (again.to_keep, again.number(Fate.SAME)) == ([], 3)


def test_newer_numbers_find_their_content_and_keep_what_was_not_told() -> None:
    kept = after(told("12 Nov reel 480 12 3\n12 Nov reel 300 5"))
    result = told("12 Nov 500 14\n12 Nov reel 310 6", kept)
    assert [(old.numbers.likes, new.numbers.likes, new.numbers.shares) for old, new in result.updated] == [
        (480, 500, 3),
        (300, 310, None),
    ]
    assert {new.format for _, new in result.updated} == {Format.REEL}


def test_another_format_of_the_day_is_other_content() -> None:
    kept = after(told("12 Nov reel 480 12"))
    assert len(told("12 Nov carousel 480 12", kept).added) == 1


def test_a_minute_is_known_by_itself() -> None:
    kept = after(told("12 Nov 18:30 reel 480 12"))
    assert is_timed(kept[0])
    assert told("12 Nov 18:30 490 12", kept).number(Fate.UPDATED) == 1
    assert told("12 Nov 19:30 490 12", kept).number(Fate.ADDED) == 1
    assert told("12 Nov 490 12", kept).number(Fate.UPDATED) == 1


def test_what_the_platform_tells_is_left_alone() -> None:
    theirs = tuple(replace(each, key="BV123", source=Source.API_PUBLIC) for each in after(told("12 Nov 18:30 1 2")))
    result = told("12 Nov 999 999", theirs)
    assert (result.to_keep, result.number(Fate.PLATFORM)) == ([], 1)


def test_followers_are_those_of_the_week_it_came_out() -> None:
    drafts, _ = read_lines("12 Nov 1\n1 Sep 1", Known(NOW, ZONE))
    taken = [Snapshot(at=NOW - timedelta(days=7), followers=9_900), Snapshot(at=NOW - timedelta(40), followers=None)]
    near, far = match(drafts, (), taken, TOLD).added
    assert (near.followers, near.followers_at_capture) == (9_900, False)
    assert (far.followers, far.followers_at_capture) == (10_000, True)


def test_a_link_is_the_same_content_whatever_its_day() -> None:
    def read(day: str, likes: int) -> Matched:
        parsed = read_file(f"date,likes,link\n{day},{likes},https://example.com/P/\n".encode(), NOW, ZONE)
        return match(parsed.drafts, kept, (), TOLD)

    kept: tuple[Content, ...] = ()
    kept = after(read("2026-11-12", 5))
    assert read("2026-11-12", 6).number(Fate.UPDATED) == 1


def test_what_is_told_twice_in_one_go_is_kept_as_told_last() -> None:
    result = told("12 Nov 18:30 1 1\n12 Nov 18:30 5 5")
    (only,) = result.added
    assert only.numbers.likes == 5
    assert not result.updated


def test_a_tag_is_short_and_says_nothing() -> None:
    assert len(tag("at://did:plc:abc/app.bsky.feed.post/3k")) == 12


_LINES = st.lists(
    st.tuples(st.integers(1, 9), st.sampled_from(["", "reel", "carousel", "18:30"]), st.integers(0, 50)), max_size=12
)


@given(_LINES)
def test_any_lines_told_twice_change_nothing_the_second_time(lines: list[tuple[int, str, int]]) -> None:
    text = "\n".join(
        f"{day} Nov {'18:30' if what == '18:30' else ''} {what if what != '18:30' else ''} {likes} 1"
        for day, what, likes in dict.fromkeys(lines)
    )
    minutes = {(day, what) for day, what, _ in lines if what == "18:30"}
    kept = after(told(text))
    if len(minutes) == sum(what == "18:30" for _, what, _ in dict.fromkeys(lines)):
        assert not told(text, kept).to_keep
