"""Checks in the running bot: what a creator sees first, what they can say, and what nobody else ever sees."""

from datetime import timedelta
from typing import Any

import pytest
from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.access import FOR_MODERATORS
from bot.ui import Card, button
from cogs.analytics import doctor_checks, service_verification, text, text_checks
from cogs.analytics.model import NoteKind
from tests.analytics.checks_scene import a_day_passes, letters, matter, notes, someone
from tests.analytics.restless import steady
from tests.group import Group, labels, said

WEEK = timedelta(days=7)


def everything_said(group: Group) -> str:
    """All that stands in the group's channels."""
    return "\n".join(said(each) for channel in group.guild.channels for each in group.channel(channel).history())


async def join_verification(group: Group, person: MemberActor) -> InteractionResult:
    shown: Any = await person.slash(group.lobby, "stats check")
    asked: Any = await person.click(shown.response, label="Verification")
    return await person.click(asked.response, label="Take part")


async def test_a_creator_is_asked_in_private_and_context_closes_it(group: Group) -> None:
    """A11, A12."""
    sofia, account = await someone(group, "sofia")
    await a_day_passes(group)
    (letter,) = letters(sofia)
    assert "in The Green Room moved in an unusual way" in said(letter)
    assert "4 of the last 6 contents" in said(letter)
    assert "90 % interval" in said(letter)
    assert "many good reasons" in said(letter)
    assert "Moderators do not" in said(letter)
    assert labels(letter)[:7] == list(text.NOTES.values())
    forms = [await sofia.user.click(letter, label="A giveaway") for _ in range(2)]
    done: Any = await sofia.user.submit_modal(forms[0], {"words": "our *mug*"})
    assert "the matter is closed" in said(done)
    assert await matter(group, account) is None
    (note,) = await notes(group, account)
    assert (note.kind, note.words) == (NoteKind.GIVEAWAY, "our *mug*")
    state = await sofia.user.click(done.response, label="How my numbers look")
    assert "Nothing unusual" in said(state)
    again = await sofia.user.click(letter, label="A sale")
    assert "closed already" in said(again)
    late = await sofia.user.submit_modal(forms[1], {"words": ""})
    assert "closed already" in said(late)
    await group.pass_time(timedelta(days=9), steps=9)
    assert len(letters(sofia)) == 1
    assert "sofia" not in everything_said(group)


async def test_a_quiet_account_is_told_so_whenever_its_creator_asks(group: Group) -> None:
    keiko, _ = await someone(group, "keiko", steady(group.now()))
    await a_day_passes(group)
    assert letters(keiko) == []
    shown = await keiko.slash(group.lobby, "stats check")
    assert shown.ephemeral
    assert "Nothing unusual. I looked at 40 contents over 78 days" in said(shown)
    assert "Too little for: jumps in followers" in said(shown)
    assert "Only you see this" in said(shown)
    assert labels(shown) == ["Verification"]


async def test_too_little_is_told_with_the_reason(group: Group) -> None:
    few, _ = await someone(group, "jamal", steady(group.now(), 7))
    assert "Too little to say. I look from 20 contents on" in said(await few.slash(group.lobby, "stats check"))
    nobody = group.join("newcomer_nia")
    await group.settle()
    assert "nothing to look at" in said(await nobody.slash(group.lobby, "stats check"))


async def test_closed_messages_wait_for_the_panel_and_tell_nobody_else(group: Group) -> None:
    """The moderators' log stays silent, and the week begins only when the creator sees it."""
    sofia, account = await someone(group, "sofia")
    group.close_dms(sofia)
    await a_day_passes(group)
    open_matter = await matter(group, account)
    assert open_matter is not None
    assert open_matter.told_at is None
    panel: Any = await sofia.slash(group.lobby, "stats me")
    assert text_checks.WAITING in said(panel)
    shown: Any = await sofia.click(panel.response, label="See it")
    assert text_checks.NOTICE_TITLE in said(shown)
    assert labels(shown)[0] == "Add context: sofia.loaf"
    told = await matter(group, account)
    assert told is not None
    assert told.told_at == group.now()
    reasons: Any = await sofia.click(shown.response, label="Add context: sofia.loaf")
    form = await sofia.click(reasons.response, label="It went viral")
    await sofia.submit_modal(form, {"words": ""})
    assert await matter(group, account) is None
    assert text_checks.WAITING not in said(await sofia.slash(group.lobby, "stats me"))
    assert "sofia" not in everything_said(group)


async def test_moderators_see_it_after_a_week_and_only_with_consent(group: Group) -> None:
    """A11: and not a moment longer than the creator agrees."""
    sofia, _ = await someone(group, "sofia")
    await a_day_passes(group)
    opened: Any = await group.moderator.slash(group.lobby, "stats check")
    listed = await group.moderator.click(opened.response, label=text_checks.MATTERS)
    assert "Nothing is open" in said(listed)
    taking = await join_verification(group, sofia)
    assert "You take part." in said(taking)
    listed = await group.moderator.click(opened.response, label=text_checks.MATTERS)
    assert "Nothing is open" in said(listed)
    await group.pass_time(WEEK, steps=7)
    listed = await group.moderator.click(opened.response, label=text_checks.MATTERS)
    assert listed.ephemeral
    assert f"<@{sofia.id}>" in said(listed)
    assert "4 of the last 6" in said(listed)
    assert "They told nothing about it yet" in said(listed)
    assert "arithmetic, not a finding" in said(listed)
    mine: Any = await sofia.slash(group.lobby, "stats check")
    assert "moderators can see the same as you" in said(mine)
    asked: Any = await sofia.click(mine.response, label="Verification")
    left = await sofia.click(asked.response, label="Stop taking part")
    assert "You do not take part" in said(left)
    listed = await group.moderator.click(opened.response, label=text_checks.MATTERS)
    assert "Nothing is open" in said(listed)


