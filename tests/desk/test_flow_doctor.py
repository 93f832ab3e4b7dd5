"""The doctor as moderators live it: D2, and what becomes of messages that never arrive."""

import logging
from dataclasses import replace
from datetime import timedelta

import discord
import pytest

from bot.feature import Finding, Severity
from bot.outbox import Delivery, Errand, enqueue
from bot.ui import Card
from cogs.desk import doctor, store
from tests.desk import sample
from tests.desk.house import House
from tests.group import labels, said

DAY = timedelta(days=1)
MODERATOR_ONLY = discord.PermissionOverwrite(view_channel=True)


async def test_a_group_that_was_never_set_up_is_sent_to_setup(house: House) -> None:
    """D2."""
    words = await house.examine()
    assert "not set up yet" in words
    assert "/setup" in words


async def lose_permission(house: House) -> None:
    house.bot_may(manage_roles=False)


async def lose_order(house: House) -> None:
    role = house.guild.roles["Member"]
    house.env.backend.edit_role(house.guild.id, role.id, {"position": 50})


async def strengthen_role(house: House) -> None:
    role = house.guild.roles["Newcomer"]
    power = discord.Permissions(manage_messages=True).value
    house.env.backend.edit_role(house.guild.id, role.id, {"permissions": power})


async def delete_channel(house: House) -> None:
    await house.text_channel("introductions").delete()


async def delete_role(house: House) -> None:
    role = discord.utils.get(house.real.roles, name="Member")
    assert role is not None
    await role.delete()


async def close_channel(house: House) -> None:
    closed = discord.PermissionOverwrite(view_channel=True, send_messages=False)
    await house.text_channel("welcome").set_permissions(house.real.me, overwrite=closed)


async def hide_welcome(house: House) -> None:
    closed = discord.PermissionOverwrite(view_channel=False)
    await house.text_channel("welcome").set_permissions(house.real.default_role, overwrite=closed)


async def open_log(house: House) -> None:
    await house.text_channel("moderator-log").set_permissions(house.real.default_role, overwrite=MODERATOR_ONLY)


TROUBLES = [
    (lose_permission, "I lack the permission **Manage Roles**", "switch on Manage Roles"),
    (lose_order, "stands below **Member**", "drag"),
    (strengthen_role, "I give **Newcomer** to people", "Take those permissions"),
    (delete_channel, "The channel for **introductions** is gone", "Run /setup"),
    (delete_role, "The role **Member** is gone", "Run /setup"),
    (close_channel, "I may not **Send Messages**", "allow Send Messages"),
    (hide_welcome, "Newcomers cannot see", "allow View Channel"),
    (open_log, "Everyone can read", "meant for moderators"),
]


@pytest.mark.parametrize(("harm", "problem", "fix"), TROUBLES, ids=[harm.__name__ for harm, _, _ in TROUBLES])
async def test_what_is_wrong_is_named_with_its_fix_and_told_in_the_log_within_a_day(
    house: House, harm: object, problem: str, fix: str
) -> None:
    """D2: on asking, and by itself before something fails."""
    await house.set_up()
    assert callable(harm)
    await harm(house)
    await house.settle()
    words = await house.examine()
    assert problem in words
    assert fix in words
    await house.pass_time(DAY)
    assert len(house.log()) == 2
    assert problem in house.log()[-1]
    assert fix in house.log()[-1]


async def test_the_same_findings_are_told_once_and_their_end_too(house_on_each_engine: House) -> None:
    """D2: no repeated spam."""
    house = house_on_each_engine
    await house.set_up()
    house.bot_may(manage_roles=False)
    await house.pass_time(3 * DAY, steps=3)
    await house.restart()
    await house.pass_time(2 * DAY, steps=2)
    assert len(house.log()) == 2
    house.bot_may(manage_roles=True)
    await house.pass_time(2 * DAY, steps=2)
    assert house.log()[-1] == "What I warned about is mended. All is well."
    assert len(house.log()) == 3


async def test_a_healthy_group_is_left_in_peace(house: House) -> None:
    await house.set_up()
    await house.pass_time(5 * DAY, steps=5)
    assert len(house.log()) == 1, "only the greeting"


async def test_what_is_late_is_told_of_a_bot_that_had_time_to_catch_up(house: House) -> None:
    """After an absence everything is late for a moment: that is no finding."""

    async def late(bot: object, guild: discord.Guild) -> list[Finding]:
        assert (bot, guild.id) == (house.bot, house.guild.id)
        return [Finding("Everything is late", "Wait")]

    await house.set_up()
    house.bot.features[0] = replace(house.bot.features[0], lateness=[late])
    await house.tick()
    assert "Everything is late" not in await house.examine()
    await house.pass_time(timedelta(minutes=10))
    assert "Everything is late" in await house.examine()
    await house.pass_time(DAY)
    assert "Everything is late" not in await house.examine()


