"""Sharing, leaderboards, comparisons and benchmarks through the running bot, as people see them."""

from typing import Any

import discord
import pytest
from sqlalchemy import select

from bot.db import metadata
from bot.ui import Card, button
from cogs.analytics.model_sharing import Level, Measure
from tests.analytics.sharing_scene import GROWTH, creator, share, sharing
from tests.group import Group, labels, said

POST = "analytics:board_post:instagram:rate:t2"


async def opened(group: Group, person: Any, name: str, **options: Any) -> str:  # noqa: ANN401 - a member
    """What a command shows, privately."""
    answer = await person.slash(group.lobby, f"stats {name}", **options)
    assert answer.ephemeral
    return said(answer)


async def tables_naming(group: Group, user_id: int) -> set[str]:
    """The tables of analytics and the outbox with that id anywhere in a row."""
    names = [each for each in metadata.sorted_tables if each.name.startswith(("analytics", "outbox"))]
    async with group.bot.db.read() as conn:
        rows = {table.name: (await conn.execute(select(table))).all() for table in names}
    return {name for name, found in rows.items() if any(str(user_id) in str(value) for row in found for value in row)}


async def post(group: Group) -> discord.Message:
    """Have a moderator post the leaderboard of the tier, and find it."""
    await group.bot.get_partial_messageable(group.lobby.id).send(view=Card().row(button("Post", POST)))
    pressed = await group.moderator.click(group.lobby.history()[-1], label="Post")
    assert "on its way" in said(pressed)
    await group.tick()
    return group.lobby.history()[-1]


async def test_everything_is_private_until_it_is_shared(group: Group) -> None:
    """A13"""
    sofia = await sharing(group, "sofia", 6.0, Level.PRIVATE)
    keiko = await sharing(group, "keiko", 4.0, Level.NAMED)
    panel = await opened(group, sofia, "share")
    assert panel.count("Only me") == 4
    assert "at most what you share yourself" in panel
    board = await opened(group, sofia, "leaderboard")
    assert f"<@{keiko.id}>" not in board
    assert "you keep this figure private" in board
    assert f"<@{sofia.id}>" not in await opened(group, keiko, "leaderboard")


async def test_what_i_share_decides_what_i_see(group: Group) -> None:
    """A13 A14: averages, then places, then numbers."""
    sofia = await sharing(group, "sofia", 6.0, Level.PRIVATE)
    keiko = await sharing(group, "keiko", 4.0, Level.NAMED)
    for name, rate in (("jamal", 3.0), ("mina", 2.0), ("tomas", 1.0)):
        await sharing(group, name, rate, Level.AVERAGE)
    await share(group, sofia, Level.AVERAGE)
    board = await opened(group, sofia, "leaderboard")
    assert "The middle of this group (5k to 20k followers, 5 creators): **3.0 %**" in board
    assert f"<@{keiko.id}>" not in board
    await share(group, sofia, Level.PLACE)
    board = await opened(group, sofia, "leaderboard")
    assert f"**1** · <@{sofia.id}>\n**2** · <@{keiko.id}>" in board
    assert "4.00 %" not in board
    await share(group, sofia, Level.NAMED)
    board = await opened(group, sofia, "leaderboard")
    assert f"**2** · <@{keiko.id}> · **4.00 %** (" in board
    assert "12 of 12 · self-reported, <t:" in board
    assert "100 × (likes + comments) ÷ followers, median of the last 12" in board


async def test_a_posted_leaderboard_shows_who_agreed_and_loses_who_changes_their_mind(group: Group) -> None:
    """A13 A14: at once, after a restart of the outbox too, and the last one takes the message along."""
    sofia = await sharing(group, "sofia", 6.0, Level.POSTED)
    keiko = await sharing(group, "keiko", 4.0, Level.POSTED)
    jamal = await sharing(group, "jamal", 2.0, Level.NAMED)
    board = await post(group)
    assert f"**1** · <@{sofia.id}>" in said(board)
    assert f"**2** · <@{keiko.id}>" in said(board)
    assert f"<@{jamal.id}>" not in said(board)
    mine = await jamal.click(board, label="See as much as I share")
    assert mine.ephemeral
    assert f"**3** · <@{jamal.id}> · **2.00 %**" in said(mine)
    await share(group, sofia, Level.NAMED)
    (changed,) = [each for each in group.lobby.history() if each.id == board.id]
    assert f"<@{sofia.id}>" not in said(changed)
    assert f"**1** · <@{keiko.id}>" in said(changed)
    panel: Any = await keiko.slash(group.lobby, "stats share")
    await keiko.click(panel.response, label="Share nothing")
    await group.tick()
    assert board.id not in {each.id for each in group.lobby.history()}


