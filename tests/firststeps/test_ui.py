"""Every card and form of the first steps fits into Discord's limits at its fullest, and is short at its usual."""

from datetime import UTC, datetime, timedelta

import discord
import pytest

from bot.presses import Form
from bot.ui import COMPONENT_LIMIT, TEXT_LIMIT, Card
from cogs.contact.model import Way
from cogs.firststeps import presses_audits, presses_mentors, ui, ui_audits, ui_mentors
from cogs.firststeps.model import CheckIn, Feeling, Path, Progress
from cogs.firststeps.model_audits import LONGEST_NOTE, Audit, AuditState, Mark, Review, Topic
from cogs.firststeps.model_calendar import Calendar, Format
from cogs.firststeps.model_mentors import Offer, Pair, PairState
from cogs.firststeps.model_nudges import ABOUT, Nudge, NudgeState, Phase
from cogs.firststeps.presses import presses
from cogs.firststeps.service import Panel

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
BIG = 2**63 - 1
LOADED = (presses_audits, presses_mentors)
"""Handlers add themselves when their file is loaded."""
GROUP_NAME = "*" * 100
CALENDAR = Calendar(7, tuple(Format), NOW.date())


def audit(state: AuditState = AuditState.OPEN) -> Audit:
    return Audit(BIG, BIG, BIG, state, NOW, BIG, BIG, (BIG, None, BIG))


def nudge(phase: Phase, day: int) -> Nudge:
    return Nudge(BIG, BIG, BIG, phase, day, NudgeState.SENT, NOW, postponed=False)


def pair(state: PairState, mentor_id: int = BIG) -> Pair:
    return Pair(BIG, BIG, 5, mentor_id, state, NOW, BIG)


def panel(*pairs: Pair) -> Panel:
    progress = Progress(Path(BIG, BIG, NOW), audit(), CALENDAR, (CheckIn(1, Feeling.WELL, "x" * 200, NOW),))
    return Panel(BIG, BIG, progress, in_onboarding=False, way=Way.NONE, offer=Offer(BIG, 5, False, NOW), pairs=pairs)


def full_review() -> Review:
    return Review(BIG, dict.fromkeys(Topic, Mark.UNCLEAR), dict.fromkeys(Topic, "*" * LONGEST_NOTE))


def cards() -> list[Card]:
    busy = [pair(PairState.PROPOSED) for _ in range(5)]
    return [
        ui.panel_card(panel(*busy), NOW + timedelta(days=30), "x" * 200),
        ui.panel_card(panel(pair(PairState.ACCEPTED, 6)), NOW),
        *(ui.nudge_card(nudge(phase, day), GROUP_NAME, f"<#{BIG}>") for phase in Phase for day in ABOUT),
        ui.calendar_card(CALENDAR, BIG, NOW.date()),
        *(ui.check_in_card(CheckIn(1, feeling, "", NOW), BIG) for feeling in Feeling),
        *(ui_audits.audit_card(audit(state), ["x" * 400, "x" * 700]) for state in AuditState),
        ui_audits.feedback_card(audit(), [full_review()] * 3),
        ui_audits.result_card(audit(), GROUP_NAME),
        ui_audits.thanks_card(audit()),
        ui_mentors.offer_card(BIG, Offer(BIG, 5, False, NOW)),
        ui_mentors.offer_card(BIG, Offer(BIG, 5, True, NOW)),
        ui_mentors.proposal_card(pair(PairState.PROPOSED), "x" * 32, GROUP_NAME),
        ui_mentors.proposal_for_card(pair(PairState.PROPOSED)),
        ui_mentors.hello_card(pair(PairState.ACCEPTED)),
        ui_mentors.thanks_card(pair(PairState.ENDED)),
    ]


def forms() -> list[Form]:
    return [
        ui.calendar_form(BIG, None),
        ui.calendar_form(BIG, CALENDAR),
        ui.check_in_form(BIG, 1),
        ui_audits.checklist_form(BIG),
        ui_audits.notes_form(BIG),
    ]


@pytest.mark.parametrize("number", range(len(cards())))
async def test_a_card_fits(number: int) -> None:
    card = cards()[number]
    assert card.content_length() <= TEXT_LIMIT
    assert len(list(card.walk_children())) <= COMPONENT_LIMIT


@pytest.mark.parametrize("number", range(len(forms())))
async def test_a_form_fits(number: int) -> None:
    form = forms()[number].to_dict()
    assert len(form["title"]) <= 45
    assert 1 <= len(form["components"]) <= 5
    assert all(len(label["label"]) <= 45 for label in form["components"])
    assert all(len(label.get("description") or "") <= 100 for label in form["components"])


async def test_every_control_has_somebody_who_answers_it() -> None:
    used = {
        str(item.to_component_dict()["custom_id"]).split(":")[1]
        for card in cards()
        for item in card.walk_children()
        if str(item.to_component_dict().get("custom_id", "")).startswith("firststeps:")
    } | {form.custom_id.split(":")[1] for form in forms()}
    assert used <= set(presses.declared)


async def test_ids_fit_with_the_largest_numbers() -> None:
    ids = [item.to_component_dict().get("custom_id", "") for card in cards() for item in card.walk_children()]
    assert max(map(len, map(str, ids))) <= 100


async def test_only_the_next_step_stands_out() -> None:
    late = Panel(1, 2, Progress(Path(1, 2, NOW)), in_onboarding=False, way=Way.DM, offer=None, pairs=())
    shown = list(ui.panel_card(late, NOW + timedelta(days=12)).walk_children())
    buttons = [item for item in shown if isinstance(item, discord.ui.Button)]
    assert "How did it go?" in [item.label for item in buttons]
    assert [item.label for item in buttons if item.style is discord.ButtonStyle.primary] == ["Ask for feedback"]


async def test_a_usual_panel_is_short_enough_for_a_phone() -> None:
    usual = Panel(1, 2, Progress(Path(1, 2, NOW)), in_onboarding=False, way=Way.DM, offer=None, pairs=())
    assert ui.panel_card(usual, NOW).content_length() < 500
