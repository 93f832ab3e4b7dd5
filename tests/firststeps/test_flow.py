"""/steps and the reminders, as people see them."""

from datetime import timedelta
from typing import Any

import pytest

from cogs.contact.model import Way
from cogs.firststeps import doctor
from tests.firststeps.scene import furnish, letters, newcomer, panel, posted, press
from tests.group import Group, labels, said


@pytest.fixture(autouse=True)
async def furnished(group: Group) -> None:
    await furnish(group)


async def test_the_panel_shows_where_somebody_is_and_what_is_next(group: Group) -> None:
    """W17."""
    sofia = await newcomer(group)
    shown = await panel(group, sofia)
    assert shown.ephemeral
    assert "✅ Your niche in one sentence" in said(shown)
    assert "▶️ Three people look at your profile" in said(shown)
    assert "Ask for a second pair of eyes" in said(shown)
    assert labels(shown) == [
        "Ask for feedback",
        "Plan my content",
        "In a private thread here",
        "No reminders",
        "I can mentor",
    ]


async def test_somebody_who_was_here_before_can_begin(group: Group) -> None:
    jamal = group.join("jamal")
    await group.settle()
    begun = await press(group, jamal, "Begin")
    assert "Day 1" in said(begun)


async def test_a_content_calendar_is_a_form_and_a_plan(group: Group) -> None:
    sofia = await newcomer(group)
    form = await press(group, sofia, "Plan my content")
    answer = {"per_week": ["2"], "formats": ["short_video", "photo"], "starts_on": "monday"}
    shown: Any = await sofia.submit_modal(form, answer)
    assert "Twice a week from Mon 5 Jan: short video and photo." in said(shown)
    assert "Mon 5 Jan · short video\nThu 8 Jan · photo\nMon 12 Jan · short video" in said(shown)
    again = await sofia.click(shown.response, label="My first steps")
    assert "✅ Your content calendar" in said(again)
    assert "Change my calendar" in labels(again)


async def test_a_day_that_cannot_be_read_gets_a_clear_sentence(group: Group) -> None:
    sofia = await newcomer(group)
    form = await press(group, sofia, "Plan my content")
    shown = await sofia.submit_modal(form, {"per_week": ["1"], "formats": ["live"], "starts_on": "soon"})
    assert "I could not read that day. Please write it like 2026-05-04" in said(shown)


async def test_a_check_in_opens_in_time_and_is_answered_kindly(group: Group) -> None:
    sofia = await newcomer(group, way=Way.NONE)
    assert "How did it go?" not in labels(await panel(group, sofia))
    await group.pass_time(timedelta(days=11))
    form = await press(group, sofia, "How did it go?")
    shown = await sofia.submit_modal(form, {"feeling": ["hard"], "line": "So much to learn"})
    assert "Thank you for saying so" in said(shown)
    assert "✅ First check-in" in said(await panel(group, sofia))


async def test_reminders_come_by_dm_on_their_days(group: Group) -> None:
    """W17."""
    sofia = await newcomer(group)
    await group.pass_time(timedelta(days=30), steps=30)
    said_at = [(message.created_at - letters(sofia)[0].created_at).days for message in letters(sofia)]
    assert said_at == [0, 2, 7, 14, 28]
    assert "How about a second pair of eyes?" in said(letters(sofia)[1])
    assert labels(letters(sofia)[1]) == ["My first steps", "Later", "Stop reminders"]


async def test_a_reminder_that_is_due_at_night_comes_in_the_morning(group: Group) -> None:
    """W17."""
    await group.pass_time(timedelta(hours=10))
    sofia = await newcomer(group)
    await group.pass_time(timedelta(days=2, hours=10, minutes=55), steps=3)
    assert len(letters(sofia)) == 1
    await group.pass_time(timedelta(minutes=10))
    assert len(letters(sofia)) == 2


async def test_later_comes_back_in_two_days_also_after_a_restart(group: Group) -> None:
    """W17."""
    sofia = await newcomer(group)
    await group.pass_time(timedelta(days=2, minutes=5))
    await group.restart()
    await sofia.user.click(letters(sofia)[-1], label="Later")
    assert "I will ask again in two days" in said(letters(sofia)[-1])
    await group.pass_time(timedelta(days=1))
    assert len(letters(sofia)) == 2
    await group.pass_time(timedelta(days=1, minutes=5))
    assert labels(letters(sofia)[-1]) == ["My first steps", "Stop reminders"]


