"""A whole life is told and then forgotten (D3)."""

import json
from datetime import timedelta

from tests.giveaways import draws
from tests.group import Group, labels, said
from tests.life import Life
from tests.onboarding.journey import SENTENCE

KEPT = {
    "desk_audit": "the group's memory of what its moderators did: ids and settings, never a person's own words",
}
"""Tables that may go on naming somebody who was forgotten, and why."""


async def test_everything_is_told_and_everything_is_forgotten(group: Group) -> None:
    """D3: told as plain data, by every feature that stores something; then no table names the person.

    What was given to others stays theirs, without the name of who gave it.
    """
    life = Life(group)
    await life.live()
    told = await life.export()
    assert json.loads(json.dumps(told)) == told
    storing = {table.partition("_")[0] for table in await life.tables_naming_her()} - {"outbox"}
    assert storing == {name for name, what in told.items() if what}
    assert SENTENCE in json.dumps(told)
    assert "My cat walked in" in json.dumps(told)
    assert life.find("collabs", "Report", life.sofia)
    assert "My secret launch" in json.dumps(told)
    assert "Ring Light Co." in json.dumps(told)
    assert "Keiko bakes well" in json.dumps(told)
    assert "A pie for two" in json.dumps(told)
    assert len(list(life.rooms_naming_her())) > 5  # cards, lines in threads, a case study
    assert "brings honest bread" in json.dumps(told)
    assert "A mug of mine" in json.dumps(told)
    assert "Of Keiko" not in json.dumps(told)
    assert {"tracking_works", "tracking_codes"} <= await life.tables_naming_her()
    assert {"analytics_campaigns", "collabs_blocks"} <= await life.tables_naming_her()
    assert life.find("moderator-log", "They match", life.sofia)
    assert list(life.cards_naming_her())
    rotations = {f"shoutouts_{name}" for name in ("roster", "seats", "ledger", "turns", "gifts", "swaps")}
    assert rotations <= await life.tables_naming_her()
    assert [each for each in group.channel("shoutouts").history() if f"<@{life.sofia.id}>" in said(each)]
    await life.forget()
    assert await life.tables_naming_her() <= KEPT.keys()
    assert not [each for each in group.channel("shoutouts").history() if f"<@{life.sofia.id}>" in said(each)]
    assert not list(life.cards_naming_her())
    assert not draws.cards(group, f"<@{life.sofia.id}>")
    assert not [each for each in group.channel("collabs").history() if f"<@{life.sofia.id}>" in said(each)]
    assert not list(life.rooms_naming_her())
    assert "Keiko bakes well" in said(await life.friends[0].slash(group.lobby, "room show"))
    assert sum(said(card).count("Tea at dawn") for card in group.channel("collabs").history()) == 1
    assert not [each for each in group.channel("moderator-log").history() if "They match" in labels(each)]
    feedback = await life.press(life.friends[1], "Read my feedback")
    assert "Lead with the bread." in said(feedback)
    await group.pass_time(timedelta(days=8), steps=2)
    assert await life.tables_naming_her() <= KEPT.keys()


async def test_a_newcomer_who_left_is_forgotten_too(group: Group) -> None:
    """D3: also what is written down because they left."""
    life = Life(group)
    await life.furnish()
    life.sofia = await life.newcomer("sofia")
    group.guild.remove_member(life.sofia)
    await group.settle()
    assert "welcome_arrivals" in await life.tables_naming_her()
    await life.forget()
    assert await life.tables_naming_her() <= KEPT.keys()
