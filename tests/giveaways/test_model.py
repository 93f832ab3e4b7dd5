"""The states of a giveaway, and what a moderator chooses."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cogs.giveaways.model import CANCELLABLE, LEADS_TO, Giveaway, State
from cogs.giveaways.model_spec import After, Bonus, Look, Rules, Spec, Sponsor, spec_from

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def giveaway(**changes: object) -> Giveaway:
    made = Giveaway(
        id=7,
        guild_id=1,
        version=1,
        state=State.DRAFT,
        channel_id=2,
        host_id=3,
        spec=Spec("A ring light"),
        created_at=NOW,
        ends_at=NOW + timedelta(hours=2),
        seed="11" * 32,
        commitment="22" * 32,
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # names of its fields


def test_every_state_is_reached_and_only_two_are_the_end() -> None:
    reached = {State.DRAFT} | {later for states in LEADS_TO.values() for later in states}
    assert reached == set(State)
    assert {state for state, later in LEADS_TO.items() if not later} == {State.CANCELLED}


@pytest.mark.parametrize("state", State)
def test_whatever_has_no_winners_yet_can_be_cancelled_and_nothing_else(state: State) -> None:
    assert (State.CANCELLED in LEADS_TO[state]) == (state in CANCELLABLE)


def test_a_way_that_does_not_exist_is_a_bug() -> None:
    with pytest.raises(ValueError, match="draft cannot become drawn"):
        giveaway().becomes(State.DRAWN)


def test_a_change_of_state_forgets_what_was_due_before() -> None:
    opened = giveaway().becomes(State.OPEN, due_at=NOW)
    assert opened.due_at == NOW
    assert opened.becomes(State.PAUSED).due_at is None


def test_the_seed_is_in_no_log_line() -> None:
    assert "11" * 32 not in repr(giveaway())
    assert repr(giveaway()) == "Giveaway(G7, draft, version 1)"


def test_what_a_moderator_chose_is_kept_as_plain_data() -> None:
    spec = Spec(
        prize="Ten tickets",
        winners=3,
        look=Look("For everybody who bakes", "https://example.org/bread.png", 0xFF8800),
        rules=Rules((1, 2), (3,), (4,), (5,), 30, 7, introduced=True, cooldown_days=14, bonus=(Bonus(6, 2),)),
        after=After(24, beacon=False),
        sponsor=Sponsor("Oven & Co", "instagram"),
        ping_role=8,
    )
    assert spec_from(spec.plain()) == spec
    assert spec_from(Spec("A mug").plain()) == Spec("A mug")
