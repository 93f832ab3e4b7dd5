"""A look at a profile by three people, from the press to the summary."""

from datetime import timedelta

import pytest
from simcord.actors import MemberActor

from cogs.contact.model import Way
from tests.firststeps.scene import BEST, furnish, give, letters, newcomer, panel, posted, press
from tests.group import Group, labels, said


@pytest.fixture
async def sofia(group: Group) -> MemberActor:
    """Somebody who has asked for feedback."""
    await furnish(group)
    person = await newcomer(group)
    await press(group, person, "Ask for feedback")
    return person


async def peers(group: Group, *names: str) -> list[MemberActor]:
    people = [group.join(name) for name in names]
    await group.settle()
    return people


async def test_three_people_answer_and_the_newcomer_reads_it_privately(group: Group, sofia: MemberActor) -> None:
    (card,) = posted(group, "introductions")
    assert f"<@{sofia.id}> would love a look at their profile" in card
    assert "0 of 3 have answered" in card
    keiko, jamal, maya = await peers(group, "keiko", "jamal", "maya")
    thanked = await give(group, keiko)
    assert "Thank you, that helps" in said(thanked)
    words = await keiko.click(thanked.response, label="Add a few words")
    noted = await keiko.submit_modal(words, {"bio": "Lead with the *bread*."})
    assert "Your words are with" in said(noted)
    await give(group, jamal)
    assert "2 of 3 have answered" in posted(group, "introductions")[0]
    await give(group, maya)
    (card,) = posted(group, "introductions")
    assert "3 people have answered" in card
    assert labels(group.channel("introductions").history()[0]) == []
    letter = letters(sofia)[-1]
    assert "3 people have looked at your profile in The Green Room" in said(letter)
    feedback = await sofia.user.click(letter, label="Read my feedback")
    assert "**Bio** · Strong (3)\n> Lead with the \\*bread\\*." in said(feedback)
    assert "✅ Three people look at your profile" in said(await panel(group, sofia))


async def test_nobody_looks_at_their_own_profile_or_twice(group: Group, sofia: MemberActor) -> None:
    card = group.channel("introductions").history()[0]
    assert "That is your own profile" in said(await sofia.click(card, label="Give feedback"))
    (keiko,) = await peers(group, "keiko")
    form = await keiko.click(card, label="Give feedback")
    second = await keiko.click(card, label="Give feedback")
    await keiko.submit_modal(form, BEST)
    assert "given your feedback here already" in said(await keiko.click(card, label="Give feedback"))
    assert "given your feedback here already" in said(await keiko.submit_modal(second, BEST))


async def test_feedback_is_taken_after_a_restart_between_form_and_answer(group: Group, sofia: MemberActor) -> None:
    (keiko,) = await peers(group, "keiko")
    form = await keiko.click(group.channel("introductions").history()[0], label="Give feedback")
    await group.restart()
    assert "Thank you, that helps" in said(await keiko.submit_modal(form, BEST))


async def test_a_request_can_be_taken_back(group: Group, sofia: MemberActor) -> None:
    card = group.channel("introductions").history()[0]
    (keiko,) = await peers(group, "keiko")
    form = await keiko.click(card, label="Give feedback")
    shown = await press(group, sofia, "Take my request back")
    assert "Ask for feedback" in labels(shown)
    assert "Taken back" in posted(group, "introductions")[0]
    assert "This request is closed" in said(await keiko.submit_modal(form, BEST))
    await press(group, sofia, "Ask for feedback")
    assert len(posted(group, "introductions")) == 2


async def test_a_request_closes_after_two_weeks(group: Group, sofia: MemberActor) -> None:
    (keiko,) = await peers(group, "keiko")
    await give(group, keiko)
    await group.pass_time(timedelta(days=15), steps=15)
    assert "Closed with 1 answer" in posted(group, "introductions")[0]
    assert any("1 person has looked" in said(letter) for letter in letters(sofia))


async def test_a_press_on_two_open_panels_asks_once(group: Group, sofia: MemberActor) -> None:
    jamal = await newcomer(group, "jamal", Way.NONE)
    first, second = await panel(group, jamal), await panel(group, jamal)
    await jamal.click(first.response, label="Ask for feedback")
    again = await jamal.click(second.response, label="Ask for feedback")
    await group.tick()
    assert "open already" in said(again)
    assert len(posted(group, "introductions")) == 2


async def test_a_card_that_a_moderator_deleted_does_no_harm(group: Group, sofia: MemberActor) -> None:
    card = group.channel("introductions").history()[0]
    before = posted(group, "moderator-log")
    group.env.backend.delete_message(card.channel.id, card.id)
    shown = await press(group, sofia, "Take my request back")
    assert "Ask for feedback" in labels(shown)
    assert posted(group, "moderator-log") == before


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (404, 10003)])
async def test_a_channel_that_refuses_is_told_and_the_newcomer_asks_again(
    group: Group, sofia: MemberActor, status: int, code: int
) -> None:
    """W26."""
    jamal = await newcomer(group, "jamal", Way.NONE)
    path = f"/channels/{group.channel('introductions').id}/messages"
    group.env.inject_error("POST", path, status=status, code=code)
    await press(group, jamal, "Ask for feedback")
    assert any("could not post a newcomer's request" in line for line in posted(group, "moderator-log"))
    assert "I could not post your request" in said(await panel(group, jamal))
    await press(group, jamal, "Ask for feedback")
    assert len(posted(group, "introductions")) == 2


async def test_a_passing_failure_posts_one_card(group: Group, sofia: MemberActor) -> None:
    jamal = await newcomer(group, "jamal", Way.NONE)
    group.env.inject_error("POST", f"/channels/{group.channel('introductions').id}/messages", status=500)
    await press(group, jamal, "Ask for feedback")
    await group.pass_time(timedelta(seconds=10))
    assert len(posted(group, "introductions")) == 2


async def test_without_an_introductions_channel_there_is_a_clear_sentence(group: Group) -> None:
    jamal = await newcomer(group, "jamal", Way.NONE)
    shown = await press(group, jamal, "Ask for feedback")
    assert "There is no introductions channel yet" in said(shown)
