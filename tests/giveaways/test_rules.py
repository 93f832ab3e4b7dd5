"""Who may enter, and how many entries they have."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cogs.giveaways import text_entering
from cogs.giveaways.model_rules import Obstacle, Person, Reason, obstacles, weight
from cogs.giveaways.model_spec import Bonus, Rules

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
MEMBER, TEAM, MUTED, FRIEND = 11, 12, 13, 14


def person(*roles: int, **facts: Any) -> Person:  # noqa: ANN401 - the fields of Person
    known: dict[str, Any] = {"user_id": 1, "created_at": NOW - 1000 * DAY, "joined_at": NOW - 100 * DAY} | facts
    return Person(role_ids=frozenset(roles), **known)


def reasons(rules: Rules, who: Person) -> list[Reason]:
    return [found.reason for found in obstacles(rules, who, NOW)]


def test_without_rules_everybody_who_is_there_may_enter() -> None:
    assert reasons(Rules(), person()) == []
    assert reasons(Rules(), person(present=False)) == [Reason.LEFT]
    assert reasons(Rules(), person(bot=True)) == [Reason.BOT]


def test_the_missing_roles_are_named() -> None:
    """G8: every one of these, and one of those."""
    rules = Rules(needs_all=(MEMBER, TEAM), needs_any=(TEAM, FRIEND))
    assert obstacles(rules, person(MEMBER), NOW) == (
        Obstacle(Reason.NEEDS_ALL, (TEAM,)),
        Obstacle(Reason.NEEDS_ANY, (TEAM, FRIEND)),
    )
    assert not obstacles(rules, person(MEMBER, TEAM), NOW)


@pytest.mark.parametrize(
    ("rules", "facts", "reason"),
    [
        (Rules(account_days=30), {"created_at": NOW - 29 * DAY}, Reason.ACCOUNT_AGE),
        (Rules(member_days=30), {"joined_at": NOW - 29 * DAY}, Reason.MEMBER_AGE),
        (Rules(cooldown_days=30), {"last_won_at": NOW - 29 * DAY}, Reason.COOLDOWN),
    ],
)
def test_time_helps_and_it_is_said_when(rules: Rules, facts: dict[str, datetime], reason: Reason) -> None:
    """G13, G33: and at that very moment it is no obstacle any more."""
    (found,) = obstacles(rules, person(**facts), NOW)
    assert found == Obstacle(reason, until=NOW + DAY)
    assert f"<t:{int((NOW + DAY).timestamp())}:R>" in text_entering.refusal((found,))
    assert not obstacles(rules, person(**facts), NOW + DAY)


def test_nobody_is_let_in_when_it_is_unknown_since_when_they_are_here() -> None:
    assert reasons(Rules(member_days=1), person(joined_at=None)) == [Reason.MEMBER_AGE]
    assert reasons(Rules(), person(joined_at=None)) == []


def test_a_bypass_role_lifts_everything_but_bars_and_the_cooldown() -> None:
    """G9, G10."""
    rules = Rules(
        needs_all=(MEMBER,),
        needs_any=(TEAM,),
        barred_roles=(MUTED,),
        bypass_roles=(FRIEND,),
        account_days=5000,
        member_days=5000,
        introduced=True,
        cooldown_days=9,
    )
    assert reasons(rules, person(FRIEND)) == []
    assert len(reasons(rules, person())) == 5
    barred = person(FRIEND, MUTED, barred=True, last_won_at=NOW - DAY)
    assert reasons(rules, barred) == [Reason.BARRED, Reason.BARRED_ROLE, Reason.COOLDOWN]


def test_bonus_entries_add_up_to_a_hundred_at_most() -> None:
    """G11: the one entry that everybody has, and those of each role."""
    rules = Rules(bonus=(Bonus(MEMBER, 2), Bonus(TEAM, 3), Bonus(FRIEND, 99)))
    assert [weight(rules, person(*roles)) for roles in ((), (MEMBER,), (MEMBER, TEAM), (MEMBER, FRIEND))] == [
        1,
        3,
        6,
        100,
    ]


def test_every_reason_has_its_words() -> None:
    """G15: at the press, and after the draw."""
    for reason in Reason:
        assert text_entering.obstacle(Obstacle(reason, (MEMBER,), NOW)).endswith(".")
        assert text_entering.EXCLUDED[reason]


def test_all_that_is_missing_is_told_at_once() -> None:
    told = text_entering.refusal((Obstacle(Reason.NEEDS_ALL, (MEMBER,)), Obstacle(Reason.ACCOUNT_AGE, until=NOW)))
    assert told.startswith(text_entering.NOT_YET)
    assert f"<@&{MEMBER}>" in told
    assert len(told.splitlines()) == 3
