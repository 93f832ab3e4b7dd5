"""The cards of a room at their fullest: everything fits into one message, and people's words stay words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from discord.ui import TextDisplay

from bot.ui import COMPONENT_LIMIT, TEXT_LIMIT, Card
from cogs.collabs.model import Compensation, Kind, Nature, Rights, Term
from cogs.collabs.model_request import Pay, Spec
from cogs.disclosure.model import Kind as Content
from cogs.disclosure.model import Market
from cogs.disclosure.service import check
from cogs.profiles.model import Platform
from cogs.rooms import ui, ui_forms
from cogs.rooms.model import STEPS, Did, Entry, Marking, Planned, Room, Side, Start, State, Step, begun
from cogs.rooms.model_feedback import Feedback
from cogs.rooms.ui import Look

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
LONG = 1_456_074_443_980_800_016
SPEC = Spec(
    Nature.PAID,
    Kind.SPONSORED,
    "*" * 100,
    "_" * 800,
    NOW,
    pay=Pay(Compensation.FEE, None, "~" * 80, Rights.CHANNELS, Term.EVER),
    fixed="|" * 200,
    free="*" * 200,
)
HISTORY = [
    Entry(Did.BEGAN, Step.AGREED, None, NOW),
    *(Entry(Did.STEPPED, step, Side.CREATOR, NOW) for step in STEPS[1:]),
    *(Entry(Did.WENT_BACK, Step.PRODUCTION, Side.OWNER, NOW, "*" * 500) for _ in range(9)),
    Entry(Did.CALLED_OFF, Step.PRODUCTION, Side.OWNER, NOW, "*" * 500),
]


def room(**changes: object) -> Room:
    full = replace(
        begun(Start(LONG, 2, LONG + 1, LONG + 2), SPEC, NOW),
        id=10**9,
        dates={step: NOW + timedelta(days=9) for step in STEPS[1:-1]},
        link="https://video.example/" + "x" * 470,
        marking=Marking.AS_IT_IS,
    )
    return replace(full, **changes)  # type: ignore[arg-type]  # what tests change is a field of a room


def text_of(card: Card) -> str:
    return "\n".join(item.content for item in card.walk_children() if isinstance(item, TextDisplay))


def fits(card: Card) -> bool:
    return len(text_of(card)) <= TEXT_LIMIT and len(list(card.walk_children())) <= COMPONENT_LIMIT


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", STEPS)
def test_a_room_fits_at_every_step_and_end(state: State, step: Step) -> None:
    full = room(state=state, step=step, ended_at=NOW, agreed=frozenset({Side.OWNER}))
    assert fits(ui.room_card(Look(full, HISTORY, "x" * 120)))


def test_a_long_history_shows_its_newest_lines_and_says_so() -> None:
    card = ui.history_card(Look(room(), HISTORY * 3))
    assert fits(card)
    assert "older one" in text_of(card)
    assert "Called off" in text_of(card)


def test_lists_fit() -> None:
    planned = [Planned(1, "*" * 100, Step.POSTED, NOW)] * 40
    told = Feedback(1, None, None, 2, 5, 5, 5, "*" * 500, NOW)
    assert fits(ui.mine_card([room()] * 40, [told] * 9))
    assert fits(ui.next_card([room()] * 40, planned, NOW))
    assert fits(ui_forms.booked_dates_card(1, [(Step.POSTED, planned[0])] * 40, dict.fromkeys(STEPS, "x" * 40)))
    assert fits(ui.case_card(room(ended_at=NOW)))
    assert fits(ui.feedback_card(told))


@pytest.mark.parametrize("caption", ["#spon " * 300, "thanks to " * 400, "#" + "ad" * 1900])
def test_whatever_is_found_in_a_caption_fits(caption: str) -> None:
    report = check(caption, Market.US, Platform.INSTAGRAM, Content.PAID)
    assert fits(ui_forms.report_card(room(), report, room().link))


def test_peoples_words_stay_words() -> None:
    """No mention, no mark-up: not in a title, not in what somebody wrote when they went back."""
    told = [Entry(Did.WENT_BACK, Step.AGREED, Side.OWNER, NOW, "@everyone **look**")]
    spec = replace(SPEC, title=f"<@{LONG}> ## big", what="@here [x](https://evil.example)")
    shown = text_of(ui.room_card(Look(room(spec=spec), told))) + text_of(ui.history_card(Look(room(), told)))
    assert "@everyone" not in shown
    assert "@here" not in shown
    assert "**look**" not in shown
    assert f"<@{LONG}>" not in shown
