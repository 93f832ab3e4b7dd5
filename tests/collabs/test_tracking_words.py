"""Every finding about codes, figures and packages has its words."""

import pytest

from cogs.collabs import text_tracking
from cogs.collabs.model_package import STEPS, Side, Stage, moved, promised, question
from cogs.collabs.model_promo import Clash, Collision, Promo
from cogs.collabs.model_results import Gap
from tests.collabs.people import DAY, JAMAL, NOW


def test_nothing_is_left_without_words() -> None:
    assert set(text_tracking.GAPS) == set(Gap)
    assert set(text_tracking.STAGES) == set(Stage)
    assert set(text_tracking.SAY) == {stage for steps in STEPS.values() for stage in steps}


@pytest.mark.parametrize(
    ("clash", "said"),
    [
        (Clash.OTHER_BRAND, "`BREAD15` is in use here for Oat \\*Works\\*. Please choose another code."),
        (Clash.OTHER_CREATOR, "<@2> has `BREAD15` from the same brand partner"),
        (Clash.ALIKE, "It is easily mistaken for `BREAD15`"),
    ],
)
def test_a_code_in_the_way_is_named(clash: Clash, said: str) -> None:
    """C21"""
    assert text_tracking.collision(Collision(clash, Promo("BREAD15", "Oat *Works*", JAMAL))).startswith(said)


def test_whoever_is_asked_knows_since_when() -> None:
    """C22"""
    package = moved(promised("two jars", NOW), Stage.SHIPPED, Side.SENDER, NOW)
    asked = question(package, NOW + 30 * DAY)
    assert asked is not None
    stamp = int(NOW.timestamp())
    assert text_tracking.asked(asked) == f"Has the package arrived? There has been no news since <t:{stamp}:D>."
    lost = question(moved(package, Stage.LOST, Side.RECEIVER, NOW), NOW + 30 * DAY)
    assert lost is not None
    assert "sent again" in text_tracking.asked(lost)
