"""The moderators' page through the running bot: what waits, whose desk it is, who may not, and the sign."""

from datetime import timedelta
from typing import Any

import discord

from bot.access import FOR_MODERATORS
from bot.feature import Feature
from bot.ui import Card, button
from cogs.desk import service as desk
from cogs.desk.model import Act
from cogs.giveaways import service as giveaways
from cogs.giveaways.model_spec import Spec
from cogs.welcome import store_settings
from tests.collabs.scene import answered, scene
from tests.giveaways.scene import opened
from tests.group import Group, labels, said
from tests.home.panel import home, way
from tests.rooms.scene import copied

PAGE = "What needs you today"


async def page(group: Group, person: Any = None) -> Any:  # noqa: ANN401 - an actor; the panel after the press
    """The moderators' page, on the panel."""
    who = person or group.moderator
    shown = await home(group, who)
    await who.click(shown, label=PAGE)
    return shown


async def test_an_empty_group_is_asked_to_be_set_up_and_then_is_calm(group: Group) -> None:
    """D22: kind where nothing waits; the doctor, the log and the list of giveaways are a press away."""
    shown = await page(group)
    assert "The group is not set up yet" in said(shown)
    plan = await group.moderator.click(shown, label="Set up")
    await group.moderator.click(answered(plan), label="Do it")
    await group.moderator.click(shown, label="Look again")
    assert "Nothing waits for a moderator" in said(shown)
    for label, words in (("What is wrong now?", "All is well"), ("All giveaways", ""), ("The welcome", "Greetings")):
        assert words in said(await group.moderator.click(shown, label=label)), label
    assert PAGE in said(shown), "the page stays"
    await group.moderator.click(shown, label="Back to home")
    assert "## Home" in said(shown)


async def test_everything_that_waits_is_on_the_page(group: Group) -> None:
    """D22: a report, a waiting request, the rush guard, an open claim, a draft."""
    board = await scene(group, forum=False)
    await _wait_and_report(group, board)
    await _claim_and_draft(group)
    now = group.now()
    async with group.bot.db.write() as conn:
        await store_settings.hold(conn, group.guild.id, now)
        await store_settings.put(conn, group.guild.id, raid_since=now, raid_until=None)
    shown = await page(group)
    words = said(shown)
    if "The rest of it" in labels(shown):
        await group.moderator.click(shown, label="The rest of it")
        words += said(shown)
    for expected in (
        "1 collab request waits for a moderator",
        "**Bread reel** was reported",
        "Many came at once, so greetings pause",
        "1 winner has not claimed yet",
        "**A mug** is a draft",
    ):
        assert expected in words, expected
    queue = await group.moderator.click(await page(group), label="Decide")
    assert "Tea reel" in said(queue)


async def _wait_and_report(group: Group, board: Any) -> None:  # noqa: ANN401 - the scene
    keiko, sofia = group.join("keiko"), group.join("sofia")
    await group.settle()
    request = await board.post(keiko)
    await board.limits(moderated=True, cooldown_hours=0)
    await board.post(keiko, title="Tea reel")
    form = await copied(group, sofia, f"collabs:report:{request.id}")
    await sofia.submit_modal(form, {"words": "Not a collab"})
    await group.tick()


async def _claim_and_draft(group: Group) -> None:
    jamal = group.join("jamal")
    await group.settle()
    await opened(group, lasts=timedelta(hours=1))
    await jamal.click(group.lobby.history()[-1], label="Enter")
    await group.pass_time(timedelta(hours=1, minutes=1))
    for _ in range(6):
        await group.pass_time(timedelta(seconds=20))
    whose = (group.guild.id, group.moderator.id, group.lobby.id)
    async with group.bot.db.write() as conn:
        await giveaways.draft(conn, whose, Spec("A mug"), group.now() + timedelta(days=2), group.now())


async def test_dead_messages_and_the_daily_check_are_counted(group: Group) -> None:
    """D22: what failed for good, and what the check of the day found."""
    await _set_up(group)
    group.env.inject_error("POST", f"/channels/{group.lobby.id}/messages", status=403, code=50013, times=None)
    await copied_sign(group)
    group.bot_may(manage_roles=False)
    await group.pass_time(timedelta(days=1, minutes=1))
    words = said(await page(group))
    assert "1 message never reached Discord" in words
    assert "The last daily check found" in words


async def _set_up(group: Group) -> None:
    card = answered(await group.moderator.slash(group.lobby, "setup"))
    await group.moderator.click(card, label="Do it")


async def copied_sign(group: Group) -> None:
    """Ask for a sign in the lobby from the page."""
    await group.moderator.click(await page(group), label="Post the way here")
    await group.tick()


