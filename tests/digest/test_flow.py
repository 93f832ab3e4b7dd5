"""The weekly digest in the running bot: set up by moderators, posted once, switched off when it cannot be."""

from typing import Any

import discord
import pytest
from simcord.builders import GuildHandle, RoleHandle

from bot.ui import Card, button
from cogs.desk import store as desk
from cogs.digest import doctor, service, text
from tests.collabs.scene import answered
from tests.digest.scene import DAY, HOUR, WEEK, growing, weekly
from tests.group import Group, labels, said


def pictures(message: Any) -> list[str]:  # noqa: ANN401 - a message
    """The alt texts of its pictures."""
    found = []
    for component in message.components:
        for child in getattr(component, "children", ()):
            found += [item.description or "" for item in getattr(child, "items", ())]
    return found


async def test_it_is_off_until_a_moderator_wants_it_and_then_comes_once_a_week(group: Group) -> None:
    """D10: growth without a name, in words and in a picture with its alt text."""
    made = await weekly(group)
    due = made.monday()
    await made.until(due + HOUR)
    assert made.cards() == []
    await made.begin()
    due = made.monday()
    await growing(group, 5, due)
    await made.until(due - HOUR)
    assert made.cards() == []
    await made.until(due + 3 * DAY)
    (card,) = made.cards()
    assert "The week in The Green Room" in said(card)
    assert "5k to 20k +1.0 %" in said(card)
    assert "grower" not in said(card)
    (alt,) = pictures(card)
    assert "5k to 20k followers: +1.0 %, 5 creators" in alt
    assert [each.filename for each in card.attachments] == ["week.png"]
    await group.restart()
    await made.until(due + WEEK + HOUR)
    assert len(made.cards()) == 2


async def test_an_empty_week_is_kind_and_short(group: Group) -> None:
    """D10: four creators are too few for a figure, and nobody is scolded."""
    made = await weekly(group)
    await made.begin()
    due = made.monday()
    await growing(group, 4, due)
    await made.until(due)
    (card,) = made.cards()
    assert text.EMPTY in said(card)
    assert "%" not in said(card)
    assert card.attachments == []


async def test_a_preview_is_for_one_pair_of_eyes(group: Group) -> None:
    """D10."""
    made = await weekly(group)
    panel = await made.open()
    assert "**Off**" in said(panel)
    shown = await group.moderator.click(panel, label=text.PREVIEW)
    assert shown.ephemeral
    assert text.PREVIEWED in said(shown)
    await group.tick()
    assert made.cards() == []


async def test_day_hour_and_look_are_chosen_and_paused_in_the_panel(group: Group) -> None:
    """D10: and everything of it is in the audit log."""
    made = await weekly(group)
    await made.begin()
    maya, panel = group.moderator, made.panel
    await maya.select(panel, ["4"], custom_id="digest:day")
    shown = await maya.select(panel, ["17"], custom_id="digest:hour")
    assert "Friday, 17:00 (UTC)" in said(shown)
    assert "Dark picture" in labels(await maya.click(panel, label=text.TO_LIGHT))
    shown = await maya.click(panel, label=text.PAUSE)
    assert "**Off**" in said(shown)
    await made.until(group.now() + WEEK)
    assert made.cards() == []
    told = said(await maya.slash(group.lobby, "audit"))
    for action in ("choose where", "switch the digest on", "choose when", "choose how", "pause the digest"):
        assert action in told


async def test_weeks_without_the_bot_are_one_card(group: Group) -> None:
    """D10: the newest, and no flood."""
    made = await weekly(group)
    await made.begin()
    due = made.monday()
    await group.bot.close()
    await group.env.advance_time((due + 3 * WEEK + DAY - group.now()).total_seconds())
    await group.come_back()
    for _ in range(3):
        await group.pass_time(HOUR)
    assert len(made.cards()) == 1
    await made.until(due + 4 * WEEK + HOUR)
    assert len(made.cards()) == 2