async def test_a_posted_leaderboard_that_was_deleted_is_no_trouble(group: Group) -> None:
    sofia = await sharing(group, "sofia", 6.0, Level.POSTED)
    await sharing(group, "keiko", 4.0, Level.POSTED)
    board = await post(group)
    await board.delete()
    await share(group, sofia, Level.PRIVATE)
    await share(group, sofia, Level.POSTED)
    assert board.id not in {each.id for each in group.lobby.history()}


async def test_nobody_agreed_so_nothing_is_posted(group: Group) -> None:
    await sharing(group, "sofia", 6.0, Level.NAMED)
    await group.bot.get_partial_messageable(group.lobby.id).send(view=Card().row(button("Post", POST)))
    pressed = await group.moderator.click(group.lobby.history()[-1], label="Post")
    assert "Nobody agreed to be on a posted board" in said(pressed)
    await group.tick()
    assert len(group.lobby.history()) == 1


async def test_who_is_forgotten_or_leaves_is_on_no_leaderboard(group: Group) -> None:
    """A21"""
    sofia = await sharing(group, "sofia", 6.0, Level.POSTED)
    keiko = await sharing(group, "keiko", 4.0, Level.POSTED)
    board = await post(group)
    async with group.bot.db.write() as conn:
        await group.bot.forget_person(conn, group.guild.id, sofia.id)
    await group.tick()
    (changed,) = [each for each in group.lobby.history() if each.id == board.id]
    assert f"<@{sofia.id}>" not in said(changed)
    assert await tables_naming(group, sofia.id) == set()
    jamal = await sharing(group, "jamal", 2.0, Level.NAMED)
    assert f"<@{keiko.id}>" in await opened(group, jamal, "leaderboard")
    group.env.backend.remove_member(group.guild.id, keiko.id)
    await group.settle()
    assert f"<@{keiko.id}>" not in await opened(group, jamal, "leaderboard")


async def test_a_group_may_leave_its_staff_out(group: Group) -> None:
    """A14: from posted leaderboards too; only moderators decide."""
    keiko = await sharing(group, "keiko", 4.0, Level.POSTED)
    boss = group.join("boss_bea", roles=[group.guild.roles["Moderators"]])
    await group.settle()
    async with group.bot.db.write() as conn:
        await creator(conn, group.guild.id, boss.id, group.now(), 9.0, level=Level.POSTED)
    board = await post(group)
    assert f"<@{boss.id}>" in said(board)
    shown: Any = await boss.slash(group.lobby, "stats leaderboard")
    assert labels(shown) == ["What I share", "Post it here", "Leave staff out"]
    left: Any = await boss.click(shown.response, label="Leave staff out")
    await group.tick()
    (changed,) = [each for each in group.lobby.history() if each.id == board.id]
    assert f"<@{boss.id}>" not in said(changed)
    assert "Moderators are left out." in said(changed)
    mine: Any = await keiko.slash(group.lobby, "stats leaderboard")
    assert labels(mine) == ["What I share"]
    assert f"<@{boss.id}>" not in said(mine)
    await boss.click(left.response, label="Let staff in")
    await group.tick()
    (again,) = [each for each in group.lobby.history() if each.id == board.id]
    assert f"<@{boss.id}>" in said(again)


@pytest.mark.parametrize(
    "custom_id", [POST, "analytics:board_staff:out:instagram:rate:all", "analytics:bench_edit", "analytics:bench_add"]
)
async def test_what_is_for_moderators_is_refused_to_members(group: Group, custom_id: str) -> None:
    sofia = await sharing(group, "sofia", 6.0, Level.POSTED)
    await group.bot.get_partial_messageable(group.lobby.id).send(view=Card().row(button("Try", custom_id)))
    refused = await sofia.click(group.lobby.history()[-1], label="Try")
    assert "This is for moderators" in said(refused)
    await group.tick()
    assert len(group.lobby.history()) == 1


@pytest.mark.parametrize(
    "custom_id",
    [
        "analytics:board_open:instagram:rate:t99",
        "analytics:board_open:instagram:followers:all",
        "analytics:board_open:1:1",
        "analytics:share_stop:nowhere",
        "analytics:share_level:instagram:rate",
    ],
)
async def test_an_id_that_makes_no_sense_is_refused_in_a_sentence(group: Group, custom_id: str) -> None:
    sofia = await sharing(group, "sofia", 6.0, Level.NAMED)
    await group.bot.get_partial_messageable(group.lobby.id).send(view=Card().row(button("Try", custom_id)))
    assert "not on offer any more" in said(await sofia.click(group.lobby.history()[-1], label="Try"))


