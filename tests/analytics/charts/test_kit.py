"""The files of a media kit."""

import csv
import io
import json
from dataclasses import replace

import pytest

from cogs.analytics.charts import kit
from cogs.analytics.charts.specs_sheets import KitPlatform, MediaKit, Unit
from tests.analytics.charts.samples import KIT, kit_figure


def rows(of: MediaKit) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(kit.as_csv(of).decode("utf-8-sig"))))


def test_nothing_is_shared_unless_it_is_said() -> None:
    figures = tuple(replace(figure, shared=False) for figure in KIT.platforms[0].figures)
    private = replace(KIT, platforms=(replace(KIT.platforms[0], figures=figures),))
    assert kit.public(private).platforms == ()
    assert rows(private) == []
    assert json.loads(kit.as_json(private))["platforms"] == []


@pytest.mark.parametrize("export", [kit.as_csv, kit.as_json])
def test_what_is_private_is_in_no_file(export: object) -> None:
    assert callable(export)
    text = export(KIT).decode("utf-8-sig")
    assert "12896" in text
    assert not [word for word in ("secret", "77777", "@hidden") if word in text.lower()]


def test_formula_sample_date_and_provenance_stand_beside_every_number() -> None:
    for row in [*rows(KIT), *json.loads(kit.as_json(KIT))["platforms"][0]["figures"]]:
        assert row["formula"] == "Engagement rate = 100 × (likes + comments) ÷ followers"
        assert row["sample"] == "12 of the last 12"
        assert row["as_of"] == "2026-11-21"
        assert row["provenance"] == "self-reported"


def test_the_numbers_are_numbers() -> None:
    figures = json.loads(kit.as_json(KIT))["platforms"][0]["figures"]
    assert [(each["value"], each["unit"], each["low"]) for each in figures] == [
        (4.3, "percent", 3.87),
        (12896, "count", 11606.4),
    ]


def test_no_cell_is_computed_by_a_spreadsheet() -> None:
    evil = KitPlatform(
        platform='=HYPERLINK("x")',
        handle="@sofia",
        figures=(kit_figure("+1+1", -5, Unit.CHANGE), kit_figure("-", 0, Unit.COUNT)),
    )
    found = rows(replace(KIT, platforms=(evil,)))
    assert found[0]["platform"] == '\'=HYPERLINK("x")'
    assert found[0]["handle"] == "'@sofia"
    assert found[0]["label"] == "'+1+1"
    assert found[0]["value"] == "-5"


def test_any_name_survives() -> None:
    named = replace(KIT, name=replace(KIT.name, display="山田 “美咲” 😀"))
    assert json.loads(kit.as_json(named))["name"] == "山田 “美咲” 😀"
