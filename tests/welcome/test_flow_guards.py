"""Rushes, young accounts, and parts that switch themselves off: the real bot on SimCord."""

from datetime import timedelta

import discord
import pytest
from sqlalchemy import update

from bot.feature import Finding
from cogs.onboarding import service as onboarding
from cogs.onboarding.store import people
from cogs.welcome.model import State
from cogs.welcome.model_settings import Part, Trouble
from tests.group import labels, said
from tests.welcome.door import Door, answer


async def rush(door: Door, count: int = 6) -> list[int]:
    """More people than the limit."""
    await door.set(raid_limit=5)
    return [person.id for person in await door.crowd(count)]


async def test_a_rush_pauses_greetings_and_tells_moderators_once(door: Door) -> None:
    """W23."""
    await rush(door)
    await door.wait(120, every=1)
    assert door.messages() == []
    (card,) = door.log.history()
    assert "More than 5 people joined within a minute" in said(card)
    assert "6 people are waiting" in said(card)
    assert labels(card) == ["Greet them now", "Keep them waiting"]


async def test_the_newcomer_role_waits_with_the_greeting(door: Door) -> None:
    """W23, W11: raiders get no role."""
    await rush(door)
    ana = door.come("ana")
    await door.wait(60)
    assert ana.member is not None
    assert ana.member.get_role(door.newcomer.id) is None
    await door.group.pass_time(timedelta(hours=1))
    assert ana.member.get_role(door.newcomer.id) is not None


async def test_a_rush_ends_by_itself_an_hour_after_the_last_surge(door: Door) -> None:
    """W23: then everybody is greeted, grouped."""
    people = await rush(door)
    await door.wait(3500, every=100)
    assert door.messages() == []
    await door.wait(200)
    assert [sorted(named) for named in door.greeted()] == [sorted(people)]


async def test_a_new_surge_begins_the_hour_anew(door: Door) -> None:
    """W23."""
    people = await rush(door)
    await door.wait(1800, every=600)
    people += [person.id for person in await door.crowd(6)]
    await door.wait(3000, every=600)
    assert door.messages() == []
    assert len(door.noted()) == 1
    await door.wait(700)
    assert door.everybody() == sorted(people)


async def test_moderators_greet_them_now(door: Door) -> None:
    """W23: and whoever comes next is greeted at once, without a second alarm."""
    people = await rush(door)
    await door.tick()
    pressed = await door.group.moderator.click(door.log.history()[0], label="Greet them now")
    assert "Greetings go on" in said(pressed)
    people += [person.id for person in await door.crowd(2)]
    await door.wait(60)
    assert door.everybody() == sorted(people)
    assert len(door.noted()) == 1


async def test_moderators_keep_them_waiting(door: Door) -> None:
    """W23: until one of them says otherwise; a press that comes too late says so."""
    await rush(door)
    await door.tick()
    card = door.log.history()[0]
    await door.group.moderator.click(card, label="Keep them waiting")
    assert labels(door.log.history()[0]) == ["Greet them now"]
    await door.wait(86400, every=7200)
    assert door.messages() == []
    await door.group.moderator.click(door.log.history()[0], label="Greet them now")
    await door.wait(30)
    assert len(door.messages()) == 1


async def test_a_restart_in_a_rush_forgets_nobody(door: Door) -> None:
    """W23: the buttons work after it."""
    people = await rush(door)
    await door.tick()
    await door.group.restart()
    await door.wait(30)
    assert door.messages() == []
    await door.group.moderator.click(door.log.history()[0], label="Greet them now")
    await door.wait(30)
    assert door.everybody() == sorted(people)


async def test_a_member_cannot_answer_for_moderators(door: Door) -> None:
    """W23, D5."""
    people = await rush(door)
    await door.tick()
    ana = door.come("ana")
    await door.group.settle()
    pressed = await ana.click(door.log.history()[0], label="Greet them now")
    assert "for moderators" in said(pressed)
    assert (await door.settings()).paused(door.group.now())
    assert people


async def test_moderators_hear_about_a_young_account(door: Door) -> None:
    """W24: in neutral words, once; the person is greeted like everybody."""
    ana = door.come("ana", made_at=door.group.now() - timedelta(days=2))
    await door.wait(30)
    (note,) = door.noted()
    assert ana.mention in note
    assert "New on Discord" in note
    assert not {"suspicious", "fake", "alt", "raid", "warning"} & set(note.lower().split())
    assert door.greeted() == [[ana.id]]
    door.leave(ana)
    await door.tick()
    door.come(ana.user)
    await door.wait(30)
    assert len(door.noted()) == 1


async def test_several_young_accounts_share_a_note(door: Door) -> None:
    """W24."""
    for name in ("ana", "ben", "cleo"):
        door.come(name, made_at=door.group.now() - timedelta(days=2))
    await door.wait(30)
    assert len(door.noted()) == 1


async def test_a_young_account_can_wait_for_a_moderator(door: Door) -> None:
    """W24: the greeting is held, the button outlives a restart, and a rejoin is not held again."""
    await door.set(young="hold")
    ana = door.come("ana", made_at=door.group.now() - timedelta(days=2))
    await door.wait(30)
    assert door.messages() == []
    await door.group.restart()
    await door.group.moderator.click(door.log.history()[0], label="Greet this person")
    await door.wait(30)
    assert door.greeted() == [[ana.id]]
    assert labels(door.log.history()[0]) == []


