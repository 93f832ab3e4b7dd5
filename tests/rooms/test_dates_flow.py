"""Dates in a room: typed, doubled, reminded of; and rooms that stand still. Through the running bot."""

from datetime import timedelta

from cogs.contact.model import Way
from cogs.rooms.model import Step
from tests.collabs.scene import answered, typed_in
from tests.group import Group, labels, said
from tests.rooms.scene import BOTH, Pair, accept, letters, pair, post

DAY = timedelta(days=1)


async def second(made: Pair) -> Pair:
    """Another room of the same two."""
    request = await post(made.group, made.board, made.owner, title="Cheese reel")
    room = await accept(made.group, made.owner, made.creator, request)
    return Pair(made.group, made.board, made.owner, made.creator, request, room.id)


@BOTH
async def test_dates_stand_on_the_card_and_both_are_reminded_a_day_before(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C19: once each, outside quiet hours; not of a step that is taken."""
    made = await pair(group, forum=forum)
    await made.fill(made.owner, "Dates", production="in 3 days", posted="in 10 days")
    assert "In production · by <t:" in said(made.card())
    assert "**keiko** set dates for “Bread reel”" in said(letters(made.creator)[-1])
    await group.restart()
    await group.pass_time(2 * DAY + timedelta(minutes=1), steps=2)
    for person in (made.owner, made.creator):
        reminders = [said(each) for each in letters(person) if "is planned for" in said(each)]
        assert len(reminders) == 1
        assert "In production for “Bread reel”" in reminders[0]
    await made.walk(Step.POSTED)
    await group.pass_time(8 * DAY, steps=8)
    assert not [each for each in letters(made.owner) if "Posted for" in said(each)]


async def test_a_date_that_was_moved_is_reminded_of_on_its_new_day_only(group: Group) -> None:
    """C19."""
    made = await pair(group)
    await made.fill(made.owner, "Dates", posted="in 3 days")
    await made.fill(made.owner, "Dates", posted="in 6 days")
    await group.pass_time(3 * DAY, steps=3)
    assert not [each for each in letters(made.creator) if "is planned for" in said(each)]
    await group.pass_time(3 * DAY, steps=3)
    assert len([each for each in letters(made.creator) if "is planned for" in said(each)]) == 1


async def test_a_reminder_waits_for_the_morning(group: Group) -> None:
    """C19: nobody is written to at night."""
    made = await pair(group)
    await made.fill(made.owner, "Dates", posted="in 36 hours")  # noon, so the reminder is due at midnight
    await group.pass_time(timedelta(hours=12, minutes=5))
    assert not [each for each in letters(made.owner) if "is planned for" in said(each)]
    await group.pass_time(timedelta(hours=9))
    assert len([each for each in letters(made.owner) if "is planned for" in said(each)]) == 1


async def test_dates_that_cannot_be_used_are_told_and_kept(group: Group) -> None:
    """C19: with a restart in between; nothing is saved."""
    made = await pair(group)
    shown = await made.fill(made.owner, "Dates", production="soonish", posted="in 9 days")
    assert shown.ephemeral
    assert "I cannot read “soonish” as a time" in said(shown)
    assert not (await made.room()).dates
    await group.restart()
    form = await made.owner.click(answered(shown), label="Change them")
    typed = typed_in(form)
    assert (typed["production"], typed["posted"]) == ("soonish", "in 9 days")
    await made.owner.submit_modal(form, {**typed, "production": "in 8 days"})
    await group.tick()
    assert set((await made.room()).dates) == {Step.PRODUCTION, Step.POSTED}


async def test_steps_follow_each_other(group: Group) -> None:
    """C19."""
    made = await pair(group)
    shown = await made.fill(made.owner, "Dates", production="in 9 days", posted="in 3 days")
    assert "“Posted” cannot be before “In production”" in said(shown)


@BOTH
async def test_a_person_who_is_booked_twice_is_warned_before_and_decides(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C19: privately, before anything is saved; the other one hears of their own double booking by letter."""
    made = await pair(group, forum=forum)
    await made.fill(made.owner, "Dates", posted="in 5 days")
    other = await second(made)
    shown = await other.fill(other.creator, "Dates", posted="in 5 days")
    assert shown.ephemeral
    assert "that day you also have “Posted” for “Bread reel”" in said(shown)
    assert not (await other.room()).dates
    await group.restart()
    assert labels(shown) == ["Keep these dates", "Change them"]
    await other.creator.click(answered(shown), label="Keep these dates")
    await group.tick()
    assert set((await other.room()).dates) == {Step.POSTED}
    warned = said(letters(made.owner)[-1])
    assert "you are booked already: Posted, with “Bread reel”" in warned
    for thread in (*made.threads(), *other.threads()):
        assert not [each for each in thread.history() if "booked" in said(each)]


async def test_somebody_elses_bookings_are_not_shown(group: Group) -> None:
    """C19: a warning is about one's own days."""
    made = await pair(group)
    await made.fill(made.owner, "Dates", posted="in 5 days")
    keiko = made.owner
    jamal = group.join("jamal")
    await group.settle()
    request = await post(group, made.board, keiko, title="Cheese reel")
    room = await accept(group, keiko, jamal, request)
    other = Pair(group, made.board, keiko, jamal, request, room.id)
    await other.fill(jamal, "Dates", posted="in 5 days")
    assert set((await other.room()).dates) == {Step.POSTED}
    assert "Bread reel" not in said(await jamal.slash(group.lobby, "room next"))


async def test_a_room_without_a_step_for_three_weeks_is_asked_after_kindly(group: Group) -> None:
    """C19: in letters and in the thread, which is opened again for it; three times at most."""
    made = await pair(group)
    await made.archive()
    await group.pass_time(21 * DAY + timedelta(minutes=1), steps=3)
    assert "Is it still on?" in said(letters(made.creator)[-1])
    assert any("Three weeks without a step" in said(each) for each in made.thread.history())
    assert not made.is_archived()
    await group.pass_time(100 * DAY, steps=10)
    assert len([each for each in letters(made.owner) if "Is it still on?" in said(each)]) == 3


async def test_a_step_begins_the_three_weeks_anew(group: Group) -> None:
    """C19."""
    made = await pair(group)
    await group.pass_time(20 * DAY, steps=2)
    await made.press(made.owner, "The brief is clear")
    await group.pass_time(10 * DAY, steps=2)
    assert not [each for each in letters(made.owner) if "Is it still on?" in said(each)]


async def test_closed_direct_messages_bring_reminders_into_a_thread(group: Group) -> None:
    """C19: the way that every letter takes."""
    made = await pair(group, way=Way.DM)
    group.close_dms(made.creator)
    await made.fill(made.owner, "Dates", posted="in 3 days")
    await group.pass_time(2 * DAY + timedelta(minutes=1), steps=2)
    await group.tick()
    own = [each for each in group.channel("welcome").threads if each.id not in {t.id for t in made.threads()}]
    assert any("is planned for" in said(letter) for thread in own for letter in thread.history())
