"""What is looked for, and what it is looked for in, in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.collabs import ui_browse
from cogs.collabs.model import Compensation, Kind, control
from cogs.collabs.model_words import LONGEST, folded, sought
from cogs.profiles.model import Niche, Platform


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Bäckerei & Café", "backerei cafe"),
        ("STRASSE straße", "strasse strasse"),
        ("Mum’s loaf, mum's oven", "mums loaf mums oven"),
        ("𝐁𝐫𝐞𝐚𝐝 Ｒｅｅｌ", "bread reel"),
        ("Smørrebrød, œuvre, Łódź", "smorrebrod oeuvre lodz"),
        ("İstanbul ısı", "istanbul isi"),
        ("  100% _real_ \n\t bread: yes. ", "100 real bread yes"),
        ("パンの写真", "ハンの写真"),
        ("🍞🍞", ""),
    ],
)
def test_case_accents_and_signs_do_not_matter(written: str, form: str) -> None:
    assert folded(written) == form


def test_words_are_looked_for_once_and_as_many_as_there_is_room_for() -> None:
    assert sought("Bread bread BREAD oven") == "bread oven"
    assert sought("a walk through the old town of Porto at night") == "a walk through the old town"
    assert sought("x" * 99) == "x" * LONGEST
    assert sought("!?") == ""


@given(st.text())
def test_whatever_is_written_is_found_by_its_own_words(written: str) -> None:
    for word in sought(written).split():
        assert word in folded(written)
        assert folded(word) == word


@given(st.text(max_size=200))
def test_the_longest_filters_and_words_fit_into_every_button(typed: str) -> None:
    longest = {
        "kind": max(Kind, key=len),
        "platform": max(Platform, key=len),
        "niche": max(Niche, key=len),
        "pay": max(Compensation, key=len),
    }
    for words in (sought(typed), "ы" * LONGEST):
        filters = ui_browse.searching(longest, words)
        argument = ui_browse.written(filters)
        assert ui_browse.read(argument) == filters
        for longest_id in (control("filter", "platform", argument), control("older", argument, 10**9)):
            assert len(longest_id) <= 100
