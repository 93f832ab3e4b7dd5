"""The rules of a request: what leads where, when it ends, what its thread is called."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.analytics.model_money import Money
from cogs.collabs.model import KINDS, LEADS_TO, Compensation, Kind, Nature, Rights, State, Term, Where
from cogs.collabs.model_request import Pay, Request, Spec, Wanted, draft, listed, spec_from, thread_name
from cogs.profiles.model import Niche, Platform

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
MONTH = timedelta(days=30)


def begun(**options: object) -> Request:
    return draft(1, 10, Spec(Nature.COLLAB, Kind.CREATOR, "Bread", "A reel each", **options), NOW)  # type: ignore[arg-type]


def test_both_answers_to_the_house_question_lead_to_kinds_and_every_kind_has_an_answer() -> None:
    assert {kind for kinds in KINDS.values() for kind in kinds} == set(Kind)
    assert Kind.SPONSORED not in KINDS[Nature.COLLAB]


def test_a_request_goes_only_where_its_state_leads() -> None:
    opened = listed(begun(), NOW, MONTH)
    assert opened.becomes(State.CLOSED).state is State.CLOSED
    with pytest.raises(ValueError, match="closed cannot become open"):
        opened.becomes(State.CLOSED).becomes(State.OPEN)
    assert LEADS_TO.keys() == set(State)


def test_it_is_open_for_a_month_and_its_owner_is_reminded_before() -> None:
    opened = listed(begun(), NOW, MONTH)
    assert (opened.expires_at, opened.due_at) == (NOW + MONTH, NOW + MONTH - timedelta(days=3))


def test_it_ends_with_its_deadline_and_a_short_one_needs_no_reminder() -> None:
    opened = listed(begun(deadline=NOW + timedelta(days=2)), NOW, MONTH)
    assert opened.expires_at == opened.due_at == NOW + timedelta(days=2)


def test_slots_that_are_left_are_never_fewer_than_none() -> None:
    assert begun(slots=2).left == 2
    assert Request(guild_id=1, state=State.OPEN, owner_id=1, spec=begun().spec, created_at=NOW, taken=3).left == 0


def test_everything_chosen_comes_back_from_the_database() -> None:
    spec = Spec(
        Nature.PAID,
        Kind.UGC,
        "Tea 🍵",
        "Two reels",
        NOW,
        3,
        Wanted((Platform.TIKTOK,), (Niche.FOOD,), 1000, None, Where.REGION, "Leeds"),
        Pay(Compensation.FEE, Money(25000, "EUR"), "Leaf & Co", Rights.ADS, Term.YEAR),
        "The link",
        "The rest",
    )
    assert spec_from(json.loads(json.dumps(spec.plain()))) == spec


def test_a_request_is_found_by_what_it_says_and_by_everything_where_it_says_nothing() -> None:
    found = set(begun().spec.facets())
    assert {("kind", "creator"), ("pay", "none"), ("platform", "tiktok"), ("niche", "food")} <= found
    only = Wanted((Platform.TIKTOK,), (Niche.FOOD,))
    assert len(set(replace(begun().spec, wanted=only).facets())) == 4


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bread", "Bread"),
        ("👩‍🍳" * 100, "👩‍🍳" * 20),
        ("🍞" * 100, "🍞" * 50),
        ("\u200d\n", "\u200d"),
        ("\n", "…"),
        ("", "…"),
    ],
)
def test_a_title_of_emoji_becomes_the_name_of_a_thread(title: str, name: str) -> None:
    assert thread_name(title) == name


@given(st.text(max_size=150))
def test_a_thread_has_a_name_that_discord_takes(title: str) -> None:
    assert 1 <= len(thread_name(title).encode("utf-16-le")) // 2 <= 100
