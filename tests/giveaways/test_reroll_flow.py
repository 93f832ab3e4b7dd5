"""A prize that moves on because a moderator says so, in the running bot."""

from typing import Any

from cogs.giveaways.model import State
from cogs.giveaways.model_spec import Spec
from tests.giveaways import draws
from tests.giveaways.scene import present
from tests.group import Group, labels, said


async def test_five_rerolls_never_return_a_past_winner(group: Group) -> None:
    """G22, G23, G24, G42: each goes to the next of the order that was fixed at the draw, and is audited."""
    giveaway, _ = await draws.running(group, 8)
    await draws.drawn(group, giveaway)
    order = await draws.order(group, giveaway)
    seen = []
    for _ in range(5):
        (held,) = await draws.holders(group, giveaway)
        assert held not in seen
        seen.append(held)
        await draws.reroll(group, giveaway, held, "Declined")
    assert seen == order[:5]
    assert await draws.holders(group, giveaway) == [order[5]]
    assert len(draws.cards(group, "1 prize was declined")) == 5
    assert (await draws.audited(group)).count("winner_replaced") == 5


async def test_the_command_replaces_one_named_winner_and_asks_for_the_reason(group: Group) -> None:
    """G23."""
    giveaway, people = await draws.running(group, 4, spec=Spec("Ten tickets", winners=2))
    await draws.drawn(group, giveaway)
    first, second = await draws.holders(group, giveaway)
    options: dict[str, Any] = {"giveaway": giveaway.public_id, "winner": draws.by_id(people, first).user}
    answer = await group.moderator.slash(group.lobby, "giveaway reroll", reason="expired", **options)
    assert "prize moves on" in said(answer)
    await group.tick()
    await group.tick()
    held = await draws.holders(group, giveaway)
    assert first not in held
    assert second in held
    assert len(held) == 2
    again = await group.moderator.slash(group.lobby, "giveaway reroll", reason="expired", **options)
    assert "holds no prize" in said(again)


async def test_only_moderators_reroll_and_only_in_their_own_group(group: Group) -> None:
    """G43: a member's press and another group's press change nothing."""
    giveaway, people = await draws.running(group, 3)
    await draws.drawn(group, giveaway)
    held = await draws.holders(group, giveaway)
    card = await draws.copied(group, f"giveaways:reroll_now:{giveaway.id}:{held[0]}:declined")
    assert "for moderators" in said(await people[0].click(card, label="Copied"))
    other = group.env.create_guild("Elsewhere")
    owner = other.add_member(group.env.create_user("curious_carla"), roles=[draws.ruling_role(other)])
    channel = other.create_text_channel("lounge")
    await group.settle()
    card = await draws.copied(group, f"giveaways:reroll_now:{giveaway.id}:{held[0]}:declined", channel)
    assert "not here" in said(await owner.click(card, label="Copied"))
    await group.tick()
    assert await draws.holders(group, giveaway) == held


async def test_a_claimed_prize_can_still_move_on(group: Group) -> None:
    """G23: and the giveaway that was over waits for a winner again, through a restart between the two steps."""
    giveaway, people = await draws.running(group, 2)
    await draws.drawn(group, giveaway)
    (first,) = await draws.holders(group, giveaway)
    await draws.claim(group, draws.by_id(people, first))
    assert (await present(group, giveaway.id)).state is State.DONE
    card = await draws.copied(group, f"giveaways:reroll_now:{giveaway.id}:{first}:ineligible")
    await group.moderator.click(card, label="Copied")
    assert (await present(group, giveaway.id)).state is State.ANNOUNCED
    await group.restart()
    await group.tick()
    await group.tick()
    (second,) = await draws.holders(group, giveaway)
    assert second != first
    assert "Claim your prize" in labels(draws.cards(group, "could not have it by the rules")[-1])
