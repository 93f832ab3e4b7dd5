"""After the end: feedback that the other one reads first, a case study if both want one. On the real bot."""

from datetime import timedelta

from cogs.rooms.model import State, Step
from tests.group import Group, labels, said
from tests.rooms.scene import BOTH, LINK, Pair, copied, letters, member, pair

GOOD = {"clear": ["5"], "reliable": ["4"], "again": ["5"], "words": "Lovely to *work* with"}


async def done(group: Group, *, forum: bool = False) -> Pair:
    """A room at its good end."""
    made = await pair(group, forum=forum)
    await made.walk(Step.DONE)
    return made


@BOTH
async def test_feedback_is_seen_when_both_gave_theirs(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C17: by the other side alone; nothing of it is in the thread."""
    made = await done(group, forum=forum)
    thanks = await made.fill(made.owner, "Give feedback", **GOOD)
    assert thanks.ephemeral
    assert "**keiko** gave feedback on “Bread reel”" in said(letters(made.creator)[-1])
    assert "Lovely" not in said(letters(made.creator)[-1])
    assert "nothing to read yet" in said(await made.press(made.creator, "Read their feedback"))
    await group.restart()
    await made.fill(made.creator, "Give feedback", **{**GOOD, "words": "Clear briefs"})
    for person in (made.owner, made.creator):
        assert "is there for you to read" in said(letters(person)[-1])
    read = await made.press(made.creator, "Read their feedback")
    assert read.ephemeral
    assert r"> Lovely to \*work\* with" in said(read)
    assert "Kept to what you agreed? **4** of 5" in said(read)
    assert "Clear briefs" in said(await made.press(made.owner, "Read their feedback"))
    assert not [each for each in made.thread.history() if "Lovely" in said(each)]


async def test_feedback_of_one_is_seen_after_a_week(group: Group) -> None:
    """C17: also by somebody who gave none."""
    made = await done(group)
    await made.fill(made.owner, "Give feedback", **GOOD)
    await group.pass_time(timedelta(days=6), steps=2)
    assert "nothing to read yet" in said(await made.press(made.creator, "Read their feedback"))
    await group.pass_time(timedelta(days=1, minutes=1))
    assert "is there for you to read" in said(letters(made.creator)[-1])
    assert "Lovely" in said(await made.press(made.creator, "Read their feedback"))
    assert "nothing to read yet" in said(await made.press(made.owner, "Read their feedback"))


async def test_feedback_is_given_once_at_the_end_by_the_two(group: Group) -> None:
    """C17."""
    made = await pair(group)
    assert "Feedback comes at the end" in said(await copied(group, made.owner, "rooms:feedback:1"))
    assert "Feedback comes at the end" in said(await copied(group, made.owner, "rooms:case:1"))
    await made.walk(Step.DONE)
    await made.fill(made.owner, "Give feedback", **GOOD)
    assert "gave your feedback already" in said(await made.press(made.owner, "Give feedback"))
    carla = await member(group, "curious_carla")
    for verb in ("feedback", "read", "case", "see"):
        assert "not there any more" in said(await copied(group, carla, f"rooms:{verb}:1")), verb


async def test_the_end_needs_both_and_is_asked_for_again(group: Group) -> None:
    """C17: one who said it cannot say it for the other; after three days the other one is asked once more."""
    made = await pair(group)
    await made.walk(Step.MEASURED)
    await made.press(made.owner, "Done, from my side")
    assert "have said so already" in said(await made.press(made.owner, "Done, from my side"))
    assert (await made.room()).state is State.ACTIVE
    await group.pass_time(timedelta(days=3, minutes=1))
    assert len([each for each in letters(made.creator) if "is done. If you think so too" in said(each)]) == 2
    await made.press(made.creator, "Done, from my side")
    assert (await made.room()).state is State.DONE


async def test_going_back_takes_a_confirmation_with_it(group: Group) -> None:
    """C17, C9: what was done is open again for both."""
    made = await pair(group)
    await made.walk(Step.MEASURED)
    await made.press(made.owner, "Done, from my side")
    await made.fill(made.creator, "Back one step", words="One number is wrong")
    room = await made.room()
    assert (room.step, room.confirmed) == (Step.POSTED, frozenset())


@BOTH
async def test_a_case_study_is_made_when_both_want_one(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C17: in their thread only, and kept out of it while one of them does not."""
    made = await done(group, forum=forum)
    await made.press(made.owner, "Make a case study")
    assert "when both press the button" in said(made.card())
    assert not [each for each in made.thread.history() if "Case study" in said(each)]
    await made.press(made.owner, "Make a case study")
    assert "when both press the button" not in said(made.card())
    await made.press(made.owner, "Make a case study")
    await made.press(made.creator, "Make a case study")
    (study,) = [each for each in made.thread.history() if "Case study" in said(each)]
    assert "**What** Creator collab" in said(study)
    assert LINK in said(study)
    assert "See the case study" in labels(made.card())
    assert "Case study" in said(await made.press(made.creator, "See the case study"))
