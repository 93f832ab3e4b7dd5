"""/setup as moderators live it: D1 and D5 on the real bot, with what can go wrong."""

import discord
import pytest

from bot.by import By
from bot.errors import UserError
from cogs.desk import making, service_setup
from cogs.desk.service_setup import BUILDING_LASTS
from tests.desk.house import MADE, House
from tests.group import labels, said


async def test_the_plan_is_shown_before_anything_is_made(house: House) -> None:
    """D1."""
    card = await house.open_setup()
    words = said(card)
    assert "➕ Newcomer" in words
    assert "open to newcomers**\n➕ #welcome" in words
    assert "for members**\n➕ #collabs\n➕ #giveaways\n➕ #introductions" in words
    assert "for moderators**\n➕ #moderator-log" in words
    assert labels(card) == ["Do it", "Check again", "Channels", "Roles", "Moderators", "Time zone"]
    assert house.channel_names() == []
    assert await house.acts() == []


async def test_one_press_makes_roles_and_channels_that_only_the_right_people_see(house: House) -> None:
    """D1."""
    card = await house.set_up()
    assert "I made 7 things." in said(card)
    assert house.channel_names() == sorted(MADE)
    assert {channel.category.name for channel in map(house.text_channel, MADE) if channel.category} == {"Greenroom"}
    seen = {role: [name for name in MADE if house.may_see(role, name)] for role in ("@everyone", "Newcomer", "Member")}
    assert seen["@everyone"] == seen["Newcomer"] == ["welcome"]
    assert seen["Member"] == ["welcome", "collabs", "giveaways", "introductions"]
    assert [name for name in MADE if house.may_see("Moderators", name)] == MADE
    everyone = house.real.default_role
    assert not house.text_channel("welcome").permissions_for(everyone).send_messages
    assert house.text_channel("welcome").permissions_for(house.real.me).create_private_threads
    assert "All is well" in await house.examine()


async def test_every_thing_made_is_in_the_audit_log_and_the_moderators_are_greeted(house: House) -> None:
    """D4."""
    await house.set_up()
    assert sorted(await house.acts()) == ["channel_made"] * 6 + ["role_made"] * 2
    assert [words[:6] for words in house.log()] == ["Hello."]


async def test_afterwards_the_welcome_can_be_previewed(house: House) -> None:
    """D1, W21: the button of another feature, offered because that feature answers it."""
    card = await house.set_up()
    assert labels(card) == ["See the welcome", "Check everything", "Back to the plan"]
    shown = await house.moderator.click(card, label="See the welcome")
    assert said(shown).strip() == "This is what a newcomer sees."
    await house.moderator.click(card, label="Check everything")
    assert "All is well" in said(card)
    await house.moderator.click(card, label="Check again")
    assert "All is well" in said(card)


async def test_a_second_run_makes_nothing_twice(house_on_each_engine: House) -> None:
    """D1."""
    house = house_on_each_engine
    await house.set_up()
    before = house.channel_names()
    card = await house.open_setup()
    assert "Everything is in place." in said(card)
    assert "Do it" not in labels(card)
    result = await making.carry_out(house.bot, house.real, house.moderator.id, _quiet)
    assert result == making.Result(())
    assert house.channel_names() == before
    assert len(house.real.roles) == 5, "everyone, the bot, moderators, newcomer, member"


async def _quiet(done: int, total: int) -> None:
    pass


async def test_two_presses_at_once_make_one_of_each(house_on_each_engine: House) -> None:
    """D1."""
    house = house_on_each_engine
    refused: list[UserError] = []

    async def press_again(*_progress: object) -> None:
        if not refused:
            with pytest.raises(UserError) as caught:
                await making.carry_out(house.bot, house.real, house.moderator.id, _quiet)
            refused.append(caught.value)

    await making.carry_out(house.bot, house.real, house.moderator.id, press_again)
    await house.settle()
    assert refused
    assert house.channel_names() == sorted(MADE)


async def test_a_deleted_channel_and_role_are_made_again_and_opened_to_the_new_role(house: House) -> None:
    """D1."""
    await house.set_up()
    await house.text_channel("welcome").delete()
    old = discord.utils.get(house.real.roles, name="Member")
    assert old is not None
    await old.delete()
    await house.settle()
    words = said(await house.open_setup())
    assert "➕ #welcome · was deleted" in words
    assert "➕ Member · was deleted" in words
    await house.set_up()
    assert house.channel_names() == sorted(MADE)
    assert house.may_see("Member", "collabs")
    assert not house.may_see("Newcomer", "collabs")
    assert "Everything is in place." in said(await house.open_setup())