async def test_young_accounts_can_be_ignored(door: Door) -> None:
    """W24."""
    await door.set(young="off")
    door.come("ana", made_at=door.group.now() - timedelta(days=2))
    await door.wait(30)
    assert door.noted() == []
    assert len(door.messages()) == 1


@pytest.mark.parametrize(
    ("status", "code", "trouble", "fix"),
    [
        (403, 50013, Trouble.FORBIDDEN, "send messages there"),
        (404, 10003, Trouble.GONE, "Run /setup"),
        (400, 50035, Trouble.REFUSED, "/welcome preview"),
    ],
)
async def test_greetings_switch_themselves_off_and_say_how_to_mend_it(
    door: Door, status: int, code: int, trouble: Trouble, fix: str
) -> None:
    """W26: one alert; the doctor shows it; once mended everybody who waits is greeted."""
    door.group.env.inject_error("POST", f"/channels/{door.channel.id}/messages", status=status, code=code)
    ana = door.come("ana")
    await door.wait(60)
    ben = door.come("ben")
    await door.wait(60)
    assert door.messages() == []
    settings = await door.settings()
    assert settings.trouble(Part.GREETING) is trouble
    assert len(door.noted()) == 1
    assert fix in door.noted()[0]
    assert any("Greetings are off" in finding.problem for finding in await doctor(door))
    await switch_on(door, "Greetings")
    await door.wait(60)
    assert [sorted(named) for named in door.greeted()] == [sorted([ana.id, ben.id])]
    assert await doctor(door) == []


async def test_a_permission_that_is_really_gone_switches_greetings_off(door: Door) -> None:
    """W26."""
    everyone = door.group.backend_guild.everyone_role
    permissions = discord.Permissions(everyone.permissions)
    permissions.update(send_messages=False)
    door.group.env.backend.edit_role(door.group.guild.id, everyone.id, {"permissions": permissions.value})
    door.group.bot_may(send_messages=False)
    door.come("ana")
    await door.wait(30)
    assert (await door.settings()).trouble(Part.GREETING) is Trouble.FORBIDDEN


async def test_a_deleted_channel_switches_greetings_off(door: Door) -> None:
    """W26."""
    door.group.env.backend.delete_channel(door.channel.id)
    door.come("ana")
    await door.wait(30)
    assert (await door.settings()).trouble(Part.GREETING) is Trouble.GONE


async def doctor(door: Door) -> list[Finding]:
    """What the doctor finds about welcomes."""
    feature = next(feature for feature in door.group.bot.features if feature.name == "welcome")
    guild = door.group.bot.get_guild(door.group.guild.id)
    assert guild is not None
    return [finding for check in feature.checks for finding in await check(door.group.bot, guild)]


async def switch_on(door: Door, page: str) -> None:
    """Do what the alert says."""
    moderator = door.group.moderator
    shown = await moderator.slash(door.group.lobby, "welcome settings")
    shown = await moderator.click(answer(shown), label=page)
    await moderator.click(answer(shown), label="Switch on again")


async def test_the_newcomer_role_is_given_after_a_delay(door: Door) -> None:
    """W11."""
    await door.set(role_delay=300)
    ana = door.come("ana")
    await door.wait(290)
    assert ana.member is not None
    assert ana.member.get_role(door.newcomer.id) is None
    await door.wait(20)
    assert ana.member.get_role(door.newcomer.id) is not None


async def test_the_newcomer_role_switches_itself_off_and_is_given_when_mended(door: Door) -> None:
    """W26, W11."""
    door.group.env.inject_error("PUT", "/guilds/*/members/*/roles/*", status=403, code=50013)
    ana, ben = door.come("ana"), door.come("ben")
    await door.wait(60)
    assert (await door.settings()).trouble(Part.ROLE) is Trouble.FORBIDDEN
    assert len([note for note in door.noted() if "above the newcomer role" in note]) == 1
    await switch_on(door, "Newcomer role")
    await door.wait(60)
    for person in (ana, ben):
        assert person.member is not None
        assert person.member.get_role(door.newcomer.id) is not None


async def test_a_deleted_role_switches_the_newcomer_role_off(door: Door) -> None:
    """W26."""
    door.group.env.backend.delete_role(door.group.guild.id, door.newcomer.id)
    door.come("ana")
    await door.wait(30)
    assert (await door.settings()).trouble(Part.ROLE) is Trouble.GONE


async def test_who_left_before_the_role_is_no_trouble(door: Door) -> None:
    """W26: an unknown member is not a missing permission."""
    door.group.env.inject_error("PUT", "/guilds/*/members/*/roles/*", status=404, code=10007)
    door.come("ana")
    await door.wait(30)
    settings = await door.settings()
    assert settings.role_on
    assert settings.trouble(Part.ROLE) is None


async def test_roles_come_back_to_who_had_finished_onboarding(door: Door) -> None:
    """W25: on a rejoin the member role is given by onboarding, and no newcomer role; nobody is greeted again."""
    ana = door.come("ana")
    await door.tick()
    async with door.group.bot.db.write() as conn:
        await onboarding.start(conn, [onboarding.Start(door.group.guild.id, ana.id, door.group.now())])
        await conn.execute(update(people).values(step="done", finished_at=door.group.now(), introduction="done"))
    door.leave(ana)
    await door.tick()
    await door.group.restart()
    door.come(ana.user)
    await door.wait(60)
    assert ana.member is not None
    assert ana.member.get_role(door.member.id) is not None
    assert ana.member.get_role(door.newcomer.id) is None
    assert len(door.messages()) == 1
    assert (await door.arrival(ana)).state is State.GREETED
