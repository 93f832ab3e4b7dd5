"""A doubting entrant checks the draw, inside Discord."""

from hashlib import sha256

from cogs.giveaways import service_proof
from cogs.giveaways.model import State
from cogs.giveaways.model_check import check
from cogs.giveaways.model_proof_reading import parse
from cogs.giveaways.model_spec import Spec
from cogs.giveaways.text_proof import GOOD
from tests.giveaways import draws
from tests.group import Group, said


async def test_everybody_can_check_a_draw_and_take_the_proof_home(group: Group) -> None:
    """G37, G38, G39: by the button and by the command; the proof names tickets and nobody."""
    giveaway, people = await draws.running(group, 6, spec=Spec("Ten tickets", winners=2))
    drawn = await draws.drawn(group, giveaway)
    shown = await people[0].click(draws.announcement(group), label="Check the draw")
    assert GOOD in said(shown)
    assert "simulated beacon" in said(shown)
    proof = parse(await draws.attached(group, shown, "proof-G1.json"))
    report = check(proof, group.beacon.is_genuine)
    assert (report.holds, report.level) == (True, 2)
    assert proof.commitment == sha256(bytes.fromhex(drawn.seed)).digest()
    assert proof.commitment.hex() == giveaway.commitment
    held = {row.ticket for row in await draws.winners(group, giveaway) if row.holds}
    assert set(proof.winners) == held
    text = (await draws.attached(group, shown, "proof-G1.json")).decode()
    assert not [person for person in people if str(person.id) in text]
    assert b"<html" in await draws.attached(group, shown, "verify.html")
    asked = await people[1].slash(group.lobby, "verify")
    assert GOOD in said(asked)


async def test_a_proof_stays_right_through_every_promotion(group: Group) -> None:
    """G22, G38: whoever lost a prize is in it with the reason."""
    giveaway, _ = await draws.running(group, 4)
    await draws.drawn(group, giveaway)
    for _ in range(2):
        (held,) = await draws.holders(group, giveaway)
        await draws.reroll(group, giveaway, held, "Not claimed")
    async with group.bot.db.read() as conn:
        proof = (await service_proof.material(conn, group.guild.id, giveaway.id)).proof()
    assert check(proof, group.beacon.is_genuine).holds
    assert [each.reason for each in proof.replaced] == ["not claimed"] * 2


async def test_a_list_that_was_tampered_with_is_never_drawn(group: Group) -> None:
    """G38: an entry that somebody slipped in after the digest stops the draw, and the operator's log says so."""
    giveaway, _ = await draws.running(group, 2)
    await draws.close(group, giveaway)
    intruder = (await draws.people(group, 1))[0]
    await draws.enter(group, giveaway, [intruder])
    await draws.weigh(group, giveaway)
    await group.pass_time(draws.BEACON_TIME)
    group.bugs.expect("not the one whose digest was posted")
    assert not await draws.holders(group, giveaway)


async def test_before_the_draw_and_in_another_group_there_is_nothing_to_check(group: Group) -> None:
    """G39, G43."""
    giveaway, people = await draws.running(group, 2)
    card = await draws.copied(group, f"giveaways:check:{giveaway.id}")
    assert "not drawn yet" in said(await people[0].click(card, label="Copied"))
    assert "No giveaway has been drawn" in said(await people[0].slash(group.lobby, "verify"))
    other = group.env.create_guild("Elsewhere")
    stranger = other.add_member(group.env.create_user("curious_carla"))
    channel = other.create_text_channel("lounge")
    await group.settle()
    assert (await draws.drawn(group, giveaway)).state is State.ANNOUNCED
    card = await draws.copied(group, f"giveaways:check:{giveaway.id}", channel)
    assert "not here" in said(await stranger.click(card, label="Copied"))


async def test_every_entrant_finds_their_own_place(group: Group) -> None:
    """G24, G39: all places from the first to the last, each once."""
    giveaway, people = await draws.running(group, 4)
    await draws.drawn(group, giveaway)
    card = draws.announcement(group)
    told = [said(await person.click(card, label="My ticket")) for person in people]
    assert all(sum(f"number **{place}** of 4" in words for words in told) == 1 for place in range(1, 5))
