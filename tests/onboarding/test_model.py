"""The order of the steps, and which roles follow."""

import pytest

from bot.errors import UserError
from cogs.onboarding import text
from cogs.onboarding.model import (
    GIVEN_ROLES,
    LONGEST_PLEDGE,
    LONGEST_RULES,
    QUESTIONS,
    Step,
    after,
    before,
    checked_text,
    is_answered,
    role_changes,
)
from cogs.profiles.model import Niche, Profile, Subgroup

ROLES = {"newcomer": 1, "member": 2, "lifestyle": 3, "local": 4, "reviewers": 5, "events": 6, "moderator": 7}


def test_seven_steps_ask_something() -> None:
    assert QUESTIONS == 7
    assert text.progress(Step.KIND) == "●●○○○○○ 2 of 7"
    assert text.progress(Step.PREVIEW) == ""


def test_every_step_leads_on_and_back_again() -> None:
    for step in Step:
        if step not in {Step.RULES, Step.DONE, Step.PREVIEW}:
            assert before(after(step)) is step
    assert after(Step.DONE) is before(Step.DONE) is Step.DONE


def test_the_pledge_is_given_once_and_the_end_is_not_undone() -> None:
    assert [step for step in Step if before(step) is step] == [Step.RULES, Step.KIND, Step.DONE]


def test_only_what_was_answered_can_be_kept() -> None:
    nothing = Profile(guild_id=1, user_id=2)
    assert [step for step in Step if is_answered(step, nothing)] == [Step.REGION]
    assert [step for step in Step if is_answered(step, None)] == [Step.REGION]
    assert is_answered(Step.NICHES, Profile(guild_id=1, user_id=2, niches=(Niche.FOOD,)))


@pytest.mark.parametrize("subgroup", [None, *Subgroup])
def test_a_member_has_the_role_of_their_subgroup_and_no_other(subgroup: Subgroup | None) -> None:
    give, take = role_changes(ROLES, subgroup)
    assert give == {2} | ({ROLES[subgroup.value]} if subgroup else set())
    assert give | take == {1, 2, 3, 4, 5, 6}
    assert not give & take


def test_roles_the_group_does_not_have_are_left_out() -> None:
    assert role_changes({}, Subgroup.LOCAL) == (frozenset(), frozenset())


def test_one_role_for_two_purposes_is_given_and_not_taken() -> None:
    give, take = role_changes(dict.fromkeys(ROLES, 9), Subgroup.LOCAL)
    assert give == {9}
    assert not take


def test_the_roles_given_are_the_member_and_the_subgroups() -> None:
    assert set(GIVEN_ROLES) == {"member", *(subgroup.value for subgroup in Subgroup)}


def test_a_text_that_is_too_long_is_refused_kindly() -> None:
    assert checked_text("  Be kind. ", LONGEST_RULES, "rules") == "Be kind."
    with pytest.raises(UserError, match="Please keep the rules under 1500"):
        checked_text("x" * (LONGEST_RULES + 1), LONGEST_RULES, "rules")
    assert len(text.DEFAULT_RULES) <= LONGEST_RULES
    assert len(text.DEFAULT_PLEDGE) <= LONGEST_PLEDGE
