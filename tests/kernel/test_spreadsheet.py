"""Files for spreadsheets: nothing in them is computed, and accents survive."""

import csv
import io

import pytest

from bot.spreadsheet import as_csv, harmless


@pytest.mark.parametrize("word", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_text_that_would_be_computed_is_marked_as_text(word: str) -> None:
    assert harmless(word) == f"'{word}"


@pytest.mark.parametrize("cell", ["Inês", "a=b", "", -5, 0.5, None])
def test_everything_else_stays_as_it_is(cell: object) -> None:
    assert harmless(cell) is cell


def test_a_file_comes_back_as_it_was() -> None:
    made = as_csv(("who", "how many"), [{"who": "Inês, the “host”", "how many": 3}, {"who": "=cmd", "how many": -1}])
    assert made.startswith(b"\xef\xbb\xbfwho,how many\r\n")
    rows = list(csv.DictReader(io.StringIO(made.decode("utf-8-sig"))))
    assert rows == [{"who": "Inês, the “host”", "how many": "3"}, {"who": "'=cmd", "how many": "-1"}]
