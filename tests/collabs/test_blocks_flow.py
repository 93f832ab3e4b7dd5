"""Blocking through the running bot: one person decides, both are apart on the lists, and nobody else can tell."""

import pytest
from simcord.actors import MemberActor

from tests.collabs.scene import Scene, answered, scene
from tests.collabs.test_match_flow import introduced
from tests.group import Group, labels, said

BOTH = pytest.mark.parametrize("forum", [True, False], ids=["forum", "text"])


async def board_of_two(group: Group, *, forum: bool) -> tuple[Scene, MemberActor, MemberActor]:
    made = await scene(group, forum=forum)
    keiko, jamal = await introduced(made, "keiko"), await introduced(made, "jamal")
    await made.post(keiko, title="Bread reel")
    await made.post(jamal, title="Street tour")
    return made, keiko, jamal


async def lists(group: Group, person: MemberActor) -> str:
    """Everything that the person is offered."""
    return "\n".join([said(await person.slash(group.lobby, f"collab {name}")) for name in ("browse", "match")])


@BOTH
async def test_from_a_list_with_one_question_and_back(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C18: the card on the board stays, because the channel is Discord's."""
    made, keiko, jamal = await board_of_two(group, forum=forum)
    found = await jamal.slash(group.lobby, "collab match")
    seen = answered(await jamal.click(answered(found), label="Open"))
    asked = answered(await jamal.click(seen, label="Block this person"))
    assert "They are not told" in said(asked)
    assert "can still be seen" in said(asked)
    await group.restart()
    await jamal.click(asked, label="Yes, block")
    assert "Bread" not in await lists(group, jamal)
    assert "Street" not in await lists(group, keiko)
    assert {"Bread", "Street"} <= {word for card in made.cards() for word in said(card).replace("\n", " ").split()}
    await jamal.click(asked, label="Unblock")
    assert "Bread" in await lists(group, jamal)
    assert "Street" in await lists(group, keiko)


async def test_by_command_and_nothing_reaches_the_one_who_is_blocked(group: Group) -> None:
    """C18: no letter, no note, no other answer; the export of the blocked person says nothing."""
    made, keiko, jamal = await board_of_two(group, forum=False)
    notes = len(made.notes())
    before = said(await keiko.slash(group.lobby, "collab unblock", member=jamal))
    answer = await jamal.slash(group.lobby, "collab block", member=keiko)
    assert answer.ephemeral
    assert f"<@{keiko.id}> is blocked" in said(answer)
    await group.tick()
    assert len(made.notes()) == notes
    assert said(await keiko.slash(group.lobby, "collab unblock", member=jamal)) == before
    for person, ids in ((keiko, None), (jamal, [str(keiko.id)])):
        async with group.bot.db.read() as conn:
            told = await group.bot.export_person(conn, group.guild.id, person.id)
        assert told["collabs"].get("blocked") == ids
    assert "Bread" in said(await keiko.slash(group.lobby, "collab browse")), "her own are hers"
    assert "Bread" in said(await group.moderator.slash(group.lobby, "collab browse"))
    form = await keiko.click(made.cards()[1], label="Report")
    assert "The moderators have it now" in said(await keiko.submit_modal(form, {"words": "Hm"}))


async def test_the_list_of_whom_one_blocked_also_of_those_who_left(group: Group) -> None:
    """C18."""
    _, keiko, jamal = await board_of_two(group, forum=False)
    assert "You have blocked nobody" in said(await jamal.slash(group.lobby, "collab unblock"))
    assert "That is you" in said(await jamal.slash(group.lobby, "collab block", member=jamal))
    await jamal.slash(group.lobby, "collab block", member=keiko)
    group.guild.remove_member(keiko)
    await group.settle()
    card = answered(await jamal.slash(group.lobby, "collab unblock"))
    assert f"<@{keiko.id}>" in said(card)
    await jamal.select(card, [str(keiko.id)], custom_id="collabs:unblock_one")
    assert "is not blocked any more" in said(card)
    assert "You have blocked nobody" in said(await jamal.slash(group.lobby, "collab unblock"))


async def test_ones_own_request_has_no_block(group: Group) -> None:
    _, keiko, _ = await board_of_two(group, forum=False)
    card = answered(await keiko.slash(group.lobby, "collab browse"))
    seen = [await keiko.click(card, custom_id=f"collabs:see:{number}") for number in (1, 2)]
    assert ["Block this person" in labels(each) for each in seen] == [False, True]
