"""A moderator starts, changes, pauses, ends and cancels giveaways: the running bot on SimCord."""

from datetime import timedelta

import discord
import pytest

from cogs.giveaways.model import State
from tests.giveaways.host import PRIZE, Host, answer, seen
from tests.group import Group, labels, said


async def test_a_giveaway_is_started_in_two_steps(group: Group) -> None:
    """G1, G6, G42: a command and a press; the card stands in the giveaways channel."""
    host = await Host(group).settle_in()
    card = await host.draft("2h", winners=3)
    assert card.ephemeral
    assert f"🎁 {PRIZE}" in seen(card)
    assert "3 winners" in seen(card)
    assert host.cards() == []
    await host.press(card, "Start now")
    await group.tick()
    (live,) = host.cards()
    assert f"🎁 {PRIZE}" in said(live)
    assert "3 winners · Nobody is in yet" in said(live)
    assert labels(live) == ["Enter", "How it is drawn", "Manage"]
    assert await host.acts() == ["start"]
    giveaway = await host.one()
    assert giveaway.state is State.OPEN
    assert giveaway.ends_at - group.now() == pytest.approx(timedelta(hours=2), abs=timedelta(minutes=1))


async def test_every_step_survives_a_restart(group: Group) -> None:
    """G1: a draft is a row, and a button finds its way after a restart."""
    host = await Host(group).settle_in()
    card = await host.draft()
    await group.restart()
    await host.press(card, "More options")
    await group.restart()
    form = await host.press(card, "Looks")
    await group.restart()
    await host.person.submit_modal(form, {"description": "For everybody", "image": "", "colour": ["none"]})
    await group.restart()
    await host.press(card, "Back", "Start now")
    await group.restart()
    await group.tick()
    (live,) = host.cards()
    assert "For everybody" in said(live)
    await group.restart()
    panel = await host.panel("Pause")
    assert "Paused" in seen(panel)


async def test_two_presses_at_once_post_one_card(group: Group) -> None:
    """G1, G40: and pressing an old draft again changes nothing."""
    host = await Host(group).settle_in()
    first = await host.draft()
    second = answer(await host.command("list"))
    await host.person.select(second, ["1"], custom_id="giveaways:manage")
    await host.press(second, "Change")
    await host.press(first, "Start now")
    await host.press(second, "Start now")
    await group.tick()
    assert len(host.cards()) == 1
    assert await host.acts() == ["start"]


async def test_a_pause_keeps_everybody_out_and_moves_the_end(group: Group) -> None:
    """G18: the card says so, the moderators are reminded each day, and the end moves on."""
    host = await Host(group).settle_in()
    before = await host.start("3h")
    panel = await host.panel("Pause")
    await host.group.tick()
    assert "Paused for a moment" in said(host.cards()[0])
    await group.pass_time(timedelta(hours=49), steps=7)
    assert (await host.one()).state is State.PAUSED
    assert sum("is still paused" in note for note in host.notes()) == 2
    await host.press(panel, "Go on")
    await group.tick()
    after = await host.one()
    assert after.state is State.OPEN
    assert after.ends_at - before.ends_at == pytest.approx(timedelta(hours=49), abs=timedelta(minutes=1))
    assert await host.acts() == ["start", "pause", "resume"]


async def test_pausing_twice_is_one_pause(group: Group) -> None:
    """G18: by command and from an old panel; resuming twice moves the end once."""
    host = await Host(group).settle_in()
    before = await host.start("3h")
    first, second = await host.panel(), await host.panel()
    await host.press(first, "Pause")
    await group.pass_time(timedelta(hours=1))
    await host.press(second, "Pause")
    await host.command("resume", giveaway="G1")
    await host.press(first, "Go on")
    assert (await host.one()).ends_at - before.ends_at == pytest.approx(timedelta(hours=1), abs=timedelta(minutes=1))
    assert await host.acts() == ["start", "pause", "resume"]


async def test_a_change_while_it_runs_is_shown_and_said(group: Group) -> None:
    """G19, G42: the card follows and says what was changed; looks are changed quietly."""
    host = await Host(group).settle_in()
    await host.start("3h")
    card = answer(await host.command("edit", giveaway="G1"))
    assert "People see every change at once" in seen(card)
    await host.fill(card, "Looks", description="Now with a tripod", image="", colour=["none"])
    await group.tick()
    assert "Now with a tripod" in said(host.cards()[0])
    assert "Changed" not in said(host.cards()[0])
    await host.fill(card, "Prize, end, winners", prize="Two ring lights", ends="in 5 hours", winners="2")
    await group.tick()
    live = said(host.cards()[0])
    assert "Two ring lights" in live
    assert "the prize, how many win and the end. What stands here now counts." in live
    giveaway = await host.one()
    assert giveaway.due_at == giveaway.ends_at
    assert giveaway.ends_at - group.now() > timedelta(hours=4)
    assert await host.acts() == ["start", "edit", "edit"]


