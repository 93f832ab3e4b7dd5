"""Names that our letters cannot draw."""

import pytest

from bot.pictures import fonts, loading
from bot.pictures.spec import Name


@pytest.fixture(scope="module")
def letters() -> frozenset[int]:
    loading.draw()
    from bot.pictures.canvas import letters

    return letters()


@pytest.mark.parametrize(
    ("display", "expected"),
    [
        ("Sofia", "Sofia"),
        ("Zoë  Müller-Łukasz", "Zoë Müller-Łukasz"),
        ("Nguyễn Thị", "Nguyễn Thị"),
        ("Жанна Ωμέγα", "Жанна Ωμέγα"),
        ("سارة", "سارة"),
        ("שרה לוי", "שרה לוי"),
        ("★ Keiko 🍞✨", "★ Keiko"),
        ("Jamal 👨‍👩‍👧‍👦 lifts", "Jamal lifts"),
        ("𝓢𝓸𝓯𝓲𝓪", "Sofia"),
        ("ＷＩＤＥ Ⓑold", "WIDE Bold"),
        ("Zoe\u0301", "Zoé"),
        ("two\nlines\tand a tab", "two lines and a tab"),
        ("\u202eevil\u202c", "evil"),
        ("$x^2$", "$x^2$"),
        ("山 Misaki", "Misaki"),
    ],
)
def test_what_can_be_drawn_stays(display: str, expected: str, letters: frozenset[int]) -> None:
    assert fonts.name(Name(display=display, handle="a.handle"), letters) == expected


@pytest.mark.parametrize(
    "display", ["山田美咲", "山田美咲 K", "😀😀", "", "   ", "\u200d\ufe0f", "\u0301\u0302", "!!!"]
)
def test_otherwise_the_handle_is_written(display: str, letters: frozenset[int]) -> None:
    assert fonts.name(Name(display=display, handle="@misaki.bakes"), letters) == "@misaki.bakes"


def test_without_a_handle_it_is_a_creator(letters: frozenset[int]) -> None:
    assert fonts.name(Name(display="山田", handle="山田"), letters) == fonts.NOBODY


def test_a_tower_of_marks_is_cut_to_two(letters: frozenset[int]) -> None:
    tower = "q" + "\u0300\u0301\u0302\u0303\u0338" * 9
    assert fonts.drawn(tower, letters) == "q\u0300\u0301"


def test_a_letter_takes_its_marks_along_when_it_cannot_be_drawn() -> None:
    assert fonts.drawn("a\u0301x\u0301", frozenset(map(ord, "x\u0301"))) == "x\u0301"