async def test_a_bot_that_dies_between_saving_and_sending_posts_it_once(group: Group) -> None:
    """D10."""
    made = await weekly(group)
    await made.begin()
    await made.until(made.monday() - HOUR)
    await group.env.advance_time(HOUR.total_seconds())
    async with group.bot.db.write() as conn:
        await service.send_due(conn, group.now(), 50)
    await group.bot.close()
    await group.come_back()
    for _ in range(2):
        await group.tick()
    assert len(made.cards()) == 1


@pytest.mark.parametrize("gone", [True, False], ids=["channel", "permission"])
async def test_without_channel_or_permission_it_is_off_and_the_moderators_hear_it(group: Group, *, gone: bool) -> None:
    """D10: once; the doctor says so too."""
    made = await weekly(group)
    await made.begin()
    due = made.monday()
    if gone:
        group.env.backend.delete_channel(made.news.id)
    else:
        path = f"/channels/{made.news.id}/messages"
        group.env.inject_error("POST", path, status=403, code=50013, times=None)
    await made.until(due + 2 * WEEK)
    (note,) = [said(each) for each in made.log.history() if "Weekly digest" in said(each)][:1]
    assert "switched off" in note
    assert ("its channel is gone" if gone else "may not post") in note
    assert sum("Weekly digest: switched off" in said(each) for each in made.log.history()) == 1
    assert "**Off** · because" in said(await made.open())
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    (finding,) = await doctor.channel(group.bot, guild)
    assert "switched itself off" in finding.problem


async def test_without_the_right_to_attach_it_comes_in_words(group: Group) -> None:
    """D10."""
    made = await weekly(group)
    await made.begin()
    due = made.monday()
    await growing(group, 5, due)
    await made.forbid(attach_files=False)
    await made.until(due)
    (card,) = made.cards()
    assert "5k to 20k +1.0 %" in said(card)
    assert card.attachments == []


async def test_only_moderators_may_and_only_in_their_own_group(group: Group) -> None:
    """D10: a member who presses a moderator's button, and a moderator elsewhere who presses it there."""
    made = await weekly(group)
    await made.begin()
    keiko = group.join("keiko")
    await group.settle()
    copied = Card().row(button(text.PAUSE, "digest:pause"), button(text.PREVIEW, "digest:preview"))
    channel = group.bot.get_partial_messageable(group.lobby.id)
    card = await channel.send(view=copied)
    for label in (text.PAUSE, text.PREVIEW):
        assert "This is for moderators" in said(await keiko.click(card, label=label))
    other = group.env.create_guild("Elsewhere")
    lounge = other.create_text_channel("lounge")
    boss = other.add_member(group.env.create_user("boss_bo"), roles=[_managers(other)])
    await group.settle()
    panel = answered(await boss.slash(lounge, "digest"))
    await boss.click(panel, label=text.ON)
    elsewhere = await group.bot.get_partial_messageable(lounge.id).send(view=copied)
    await boss.click(elsewhere, label=text.PAUSE)
    assert await _is_on(group)


def _managers(guild: GuildHandle) -> RoleHandle:
    return guild.create_role("Managers", permissions=discord.Permissions(manage_guild=True))


async def test_a_channel_in_which_the_bot_may_not_post_is_refused(group: Group) -> None:
    """D10."""
    made = await weekly(group)
    await made.open()
    await made.forbid(send_messages=False)
    shown = await group.moderator.select(made.panel, [made.news], custom_id="digest:channel")
    assert "I may not post in" in said(shown)
    assert "Choose the channel first" in said(await group.moderator.click(made.panel, label=text.ON))
    assert not await _is_on(group)


async def test_the_digest_comes_on_the_groups_own_clock(group: Group) -> None:
    """D10: ten in Tokyo is one in the morning in UTC."""
    made = await weekly(group)
    async with group.bot.db.write() as conn:
        await desk.set_zone(conn, group.guild.id, "Asia/Tokyo")
    await made.begin()
    due = made.monday(1)
    await made.until(due - HOUR)
    assert made.cards() == []
    await made.until(due)
    assert len(made.cards()) == 1


async def _is_on(group: Group) -> bool:
    async with group.bot.db.read() as conn:
        return (await service.plan(conn, group.guild.id)).is_on