async def test_channels_and_roles_with_the_name_are_adopted_and_left_as_they_are(house: House) -> None:
    """D1: overwrites of an adopted channel are never touched."""
    role = house.guild.create_role("member")
    mine = house.guild.create_text_channel(
        "collabs", overwrites={role: discord.PermissionOverwrite(view_channel=True, add_reactions=False)}
    )
    before = house.text_channel("collabs").overwrites
    words = said(await house.open_setup())
    assert f"🔗 <#{mine.id}>" in words
    assert f"🔗 <@&{role.id}>" in words
    assert "keep the permissions they have" in words
    card = await house.set_up()
    assert "I made 5 things and took 2 that you already had." in said(card)
    assert house.text_channel("collabs").overwrites == before
    desk = await house.desk()
    assert desk.places["collabs"] == mine.id
    assert desk.roles["member"] == role.id
    assert desk.made == {"category", "welcome", "introductions", "giveaways", "moderator_log"}


async def test_a_role_with_power_is_never_adopted_for_its_name(house: House) -> None:
    """Whoever joins would be a moderator."""
    strong = house.guild.create_role("Member", permissions=discord.Permissions(kick_members=True))
    await house.set_up()
    assert (await house.desk()).roles["member"] != strong.id


async def test_a_role_above_the_bots_is_told_first_with_the_fix_and_nothing_is_made(house: House) -> None:
    """D1: the order is checked first."""
    house.guild.create_role("Newcomer", position=50)
    card = await house.open_setup()
    words = said(card)
    assert words.index("mend this first") < words.index("Channels")
    assert "stands below **Newcomer**" in words
    assert "drag" in words
    house.env.backend.edit_role(house.guild.id, house.guild.roles["Newcomer"].id, {"position": 1})
    await house.moderator.click(card, label="Check again")
    assert "mend this first" not in said(card)
    await house.moderator.click(card, label="Do it")
    assert house.channel_names() == sorted(MADE)


@pytest.mark.parametrize("permission", ["manage_roles", "manage_channels", "embed_links"])
async def test_a_permission_that_is_missing_is_named_before_anything_is_made(house: House, permission: str) -> None:
    """D1."""
    house.bot_may(**{permission: False})
    everyone = house.real.default_role
    fewer = everyone.permissions.value & ~getattr(discord.Permissions, permission).flag
    house.env.backend.edit_role(house.guild.id, everyone.id, {"permissions": fewer})
    card = await house.open_setup()
    assert permission.replace("_", " ").title() in said(card)
    assert "switch on" in said(card)
    assert house.channel_names() == []


async def test_a_permission_lost_after_the_plan_was_shown_stops_the_run_in_words(house: House) -> None:
    card = await house.open_setup()
    house.bot_may(manage_channels=False)
    await house.moderator.click(card, label="Do it")
    assert "Manage Channels" in said(card)
    assert house.channel_names() == []


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (403, 50013, "a permission is missing"),
        (404, 10003, "was deleted meanwhile"),
        (500, 0, "Discord had a problem"),
        (400, 30013, "as many as Discord allows"),
    ],
)
async def test_a_failure_half_way_keeps_what_was_made_and_goes_on_later(
    house: House, status: int, code: int, words: str
) -> None:
    """D1."""
    card = await house.open_setup()
    house.env.inject_error("POST", "/guilds/*/channels", status=status, code=code, times=None)
    await house.moderator.click(card, label="Do it")
    assert words in said(card)
    assert "I made 2 things." in said(card)
    assert "Still missing: welcome, collabs, giveaways, introductions and moderator-log." in said(card)
    assert labels(card) == ["Go on", "Back to the plan"]
    house.env.backend.faults.clear()
    await house.moderator.click(card, label="Go on")
    assert "I made 5 things." in said(card)
    assert house.channel_names() == sorted(MADE)
    assert len([role for role in house.real.roles if role.name == "Member"]) == 1


async def test_a_restart_between_plan_and_press_changes_nothing(house: House) -> None:
    card = await house.open_setup()
    await house.restart()
    await house.moderator.click(card, label="Do it")
    assert "I made 7 things." in said(card)
    assert house.channel_names() == sorted(MADE)


async def test_a_run_that_died_is_taken_up_where_it_was(house: House) -> None:
    """The process was killed after Discord made a channel and before that was saved."""
    async with house.bot.db.write() as conn:
        await service_setup.begin(conn, By(house.guild.id, house.moderator.id, house.now()))
    await house.real.create_text_channel("welcome")
    await house.restart()
    card = await house.open_setup()
    refused = await house.moderator.click(card, label="Do it")
    assert "already making" in said(refused.followups[-1])
    assert house.channel_names() == ["welcome"]
    await house.pass_time(BUILDING_LASTS)
    await house.moderator.click(card, label="Do it")
    assert house.channel_names() == sorted(MADE)


async def test_somebody_who_closes_the_card_does_not_stop_the_work(house: House) -> None:
    card = await house.open_setup()
    house.env.inject_error("PATCH", "/webhooks/*", status=404, code=10008, times=2)
    await house.moderator.click(card, label="Do it")
    assert house.channel_names() == sorted(MADE)
