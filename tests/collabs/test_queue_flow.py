"""Requests that wait for a moderator, through the running bot: from the post to the board or back to the draft."""

from datetime import timedelta

import discord
import pytest
from simcord.actors import MemberActor
from simcord.results import ResponseMessage

from cogs.collabs.model import State
from tests.collabs.scene import BASICS, Scene, answered, scene, typed_in
from tests.collabs.test_board_flow import reachable
from tests.group import Group, labels, said

BOTH = pytest.mark.parametrize("forum", [True, False], ids=["forum", "text"])


async def handed_in(group: Group, *, forum: bool, log: bool = True) -> tuple[Scene, MemberActor]:
    """A group that looks first, and a request of Keiko's that waits."""
    made = await scene(group, forum=forum, log=log)
    await made.limits(moderated=True, cooldown_hours=0)
    keiko = group.join("keiko")
    await group.settle()
    await reachable(group, keiko)
    await made.post(keiko)
    return made, keiko


def about(made: Scene) -> list[discord.Message]:
    """What stands in the moderators' log about the request."""
    return [note for note in made.notes() if "Bread reel" in said(note)]


def letters(person: MemberActor) -> list[str]:
    return [said(each) for each in person.user.dm_channel.history()]


@BOTH
async def test_a_moderator_switches_it_on_approves_and_it_is_on_the_board(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C13: nobody else sees it before, and each step survives a restart."""
    made = await scene(group, forum=forum)
    keiko, jamal = group.join("keiko"), group.join("jamal")
    await group.settle()
    await reachable(group, keiko)
    staff = answered(await group.moderator.slash(group.lobby, "collab browse"))
    form = await group.moderator.click(staff, label="Limits of the board")
    assert typed_in(form)["moderated"] == ["0"]
    await group.moderator.submit_modal(form, {**typed_in(form), "moderated": ["1"]})
    draft = await made.draft(keiko)
    await keiko.click(draft, label="Post it")
    assert "A moderator looks at it first" in said(draft)
    await group.restart()
    await group.tick()
    assert made.cards() == []
    assert "The board is empty" in said(await jamal.slash(group.lobby, "collab browse"))
    (question,) = about(made)
    assert f"<@{keiko.id}> asks for this to be on the board" in said(question)
    assert "A reel each" in said(question)
    await group.restart()
    await group.moderator.click(question, label="Approve")
    await group.restart()
    await group.tick()
    (card,) = made.cards()
    assert "Collab · Creator collab · Open" in said(card)
    (note,) = about(made)
    assert f"Approved by <@{group.moderator.id}>" in said(note)
    assert labels(note) == []
    assert "is on the board of The Green Room now" in letters(keiko)[-1]


@BOTH
async def test_sent_back_with_a_reason_changed_and_posted_again(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C13."""
    made, keiko = await handed_in(group, forum=forum)
    form = await group.moderator.click(about(made)[0], label="Send back")
    await group.restart()
    await group.moderator.submit_modal(form, {"reason": "Who *films*?"})
    await group.tick()
    assert "Sent back by" in said(about(made)[0])
    assert "sent your request “Bread reel” back: Who \\*films\\*?" in letters(keiko)[-1]
    card = answered(await keiko.slash(group.lobby, "collab mine"))
    (request,) = await made.of(keiko)
    await keiko.select(card, [str(request.id)], custom_id="collabs:choose")
    assert "**A moderator sent it back** Who \\*films\\*?" in said(card)
    await keiko.submit_modal(await keiko.click(card, label="What it is"), {**BASICS, "what": "I film"})
    await keiko.click(card, label="Post it")
    await group.tick()
    again = about(made)[-1]
    assert "I film" in said(again)
    await group.moderator.click(again, label="Approve")
    await group.tick()
    assert "I film" in said(made.cards()[0])


async def test_two_moderators_and_the_second_is_told(group: Group) -> None:
    """C13."""
    made, keiko = await handed_in(group, forum=False)
    (question,) = about(made)
    form = await group.moderator.click(question, label="Send back")
    await group.moderator.click(question, label="Approve")
    refused = await group.moderator.submit_modal(form, {"reason": "Too late"})
    assert "Somebody was quicker" in said(refused)
    await group.tick()
    assert (await made.of(keiko))[0].state is State.OPEN
    assert not [each for each in letters(keiko) if "Too late" in each]


async def test_its_owner_takes_it_back_and_the_question_is_gone(group: Group) -> None:
    made, keiko = await handed_in(group, forum=False)
    card = answered(await keiko.slash(group.lobby, "collab mine"))
    assert "a moderator looks at it" in said(card)
    (request,) = await made.of(keiko)
    await keiko.select(card, [str(request.id)], custom_id="collabs:choose")
    assert labels(card) == ["Take it back", "Close it"]
    await group.restart()
    await keiko.click(card, label="Take it back")
    assert "It is a draft again" in said(card)
    await group.tick()
    (note,) = about(made)
    assert "Taken back by the person who wrote it" in said(note)
    assert labels(note) == []


async def test_without_a_log_and_with_a_card_deleted_by_hand_there_is_the_list(group: Group) -> None:
    """C13: `/collab browse` has it either way, and a question that waits is asked once more after two days."""
    made, keiko = await handed_in(group, forum=False, log=False)
    assert about(made) == []
    card = answered(await group.moderator.slash(group.lobby, "collab browse"))
    await group.moderator.click(card, label="Waiting requests")
    assert f"**Bread reel**\n-# Creator collab · <@{keiko.id}>" in said(card)
    seen = answered(await group.moderator.click(card, label="Look"))
    await group.moderator.click(seen, label="Approve")
    await group.tick()
    assert len(made.cards()) == 1
    assert "No request is waiting" in said(await queue(group))


async def queue(group: Group) -> ResponseMessage:
    card = answered(await group.moderator.slash(group.lobby, "collab browse"))
    await group.moderator.click(card, label="Waiting requests")
    return card


async def test_a_deleted_question_harms_nobody(group: Group) -> None:
    made, keiko = await handed_in(group, forum=False)
    await about(made)[0].delete()
    await group.pass_time(timedelta(days=2))
    assert "has waited for two days now" in said(about(made)[-1])
    seen = answered(await group.moderator.click(await queue(group), label="Look"))
    await group.moderator.click(seen, label="Approve")
    await group.tick()
    assert (await made.of(keiko))[0].state is State.OPEN


async def test_members_decide_nothing(group: Group) -> None:
    """C13, C18: neither about what waits nor about brands."""
    made, keiko = await handed_in(group, forum=False)
    jamal = group.join("jamal")
    await group.settle()
    for label in ("Approve", "Send back"):
        assert "for moderators of the group" in said(await jamal.click(about(made)[0], label=label))
    card = answered(await jamal.slash(group.lobby, "collab browse"))
    assert not {"Waiting requests", "Brands we do not work with"} & set(labels(card))
    assert (await made.of(keiko))[0].state is State.WAITING


@BOTH
async def test_who_leaves_or_is_forgotten_waits_no_more(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C13, D3."""
    made, keiko = await handed_in(group, forum=forum)
    group.guild.remove_member(keiko)
    await group.settle()
    await group.tick()
    assert "Taken back" in said(about(made)[0])
    async with group.bot.db.write() as conn:
        await group.bot.forget_person(conn, group.guild.id, keiko.id)
    await group.tick()
    assert about(made) == []


@BOTH
async def test_a_brand_is_listed_and_a_request_that_names_it_is_refused(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C18: also in another spelling; the draft stays, and can be changed and posted."""
    made = await scene(group, forum=forum)
    keiko = group.join("keiko")
    await group.settle()
    card = answered(await group.moderator.slash(group.lobby, "collab browse"))
    await group.moderator.click(card, label="Brands we do not work with")
    assert "The list is empty" in said(card)
    form = await group.moderator.click(card, label="Add a brand")
    await group.restart()
    await group.moderator.submit_modal(form, {"name": "Glowy", "reason": "They never *paid*"})
    assert "- **Glowy** · They never \\*paid\\*" in said(card)
    draft = await made.draft(keiko, title="A Gl0wy reel")
    await keiko.click(draft, label="Post it")
    assert "does not work with Glowy" in said(draft)
    await group.tick()
    assert made.cards() == []
    await keiko.click(draft, label="Back")
    await keiko.submit_modal(await keiko.click(draft, label="What it is"), {**BASICS, "title": "A reel"})
    await keiko.click(draft, label="Post it")
    await group.tick()
    assert len(made.cards()) == 1
    async with group.bot.db.read() as conn:
        brand = (await conn.exec_driver_sql("SELECT id FROM collabs_brands")).scalar_one()
    await group.moderator.select(card, [str(brand)], custom_id="collabs:brand_off")
    assert "Glowy is not on the list any more" in said(card)
    await group.moderator.click(card, label="Back to the board")
    assert "A reel" in said(card)


async def test_whoever_lists_a_brand_sees_which_requests_name_it_and_nothing_becomes_of_them(group: Group) -> None:
    """C18."""
    made = await scene(group, forum=True)
    keiko = group.join("keiko")
    await group.settle()
    for title in ("A *Gl0wy* reel", "Bread"):
        await made.post(keiko, title=title)
    (named,) = [each for each in await made.of(keiko) if each.spec.title != "Bread"]
    card = answered(await group.moderator.slash(group.lobby, "collab browse"))
    await group.moderator.click(card, label="Brands we do not work with")
    form = await group.moderator.click(card, label="Add a brand")
    await group.moderator.submit_modal(form, {"name": "Glowy", "reason": "They never paid"})
    assert "Glowy is on the list" in said(card)
    assert "1 request on the board names it and stays there until somebody closes it" in said(card)
    where = f"https://discord.com/channels/{group.guild.id}/{named.thread_id}/{named.message_id}"
    assert f"- {named.id}: “A \\*Gl0wy\\* reel” of <@{keiko.id}> {where}" in said(card)
    assert "Bread" not in said(card)
    await group.tick()
    assert {each.state for each in await made.of(keiko)} == {State.OPEN}
    await group.moderator.click(card, label="Brands we do not work with")
    assert "- **Glowy** · They never paid" in said(card)


async def test_a_log_that_is_closed_to_us_and_an_owner_who_cannot_be_written_to(group: Group) -> None:
    """C13: the list has it, the decision stands, and nothing is sent twice."""
    made = await scene(group, forum=False)
    await made.limits(moderated=True, cooldown_hours=0)
    keiko = group.join("keiko")
    await group.settle()
    await reachable(group, keiko)
    group.close_dms(keiko)
    group.env.inject_error("POST", f"/channels/{made.log.id}/messages", status=403, times=None)
    await made.post(keiko)
    await group.pass_time(timedelta(hours=1), steps=2)
    assert about(made) == []
    seen = answered(await group.moderator.click(await queue(group), label="Look"))
    await group.moderator.click(seen, label="Approve")
    await group.pass_time(timedelta(hours=1), steps=2)
    assert len(made.cards()) == 1
