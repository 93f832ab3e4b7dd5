"""The pictures themselves: their size, their bytes, and that no words are cut off or lie on others."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.pictures import loading
from bot.pictures.spec import Look, Spec
from cogs.shoutouts.pictures import alt, words
from cogs.shoutouts.pictures.specs import FairnessPicture, TurnPicture
from tests import written
from tests.shoutouts.pictures.samples import FAIR, FAIRNESS, LONG, TURN, TURNS
from tests.written import size_of

if TYPE_CHECKING:
    from matplotlib.transforms import Bbox, BboxBase

ALL = TURNS | FAIRNESS


@pytest.fixture(scope="module")
def png() -> Callable[[Spec], bytes]:
    return loading.draw()


def test_the_card_of_a_turn_is_a_square_for_every_feed(png: Callable[[Spec], bytes]) -> None:
    assert size_of(png(TURN)) == (1080, 1080)


def test_the_same_spec_gives_the_same_bytes(png: Callable[[Spec], bytes]) -> None:
    for spec in (TURN, FAIR):
        first = png(spec)
        assert png(replace(spec)) == first
        assert png(replace(spec, look=Look.LIGHT)) != first


def boxes(spec: Spec) -> tuple["BboxBase", list[tuple[str, "Bbox"]]]:
    """Loading what draws takes long, so it waits for the first test that needs it."""
    from cogs.shoutouts.pictures.drawing import canvas

    return written.boxes(canvas, spec)


@pytest.mark.usefixtures("png")
@pytest.mark.parametrize("name", ALL)
def test_no_words_are_cut_off_and_none_lie_on_others(name: str) -> None:
    edges, found = boxes(ALL[name])
    assert not written.cut_off(edges, found)
    assert not written.overlapping(found)


@pytest.mark.usefixtures("png")
def test_a_name_is_written_from_its_own_side() -> None:
    said = [text for text, _ in boxes(TURNS["turn, right to left"])[1]]
    assert "سارة الحسيني" in said
    assert "س" in said


@pytest.mark.usefixtures("png")
def test_a_whole_sentence_is_kept_however_long_a_profile_lets_it_be() -> None:
    said = " ".join(text for text, _ in boxes(TURNS["turn, long"])[1])
    assert "along the wh”" in said


@pytest.mark.usefixtures("png")
def test_of_thousands_of_members_a_bar_stands_for_several() -> None:
    said = [text for text, _ in boxes(FAIRNESS["fairness, huge"])[1]]
    assert words.bars(words.TURNS, 5_000, 100) in said
    assert "one bar for about 50 members" in words.bars(words.TURNS, 5_000, 100)
    assert "one bar for each member" in words.bars(words.TURNS, 100, 100)


@pytest.mark.parametrize("name", ALL)
def test_an_alt_text_says_it_in_what_discord_takes(name: str) -> None:
    spec = ALL[name]
    assert isinstance(spec, TurnPicture | FairnessPicture)
    said = alt.turn(spec) if isinstance(spec, TurnPicture) else alt.fairness(spec)
    assert 0 < len(said) <= alt.LONGEST
    assert "\n" not in said


def test_alt_texts_hold_what_matters() -> None:
    assert "Sofia Reyes" in alt.turn(TURN)
    assert "Instagram @sofia.styles and TikTok @sofiareyes" in alt.turn(TURN)
    assert "Most minus fewest: 1 turn" in alt.fairness(FAIR)
    assert "Event hosts and community builders: too few to say" in alt.fairness(FAIR)
    assert alt.turn(replace(TURN, prompt=LONG * 40)).endswith("…")
