"""What went wrong in other bots, between the close and the prize: each would have failed there."""

from datetime import timedelta

import pytest

from cogs.giveaways.model import State
from cogs.giveaways.model_spec import Bonus, Rules, Spec
from tests.giveaways import draws
from tests.giveaways.scene import opened, present
from tests.group import Group, said


async def test_what_ended_while_the_bot_was_away_is_drawn_when_it_is_back(group: Group) -> None:
    """G20, G40: time was up and nothing was drawn, GiveawayBot #295, #65, #66, #68, #122."""
    giveaway, _ = await draws.running(group, 3)
    await group.bot.close()
    await group.env.advance_time(timedelta(days=3).total_seconds())
    await group.come_back()
    await group.pass_time(draws.BEACON_TIME * 2, steps=4)
    assert (await present(group, giveaway.id)).state is State.ANNOUNCED
    assert len(draws.cards(group, "it is drawn")) == 1


async def test_a_restart_between_any_two_steps_loses_nothing(group_on_each_engine: Group) -> None:
    """G40: lost after a restart, discord-giveaways #6, #116, #126, #186, #485."""
    group = group_on_each_engine
    giveaway, people = await draws.running(group, 3, lasts=timedelta(minutes=1))
    for span in (60, 0, 17, 1, 0, 1):
        await group.restart()
        await group.env.advance_time(span)
        await group.tick()
    await group.tick()
    assert (await present(group, giveaway.id)).state is State.ANNOUNCED
    (held,) = await draws.holders(group, giveaway)
    assert len(draws.cards(group, "Fingerprint of the list")) == 1
    assert f"<@{held}>" in said(draws.announcement(group))
    letters = draws.by_id(people, held).user.dm_channel.history()
    assert sum("You won" in said(letter) for letter in letters) == 1


@pytest.mark.parametrize("status", [429, 500])
async def test_an_announcement_that_fails_at_first_names_the_same_winners_once(group: Group, status: int) -> None:
    """G40: winners lost, because the row was marked as ended before the message was sent: GiveawayBot, robo.js."""
    giveaway, _ = await draws.running(group, 4)
    await draws.close(group, giveaway)
    group.env.inject_error("POST", f"/channels/{group.lobby.id}/messages", status=status, times=2)
    await group.pass_time(draws.BEACON_TIME)
    held = await draws.holders(group, giveaway)
    assert held
    assert not draws.cards(group, "it is drawn")
    await group.restart()
    await group.pass_time(timedelta(minutes=2), steps=4)
    assert f"<@{held[0]}>" in said(draws.announcement(group))
    assert await draws.holders(group, giveaway) == held


async def test_bonus_entries_never_win_twice(group: Group) -> None:
    """G6, G11: bonus entries as doubled list items let one person win twice, flare-cogs."""
    patrons = group.guild.create_role("Patrons")
    rules = Rules(bonus=(Bonus(patrons.id, 4),))
    for _ in range(3):
        giveaway = await opened(group, spec=Spec("Ten tickets", winners=2, rules=rules))
        people = [*await draws.people(group, 1, roles=[patrons]), *await draws.people(group, 1)]
        await draws.enter(group, giveaway, people)
        await draws.close(group, giveaway)
        await group.pass_time(draws.BEACON_TIME)
        await group.tick()
        assert len(set(await draws.holders(group, giveaway))) == 2


async def test_two_giveaways_at_once_do_not_mix(group: Group) -> None:
    """G6, G43."""
    first, _ = await draws.running(group, 3, spec=Spec("A mug"))
    second, others = await draws.running(group, 3, spec=Spec("A lamp"))
    await group.pass_time(timedelta(hours=1))
    await group.pass_time(draws.BEACON_TIME, steps=2)
    assert (await present(group, first.id)).state is State.ANNOUNCED
    assert set(await draws.holders(group, second)) <= {person.id for person in others}
    assert len(draws.cards(group, "it is drawn")) == 2