async def test_what_was_promised_at_the_start_stays(group: Group) -> None:
    """G19: neither the beacon nor the channel can be changed while it runs, even by a form from before."""
    host = await Host(group).settle_in()
    card = await host.draft("3h")
    await host.press(card, "More options")
    form = await host.press(card, "After the draw")
    other = answer(await host.command("list"))
    await host.person.select(other, ["1"], custom_id="giveaways:manage")
    await host.press(other, "Change", "Start now")
    await group.tick()
    await host.person.submit_modal(form, {"claim_hours": "24", "beacon": ["off"]})
    after = (await host.one()).spec.after
    assert (after.claim_hours, after.beacon) == (24, True)


async def test_ending_early_asks_first_and_happens_once(group: Group) -> None:
    """G20: by command and from the panel at once."""
    host = await Host(group).settle_in()
    await host.start("3h")
    first = answer(await host.command("end", giveaway=PRIZE))
    assert "End it now?" in seen(first)
    second = await host.panel("End now")
    await host.press(second, "No, leave it")
    assert (await host.one()).state is State.OPEN
    await host.press(second, "End now")
    await host.press(first, "Yes, end it")
    await host.press(second, "Yes, end it")
    assert (await host.one()).state is not State.OPEN
    assert await host.acts() == ["start", "end"]


async def test_a_cancelled_giveaway_leaves_a_tombstone_with_the_reason(group: Group) -> None:
    """G21, G42: it asks first, needs a reason, and nobody can enter or bring it back."""
    host = await Host(group).settle_in()
    await host.start("3h")
    old = await host.panel()
    card = answer(await host.command("cancel", giveaway="G1"))
    assert "Cancel it?" in seen(card)
    form = await host.press(card, "Yes, with a reason")
    await host.person.submit_modal(form, {"reason": "The *lamp* broke"})
    await group.tick()
    (stone,) = host.cards()
    assert f"~~{PRIZE}~~" in said(stone)
    assert "> The \\*lamp\\* broke" in said(stone)
    assert labels(stone) == ["Manage"]
    late = await host.press(old, "Pause")
    assert "It was cancelled" in said(late)
    assert await host.acts() == ["start", "cancel"]
    await group.pass_time(timedelta(hours=5))
    assert (await host.one()).state is State.CANCELLED


async def test_nobody_but_moderators_reaches_any_of_it(group: Group) -> None:
    """G1, G34, G43, D5: commands are hidden, buttons refuse."""
    host = await Host(group).settle_in()
    await host.start("3h")
    ana = group.join("ana")
    await group.settle()
    assert not [name for name in ana.available_commands(group.lobby) if name.startswith("giveaway")]
    (live,) = host.cards()
    refused = await ana.click(live, label="Manage")
    assert "for moderators" in said(refused)
    told = await ana.click(live, label="How it is drawn")
    assert answer(told).ephemeral
    assert "Sealed at the start" in said(told)
    for command in group.env.backend.commands[None].values():
        command["default_member_permissions"] = None
    for name in ("list", "template"):
        assert "for moderators" in said(await ana.slash(group.lobby, f"giveaway {name}"))
    for name in ("pause", "end", "cancel", "edit", "entrants"):
        assert "for moderators" in said(await ana.slash(group.lobby, f"giveaway {name}", giveaway="G1"))
    assert "for moderators" in said(await ana.slash(group.lobby, "giveaway start", prize="x", ends="2h"))
    assert await host.acts() == ["start"]


async def test_another_groups_giveaway_cannot_be_reached(group: Group) -> None:
    """G43: neither by number, nor by prize, nor while typing."""
    host = await Host(group).settle_in()
    await host.start("3h")
    other = group.env.create_guild("Another group")
    lobby = other.create_text_channel("lobby")
    moderators = other.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    stranger = other.add_member(group.env.create_user("stranger"), roles=[moderators])
    await group.settle()
    assert await stranger.autocomplete(lobby, "giveaway pause", "giveaway", "") == []
    for typed in ("G1", "1", PRIZE):
        refused = await stranger.slash(lobby, "giveaway pause", giveaway=typed)
        assert "There is no giveaway like that" in said(refused)
    assert (await host.one()).state is State.OPEN
