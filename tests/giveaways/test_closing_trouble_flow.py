"""The close and the draw when something is in the way, in the running bot. Steps are driven tick by tick."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.errors import UserError
from cogs.giveaways import gathering, jobs_drawing, service_closing
from cogs.giveaways.model import State
from cogs.giveaways.model_spec import After, Bonus, Rules, Spec
from cogs.giveaways.model_winners import WinnerState
from tests.giveaways import draws
from tests.giveaways.scene import opened, present
from tests.group import Group, labels, said


async def test_whoever_cannot_win_any_more_is_left_out_with_the_reason(group: Group) -> None:
    """G12, G15, G16, G33: bonus and rules are read again at the close; reasons for the person, numbers for all."""
    chosen, patrons = group.guild.create_role("Chosen"), group.guild.create_role("Patrons")
    rules = Rules(needs_all=(chosen.id,), bonus=(Bonus(patrons.id, 4),))
    giveaway = await opened(group, spec=Spec("A mug", rules=rules))
    stays, leaves, loses, patron = await draws.people(group, 4, roles=[chosen])
    robot = group.guild.add_member(group.env.create_user("robot", bot=True), roles=[chosen])
    await group.settle()
    await draws.enter(group, giveaway, [stays, leaves, loses, patron, robot])
    group.guild.remove_member(leaves)
    group.env.backend.remove_member_role(group.guild.id, loses.id, chosen.id)
    group.env.backend.add_member_role(group.guild.id, patron.id, patrons.id)
    await group.settle()
    closed = await draws.close(group, giveaway)
    assert closed.entrants == 2
    (digest,) = draws.cards(group, "Fingerprint of the list")
    assert "3 entries did not count: bots (1), had left the group (1) and a role was missing (1)" in said(digest)
    card = await draws.copied(group, f"giveaways:place:{giveaway.id}")
    assert "you did not have every role it asked for" in said(await loses.click(card, label="Copied"))
    assert "with 5 entries" in said(await patron.click(card, label="Copied"))


async def test_who_won_lately_leaves_the_next_one_to_others(group: Group) -> None:
    """G33: also when both close at the same time, and the first is drawn before the second."""
    rules = Rules(cooldown_days=7)
    first = await opened(group, spec=Spec("A mug", rules=rules))
    second = await opened(group, spec=Spec("A lamp", rules=rules))
    people = await draws.people(group, 2)
    for giveaway in (first, second):
        await draws.enter(group, giveaway, people)
        await draws.close(group, giveaway)
    await group.pass_time(draws.BEACON_TIME, steps=2)
    await group.tick()
    (mug,), (lamp,) = await draws.holders(group, first), await draws.holders(group, second)
    assert mug != lamp


async def test_somebody_who_left_and_came_back_before_the_close_is_in(group: Group) -> None:
    """G16."""
    giveaway, people = await draws.running(group, 1)
    group.guild.remove_member(people[0])
    await group.settle()
    group.guild.add_member(people[0].user)
    await group.settle()
    assert (await draws.close(group, giveaway)).entrants == 1


async def test_a_winner_who_left_after_the_close_is_passed_over(group: Group) -> None:
    """G16, G24: nothing of the list changes, the next of the order wins, and it is said without names."""
    giveaway, people = await draws.running(group, 4)
    await draws.close(group, giveaway)
    gone, stays = people[:2], people[2:]
    for person in gone:
        group.guild.remove_member(person)
    await group.settle()
    await group.pass_time(draws.BEACON_TIME)
    await group.tick()
    (held,) = await draws.holders(group, giveaway)
    assert held in {person.id for person in stays}
    order = await draws.order(group, giveaway)
    states = [row.state for row in await draws.winners(group, giveaway)]
    assert states == [WinnerState.LEFT] * order.index(held) + [WinnerState.WON]
    assert f"<@{gone[0].id}>" not in said(draws.announcement(group))


async def test_fewer_people_than_prizes_all_win_and_it_is_said_why(group: Group) -> None:
    """G7."""
    giveaway, people = await draws.running(group, 3, spec=Spec("Ten tickets", winners=10))
    await draws.drawn(group, giveaway)
    assert set(await draws.holders(group, giveaway)) == {person.id for person in people}
    assert "everybody who was in wins" in said(draws.announcement(group))


async def test_nobody_was_in(group: Group) -> None:
    """G7: said kindly, and it is over."""
    giveaway = await opened(group)
    assert (await draws.close(group, giveaway)).state is State.DONE
    card = draws.announcement(group)
    assert "Nobody was in this draw" in said(card)
    assert not labels(card)


async def test_ending_early_twice_is_ending_once_and_never_another_groups(group: Group) -> None:
    """G20, G43."""
    giveaway, _ = await draws.running(group, 2)
    first = await draws.close(group, giveaway)
    again = await draws.close(group, giveaway)
    assert again.closed_at == first.closed_at
    async with group.bot.db.write() as conn:
        with pytest.raises(UserError):
            await service_closing.close(conn, group.guild.id + 1, giveaway.id, group.now())


async def test_nobody_is_left_out_because_discord_did_not_answer(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """G15: the moderators are told, nothing is decided, and it goes on by itself."""
    log = await draws.moderator_log(group)
    giveaway, people = await draws.running(group, 2)

    async def silent(*_: object) -> None:
        raise gathering.UnansweredError

    with monkeypatch.context() as patch:
        patch.setattr(gathering, "_members", silent)
        closed = await draws.close(group, giveaway)
        await group.pass_time(timedelta(minutes=5), steps=5)
        assert (await present(group, giveaway.id)).digest is None
    assert closed.state is State.CLOSED
    assert sum("Nobody is left out" in said(message) for message in log.history()) == 1
    await group.pass_time(timedelta(minutes=3), steps=3)
    assert (await present(group, giveaway.id)).state is State.ANNOUNCED
    assert set(await draws.holders(group, giveaway)) <= {person.id for person in people}


async def test_a_late_digest_moves_the_round_on(group: Group) -> None:
    """G38: the round comes after the message, however late that is, and nothing is drawn before."""
    giveaway, _ = await draws.running(group, 2)
    group.env.inject_error("POST", f"/channels/{group.lobby.id}/messages", status=500, times=2)
    closed = await draws.close(group, giveaway)
    assert closed.digest is not None
    assert closed.round is None
    await group.pass_time(timedelta(minutes=2), steps=4)
    (digest,) = draws.cards(group, "Fingerprint of the list")
    late = await present(group, giveaway.id)
    assert late.digest_at == digest.created_at
    assert closed.closed_at is not None
    assert digest.created_at - closed.closed_at >= timedelta(seconds=5)
    assert late.round in group.beacon.asked


@pytest.mark.parametrize("status", [403, 404])
async def test_a_channel_that_is_out_of_reach_keeps_the_winners(group: Group, status: int) -> None:
    """G40: the moderators are asked where to go on, and only they can say; then it is announced once."""
    log = await draws.moderator_log(group)
    giveaway, _ = await draws.running(group, 2)
    await draws.close(group, giveaway)
    group.env.inject_error("POST", f"/channels/{group.lobby.id}/messages", status=status, times=None)
    await group.pass_time(draws.BEACON_TIME)
    await group.tick()
    held = await draws.holders(group, giveaway)
    assert (await present(group, giveaway.id)).state is State.DRAWN
    asked = log.history()[-1]
    assert "They are kept, and stay the same" in said(asked)
    stage = group.guild.create_text_channel("stage")
    await group.settle()
    menu = f"giveaways:elsewhere:{giveaway.id}"
    await group.moderator.select(asked, custom_id=menu, values=[stage])
    await group.tick()
    assert f"<@{held[0]}>" in said(stage.history()[-1])
    assert (await present(group, giveaway.id)).state is State.ANNOUNCED
    assert await draws.holders(group, giveaway) == held
    assert "moved" in await draws.audited(group)


async def test_without_a_moderator_log_the_panel_has_the_way_on(group: Group) -> None:
    """G40: a channel that was deleted before the list was posted; nothing is drawn before it is."""
    giveaway, _ = await draws.running(group, 2)
    group.env.inject_error("POST", f"/channels/{group.lobby.id}/messages", status=404, times=None)
    closed = await draws.close(group, giveaway)
    assert closed.digest_at is None
    stage = group.guild.create_text_channel("stage")
    await group.settle()
    panel: Any = await draws.press(group, stage, f"giveaways:manage:{giveaway.id}")
    shown: Any = await group.moderator.click(panel.response, label="Go on in another channel")
    await group.moderator.select(shown.response, custom_id=f"giveaways:elsewhere:{giveaway.id}", values=[stage])
    await group.tick()
    await group.pass_time(draws.BEACON_TIME)
    await group.tick()
    assert "it is drawn" in said(stage.history()[-1])


async def test_the_beacon_is_waited_for_and_only_then_done_without(group: Group) -> None:
    """G38, G42: said on the card; after half an hour a moderator may finish, and the proof says what that means."""
    log = await draws.moderator_log(group)
    giveaway, _ = await draws.running(group, 3)
    group.beacon.silent = True
    await draws.close(group, giveaway)
    await group.pass_time(timedelta(minutes=1), steps=4)
    waiting = await present(group, giveaway.id)
    assert waiting.beacon_failed_at is not None
    assert "beacon does not answer" in said(group.lobby.history()[0])
    button = await draws.copied(group, f"giveaways:without_beacon:{giveaway.id}")
    assert "possible from" in said(await group.moderator.click(button, label="Copied"))
    await group.pass_time(timedelta(minutes=40), steps=10)
    assert len(group.beacon.asked) < 60
    asked = log.history()[-1]
    await group.moderator.click(asked, label="Finish without the beacon")
    await group.tick()
    drawn = await present(group, giveaway.id)
    assert (drawn.state, drawn.beacon) == (State.ANNOUNCED, None)
    assert "a moderator decided to go on" in said(draws.announcement(group))
    assert "finished_without_beacon" in await draws.audited(group)


async def test_a_beacon_that_is_back_decides_even_when_a_moderator_gives_up(group: Group) -> None:
    """G38: asked a last time, so that nobody can steer by choosing the moment."""
    giveaway, _ = await draws.running(group, 2)
    group.beacon.silent = True
    await draws.close(group, giveaway)
    await group.pass_time(timedelta(minutes=40), steps=8)
    group.beacon.silent = False
    button = await draws.copied(group, f"giveaways:without_beacon:{giveaway.id}")
    assert "has just answered" in said(await group.moderator.click(button, label="Copied"))
    assert (await present(group, giveaway.id)).beacon is not None


async def test_a_slow_beacon_holds_up_nothing_else(group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    """G38: other giveaways are drawn meanwhile; a bot that is closed leaves the work to the next one."""
    monkeypatch.setattr(jobs_drawing, "PATIENCE", 0.01)
    giveaway, _ = await draws.running(group, 2)
    await draws.close(group, giveaway)
    group.beacon.gate = asyncio.Event()
    await group.pass_time(draws.BEACON_TIME)
    other, _ = await draws.running(group, 2, spec=Spec("A mug", after=After(beacon=False)))
    await draws.close(group, other)
    for _ in range(50):
        await group.tick()
        if (await present(group, other.id)).state is State.ANNOUNCED:
            break
    assert (await present(group, giveaway.id)).state is State.CLOSED
    assert (await present(group, other.id)).state is State.ANNOUNCED
    group.beacon.gate = None
    await group.restart()
    monkeypatch.undo()
    await group.pass_time(timedelta(minutes=1), steps=2)
    assert (await present(group, giveaway.id)).state is State.ANNOUNCED


async def test_a_draw_without_the_beacon_from_the_start_needs_none(group: Group) -> None:
    """G38: level 1, in words."""
    giveaway, _ = await draws.running(group, 2, spec=Spec("A mug", after=After(beacon=False)))
    await draws.close(group, giveaway)
    await group.tick()
    assert not group.beacon.asked
    assert "had to be trusted" in said(draws.announcement(group))