async def test_stop_is_for_good_and_the_panel_has_the_way_back(group: Group) -> None:
    """W17."""
    sofia = await newcomer(group)
    await group.pass_time(timedelta(days=2, minutes=5))
    await sofia.user.click(letters(sofia)[-1], label="Stop reminders")
    assert "no more reminders about your first steps" in said(letters(sofia)[-1])
    await group.pass_time(timedelta(days=6), steps=3)
    assert len(letters(sofia)) == 2
    back = await press(group, sofia, "Remind me again")
    assert "I remind you by direct message" in said(back)
    await group.pass_time(timedelta(days=7), steps=3)
    assert len(letters(sofia)) == 3


async def test_the_panel_works_from_a_reminder_in_direct_messages(group: Group) -> None:
    """W17."""
    sofia = await newcomer(group)
    await group.pass_time(timedelta(days=2, minutes=5))
    shown = await sofia.user.click(letters(sofia)[-1], label="My first steps")
    assert "✅ Your niche in one sentence" in said(shown)
    asked = await sofia.user.click(shown.response, label="Ask for feedback")
    await group.tick()
    assert "Three people look at your profile · 0 of 3" in said(asked)
    assert len(posted(group, "introductions")) == 1


async def test_a_closed_dm_moves_reminders_to_a_thread(group: Group) -> None:
    """W3, W17."""
    sofia = await newcomer(group)
    group.close_dms(sofia)
    await group.pass_time(timedelta(days=8), steps=8)
    (thread,) = group.channel("welcome").threads
    first, second = (said(message) for message in thread.history())
    assert "How about a second pair of eyes?" in first
    assert "A small plan makes publishing lighter" in second
    assert "Your direct messages are closed" in said(await panel(group, sofia))


async def test_nobody_is_reminded_without_asking(group: Group) -> None:
    """W17."""
    sofia = await newcomer(group, way=Way.NONE)
    await group.pass_time(timedelta(days=30), steps=10)
    assert letters(sofia) == []


async def test_leaving_the_group_stops_the_reminders(group: Group) -> None:
    """W17."""
    sofia = await newcomer(group)
    group.guild.remove_member(sofia)
    await group.settle()
    await group.pass_time(timedelta(days=30), steps=10)
    assert len(letters(sofia)) == 1


@pytest.mark.parametrize("status", [429, 500])
async def test_a_reminder_survives_a_passing_failure_and_a_restart(group: Group, status: int) -> None:
    """W17: claimed, not sent, the bot restarts."""
    sofia = await newcomer(group)
    group.env.inject_error("POST", f"/channels/{sofia.user.dm_channel.id}/messages", status=status)
    await group.pass_time(timedelta(days=2, minutes=5))
    assert len(letters(sofia)) == 1
    await group.restart()
    await group.pass_time(timedelta(minutes=1), steps=2)
    assert len(letters(sofia)) == 2


async def test_the_doctor_sees_that_requests_cannot_be_posted(group: Group) -> None:
    """D1."""
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    assert await doctor.requests(group.bot, guild) == []
    group.env.backend.edit_role(group.guild.id, group.guild.default_role.id, {"permissions": 0})
    group.bot_may(send_messages=False)
    await group.settle()
    (finding,) = await doctor.requests(group.bot, guild)
    assert "newcomers cannot ask for a look" in finding.problem


async def test_everything_is_exported_and_forgotten(group: Group) -> None:
    sofia = await newcomer(group)
    await press(group, sofia, "Ask for feedback")
    async with group.bot.db.write() as conn:
        exported = await group.bot.export_person(conn, group.guild.id, sofia.id)
        assert exported["firststeps"]["requests_for_feedback"][0]["state"] == "open"
        await group.bot.forget_person(conn, group.guild.id, sofia.id)
    await group.tick()
    assert posted(group, "introductions") == []
    assert "Begin" in labels(await panel(group, sofia))
