"""Somebody who takes part has everything told and everything forgotten; the proofs stay right."""

import json

from cogs.giveaways import service_proof
from cogs.giveaways.model import State
from cogs.giveaways.model_check import check
from tests.giveaways import draws
from tests.giveaways.scene import opened, present
from tests.group import Group, said


async def forget(group: Group, user_id: int) -> None:
    """Forget somebody, and let what follows from that happen."""
    async with group.bot.db.write() as conn:
        await group.bot.forget_person(conn, group.guild.id, user_id)
    await group.tick()
    await group.tick()


async def test_deleting_a_winner_keeps_the_proof_and_lets_the_prize_move_on(group: Group) -> None:
    """G44: the ticket stays, nothing leads from it to the person, and nothing on show names them."""
    giveaway, people = await draws.running(group, 4)
    await draws.drawn(group, giveaway)
    (first,) = await draws.holders(group, giveaway)
    await forget(group, first)
    (second,) = await draws.holders(group, giveaway)
    assert second != first
    assert not draws.cards(group, f"<@{first}>")
    async with group.bot.db.read() as conn:
        proof = (await service_proof.material(conn, group.guild.id, giveaway.id)).proof()
    assert check(proof, group.beacon.is_genuine).holds
    assert len(proof.order) == 4
    assert "no ticket of yours" in said(
        await draws.by_id(people, first).click(draws.announcement(group), label="My ticket")
    )


async def test_an_entry_in_an_open_giveaway_is_removed_altogether(group: Group) -> None:
    """G44: the list is not fixed yet, so nothing is left; also between the close and the digest."""
    running, people = await draws.running(group, 2)
    await forget(group, people[0].id)
    assert (await draws.close(group, running)).entrants == 1


async def test_a_prize_that_was_claimed_stays_with_nobody_named(group: Group) -> None:
    """G44: and everything before is told as plain data."""
    giveaway, people = await draws.running(group, 2)
    await draws.drawn(group, giveaway)
    (held,) = await draws.holders(group, giveaway)
    await draws.claim(group, draws.by_id(people, held))
    async with group.bot.db.read() as conn:
        told = dict((await group.bot.export_person(conn, group.guild.id, held))["giveaways"])
    assert told["wins"][0]["state"] == "claimed"
    assert told["entries"][0]["place"] == 1
    assert json.dumps(told)
    await forget(group, held)
    assert (await present(group, giveaway.id)).state is State.DONE
    assert [row.user_id for row in await draws.winners(group, giveaway)] == [None]
    assert "somebody who is not here any more" in said(draws.announcement(group))


async def test_a_host_who_is_forgotten_hosts_nothing(group: Group) -> None:
    """G44."""
    giveaway = await opened(group)
    await forget(group, group.moderator.id)
    assert (await present(group, giveaway.id)).host_id is None
    assert f"<@{group.moderator.id}>" not in said(group.lobby.history()[0])
