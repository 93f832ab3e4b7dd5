"""Deleting everything: a day to change one's mind, then all of it at once, whatever comes in between."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from simcord.actors import MemberActor

from bot.client import Greenroom
from bot.feature import Finding
from cogs.contact.model import Way
from cogs.privacy import doctor, jobs
from tests.collabs.scene import answered
from tests.group import Group, labels, said
from tests.privacy.scene import DAY, asked, copied, is_stored, known, letters, shown, tables_naming

MINUTE = timedelta(minutes=1)


async def test_everything_goes_after_a_day_and_nothing_of_others(group_on_each_engine: Group) -> None:
    """D3: with a question first, and a restart in each step."""
    group = group_on_each_engine
    keiko, jamal = await known(group, "keiko", "jamal")
    card = await shown(group, keiko, "delete")
    assert "What goes" in said(card)
    assert "The proof of each draw" in said(card)
    assert await is_stored(group, keiko)
    await group.restart()
    await keiko.click(card, label="Yes, delete everything")
    assert "Everything about you is deleted" in said(card)
    await group.restart()
    await group.pass_time(DAY - MINUTE)
    assert await is_stored(group, keiko)
    await group.bot.close()
    await group.env.advance_time(2 * DAY.total_seconds())
    await group.come_back()
    await group.tick()
    assert await tables_naming(group, keiko.id) == set()
    assert await is_stored(group, jamal)
    assert "Collabs you keep track of" not in said(await shown(group, keiko))


async def test_a_letter_says_when_and_its_button_keeps_everything(group: Group) -> None:
    """D3: also shown in /privacy, and stopped by one press."""
    (keiko,) = await known(group, "keiko", way=Way.DM)
    await asked(group, keiko)
    (letter,) = letters(keiko)
    assert "Everything that I keep about you in The Green Room is deleted" in said(letter)
    assert "Everything about you is deleted" in said(await shown(group, keiko))
    assert "Keep everything" in labels(await shown(group, keiko, "delete"))
    kept = await keiko.user.click(letter, label="Keep everything")
    assert "everything stays as it is" in said(kept)
    await group.pass_time(2 * DAY, steps=2)
    assert await is_stored(group, keiko)
    again = await keiko.user.click(letter, label="Keep everything") if labels(letters(keiko)[0]) else None
    assert again is None or "nothing to stop" in said(again)


async def test_with_closed_messages_it_is_told_in_a_thread_or_in_privacy(group: Group) -> None:
    """D3"""
    (keiko,) = await known(group, "keiko", way=Way.NONE)
    group.close_dms(keiko)
    await asked(group, keiko)
    card = await shown(group, keiko)
    assert "Everything about you is deleted" in said(card)
    await keiko.click(card, label="Keep everything")
    await group.pass_time(2 * DAY)
    assert await is_stored(group, keiko)


async def test_two_presses_are_one_wish_and_one_letter(group: Group) -> None:
    """D3: the first counts; the day does not begin anew."""
    (keiko,) = await known(group, "keiko", way=Way.DM)
    cards = [await shown(group, keiko, "delete") for _ in range(2)]
    await keiko.click(cards[0], label="Yes, delete everything")
    await group.pass_time(timedelta(hours=3))
    await keiko.click(cards[1], label="Yes, delete everything")
    await group.tick()
    assert len(letters(keiko)) == 1
    await group.pass_time(timedelta(hours=21))
    assert await tables_naming(group, keiko.id) == set()


async def test_who_asked_and_left_and_came_back_is_forgotten_as_they_asked(group: Group) -> None:
    """D3: coming back stops the week of leavers, not a wish."""
    (keiko,) = await known(group, "keiko")
    await asked(group, keiko)
    group.guild.remove_member(keiko)
    await group.settle()
    group.guild.add_member(keiko.user)
    await group.settle()
    await group.pass_time(DAY)
    assert not await is_stored(group, keiko)


async def test_who_asked_and_left_may_still_keep_it_for_a_week(group: Group) -> None:
    """D3: by the button in the letter, from outside."""
    (keiko,) = await known(group, "keiko", way=Way.DM)
    await asked(group, keiko)
    (letter,) = letters(keiko)
    group.guild.remove_member(keiko)
    await group.settle()
    kept = await keiko.user.click(letter, label="Keep everything")
    assert "unless you come back before" in said(kept)
    await group.pass_time(6 * DAY, steps=3)
    assert await is_stored(group, keiko)
    await group.pass_time(DAY + MINUTE, steps=2)
    assert not await is_stored(group, keiko)


async def test_somebody_forgotten_can_begin_anew_and_be_forgotten_again(group: Group) -> None:
    """D3"""
    (keiko,) = await known(group, "keiko")
    for _ in range(2):
        await asked(group, keiko)
        await group.pass_time(DAY)
        assert await tables_naming(group, keiko.id) == set()
        await keiko.submit_modal(
            await keiko.slash(group.lobby, "track code"), {"code": "KEIKO15", "brand": "Mill & Co"}
        )
        assert "tracking_codes" in await tables_naming(group, keiko.id)


async def test_two_ticks_forget_once(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """D3: whoever comes second finds the clock gone."""
    (keiko,) = await known(group, "keiko")
    await asked(group, keiko)
    forgotten: list[int] = []
    real = Greenroom.forget_person

    async def counted(bot: Greenroom, conn: object, guild_id: int, user_id: int) -> None:
        forgotten.append(user_id)
        await real(bot, conn, guild_id, user_id)  # type: ignore[arg-type]  # what the bot was given

    monkeypatch.setattr(Greenroom, "forget_person", counted)
    await group.env.advance_time(DAY.total_seconds())
    for _ in range(2):
        await jobs.forget_due(group.bot)
    assert forgotten == [keiko.id]


async def test_what_fails_leaves_no_trace_and_is_tried_again(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """D3: nothing is half gone, others are not held up, the doctor says so."""
    keiko, jamal = await known(group, "keiko", "jamal")
    for person in (keiko, jamal):
        await asked(group, person)
    real = Greenroom.forget_person

    async def failing(bot: Greenroom, conn: object, guild_id: int, user_id: int) -> None:
        await real(bot, conn, guild_id, user_id)  # type: ignore[arg-type]  # what the bot was given
        if user_id == keiko.id:
            message = "the disk is full"
            raise RuntimeError(message)

    with monkeypatch.context() as broken:
        broken.setattr(Greenroom, "forget_person", failing)
        await group.pass_time(DAY)
        await group.pass_time(MINUTE)
        group.bugs.expect("forgetting somebody in group")
        assert await late(group) == []
        await group.pass_time(timedelta(hours=3))
        group.bugs.expect("forgetting somebody in group")
        (finding,) = await late(group)
        assert finding.problem == "The deletion of 1 person is late."
    assert await is_stored(group, keiko)
    assert not await is_stored(group, jamal)
    await group.pass_time(timedelta(hours=1))
    assert not await is_stored(group, keiko)


async def test_nobody_stops_or_starts_it_for_another(group: Group) -> None:
    """D3: whoever presses a copied button acts for themselves, and in another group for nobody here."""
    keiko, jamal = await known(group, "keiko", "jamal")
    await asked(group, keiko)
    refused = await copied(group, jamal, f"privacy:keep:{group.guild.id}")
    assert "nothing to stop" in said(refused)
    await group.pass_time(DAY)
    assert not await is_stored(group, keiko)
    assert await is_stored(group, jamal)


async def late(group: Group) -> Sequence[Finding]:
    """What the doctor says about deletions."""
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    return await doctor.deletions(group.bot, guild)


async def moderator_card(group: Group, person: MemberActor) -> str:
    return said(await group.moderator.slash(group.lobby, "forget", person=person))


async def test_a_moderator_starts_it_for_somebody_who_asked_elsewhere(group: Group) -> None:
    """D3: written down, and stopped by the person or by a moderator."""
    keiko, jamal = await known(group, "keiko", "jamal", way=Way.DM)
    card = answered(await group.moderator.slash(group.lobby, "forget", person=keiko))
    assert "Something is stored in:" in said(card)
    assert "Menu of" not in said(card)
    await group.moderator.click(card, label="Start the deletion")
    await group.tick()
    assert "A moderator started this" in said(letters(keiko)[0])
    assert "deletion started" in said(await group.moderator.slash(group.lobby, "audit"))
    await group.moderator.click(card, label="Stop it")
    assert "Everything about you is deleted" not in said(await shown(group, keiko))
    assert "deletion stopped" in said(await group.moderator.slash(group.lobby, "audit"))
    await asked(group, jamal)
    runs = answered(await group.moderator.slash(group.lobby, "forget", person=jamal))
    pressed = await group.moderator.click(runs, label="Stop it")
    assert "only they can stop it" in said(pressed)


async def test_a_moderator_erases_no_moderator_no_bot_and_not_themselves(group: Group) -> None:
    """D3: and nobody else starts anything for others."""
    (keiko,) = await known(group, "keiko")
    other = group.join("mod_ines", roles=[group.guild.roles["Moderators"]])
    await group.settle()
    assert "They moderate this group" in await moderator_card(group, other)
    assert "use /privacy delete" in await moderator_card(group, group.moderator)
    for verb in ("start_for", "stop_for"):
        assert "for moderators" in said(await copied(group, keiko, f"privacy:{verb}:{other.id}"))
    refused = await copied(group, group.moderator, f"privacy:start_for:{other.id}")
    assert "They moderate this group" in said(refused)
    await group.pass_time(2 * DAY)
    assert await is_stored(group, keiko)