async def test_commands_work_in_a_group_only_and_need_numbers(group: Group) -> None:
    jamal = group.join("jamal")
    await group.settle()
    for name in ("share", "leaderboard", "benchmark"):
        assert "You have no numbers here yet" in await opened(group, jamal, name)
    other = group.env.create_guild("Elsewhere")
    lounge = other.create_text_channel("lounge")
    sofia = await sharing(group, "sofia", 6.0, Level.NAMED)
    there = other.add_member(sofia.user)
    await group.settle()
    assert "You have no numbers here yet" in said(await there.slash(lounge, "stats share"))


async def test_two_creators_see_of_each_other_what_both_share(group: Group) -> None:
    """A13"""
    sofia = await sharing(group, "sofia", 6.0, Level.NAMED)
    keiko = await sharing(group, "keiko", 4.0, Level.NAMED, grew=-2.0)
    await share(group, keiko, Level.PRIVATE, GROWTH)
    shown = await opened(group, sofia, "compare", member=keiko)
    assert "- you: **6.00 %** (" in shown
    assert "- they: **4.00 %** (" in shown
    assert "Growth over 28 days: not shared between you two" in shown
    assert "Followers: not shared between you two" in shown
    await share(group, sofia, Level.PLACE)
    shown = await opened(group, sofia, "compare", member=keiko, platform="instagram")
    assert "- you: place 1 of 2 in your tier\n- they: place 2 of 2 in your tier" in shown
    for person in (sofia, keiko):
        await share(group, person, Level.NAMED, Measure.FOLLOWERS)
    shown = await opened(group, sofia, "compare", member=keiko)
    assert "Followers\n- you: 7.7k followers\n- they: 6.8k followers" in shown
    assert "That is you" in await opened(group, sofia, "compare", member=sofia)


async def test_alike_rates_are_said_to_be_alike(group: Group) -> None:
    """A14"""
    sofia = await sharing(group, "sofia", 4.1, Level.NAMED)
    keiko = await sharing(group, "keiko", 4.0, Level.NAMED)
    assert "there may be no difference" in await opened(group, sofia, "compare", member=keiko)
    board = await opened(group, sofia, "leaderboard")
    assert f"**1–2** · <@{sofia.id}>" in board
    assert "those are ties" in board


async def test_a_benchmark_says_what_it_counts_and_who_says_so(group: Group) -> None:
    """A10 A3"""
    sofia = await sharing(group, "sofia", 6.0, Level.PRIVATE)
    shown = await opened(group, sofia, "benchmark")
    assert "You: **6.00 %** (" in shown
    assert "100 × (likes + comments) ÷ followers" in shown
    assert "**2.26 %** average · 5k to 20k · Statista, United Kingdom, 2021" in shown
    assert "Counted otherwise, so not comparable" in shown
    assert "you keep this figure private" in shown
    few = await sharing(group, "keiko", 4.0, Level.PRIVATE, count=4)
    assert "4 pieces of content count, and it takes 5" in await opened(group, few, "benchmark")


async def edit_list(group: Group) -> Any:  # noqa: ANN401 - SimCord's message
    """The moderators' list of benchmarks."""
    await group.bot.get_partial_messageable(group.lobby.id).send(
        view=Card().row(button("Edit", "analytics:bench_edit"))
    )
    pressed: Any = await group.moderator.click(group.lobby.history()[-1], label="Edit")
    return pressed.response


async def test_moderators_edit_the_benchmarks(group: Group) -> None:
    """A10"""
    sofia = await sharing(group, "sofia", 6.0, Level.PRIVATE)
    fields = {"platform": ["instagram"], "metric": ["erf"], "tier": ["2"], "figure": "3,5 %"}
    form = await group.moderator.click(await edit_list(group), label="Add one")
    wrong = await group.moderator.submit_modal(form, fields | {"source": "somebody"})
    assert "then the year" in said(wrong)
    form = await group.moderator.click(await edit_list(group), label="Add one")
    await group.moderator.submit_modal(form, fields | {"source": "Our *survey*, 2026"})
    shown = await opened(group, sofia, "benchmark")
    assert "**3.5 %** as published · 5k to 20k · Our \\*survey\\*, 2026" in shown
    hide, show = ("analytics:bench_hide:hide", "analytics:bench_show:show")
    await group.moderator.select(await edit_list(group), custom_id=hide, values=["statista-uk-5k"])
    assert "**2.26 %**" not in await opened(group, sofia, "benchmark")
    await group.moderator.select(await edit_list(group), custom_id=show, values=["statista-uk-5k"])
    assert "**2.26 %**" in await opened(group, sofia, "benchmark")
