"""S17: the numbers of the fairness report, and the ledger as a file, on both engines."""

import csv
import io
import zipfile
from dataclasses import replace

import pytest

from bot.db import Database
from bot.errors import UserError
from cogs.profiles import service as profiles
from cogs.profiles.model import Field, Subgroup, Visibility
from cogs.shoutouts import reporting, service_report, store_ledger, store_report, text_report
from cogs.shoutouts.model import Line, Mode, Rotation, RotationState, Spec, What
from cogs.shoutouts.model_fairness import Fairness, Newcomers, Share, Wait
from cogs.shoutouts.model_report import Report
from tests.shoutouts import weeks
from tests.shoutouts.weeks import MONDAY

GROUP, OTHER = 10, 11
KEIKO, SOFIA, JAMAL, ROSA = 20, 30, 40, 50


async def test_the_numbers_of_a_rotation_with_a_newcomer_and_a_holiday(database: Database) -> None:
    async with database.write() as conn:
        made = await weeks.rotation(conn, GROUP, [KEIKO, SOFIA, JAMAL], 4)
        await weeks.away(conn, made, JAMAL)
        await weeks.newcomer(conn, made, ROSA)
        made = await weeks.featured(conn, made, SOFIA, gave=[KEIKO])
        made = await weeks.featured(conn, made, ROSA, What.NEWCOMER_TURN)
        await store_ledger.append(conn, made, What.THANKED, SOFIA, KEIKO, at=MONDAY)
        found = await service_report.report(conn, GROUP, made.id)
    numbers = found.numbers
    assert numbers.turns == (1, 1, 2, 2)
    assert numbers.waits == (0, 1, 2)
    assert (numbers.spread, numbers.always) == (0, 2)
    assert numbers.longest == Wait(KEIKO, 2)
    assert numbers.newcomers == Newcomers((2,))
    assert (numbers.given, found.thanks) == (1, 1)


async def test_a_subgroup_counts_only_where_it_is_shown(database: Database) -> None:
    async with database.write() as conn:
        made = await weeks.rotation(conn, GROUP, [KEIKO, SOFIA, JAMAL, ROSA], 5)
        for user_id in (KEIKO, SOFIA, JAMAL):
            await profiles.save(conn, GROUP, user_id, {"subgroup": Subgroup.LOCAL}, MONDAY)
        await profiles.save(conn, GROUP, ROSA, {"subgroup": Subgroup.EVENTS}, MONDAY)
        first = await service_report.report(conn, GROUP, made.id)
        await profiles.set_visibility(conn, GROUP, KEIKO, {Field.SUBGROUP: Visibility.PRIVATE}, MONDAY)
        second = await service_report.report(conn, GROUP, made.id)
    assert [(each.name, each.people, each.share is None) for each in first.numbers.shares] == [
        ("events", 1, True),
        ("local", 3, False),
    ]
    assert second.numbers.shares[1] == Share("local", 2, None)


async def test_another_group_has_no_such_rotation(database: Database) -> None:
    async with database.write() as conn:
        made = await weeks.rotation(conn, GROUP, [KEIKO, SOFIA], 2)
        with pytest.raises(UserError):
            await service_report.report(conn, OTHER, made.id)
        with pytest.raises(UserError):
            [row async for row in service_report.ledger(conn, OTHER, made.id)]
        assert await store_report.part(conn, OTHER, made.id, 0, 9) == []


async def test_the_file_has_all_that_the_order_follows_from_and_nothing_that_is_nobodys_business(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service_report, "_AT_ONCE", 2)
    async with database.write() as conn:
        made = await weeks.rotation(conn, GROUP, [KEIKO, SOFIA, JAMAL], 1)
        await store_ledger.append(conn, made, What.MISSED, SOFIA, KEIKO, at=MONDAY)
        await store_ledger.append(conn, made, What.DECLINED, JAMAL, KEIKO, at=MONDAY)
        await store_ledger.append(conn, made, What.THANKED, KEIKO, SOFIA, at=MONDAY)
        rows = [row async for row in service_report.ledger(conn, GROUP, made.id)]
    name, content = reporting._file(made.id, rows)
    assert name == f"shoutouts-{made.id}.csv"
    read = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert list(read[0]) == ["n", "round", "at", "what", "member", "other", "lot", "rotation"]
    assert [(row["n"], row["what"]) for row in read] == [
        ("1", "joined"),
        ("2", "joined"),
        ("3", "joined"),
        ("4", "turn"),
        ("7", "thanked"),
    ]
    assert read[-1] == {
        "n": "7",
        "round": "1",
        "at": "2026-11-02T10:00:00+00:00",
        "what": "thanked",
        "member": str(KEIKO),
        "other": str(SOFIA),
        "lot": "0",
        "rotation": str(made.id),
    }


def test_a_large_ledger_is_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reporting, "PLAIN", 10)
    name, content = reporting._file(7, [dict.fromkeys(service_report.COLUMNS, 1)])
    assert name == "shoutouts-7.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["shoutouts-7.csv"]
        assert archive.read("shoutouts-7.csv").startswith(b"\xef\xbb\xbfn,round")


ROTATION = Rotation(1, GROUP, Spec("*Friday*"), RotationState.OPEN, Line(1, round=9, lap=3), MONDAY)


NUMBERS = Fairness(
    rounds=9,
    turns=(2, 2, 3),
    always=2,
    spread=1,
    waits=(0, 1, 4),
    longest=Wait(7, 4),
    longest_ever=6,
    newcomers=Newcomers((1, 2, 5), waiting=1),
    shares=(Share("local", 2, None), Share("events", 3, 0.975)),
    given=12,
    missed=2,
)


def test_the_report_speaks_in_sentences() -> None:
    said = " ".join(text_report.lines(Report(ROTATION, NUMBERS, thanks=1)))
    assert "the 2 who were always there, most and fewest turns are 1 apart. That is as even as it gets." in said
    assert "Longest wait now: 4 rounds, <@7>, of 3 members in line." in said
    assert "The longest wait that ended with a turn was 6 rounds." in said
    assert "3 newcomers had their first turn after 3 rounds, at most 5. 1 still to come." in said
    assert "12 shoutouts given, 2 that did not come in time, 1 thank-you." in said
    assert "Local community: too few to say." in said
    assert "0.97 times their share, 3 people" in said
    assert "\\*Friday\\*" in text_report.headline(ROTATION)


def test_the_report_says_less_where_there_is_less_to_say() -> None:
    early = replace(NUMBERS, spread=None, longest=None, newcomers=Newcomers(), shares=(), given=0, missed=0)
    said = " ".join(text_report.lines(Report(ROTATION, early)))
    assert "cannot be compared" in said
    assert "ewcomer" not in said
    assert "given" not in said
    assert text_report.lines(Report(ROTATION, replace(NUMBERS, rounds=0))) == [text_report.NOTHING_YET]
    exchanged = text_report.lines(Report(ROTATION, replace(NUMBERS, spread=2, newcomers=Newcomers((), 2))))
    assert "Places that were exchanged can do that." in exchanged[0]
    assert "Newcomers: 2 still to come." in exchanged


def test_where_everybody_is_paired_nobody_waits() -> None:
    paired = replace(ROTATION, spec=replace(ROTATION.spec, mode=Mode.PAIRS))
    said = text_report.lines(Report(paired, replace(NUMBERS, rounds=0)))
    assert said == [text_report.PAIRED, "12 shoutouts given, 2 that did not come in time."]