async def test_the_audit_log_is_searched_from_the_page_also_after_a_restart(group: Group) -> None:
    """D22: by who and by words."""
    keiko = group.join("keiko")
    await group.settle()
    async with group.bot.db.write() as conn:
        for action in ("kept out", "let in"):
            act = Act(group.guild.id, group.moderator.id, "giveaways", action, subject_id=keiko.id)
            await desk.record(conn, act, group.now())
    shown = await page(group)
    assert "kept out" in said(await group.moderator.click(shown, label="What moderators did"))
    await group.restart()
    form = await group.moderator.click(shown, label="Search the log")
    found = said(await group.moderator.submit_modal(form, {"words": "kept", "person": [keiko]}))
    assert "kept out" in found
    assert "let in" not in found


async def test_each_feature_shows_its_desk_to_its_own_moderators_only(group: Group) -> None:
    """D22, D5: somebody who moderates giveaways sees those; a member sees no page, and a copied press refuses."""
    helpers = group.guild.create_role("Helpers")
    host = group.guild.add_member(group.env.create_user("host_hana"), roles=[helpers])
    carla = group.join("curious_carla")
    await group.settle()
    async with group.bot.db.write() as conn:
        await _moderate(conn, group, "giveaways", helpers.id)
    await opened(group, lasts=timedelta(hours=1))
    shown = await page(group, host)
    assert "All giveaways" in labels(shown)
    assert not {"What moderators did", "Search the log", "Waiting requests", "The welcome"} & {*labels(shown)}
    assert "not set up" not in said(shown)
    for copy in ("home:go:door0:desk:audit:0::30::", "home:go:need0:collabs:queue", "home:post"):
        assert said(await copied(group, host, copy)).strip() == FOR_MODERATORS
    assert PAGE not in labels(await home(group, carla))
    for copy in ("home:desk:0", "home:desk:1", "home:go:door0:giveaways:list", "home:go:form:desk:found"):
        assert said(await copied(group, carla, copy)).strip() == FOR_MODERATORS, copy


async def _moderate(conn: Any, group: Group, feature: str, role_id: int) -> None:  # noqa: ANN401 - a connection
    from cogs.desk import store

    await store.set_moderators(conn, group.guild.id, feature, [role_id])


async def test_a_role_taken_between_showing_and_pressing_counts(group: Group) -> None:
    """D22: what was shown is no right to press it."""
    shown = await page(group)
    member = group.env.backend.get_guild(group.guild.id).members[group.moderator.id]
    member.role_ids.clear()
    await group.restart()
    assert said(await group.moderator.click(shown, label="Look again")).strip() == FOR_MODERATORS


async def test_nothing_of_another_group_waits_here(group: Group) -> None:
    """D22."""
    await opened(group, lasts=timedelta(hours=1))
    await _claim_and_draft(group)
    other = group.env.create_guild("Elsewhere")
    channel = other.create_text_channel("lounge")
    role = other.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    there = other.add_member(group.env.create_user("mod_mona"), roles=[role])
    await group.settle()
    await group.bot.get_partial_messageable(channel.id).send(view=Card().row(button("Press", "home:mine")))
    shown = await there.click(channel.history()[-1], label="Press")
    await there.click(answered(shown), label=PAGE)
    assert "A mug" not in said(shown)
    assert "not claimed" not in said(shown)


async def test_a_sign_in_a_channel_leads_everybody_home_without_a_command(group: Group) -> None:
    """D21: once a day and channel, also after a restart; whoever presses sees their own panel alone."""
    await copied_sign(group)
    await copied_sign(group)
    (sign,) = [each for each in group.lobby.history() if "Your home in this group" in said(each)]
    sofia = group.join("sofia")
    await group.restart()
    opened_panel = await sofia.click(sign, label="Open my home")
    assert opened_panel.ephemeral
    assert "You have not introduced yourself yet" in said(opened_panel)
    assert "Your home in this group" in said(sign)
    log = await way(group.moderator, await page(group), "What moderators did")
    assert "sign posted" in said(log)


async def test_a_channel_where_i_may_not_write_gets_no_sign(group: Group) -> None:
    """D21."""
    shown = await page(group)
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    channel = guild.get_channel(group.lobby.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.set_permissions(guild.me, overwrite=discord.PermissionOverwrite(send_messages=False))
    await group.settle()
    assert "I cannot write in this channel" in said(await group.moderator.click(shown, label="Post the way here"))


def test_a_desk_is_a_part_of_a_feature() -> None:
    assert {"home", "desk"} <= {*Feature.__dataclass_fields__}
