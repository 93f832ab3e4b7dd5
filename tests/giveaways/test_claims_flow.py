"""Winners and their prizes, in the running bot."""

from datetime import timedelta
from typing import Any

from cogs.giveaways.model import State
from cogs.giveaways.model_spec import After, Spec
from cogs.giveaways.model_winners import Prize, WinnerState
from tests.giveaways import draws
from tests.giveaways.scene import present
from tests.group import Group, labels, said

TWO_DAYS = timedelta(hours=48)


async def test_a_winner_is_written_to_claims_and_gets_the_prize(group: Group) -> None:
    """G26, G42: promised, sent by the host, received by the winner; then it is done."""
    log = await draws.moderator_log(group)
    giveaway, people = await draws.running(group, 3)
    await draws.drawn(group, giveaway)
    winner = draws.by_id(people, (await draws.holders(group, giveaway))[0])
    letter = winner.user.dm_channel.history()[-1]
    assert "You won" in said(letter)
    answer = await winner.user.click(letter, label="Claim your prize")
    assert "It is yours" in said(answer)
    await group.tick()
    assert (await present(group, giveaway.id)).state is State.DONE
    await group.pass_time(timedelta(days=4), steps=2)
    assert "not marked as sent" in said(log.history()[-1])
    opened: Any = await group.moderator.click(log.history()[-1], label="Winners and prizes")
    menu = draws.menu(opened, "giveaways:sent")
    await group.moderator.select(opened.response, custom_id=menu, values=["1"])
    await group.tick()
    note = winner.user.dm_channel.history()[-1]
    assert "on its way" in said(note)
    arrived = await winner.user.click(note, label="It has arrived")
    assert "Enjoy it" in said(arrived)
    (row,) = await draws.winners(group, giveaway)
    assert row.prize is Prize.RECEIVED
    assert "prize_sent" in await draws.audited(group)


async def test_closed_direct_messages_become_one_mention_with_a_claim_button(group: Group) -> None:
    """G26."""
    giveaway, people = await draws.running(group, 1)
    (winner,) = people
    group.close_dms(winner)
    await draws.drawn(group, giveaway)
    await group.tick()
    (mention,) = draws.cards(group, "I could not write to you")
    assert mention.mentions[0].id == winner.id
    await group.pass_time(TWO_DAYS - timedelta(hours=5), steps=8)
    assert len(draws.cards(group, "I could not write to you")) == 1
    assert len(draws.cards(group, "still waiting for you")) == 1
    assert "It is yours" in await draws.claim(group, winner, mention)


async def test_somebody_who_did_not_win_cannot_claim(group: Group) -> None:
    """G43: nor can a moderator, nor somebody who comes with the id from elsewhere."""
    giveaway, people = await draws.running(group, 3)
    await draws.drawn(group, giveaway)
    held = await draws.holders(group, giveaway)
    loser = next(person for person in people if person.id not in held)
    assert "went to somebody else" in await draws.claim(group, loser)
    assert "went to somebody else" in await draws.claim(group, group.moderator)
    assert not [row for row in await draws.winners(group, giveaway) if row.state is not WinnerState.WON]


async def test_what_nobody_claims_moves_on_by_itself_with_the_reason_posted(group: Group) -> None:
    """G24, G25: to the next of the order, after two quiet reminders, also through a restart."""
    giveaway, people = await draws.running(group, 3)
    await draws.drawn(group, giveaway)
    (first,) = await draws.holders(group, giveaway)
    late = draws.by_id(people, first)
    await group.pass_time(TWO_DAYS - timedelta(minutes=1), steps=12)
    letters = [said(letter) for letter in late.user.dm_channel.history()]
    assert sum("still waiting for you" in letter for letter in letters) == 2
    await group.restart()
    await group.pass_time(timedelta(minutes=3), steps=3)
    (second,) = await draws.holders(group, giveaway)
    assert second != first
    (moved,) = draws.cards(group, "not claimed in time")
    assert f"<@{second}>" in said(moved)
    assert f"<@{first}>" not in said(moved)
    assert labels(moved) == ["Claim your prize", "Check the draw"]
    assert "time to claim is over" in await draws.claim(group, late)
    assert "It is yours" in await draws.claim(group, draws.by_id(people, second), moved)
    assert (await present(group, giveaway.id)).state is State.DONE


async def test_a_winner_may_let_somebody_else_have_it(group: Group) -> None:
    """G24: the next in the order wins; at the end of the order that is said, and it is done."""
    giveaway, people = await draws.running(group, 2)
    await draws.drawn(group, giveaway)
    for _ in range(2):
        (held,) = await draws.holders(group, giveaway)
        person = draws.by_id(people, held)
        answer = await person.user.click(person.user.dm_channel.history()[-1], label="Let somebody else have it")
        assert "Thank you" in said(answer)
        await group.tick()
        await group.tick()
    assert not await draws.holders(group, giveaway)
    assert "Nobody is left in the draw" in said(draws.cards(group, "declined")[-1])
    assert (await present(group, giveaway.id)).state is State.DONE


async def test_two_presses_at_once_claim_once(group: Group) -> None:
    """G25: the second finds it done; the claim outlives a restart."""
    giveaway, people = await draws.running(group, 1, spec=Spec("A mug", after=After(claim_hours=2)))
    await draws.drawn(group, giveaway)
    card = draws.announcement(group)
    for _ in range(2):
        assert "It is yours" in said(await people[0].click(card, label="Claim your prize"))
    await group.restart()
    await group.pass_time(timedelta(hours=5), steps=3)
    (row,) = await draws.winners(group, giveaway)
    assert row.state is WinnerState.CLAIMED


async def test_no_button_of_the_announcement_dies_with_a_restart(group: Group) -> None:
    """G40."""
    giveaway, people = await draws.running(group, 1)
    await draws.drawn(group, giveaway)
    card = draws.announcement(group)
    await group.restart()
    assert "number **1** of 1" in said(await people[0].click(card, label="My ticket"))
    assert "It is yours" in await draws.claim(group, people[0])


async def test_winners_with_closed_messages_and_no_channel_are_told_to_the_moderators(group: Group) -> None:
    """G26: nobody is lost in silence, and nothing is tried for ever."""
    log = await draws.moderator_log(group)
    giveaway, people = await draws.running(group, 1)
    direct = f"/channels/{people[0].user.dm_channel.id}/messages"
    group.env.inject_error("POST", direct, status=500, times=1)
    await draws.drawn(group, giveaway)
    assert (await present(group, giveaway.id)).state is State.ANNOUNCED
    group.env.inject_error("POST", f"/channels/{group.lobby.id}/messages", status=403, times=None)
    group.close_dms(people[0])
    await group.pass_time(timedelta(minutes=1), steps=2)
    assert "could not be reached" in said(log.history()[-1])
    assert await draws.errands(group, "giveaways.mention") == ["dead"]
