"""Bringing in files through the running bot: what comes in, what does not and why; and the same file once more."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from cogs.analytics.model import Source
from cogs.analytics.model_import import TEMPLATE
from cogs.profiles.model import Platform
from tests.analytics.creator import Creator, creator
from tests.group import Group, said


def table(group: Group, number: int, separator: str = ",") -> bytes:
    return "\n".join(rows(group, number, separator)).encode()


def rows(group: Group, number: int, separator: str = ",") -> Iterator[str]:
    yield separator.join(("published", "likes", "comments", "followers"))
    for day in range(4, 4 + number):
        when = group.now() - timedelta(days=day)
        yield separator.join((f"{when:%Y-%m-%d %H:%M}", str(300 + day % 9), "9", str(10_000 - day)))


def report(shown: Any) -> str:  # noqa: ANN401 - SimCord's result
    """The file that tells every line."""
    (file,) = [each for each in shown.response.attachments if each.filename == "what-came-in.txt"]
    return str(file.url)


async def test_a_file_comes_in_and_changes_nothing_the_second_time(group: Group) -> None:
    """A8, A9: content and days of growth, marked as imported."""
    keiko = await creator(group)
    shown = await keiko.use("stats import", file=("mine.csv", table(group, 30)))
    assert keiko.shown.ephemeral
    assert "30 lines: came in" in shown
    assert "30 days of followers" in shown
    before = await keiko.contents()
    assert len(before) == 30
    assert {each.source for each in before} == {Source.IMPORTED}
    assert "3.0" in await keiko.press("My numbers")
    await group.pass_time(timedelta(minutes=5))
    shown = await keiko.use("stats import", file=("mine.csv", table_at(before)))
    assert "30 lines: was here already" in shown
    assert await keiko.contents() == before


def table_at(contents: Any) -> bytes:  # noqa: ANN401 - content
    told = [f"{each.published_at:%Y-%m-%d %H:%M},{each.numbers.likes},9,{each.followers}" for each in contents]
    return "\n".join(("published,likes,comments,followers", *told)).encode()


async def test_every_line_that_is_not_used_says_why(group: Group) -> None:
    """A8: and the others come in."""
    keiko = await creator(group)
    data = (
        "Publish date;Type;Likes;Comments;Views;Title\n"
        "2025-11-02 18:00;reel;1.234;12;9.100;Löwe\n"
        "soon;reel;1;1;1;x\n"
        "2025-11-03;reel;-4;1;1;x\n"
        "2025-11-04;;;;;x\n"
        "01/02/2025;reel;1;1;1;x\n"
        ";reel;1;1;1;x\n"
        "2099-01-01;reel;1;1;1;x\n"
        "Total;;99;;;\n"
    ).encode("latin-1")
    shown = await keiko.use("stats import", file=("mine.csv", data))
    assert "1 line: came in" in shown
    assert "6 lines: could not be used" in shown
    for words in (
        "line 3: I cannot read “soon”",
        "line 4: likes: “-4” is below zero",
        "line 5: There is no number",
        "line 6: 01/02/2025 can be read in two ways",
        "line 7: It does not say when",
        "line 8: “2099-01-01” is still to come",
        "Columns I did not use: Title",
    ):
        assert words in shown, words
    (content,) = await keiko.contents()
    assert (content.numbers.likes, content.numbers.views) == (1234, 9100)
    assert report(keiko.shown)


async def test_without_a_file_there_is_a_template_that_works(group: Group) -> None:
    """A8: filled in as it is, it comes in."""
    keiko = await creator(group)
    await group.pass_time(timedelta(days=400))
    shown = await keiko.use("stats import")
    assert "An empty cell is unknown" in shown
    assert [each.filename for each in keiko.shown.response.attachments] == ["greenroom-template.csv"]
    data = TEMPLATE.replace("2026", str(group.now().year - 1)).encode("utf-8-sig")
    shown = await keiko.fill("Import a file", account=["p-instagram"], file=("filled.csv", data))
    assert "2 lines: came in" in shown
    assert "2 days of followers" in shown


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is empty"),
        (b"published,likes\n", "only a heading"),
        (b"\x89PNG\r\n\x1a\n0000", "no CSV file"),
        (b"PK\x03\x04 a spreadsheet", "Download as CSV"),
        (b"hello\nworld\n", "do not know the columns"),
        (b"published,likes\n" + b"2026-01-01,5\n" * 10_000, "10,000 lines, and I take 5,000"),
        (b"published,likes\n" + b"x" * 2_100_000, "larger than 2 MB"),
        (b'published,likes\n2026-01-01,"' + b"x" * 140_000 + b'"\n', "is broken"),
    ],
)
async def test_a_file_of_another_kind_is_refused_with_what_to_do(group: Group, data: bytes, why: str) -> None:
    """A8: nothing is kept."""
    keiko = await creator(group)
    assert why in await keiko.use("stats import", file=("mine.csv", data))
    assert await keiko.contents() == ()


async def test_with_several_accounts_one_is_asked_for(group: Group) -> None:
    """A8: never the wrong one."""
    keiko = await creator(group, Platform.INSTAGRAM, Platform.TIKTOK)
    assert "several accounts" in await keiko.use("stats import", file=("mine.csv", table(group, 2)))
    shown = await keiko.use("stats import", file=("mine.csv", table(group, 2)), account="p-tiktok")
    assert "TikTok" in shown
    stranger = Creator(group, "newbie")
    await group.settle()
    assert "Add an account" in (await stranger.use("stats import", file=("a.csv", table(group, 2)))) + str(
        stranger.labels()
    )


async def test_two_thousand_lines_come_in(group: Group) -> None:
    """A8: 5,000 may, too; so many take their time on a busy machine."""
    keiko = await creator(group)
    when = group.now() - timedelta(days=4)
    told = [f"{when - timedelta(hours=number):%Y-%m-%d %H:%M},{number},1" for number in range(2_000)]
    data = "\n".join(("published,likes,comments", *told)).encode()
    shown = await keiko.use("stats import", file=("mine.csv", data))
    assert "2,000 lines: came in" in shown


async def test_a_file_that_discord_does_not_hand_out_is_told(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """A8: no bug, a sentence."""
    keiko = await creator(group)
    await keiko.use("stats import")
    form = await keiko.person.click(keiko.shown.response, label="Import a file")
    answer = await keiko.person.submit_modal(form, {"account": ["p-instagram"], "file": ("mine.csv", table(group, 2))})
    assert "came in" in said(answer)
    form = await keiko.person.click(keiko.shown.response, label="Import a file")
    monkeypatch.setattr(group.env.backend.cdn, "get", lambda _url: None)
    answer = await keiko.person.submit_modal(form, {"account": ["a-1"], "file": ("mine.csv", table(group, 2))})
    assert "could not fetch" in said(answer)