async def test_somebody_else_gets_nothing_out_of_a_copied_button(group: Group) -> None:
    """Not a member, not a moderator, not somebody from another group."""
    _, account = await someone(group, "sofia")
    await a_day_passes(group)
    found = await matter(group, account)
    assert found is not None
    where = f"{group.guild.id}:{found.id}"
    other = group.env.create_guild("Elsewhere")
    lounge = other.create_text_channel("lounge")
    stranger = other.add_member(group.env.create_user("curious_carla"))
    keiko = group.join("keiko")
    await group.settle()
    verbs = [f"check_context:{where}", f"check_kind:{where}:sale", f"check_note:{where}:sale", f"check_kind:{where}:1"]
    for custom_id in verbs:
        for person, channel in ((keiko, group.lobby), (group.moderator, group.lobby), (stranger, lounge)):
            copied = Card().row(button("Copied", f"analytics:{custom_id}"))
            await group.bot.get_partial_messageable(channel.id).send(view=copied)
            answer = said(await person.click(channel.history()[-1], label="Copied"))
            assert "likes" not in answer
            assert any(word in answer for word in ("somebody else", "another group", "older version"))
    for person, channel in ((keiko, group.lobby), (stranger, lounge)):
        copied = Card().row(button("Copied", "analytics:check_matters:0"))
        await group.bot.get_partial_messageable(channel.id).send(view=copied)
        assert FOR_MODERATORS in said(await person.click(channel.history()[-1], label="Copied"))
    assert await matter(group, account) == found
    assert await notes(group, account) == ()
    assert labels(await keiko.slash(group.lobby, "stats check")) == ["Verification"]


async def test_nobody_joins_or_looks_from_another_group(group: Group) -> None:
    """Verification is per group; in direct messages only for members of it."""
    other = group.env.create_guild("Elsewhere")
    lounge = other.create_text_channel("lounge")
    stranger = other.add_member(group.env.create_user("curious_carla"))
    await group.settle()
    for verb in ("check:{}", "check_verify:{}", "check_join:{}:1", "check_leave:{}"):
        copied = Card().row(button("Copied", f"analytics:{verb.format(group.guild.id)}"))
        await group.bot.get_partial_messageable(lounge.id).send(view=copied)
        assert "another group" in said(await stranger.click(lounge.history()[-1], label="Copied"))
        letter = await (await group.bot.fetch_user(stranger.id)).send(view=copied)
        assert "not in that group" in said(await stranger.user.click(letter, label="Copied"))
    async with group.bot.db.read() as conn:
        assert not await service_verification.joined(conn, group.guild.id, stranger.id)


async def test_a_person_sees_their_own_numbers_only(group: Group) -> None:
    await someone(group, "sofia")
    await a_day_passes(group)
    keiko = group.join("keiko")
    await group.settle()
    copied = Card().row(button("Copied", f"analytics:check:{group.guild.id}"))
    await group.bot.get_partial_messageable(group.lobby.id).send(view=copied)
    assert "nothing to look at" in said(await keiko.click(group.lobby.history()[-1], label="Copied"))


async def test_a_question_that_was_answered_on_the_way_is_not_sent(group: Group) -> None:
    """Discord is away, the creator opens the panel first, then Discord is back."""
    sofia, account = await someone(group, "sofia")
    direct = f"/channels/{sofia.user.dm_channel.id}/messages"
    group.env.inject_error("POST", direct, status=500, times=4)
    while await matter(group, account) is None:
        await group.pass_time(timedelta(hours=1))
    shown: Any = await sofia.slash(group.lobby, "stats check")
    reasons: Any = await sofia.click(shown.response, label="Add context: sofia.loaf")
    form = await sofia.click(reasons.response, label="A shoutout")
    await sofia.submit_modal(form, {"words": ""})
    await group.pass_time(timedelta(days=2), steps=12)
    assert letters(sofia) == []


async def test_somebody_who_left_is_not_written_to(group: Group) -> None:
    sofia, account = await someone(group, "sofia")
    group.guild.remove_member(sofia)
    await a_day_passes(group)
    assert await matter(group, account) is not None
    assert letters(sofia) == []


async def test_a_restart_in_the_middle_loses_nothing_and_asks_once(group: Group) -> None:
    sofia, account = await someone(group, "sofia")
    await group.pass_time(timedelta(hours=12))
    await group.restart()
    await a_day_passes(group)
    assert len(letters(sofia)) == 1
    await group.restart()
    form = await sofia.user.click(letters(sofia)[0], label="A collab")
    await sofia.user.submit_modal(form, {"words": ""})
    assert await matter(group, account) is None


async def test_the_doctor_tells_when_nobody_is_looked_at(group: Group) -> None:
    await someone(group, "sofia")
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    await group.tick()
    assert await doctor_checks.looks(group.bot, guild) == []
    await group.env.advance_time(timedelta(days=3).total_seconds())
    (finding,) = await doctor_checks.looks(group.bot, guild)
    assert "1 account" in finding.problem


async def test_a_bot_that_was_away_catches_up_before_it_complains_about_itself(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that slept has hundreds of looks to do; only after a day of being awake they are late."""
    monkeypatch.setattr("cogs.analytics.jobs_checking.AT_ONCE", 0)
    await someone(group, "sofia")
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    await group.tick()
    await group.pass_time(timedelta(days=3))
    assert await doctor_checks.looks(group.bot, guild) == []
    await group.pass_time(timedelta(hours=25), steps=50)
    assert len(await doctor_checks.looks(group.bot, guild)) == 1