async def test_groups_are_checked_once_a_day_each(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    await house.set_up()
    other = house.env.create_guild("Elsewhere")
    async with house.bot.db.write() as conn:
        await store.ensure_group(conn, other.id, house.now())
        await store.ensure_group(conn, 1, house.now())
    examined: list[int] = []
    real = doctor.examine

    async def noted(bot: object, guild: discord.Guild) -> object:
        examined.append(guild.id)
        return await real(house.bot, guild)

    monkeypatch.setattr(doctor, "examine", noted)
    await house.pass_time(timedelta(hours=49), steps=49)
    assert sorted(examined) == sorted([house.guild.id, other.id] * 2), "and a group that the bot left, never"


async def test_the_alert_leads_to_the_doctor_privately(house: House) -> None:
    await house.set_up()
    house.bot_may(manage_roles=False)
    await house.pass_time(DAY)
    message = house.channel("moderator-log").last_message
    assert message is not None
    shown = await house.moderator.click(message, label="What is wrong now?")
    assert shown.ephemeral
    assert "Manage Roles" in said(shown)
    house.bot_may(manage_roles=True)
    assert shown.response is not None
    await house.moderator.click(shown.response, label="Check again")
    assert "All is well" in said(shown)


async def test_a_features_own_findings_are_shown_the_broken_first(house: House) -> None:
    await house.set_up()
    sample.findings += [
        Finding("Two is odd.", "Make it even.", Severity.WARNING),
        Finding("One is broken.", "Mend it."),
        Finding("One is broken.", "Mend it."),
    ]
    words = await house.examine()
    assert words.index("🔴 One is broken.") < words.index("🟡 Two is odd.")
    assert words.count("One is broken.") == 1


async def test_a_check_that_fails_itself_silences_no_other(house: House) -> None:
    await house.set_up()
    house.bot_may(manage_channels=False)
    sample.findings.append(Finding("broken check", ""))
    words = await house.examine()
    assert "I could not check **Welcome**" in words
    assert "Manage Channels" in words
    house.bugs.expect("a check of welcome")


async def test_messages_that_wait_too_long_are_a_finding(house: House) -> None:
    await house.set_up()
    register(house)
    house.env.inject_error("POST", "/channels/*/messages", status=500, times=None)
    await post(house, house.lobby.id)
    await house.pass_time(timedelta(hours=2), steps=4)
    words = await house.examine()
    assert "1 message could not be sent" in words


@pytest.mark.parametrize(
    ("flags", "is_found"),
    [(0, False), (1 << 14, False), (1 << 15, False), (1 << 23, True)],
)
def test_the_members_intent_is_looked_at(flags: int, is_found: bool) -> None:  # noqa: FBT001
    found = doctor.people(discord.ApplicationFlags._from_value(flags))
    assert bool(found) is is_found


# What never arrives


def register(house: House) -> None:
    async def render(delivery: Delivery) -> Card:
        return Card().text("Hello")

    house.bot.outbox.message("welcome.greeting", render)


async def post(house: House, channel_id: int | None, key: str = "one", user_id: int | None = None) -> None:
    errand = Errand(house.guild.id, "welcome.greeting", key, {}, channel_id=channel_id, user_id=user_id)
    async with house.bot.db.write() as conn:
        await enqueue(conn, errand, house.now())


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [(403, 50013, "A permission is missing there"), (404, 10003, "It was deleted"), (400, 50035, "refused it")],
)
async def test_a_dead_letter_is_told_in_plain_words_once(house: House, status: int, code: int, words: str) -> None:
    """Several of one kind on one day are one trouble."""
    await house.set_up()
    register(house)
    path = f"/channels/{house.lobby.id}/messages"
    house.env.inject_error("POST", path, status=status, code=code, times=None)
    for key in ("one", "two", "three"):
        await post(house, house.lobby.id, key)
    await house.tick()
    assert len(house.log()) == 2
    assert f"A message of **Welcome** could not be posted in <#{house.lobby.id}>" in house.log()[-1]
    assert words in house.log()[-1]


async def test_a_closed_door_is_told_to_moderators_when_nobody_deals_with_it(house: House) -> None:
    await house.set_up()
    register(house)
    person = house.join("quiet_quentin")
    house.close_dms(person)
    await post(house, None, user_id=person.id)
    await house.tick()
    assert f"to <@{person.id}> could not be delivered" in house.log()[-1]
    assert "direct messages are closed" in house.log()[-1]


@pytest.mark.parametrize("is_deleted", [True, False])
async def test_a_moderator_log_that_is_gone_itself_is_logged_and_nobody_is_written_to(
    house: House,
    is_deleted: bool,  # noqa: FBT001
    caplog: pytest.LogCaptureFixture,
) -> None:
    await house.set_up()
    register(house)
    channel = house.text_channel("moderator-log")
    if is_deleted:
        await channel.delete()
    else:
        house.env.inject_error("POST", f"/channels/{channel.id}/messages", status=403, code=50013, times=None)
    house.env.inject_error("POST", f"/channels/{house.lobby.id}/messages", status=403, code=50013, times=None)
    with caplog.at_level(logging.WARNING, "greenroom"):
        await post(house, house.lobby.id)
        await house.tick()
        await house.pass_time(DAY)
    assert "the moderator log cannot be reached" in caplog.text
    assert "could not be posted" in caplog.text
    sent = [entry.path for entry in house.env.http_requests if entry.path == "/users/@me/channels"]
    assert not sent, "no direct message to anybody"


async def test_the_doctor_says_that_the_moderator_log_is_gone(house: House) -> None:
    await house.set_up()
    await house.text_channel("moderator-log").delete()
    await house.settle()
    assert "The channel for **moderator-log** is gone" in await house.examine()
    card = await house.set_up()
    assert "I made 1 thing." in said(card)
    assert house.log()[0].startswith("Hello.")
    assert labels(card)[1:] == ["Check everything", "Back to the plan"]
