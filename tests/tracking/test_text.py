"""Every finding about codes, figures and packages has its words; nobody is told whose a code is."""

from datetime import timedelta
from decimal import Decimal

import pytest

from cogs.collabs.model import Nature
from cogs.tracking import text, text_codes, text_packages, text_refusals, text_results
from cogs.tracking.model import Parcel, Route, Work
from cogs.tracking.model_links import Spot
from cogs.tracking.model_package import STEPS, Side, Stage, moved, promised, question, question_side
from cogs.tracking.model_promo import Promo
from cogs.tracking.model_results import Cost, Gap, Results, summary
from cogs.tracking.service_results import FIGURES
from tests.tracking.people import DAY, GROUP, JAMAL, KEIKO, NOW

WORK = Work(guild_id=GROUP, owner_id=KEIKO, name="Bread", nature=Nature.PAID, created_at=NOW)


def test_nothing_is_left_without_words() -> None:
    assert set(text_results.GAPS) == set(Gap)
    assert set(text_results.FIGURES) == set(FIGURES)
    assert set(text_packages.STAGES) == set(Stage)
    assert set(text_packages.SAY) == {stage for steps in STEPS.values() for stage in steps}
    assert set(text_packages.ROUTES) == set(Route)
    assert set(text.SPOTS) == set(Spot)


def test_a_code_in_the_way_is_refused_without_telling_whose_it_is() -> None:
    """C21"""
    assert text_refusals.taken("BREAD15", own=False).startswith("`BREAD15` is in use in this group already.")
    assert "another brand partner already" in text_refusals.taken("BREAD15", own=True)


def test_a_code_is_shown_with_its_end() -> None:
    shown = text_codes.line(Promo("BREAD15", "Oat *Works*", JAMAL, NOW))
    assert shown == f"`BREAD15` · Oat \\*Works\\* · until <t:{int(NOW.timestamp())}:D>"


def test_whoever_is_asked_knows_what_and_since_when() -> None:
    """C22"""
    package = moved(promised("two jars", NOW), Stage.SHIPPED, Side.SENDER, NOW)
    parcel = Parcel(work=WORK, route=Route.FROM_BRAND, package=package)
    said = text_packages.asked(parcel, Side.RECEIVER, "The *Green* Room")
    stamp = int(NOW.timestamp())
    assert said == (f"**two jars**, The \\*Green\\* Room: Has it arrived? There has been no news since <t:{stamp}:D>.")


def test_every_question_has_its_words() -> None:
    for stage in Stage:
        package = promised("jars", NOW)
        reached = {**package.reached, stage: NOW}
        at = type(package)("jars", stage, reached)
        if question(at, NOW + timedelta(days=99)) is not None:
            side = question_side(at)
            assert side is not None
            assert "?" in text_packages.asked(Parcel(work=WORK, route=Route.FROM_BRAND, package=at), side, "here")


@pytest.mark.parametrize(
    ("name", "found", "currency", "shown"),
    [
        ("per_engagement", Decimal("35.71"), "GBP", "0.3571 GBP"),
        ("per_sale", Decimal("2500.00"), "GBP", "25.00 GBP"),
        ("per_sale", Decimal("123456789.10"), "EUR", "1,234,567.89 EUR"),
        ("per_click", Decimal("12.34"), "JPY", "12 JPY"),
        ("per_click", Decimal("0.34"), "JPY", "0.34 JPY"),
        ("returned", Decimal("0.2000"), "GBP", "+20.0 %"),
        ("returned", Decimal(-1), "GBP", "-100.0 %"),
    ],
)
def test_a_figure_is_exact_and_short(name: str, found: Decimal, currency: str, shown: str) -> None:
    """D13"""
    assert text_results.value(name, found, currency) == shown


def test_what_is_not_known_is_said_so() -> None:
    """D13: an honest null."""
    cost, results = Cost(currency="GBP", fee=10_000, product=None), Results(clicks=4)
    assert text_results.cost(cost) == "**Cost** not known (fee 100 GBP, product not known, commission nothing)"
    assert text_results.counted(results, "GBP") == "Clicks 4 · Sold: not known"
    assert text_results.figure("per_click", summary(cost, results)) == "Cost per click: a part of the cost was not told"
    known = summary(Cost(currency="GBP", fee=10_000), Results(likes=5, saves=5))
    assert "of likes and saves" in text_results.figure("per_engagement", known)


def test_an_owner_speaks_for_the_brand_partner_that_sends() -> None:
    package = promised("jars", NOW)
    from_brand = Parcel(work=WORK, route=Route.FROM_BRAND, package=package)
    to_other = Parcel(work=WORK, route=Route.TO_OTHER, package=package)
    assert text_packages.say(from_brand, Stage.SHIPPED, KEIKO) == "It was sent"
    assert text_packages.say(to_other, Stage.SHIPPED, KEIKO) == "I have sent it"
    assert question(package, NOW + 8 * DAY) is not None
