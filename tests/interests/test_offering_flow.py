"""Somebody is interested: from the button on the card to the private answer, changed and withdrawn."""

import pytest

from cogs.analytics.model_sharing import Level
from cogs.interests.model import State
from tests.analytics.sharing_scene import sharing
from tests.collabs.scene import typed_in
from tests.group import Group, labels, said
from tests.interests.scene import BOTH, NOTE, house, letters, read_letters


@BOTH
async def test_somebody_offers_and_the_owner_alone_reads_it(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C7: nobody else learns of it, and it works after a restart in the middle."""
    made = await house(group, forum=forum)
    assert labels(made.card)[:2] == ["I'm interested", "Ask"]
    jamal = await made.join("jamal")
    form = await jamal.click(made.card, label="I'm interested")
    await group.restart()
    answer = await jamal.submit_modal(form, {"note": "I bake *on Sundays*", "numbers": ["profile"]})
    assert answer.ephemeral
    assert f"<@{made.keiko.id}> has it now" in said(answer)
    assert "I bake \\*on Sundays\\*" in said(answer)
    await group.tick()
    (letter,) = read_letters(made.keiko, "interested in")
    assert "1 person is interested in “Bread reel” in The Green Room." in letter
    assert NOTE not in said(made.card)
    assert "I bake \\*on Sundays\\*" in said(await made.list())
    assert "interested in" not in "".join(said(each) for each in letters(jamal))


async def test_a_second_press_shows_how_it_stands_and_both_ways_on(group: Group) -> None:
    """C7: changed with what was written before; withdrawn from the list of all that one offered for."""
    made = await house(group)
    jamal = await made.join("jamal")
    await made.offer(jamal)
    shown = await jamal.click(made.card, label="I'm interested")
    assert labels(shown) == ["Change it", "Withdraw"]
    assert shown.response is not None
    form = await jamal.click(shown.response, label="Change it")
    assert typed_in(form) == {"note": NOTE, "numbers": ["profile"]}
    await jamal.submit_modal(form, {"note": "I bake on Mondays", "numbers": ["numbers"]})
    assert "I bake on Mondays" in said(await made.list())
    mine = await made.mine(jamal)
    assert "**Bread reel**" in said(mine)
    assert "waits for an answer" in said(mine)
    await group.restart()
    await jamal.click(mine, label="Withdraw")
    assert "not offered for anything yet" in said(mine)
    assert "Nobody waits for an answer" in said(await made.list())
    again = await jamal.click(made.card, label="I'm interested")
    assert typed_in(again)["note"] == "I bake on Mondays"


async def test_the_letter_waits_for_nobody_who_withdrew(group: Group) -> None:
    made = await house(group)
    jamal = await made.join("jamal")
    answer = await made.offer(jamal)
    await jamal.click(answer, label="Withdraw")
    await group.tick()
    assert read_letters(made.keiko, "interested in") == []
    assert await made.state(jamal) is State.WITHDRAWN


async def test_one_does_not_offer_for_ones_own_request_or_for_one_that_is_over(group: Group) -> None:
    made = await house(group)
    jamal = await made.join("jamal")
    assert "This is your own request" in said(await made.keiko.click(made.card, label="I'm interested"))
    form = await jamal.click(made.card, label="I'm interested")
    shown = await made.keiko.slash(group.lobby, "collab close", request=str(made.request.id))
    assert shown.response is not None
    await made.keiko.click(shown.response, label="Yes, close it")
    late = await jamal.submit_modal(form, {"note": NOTE, "numbers": ["profile"]})
    assert "This request has ended" in said(late)


async def test_full_while_the_form_was_open_means_the_waiting_list(group: Group) -> None:
    """C6."""
    made = await house(group)
    jamal, lotte = await made.join("jamal"), await made.join("lotte")
    await made.offer(jamal)
    form = await lotte.click(made.card, label="I'm interested")
    await made.decide("accept", jamal)
    answer = await lotte.submit_modal(form, {"note": NOTE, "numbers": ["profile"]})
    assert "You are on the waiting list, place 1." in said(answer)
    await group.tick()
    late = await made.join("milo")
    form = await late.click(made.card, label="Put me on the waiting list")
    assert "place 2" in said(await late.submit_modal(form, {"note": NOTE, "numbers": ["profile"]}))


async def test_a_card_deleted_by_hand_loses_nobody(group: Group) -> None:
    made = await house(group, forum=True)
    jamal = await made.join("jamal")
    await made.offer(jamal)
    group.env.backend.delete_channel(made.board.threads()[0].id)
    await group.settle()
    await group.tick()
    assert labels(made.card)[0] == "I'm interested"
    assert f"<@{jamal.id}>" in said(await made.list())


async def test_six_offers_make_two_pages_of_ones_own(group: Group) -> None:
    made = await house(group)
    await made.board.limits(most_open=9, cooldown_hours=0)
    jamal = await made.join("jamal")
    await made.offer(jamal)
    for number in range(5):
        request = await made.board.post(made.keiko, title=f"Reel {number}")
        form = await jamal.click(made.board.cards()[-1], custom_id=f"interests:offer:{request.id}")
        await jamal.submit_modal(form, {"note": NOTE, "numbers": ["profile"]})
    mine = await made.mine(jamal)
    assert "Reel 0" in said(mine)
    assert "Bread reel" not in said(mine)
    await jamal.click(mine, label="More ›")
    assert "Bread reel" in said(mine)
    await jamal.click(mine, label="‹ Back")
    assert "Reel 4" in said(mine)


async def shown_to_keiko(group: Group, numbers: str, level: Level) -> str:
    """What the owner reads about somebody with numbers who shares them so far."""
    made = await house(group)
    sofia = await sharing(group, "sofia", 4.0, level)
    await made.offer(sofia, numbers=numbers)
    shown = await made.list()
    await made.decide("more", sofia, shown)
    return said(shown)


@pytest.mark.parametrize("level", Level)
async def test_the_owner_sees_numbers_that_are_shared_by_name_and_no_others(group: Group, level: Level) -> None:
    """C7: with the sample, who says so and how old it is."""
    words = await shown_to_keiko(group, "numbers", level)
    assert ("Instagram, engagement rate: **4." in words) is (level >= Level.NAMED)
    assert ("self-reported" in words) is (level >= Level.NAMED)
    assert ("They share no numbers by name." in words) is (level < Level.NAMED)


async def test_whoever_did_not_choose_it_shows_no_numbers(group: Group) -> None:
    words = await shown_to_keiko(group, "profile", Level.POSTED)
    assert "engagement" not in words
