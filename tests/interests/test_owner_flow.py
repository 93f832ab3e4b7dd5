"""The owner decides: yes, not this time, the waiting list. Everybody hears of it, whatever happens on the way."""

from datetime import timedelta

import discord

from bot.ui import Card, button
from cogs.collabs import service_slots
from cogs.collabs.model import State as Stage
from cogs.interests.model import State, control
from tests.collabs.scene import BASICS, answered
from tests.group import Group, labels, said
from tests.interests.scene import BOTH, house, last_letter, letters, read_letters


@BOTH
async def test_a_yes_reaches_the_person_fills_the_request_and_the_others_wait(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C6, C7: the board, the tag, both letters; after a restart in the middle."""
    made = await house(group, forum=forum)
    jamal, lotte = await made.join("jamal"), await made.join("lotte")
    await made.offer(jamal)
    await made.offer(lotte)
    await group.tick()
    shown = await made.list()
    assert f"<@{jamal.id}>" in said(shown)
    await group.restart()
    await made.decide("accept", jamal, shown)
    assert f"You said yes to <@{jamal.id}>" in said(shown)
    await group.tick()
    assert read_letters(jamal, f"<@{made.keiko.id}> said yes: you are in for “Bread reel”")
    assert "Everybody for “Bread reel” in The Green Room is found" in said(last_letter(lotte))
    assert "place 1" in said(last_letter(lotte))
    assert "Everybody for this is found" in said(made.card)
    assert labels(made.card) == ["Put me on the waiting list"]
    if forum:
        assert "Full" in made.board.tags(made.board.threads()[0])


@BOTH
async def test_a_place_that_comes_free_is_told_to_the_owner_with_who_is_next(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C6: and the person who waited longest can be accepted from the letter."""
    made = await house(group, forum=forum)
    people = [await made.join(name) for name in ("jamal", "lotte", "milo")]
    for person in people[:2]:
        await made.offer(person)
    await made.decide("accept", people[0])
    await group.tick()
    answer = await made.offer(people[2])
    assert "You are on the waiting list, place 2." in said(answer)
    async with group.bot.db.write() as conn:
        await service_slots.release(conn, group.guild.id, made.request.id, group.now())
    await group.tick()
    letter = last_letter(made.keiko)
    assert f"came free. Next in line: 1. <@{people[1].id}>, 2. <@{people[2].id}>." in said(letter)
    await made.keiko.user.click(letter, label="See who")
    await made.keiko.user.click(last_letter(made.keiko), custom_id=await made.id("accept", people[1], 0))
    await group.tick()
    assert read_letters(people[1], "said yes")
    assert await made.state(people[2]) is State.WAITING


async def test_not_this_time_is_said_kindly_with_the_owners_words_if_they_like(group: Group) -> None:
    """C7."""
    made = await house(group, slots="3")
    jamal, lotte = await made.join("jamal"), await made.join("lotte")
    await made.offer(jamal)
    await made.offer(lotte)
    shown = await made.list()
    form = await made.decide("decline", jamal, shown)
    await made.keiko.submit_modal(form, {"words": "I look for *rye* this time"})
    assert f"<@{jamal.id}> can read now, in kind words" in said(shown)
    form = await made.keiko.click(shown, label="Not this time")
    await group.restart()
    await made.keiko.submit_modal(form, {"words": ""})
    assert "Nobody waits for an answer" in said(shown)
    await group.tick()
    assert "that says nothing about your work" in said(last_letter(jamal))
    assert "> I look for \\*rye\\* this time" in said(last_letter(jamal))
    assert ">" not in said(last_letter(lotte)).replace(f"<@{made.keiko.id}>", "")
    refused = await jamal.click(made.card, label="I'm interested")
    assert "chose other people for this one" in said(refused)


async def test_the_waiting_list_by_hand_and_out_of_it_again(group: Group) -> None:
    """C6: a letter says the place; one press in it withdraws."""
    made = await house(group)
    jamal = await made.join("jamal")
    await made.offer(jamal)
    shown = await made.list()
    await made.keiko.click(shown, label="Waiting list")
    assert "waiting list, place 1" in said(shown)
    assert "Waiting list" not in labels(shown)
    await group.tick()
    letter = last_letter(jamal)
    assert "You are on the waiting list for “Bread reel” in The Green Room, place 1." in said(letter)
    await group.restart()
    await jamal.user.click(letter, label="Withdraw")
    assert await made.state(jamal) is State.WITHDRAWN
    refused = await made.keiko.click(shown, label="Accept")
    assert "They withdrew a moment ago" in said(refused)


@BOTH
async def test_on_two_devices_the_last_place_goes_once_and_the_second_press_is_told(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C6: both lists were open before; at the very same moment is tested on the service."""
    made = await house(group, forum=forum)
    jamal, lotte = await made.join("jamal"), await made.join("lotte")
    await made.offer(jamal)
    await made.offer(lotte)
    phone, desk = await made.list(), await made.list()
    await made.decide("accept", jamal, phone)
    assert "Every place was taken a moment ago" in said(await made.decide("accept", lotte, desk))
    await group.tick()
    assert [await made.state(jamal), await made.state(lotte)] == [State.ACCEPTED, State.WAITING]
    assert len(read_letters(jamal, "said yes")) == 1


async def test_many_are_read_in_pages_each_with_all_they_wrote_behind_a_press(group: Group) -> None:
    made = await house(group, slots="9")
    people = [await made.join(f"creator{number}") for number in range(6)]
    for person in people:
        await made.offer(person, note=f"I am {person.id}. " + "Sourdough and patience. " * 11)
    shown = await made.list()
    assert said(shown).count("Sourdough") >= 5
    assert f"<@{people[5].id}>" not in said(shown)
    await made.keiko.click(shown, label="More ›")
    assert f"<@{people[5].id}>" in said(shown)
    await made.keiko.click(shown, label="‹ Back")
    await made.decide("more", people[0], shown)
    assert said(shown).count("Sourdough and patience.") >= 10
    assert "They have not introduced themselves yet." in said(shown)
    await made.keiko.click(shown, label="Back to the list")
    assert f"<@{people[4].id}>" in said(shown)


async def test_only_the_owner_opens_the_list_or_decides(group: Group) -> None:
    """A custom id can be copied by anybody who once saw one."""
    made = await house(group)
    jamal, eve = await made.join("jamal"), await made.join("eve")
    await made.offer(jamal)
    copied = [await made.id(verb, jamal, 0) for verb in ("accept", "decline", "queue", "more")]
    for custom_id in (*copied, control("list", group.guild.id, made.request.id, 0)):
        await group.bot.get_partial_messageable(group.lobby.id).send(view=Card().row(button("Copied", custom_id)))
        assert "not there any more" in said(await eve.click(group.lobby.history()[-1], label="Copied"))
    assert await made.state(jamal) is State.OFFERED


async def test_an_owner_who_answers_is_known_for_it_on_the_card_and_in_the_list(group: Group) -> None:
    """C7: the median of the last answers, from three on; the card says it as soon as it is known."""
    made = await house(group, slots="5")
    people = [await made.join(name) for name in ("jamal", "lotte", "milo")]
    for person in people:
        await made.offer(person)
    await group.pass_time(timedelta(hours=2))
    shown = await made.list()
    for person in people[:2]:
        await made.decide("accept", person, shown)
    await group.tick()
    assert "usually answers" not in said(made.card)
    await made.decide("accept", people[2], shown)
    await group.tick()
    assert f"Posted by <@{made.keiko.id}>, who usually answers within a day" in said(made.card)
    eve = await made.join("eve")
    assert "usually answers within a day" in said(await eve.slash(group.lobby, "collab browse"))
    assert "and usually answers within a day" in said(await made.offer(eve))


async def test_more_places_are_told_like_one_that_came_free(group: Group) -> None:
    made = await house(group)
    jamal, lotte = await made.join("jamal"), await made.join("lotte")
    await made.offer(jamal)
    await made.offer(lotte)
    await made.decide("accept", jamal)
    await group.tick()
    shown = answered(await made.keiko.slash(group.lobby, "collab mine"))
    await made.keiko.select(shown, [str(made.request.id)], custom_id="collabs:choose")
    assert "1 person is interested" in labels(shown)
    await made.keiko.click(shown, label="Change it")
    form = await made.keiko.click(shown, label="What it is")
    await made.keiko.submit_modal(form, {**BASICS, "slots": "2"})
    await group.tick()
    assert read_letters(made.keiko, f"Next in line: 1. <@{lotte.id}>.")
    (request,) = await made.board.of(made.keiko)
    assert request.state is Stage.OPEN


async def test_an_answer_that_changes_before_the_letter_goes_out_is_one_letter(group: Group) -> None:
    """At night the letters wait; in the morning only what still holds is said."""
    made = await house(group)
    jamal = await made.join("jamal")
    await group.pass_time(timedelta(hours=11))
    await made.offer(jamal)
    before = len(letters(jamal))
    shown = await made.list()
    await made.keiko.click(shown, label="Waiting list")
    await made.keiko.click(shown, label="Accept")
    await group.tick()
    assert len(letters(jamal)) == before
    await group.pass_time(timedelta(hours=11), steps=2)
    assert not read_letters(jamal, "waiting list")
    assert len(read_letters(jamal, "said yes")) == 1


async def test_a_thread_that_was_put_away_shows_that_everybody_is_found(group: Group) -> None:
    """C6, C10: Discord archives a silent thread, and people press the button on its card all the same."""
    made = await house(group, forum=True)
    jamal = await made.join("jamal")
    thread = group.bot.get_channel(made.board.threads()[0].id)
    assert isinstance(thread, discord.Thread)
    await thread.edit(archived=True)
    await group.settle()
    await made.offer(jamal)
    await made.decide("accept", jamal)
    await group.tick()
    assert "Full" in made.board.tags(made.board.threads()[0])
    assert "Everybody for this is found" in said(made.card)


async def test_a_forum_without_room_for_our_tags_says_on_the_card_how_it_stands(group: Group) -> None:
    """C10: twenty tags of the group; no tag of ours says what is not true any more."""
    made = await house(group, forum=True)
    theirs = [discord.ForumTag(name=f"Theirs {number}") for number in range(19)]
    kept = [tag for tag in made.board.forum().available_tags if tag.name == "Open"]
    await made.board.forum().edit(available_tags=[*theirs, *kept])
    await group.settle()
    jamal = await made.join("jamal")
    await made.offer(jamal)
    await made.decide("accept", jamal)
    await group.tick()
    assert made.board.tags(made.board.threads()[0]) == set()
    assert "Everybody for this is found" in said(made.card)
    assert len(made.board.forum().available_tags) == 20
