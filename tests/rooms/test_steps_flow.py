"""A room from the agreement to the end, through the running bot: the thread, the brief, the steps and who says them."""

from cogs.collabs.model import State as RequestState
from cogs.contact.model import Way
from cogs.rooms import service
from cogs.rooms.model import Start, State, Step
from tests.group import Group, labels, said
from tests.rooms.scene import BOTH, LINK, accept, copied, letters, member, pair


@BOTH
async def test_two_who_agreed_have_a_private_thread_with_a_pinned_brief(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C8: under the board, or where the board is a forum under the welcome channel."""
    made = await pair(group, forum=forum)
    home = group.channel("welcome") if forum else made.board.board
    assert [each.id for each in home.threads] == [made.thread.id]
    people = group.env.backend.channels[made.thread.id].thread_members
    assert {made.owner.id, made.creator.id} <= set(people)
    assert group.env.backend.channels[made.thread.id].type == 12  # a private thread
    (brief,) = made.thread.pinned_messages()
    assert "Bread reel" in said(brief)
    assert "A reel each" in said(brief)
    assert f"<@{made.owner.id}> and <@{made.creator.id}>" in said(brief)
    assert "This room is yours alone" in said(made.thread.history()[-1])
    assert {made.owner.id, made.creator.id} <= {each.id for each in brief.mentions}, "it rings for both"


@BOTH
async def test_a_collab_goes_from_agreed_to_done_with_its_history(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C9, C17: each step by the right side, with who and when; the end needs both."""
    made = await pair(group, forum=forum)
    await made.press(made.owner, "The brief is clear")
    assert f"<@{made.owner.id}>" in _line(said(made.card()), "✓ **Briefed**")
    await group.restart()
    await made.press(made.creator, "I have begun")
    await made.press(made.creator, "Ready for a look")
    await made.fill(made.creator, "It is posted", link=LINK)
    assert LINK.replace("_", r"\_") in said(made.card())
    await group.restart()
    await made.press(made.owner, "The numbers are in")
    await made.press(made.creator, "Done, from my side")
    assert (await made.room()).state is State.ACTIVE
    assert "**sofia** says that “Bread reel”" in said(letters(made.owner)[-1])
    assert "have said so" not in said(await made.press(made.owner, "Done, from my side"))
    room = await made.room()
    assert (room.state, room.step) == (State.DONE, Step.DONE)
    assert labels(made.card()) == ["Give feedback", "Read their feedback", "Make a case study", "History"]
    history = said(await made.press(made.owner, "History"))
    names = ["Agreed", "Briefed", "In production", "In approval", "Posted", "Measured", "Done, from one side", "Done"]
    assert [history.index(name) for name in names] == sorted(history.index(name) for name in names)
    assert any("Done, both of you said so" in said(each) for each in made.thread.history())


def _line(text: str, start: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(start))


async def test_a_step_is_for_the_right_side_to_say(group: Group) -> None:
    """C9: the other one, somebody else in the group, and a button from before."""
    made = await pair(group, paid=True)
    refused = await made.press(made.creator, "The brief is clear")
    assert refused.ephemeral
    assert f"<@{made.owner.id}> says when it is “Briefed”" in said(refused)
    carla = await member(group, "curious_carla")
    for verb in ("next:1:briefed", "dates:1", "off:1", "history:1", "back:1", "posted:1", "went_back:1:agreed"):
        assert "This room is not there any more" in said(await copied(group, carla, f"rooms:{verb}")), verb
    assert (await made.room()).step is Step.AGREED
    assert "at another step by now" in said(await copied(group, made.creator, "rooms:next:1:posted"))
    await made.press(made.owner, "The brief is clear")
    assert "says when it is “In production”" in said(await made.press(made.owner, "I have begun"))
    assert (await made.room()).step is Step.BRIEFED


async def test_the_same_step_said_by_both_is_one_step(group: Group) -> None:
    """C9: the second press comes from a card that was drawn before the first."""
    made = await pair(group)
    await made.press(made.owner, "The brief is clear")
    for person in (made.owner, made.creator):
        assert "✓ **In production**" in said(await copied(group, person, "rooms:next:1:production"))
    await group.tick()
    assert (await made.room()).step is Step.PRODUCTION
    history = said(await made.press(made.owner, "History"))
    assert history.count("In production") == 1


async def test_one_step_back_with_words_that_the_other_one_reads(group: Group) -> None:
    """C9."""
    made = await pair(group)
    await made.walk(Step.APPROVAL)
    await made.fill(made.owner, "Back one step", words="Could the *logo* be smaller?")
    assert (await made.room()).step is Step.PRODUCTION
    assert r"Could the \*logo\* be smaller?" in said(letters(made.creator)[-1])
    assert "**keiko** wrote" in said(letters(made.creator)[-1])
    assert "Ready for a look" in labels(made.card())
    assert "One step back: **In production**" in said(made.thread.history()[-1])
    assert "Back to In production" in said(await made.press(made.creator, "History"))


async def test_calling_it_off_tells_the_other_one_and_frees_the_place(group: Group) -> None:
    """C9, C6: with words; the request is open again, and a new room with the same person is possible."""
    made = await pair(group)
    assert (await made.board.of(made.owner))[0].state is RequestState.FILLED
    form = await made.creator.click(made.card(), label="Call it off")
    assert "The other one reads it" in str(form.modal)
    await made.creator.submit_modal(form, {"words": "I moved to another town, sorry"})
    await group.tick()
    assert "I moved to another town" in said(letters(made.owner)[-1])
    assert "**sofia** called off “Bread reel”" in said(letters(made.owner)[-1])
    assert "Called off." in said(made.card())
    assert "I moved to another town" in said(made.card())
    assert labels(made.card()) == ["History"]
    assert (await made.board.of(made.owner))[0].state is RequestState.OPEN
    again = await accept(group, made.owner, made.creator, made.request)
    assert again.id != made.room_id


async def test_accepting_the_same_person_twice_makes_one_room(group: Group) -> None:
    """C8."""
    made = await pair(group)
    start = Start(group.guild.id, made.request.id, made.owner.id, made.creator.id)
    async with group.bot.db.write() as conn:
        assert (await service.begin(conn, start, group.now())).id == made.room_id
    await group.tick()
    assert len(made.threads()) == 1
    assert len(made.thread.pinned_messages()) == 1


async def test_somebody_leaves_and_the_other_one_is_told(group: Group) -> None:
    """C8, C9: either side; the place is free again."""
    made = await pair(group)
    group.guild.remove_member(made.creator)
    await group.settle()
    await group.tick()
    assert "left The Green Room, so “Bread reel” is over" in said(letters(made.owner)[-1])
    assert (await made.room()).state is State.CANCELLED
    assert (await made.board.of(made.owner))[0].state is RequestState.OPEN
    assert "The other one left the group" in said(made.thread.history()[-1])


async def test_the_owner_leaves_and_the_creator_is_told(group: Group) -> None:
    """C8, C9."""
    made = await pair(group)
    group.guild.remove_member(made.owner)
    await group.settle()
    await group.tick()
    assert "is over" in said(letters(made.creator)[-1])
    assert (await made.room()).state is State.CANCELLED


async def test_the_panel_has_every_room_and_what_is_next(group: Group) -> None:
    """C8, C19: also for somebody who cannot find the thread any more."""
    made = await pair(group)
    shown = await made.panel(made.owner)
    assert "Bread reel" in said(shown)
    await made.owner.click(shown, label="The brief is clear")
    await group.tick()
    assert (await made.room()).step is Step.BRIEFED
    assert "✓ **Briefed**" in said(made.card())
    assert "**In production** · Bread reel" in said(await made.creator.slash(group.lobby, "room next"))
    carla = await member(group, "curious_carla")
    assert "You are in no room right now" in said(await carla.slash(group.lobby, "room show"))
    assert "Nothing waits for you" in said(await carla.slash(group.lobby, "room next"))


async def test_who_asked_for_no_letters_gets_none(group: Group) -> None:
    """C8: they have the thread and /room show."""
    made = await pair(group, way=Way.NONE)
    await made.fill(made.owner, "Call it off", words="No time")
    assert not letters(made.creator)
    assert "called off" in said(made.thread.history()[-1])
