"""S17: the numbers of the fairness report, and the ledger as a file, on both engines."""

import csv
import io
import zipfile

import pytest

from bot.db import Database
from bot.errors import UserError
from cogs.profiles import service as profiles
from cogs.profiles.model import Field, Subgroup, Visibility
from cogs.shoutouts import model_report, reporting, service_report, store_ledger, store_report, text_report
from cogs.shoutouts.model import Line, Rotation, RotationState, Spec, What
from cogs.shoutouts.model_report import Report, Share, Stay
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
        found = await service_report.report(conn, GROUP, made.id)
    assert found.turns == (2, 2, 1)
    assert found.waits == (2, 1, 0)
    assert found.spread == 0
    assert (found.longest, found.waiting) == (2, (KEIKO,))
    assert found.newcomers == (2,)
    assert found.counts[What.GAVE] == 1


async def test_a_newcomer_who_still_waits_and_one_who_came_back_are_no_number(database: Database) -> None:
    async with database.write() as conn:
        made = await weeks.rotation(conn, GROUP, [KEIKO, SOFIA], 2)
        await weeks.newcomer(conn, made, ROSA)
        assert await store_report.newcomers_waits(conn, GROUP, made.id) == []
        made = await weeks.featured(conn, made, ROSA, What.NEWCOMER_TURN)
        made = await weeks.featured(conn, made, ROSA)
        await weeks.away(conn, made, ROSA, What.LEFT)
        assert list(await store_report.newcomers_waits(conn, GROUP, made.id)) == [1]
        assert await store_report.steady(conn, GROUP, made.id) == {KEIKO, SOFIA}


async def test_a_subgroup_counts_only_where_it_is_shown(database: Database) -> None:
    async with database.write() as conn:
        made = await weeks.rotation(conn, GROUP, [KEIKO, SOFIA, JAMAL, ROSA], 5)
        for user_id in (KEIKO, SOFIA, JAMAL):
            await profiles.save(conn, GROUP, user_id, {"subgroup": Subgroup.LOCAL}, MONDAY)
        await profiles.save(conn, GROUP, ROSA, {"subgroup": Subgroup.EVENTS}, MONDAY)
        first = await service_report.report(conn, GROUP, made.id)
        await profiles.set_visibility(conn, GROUP, KEIKO, {Field.SUBGROUP: Visibility.PRIVATE}, MONDAY)
        second = await service_report.report(conn, GROUP, made.id)
    assert first.shares == (Share(Subgroup.LOCAL, 3, 4 / 3), Share(Subgroup.EVENTS, 1, None))
    assert second.shares[0] == Share(Subgroup.LOCAL, 2, None)


async def test_another_group_has_no_such_rotation(database: Database) -> None:
    async with database.write() as conn:
        made = await weeks.rotation(conn, GROUP, [KEIKO, SOFIA], 2)
        with pytest.raises(UserError):
            await service_report.report(conn, OTHER, made.id)
        with pytest.raises(UserError):
            [row async for row in service_report.ledger(conn, OTHER, made.id)]
        assert await store_report.part(conn, OTHER, made.id, 0, 9) == []
        assert await store_report.counts(conn, OTHER, made.id) == {}


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


def test_one_who_was_always_there_is_compared_with_nobody() -> None:
    stays = [Stay(1, 3, 5, steady=True), Stay(2, 1, 8, steady=False)]
    assert model_report.spread(stays) is None
    assert model_report.spread([*stays, Stay(3, 2, 4, steady=True)]) == 1


def test_an_average_never_tells_about_two_people() -> None:
    stays = [Stay(number, 1, 0, steady=True, subgroup=Subgroup.LOCAL) for number in range(2)]
    assert [share.turns for share in model_report.shares(stays)] == [None]


def test_the_report_speaks_in_sentences() -> None:
    said = " ".join(
        text_report.lines(
            Report(
                ROTATION,
                turns=(2, 2),
                waits=(4, 4, 4, 4, 0),
                spread=1,
                longest=4,
                waiting=(1, 2, 3, 4),
                newcomers=(1, 2, 5),
                shares=(Share(Subgroup.LOCAL, 2, None),),
                counts={What.GAVE: 12, What.THANKED: 1, What.MISSED: 2},
            )
        )
    )
    assert "1 apart. That is as even as it gets." in said
    assert "Longest wait now: 4 rounds, <@1>, <@2>, <@3> and 1 other. 5 members in line." in said
    assert "after 2 rounds, at most 5" in said
    assert "12 shoutouts given, 2 that did not come, 1 thank-you." in said
    assert "Local community: too few to say." in said
    assert text_report.lines(Report(ROTATION, turns=(0, 0))) == [text_report.NOTHING_YET]
    assert "\\*Friday\\*" in text_report.headline(ROTATION)
