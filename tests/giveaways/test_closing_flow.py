"""From the close to the winners, in the running bot."""

from datetime import timedelta

from cogs.giveaways.model import State
from cogs.giveaways.model_beacon import beacon_round_after, round_time
from cogs.giveaways.model_spec import Spec
from tests.giveaways import draws
from tests.giveaways.scene import present
from tests.group import Group, labels, said


async def test_time_is_up_and_the_winners_are_drawn_and_announced_once(group: Group) -> None:
    """G6, G20, G40."""
    giveaway, _ = await draws.running(group, 5, spec=Spec("Ten tickets", winners=2))
    await group.pass_time(timedelta(hours=1), steps=1)
    closed = await present(group, giveaway.id)
    assert closed.state is State.CLOSED
    (digest,) = draws.cards(group, "Fingerprint of the list")
    assert closed.digest is not None
    assert closed.digest in said(digest)
    assert closed.round == beacon_round_after(digest.created_at)
    assert closed.due_at == round_time(closed.round)
    assert not group.beacon.asked
    await group.pass_time(draws.BEACON_TIME)
    await group.tick()
    drawn = await present(group, giveaway.id)
    assert drawn.state is State.ANNOUNCED
    card = draws.announcement(group)
    held = await draws.holders(group, giveaway)
    assert len(set(held)) == 2
    assert all(f"<@{user_id}>" in said(card) for user_id in held)
    assert labels(card) == ["Claim your prize", "My ticket", "Check the draw"]
    await group.restart()
    await group.tick()
    assert len(draws.cards(group, "it is drawn")) == 1
