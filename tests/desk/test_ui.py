"""The desk's cards fit: into Discord's limits with the most there can be, and into words people read."""

from datetime import UTC, datetime

import discord
import pytest

from bot.feature import Audience, Feature, Finding, Place, RoleNeed, Severity
from bot.ui import COMPONENT_LIMIT, TEXT_LIMIT, Card
from cogs.desk import text, text_findings, ui, ui_setup
from cogs.desk.making import Result
from cogs.desk.model import Act, Cursor, Desk, Entry, Page, Query
from cogs.desk.model_plan import Item, Step
from cogs.desk.presses_lookup import presses
from cogs.desk.survey import Plan
from tests.desk import sample

LARGE = 2**63 - 1
NOW = datetime(2026, 3, 1, tzinfo=UTC)
LONG = "x" * 300
PLACES = [
    Place(f"place_{n}", f"a-channel-with-quite-a-name-{n}", LONG, Audience.MEMBERS, sample.NEEDS) for n in range(9)
]
ROLES = [RoleNeed(f"role_{n}", f"A role with quite a name {n}") for n in range(9)]
FINDING = Finding(*text_findings.lacks_in_channel(["Send Messages", "Manage Threads", "Attach Files"], LARGE))


def fits(card: Card) -> bool:
    return card.content_length() <= TEXT_LIMIT and len(list(card.walk_children())) <= COMPONENT_LIMIT


def features(count: int) -> list[Feature]:
    return [
        Feature(
            name=f"feature_{n}",
            title=f"A feature with a title {n}",
            cogs=[],
            presses=[],
            ticks={},
            places=[],
            roles=[],
            permissions=discord.Permissions(),
            export=sample.export,
            forget=sample.forget,
            checks=[],
        )
        for n in range(count)
    ]


def plan(step: Step, first: int = 0, notes: int = 0) -> Plan:
    found = None if step in {Step.MAKE, Step.REMAKE} else LARGE
    return Plan(
        roles=tuple(Item(role.purpose, role.name, step, found) for role in ROLES),
        places=tuple(Item(place.purpose, place.name, step, found, place.name) for place in PLACES),
        openings=(),
        first=(FINDING,) * first,
        notes=(FINDING,) * notes,
        zone="America/Argentina/ComodRivadavia",
    )


@pytest.mark.parametrize("step", Step)
def test_the_plan_fits_with_everything_in_it(step: Step) -> None:
    places = {place.purpose: place for place in PLACES}
    assert fits(ui_setup.plan_card(plan(step, first=3, notes=9), places, presses))


@pytest.mark.parametrize("page", [0, 1, 2])
def test_every_panel_fits_on_every_page(page: int) -> None:
    desk = Desk(moderators={f"feature_{n}": frozenset(range(LARGE - 12, LARGE)) for n in range(9)})
    assert fits(ui_setup.channels_card(PLACES, desk, page, presses))
    assert fits(ui_setup.roles_card(ROLES, desk, page, presses))
    assert fits(ui_setup.moderators_card(features(9), desk, page, presses))


def test_every_menu_is_known_by_what_it_offers_so_that_another_page_has_other_menus() -> None:
    ids = [_menus(ui_setup.roles_card(ROLES, Desk(), page, presses)) for page in (0, 1, 0)]
    assert ids[0] == ids[2]
    assert len({*ids[0], *ids[1]}) == len(ids[0]) + len(ids[1])


def _menus(card: Card) -> list[int | None]:
    return [item.id for item in card.walk_children() if isinstance(item, discord.ui.RoleSelect)]


def test_the_end_of_a_run_fits() -> None:
    items = plan(Step.MAKE).items
    assert fits(ui_setup.result_card(Result(items), presses, [("See the welcome", "welcome:preview")]))
    assert fits(ui_setup.result_card(Result((), items, text.trouble(500, 0, LONG)), presses, []))


def test_a_long_list_of_findings_is_cut_and_says_so() -> None:
    findings = [Finding(f"Problem {n} {LONG}", f"Fix {n}", Severity.WARNING) for n in range(30)]
    card = ui.doctor_card(findings, presses)
    assert fits(card)
    assert "And 20 more." in "\n".join(_texts(card))
    assert len(text.warning([(FINDING.problem, FINDING.fix)] * 30)) < TEXT_LIMIT
    assert "And 22 more" in text.warning([(FINDING.problem, FINDING.fix)] * 30)


def _texts(card: Card) -> list[str]:
    return [item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay)]


def test_a_page_of_the_log_fits_and_so_do_its_buttons() -> None:
    details = {"name": LONG, "purpose": LONG, "channel_id": LARGE, "role_ids": [LARGE] * 3}
    entry = Entry(LARGE, NOW, Act(LARGE, LARGE, "onboarding", "a_rather_long_action_name", LARGE, details))
    query = Query(3650, LARGE, "firststeps", ("w" * 24,))
    card = ui.audit_card(Page((entry,) * 8, has_newer=True, has_older=True), query, {}, presses)
    assert fits(card)
    assert len(ui.audit_id(query, Cursor(10**12), presses)) <= 100


def test_the_list_of_who_may_do_what_fits() -> None:
    commands = tuple((f"feature some command {n}", "moderators") for n in range(20))
    powers = [ui.Powers(f"Feature {n}", tuple(range(LARGE - 5, LARGE)), commands) for n in range(9)]
    assert all(fits(ui.who_card(powers, page, presses)) for page in range(3))


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [(403, 50013, "Manage Channels"), (404, 10003, "deleted"), (400, 30013, "as many"), (503, 0, "503")],
)
def test_every_failure_of_a_run_has_its_sentence(status: int, code: int, words: str) -> None:
    assert words in text.trouble(status, code, "the channel welcome")


@pytest.mark.parametrize("sentence", [value for value in vars(text).values() if isinstance(value, str)])
def test_sentences_do_not_shout(sentence: str) -> None:
    assert "!" not in sentence
