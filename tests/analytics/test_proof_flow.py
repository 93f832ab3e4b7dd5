"""A screenshot as proof, through the running bot: asked, seen by moderators, answered, told, gone."""

from datetime import timedelta
from typing import Any

import pytest
from simcord.actors import MemberActor

from bot.ui import Card, button
from cogs.analytics.model import Source
from cogs.contact import service as contact
from cogs.contact.model import Way
from tests.analytics.creator import Creator, creator
from tests.group import Group, labels, said

PICTURE = ("insights.png", b"\x89PNG\r\n\x1a\npicture")
TOLD = "4 days ago reel 300 9\n5 days ago 280 7"


@pytest.fixture
async def furnished(group: Group) -> Group:
    """A group with a log for its moderators."""
    shown: Any = await group.moderator.slash(group.lobby, "setup")
    await group.moderator.click(shown.response, label="Do it")
    await group.tick()
    return group


async def asked(group: Group) -> Creator:
    """Keiko logs two reels and sends a screenshot of them."""
    keiko = await creator(group)
    async with group.bot.db.write() as conn:
        await contact.choose(conn, group.guild.id, keiko.person.id, Way.DM, group.now())
    await keiko.log(TOLD, followers="10k")
    assert "The moderators have been asked" in await keiko.fill("Add a screenshot", picture=PICTURE)
    await group.tick()
    return keiko


def question(group: Group) -> Any:  # noqa: ANN401 - SimCord's message
    return next(each for each in reversed(group.channel("moderator-log").history()) if "They match" in labels(each))


def pictures(message: Any) -> list[Any]:  # noqa: ANN401 - SimCord's message
    return [each for box in message.components for each in getattr(box, "children", ()) if hasattr(each, "items")]


async def test_a_moderator_confirms_and_the_numbers_say_so(furnished: Group) -> None:
    """A8, A9: the picture is gone with the answer, and nowhere in the database."""
    keiko = await asked(furnished)
    card = question(furnished)
    assert "10,000 followers" in said(card)
    assert "Reel · 300 likes" in said(card)
    assert len(pictures(card)) == 1
    await furnished.restart()
    await furnished.moderator.click(card, label="They match")
    await furnished.tick()
    assert {each.source for each in await keiko.contents()} == {Source.PEER_VERIFIED}
    assert {each.source for each in await keiko.snapshots()} == {Source.PEER_VERIFIED}
    answered = furnished.channel("moderator-log").history()[-1]
    assert "300" not in said(answered)
    assert not pictures(answered)
    letters = [said(each) for each in keiko.person.user.dm_channel.history()]
    assert any("A moderator has looked at your screenshot" in each for each in letters)
    await keiko.use("stats me")
    await keiko.choose("open", keiko.options("open")[0])
    assert "confirmed by a moderator" in said(keiko.shown)


async def test_a_moderator_does_not_find_them_and_nothing_changes(furnished: Group) -> None:
    """A8: told kindly; a second answer does not count; a closed direct message is no bug."""
    keiko = await asked(furnished)
    furnished.close_dms(keiko.person)
    card = question(furnished)
    await furnished.moderator.click(card, label="They do not match")
    await furnished.tick()
    assert {each.source for each in await keiko.contents()} == {Source.SELF_REPORTED}
    again: Any = await copied(furnished, furnished.moderator, "analytics:proof_yes:1")
    assert "answered this already" in said(again)


async def copied(group: Group, person: MemberActor, custom_id: str) -> Any:  # noqa: ANN401 - SimCord's result
    """Press a copied button."""
    await group.bot.get_partial_messageable(group.lobby.id).send(view=Card().row(button("Copied", custom_id)))
    return await person.click(group.lobby.history()[-1], label="Copied")


async def test_nobody_confirms_their_own_and_members_confirm_nothing(furnished: Group) -> None:
    """A8, A13: moderators only, and not for themselves."""
    keiko = await asked(furnished)
    assert "for moderators" in said(await copied(furnished, keiko.person, "analytics:proof_yes:1"))
    maya = Creator(furnished, person=furnished.moderator)
    await maya.use("stats log")
    await maya.fill(None, platform=["tiktok"], handle="maya.moves")
    await maya.fill("Log numbers", account=["a-2"], contents="4 days ago 10 1")
    await maya.fill("Add a screenshot", picture=PICTURE)
    await furnished.tick()
    assert "your own numbers" in said(await copied(furnished, furnished.moderator, "analytics:proof_yes:2"))
    assert "nothing to confirm" in said(await copied(furnished, furnished.moderator, "analytics:proof_yes:99"))


async def test_what_was_changed_since_is_not_confirmed(furnished: Group) -> None:
    """A9: a number that the moderator did not see."""
    keiko = await asked(furnished)
    await furnished.pass_time(timedelta(minutes=1))
    await keiko.log("4 days ago reel 999 9")
    await furnished.moderator.click(question(furnished), label="They match")
    found = {each.numbers.likes: each.source for each in await keiko.contents()}
    assert found == {999: Source.SELF_REPORTED, 280: Source.PEER_VERIFIED}


async def test_the_question_can_be_taken_back(furnished: Group) -> None:
    """A13, A21: the message goes."""
    keiko = await asked(furnished)
    await keiko.use("stats me")
    await keiko.choose("open", keiko.options("open")[0])
    assert "Moderators have been asked to look at a screenshot" in said(keiko.shown)
    assert "Taken back" in await keiko.press("Take the question back")
    await furnished.tick()
    assert not any("They match" in labels(each) for each in furnished.channel("moderator-log").history())


async def test_removing_the_account_takes_the_question_down(furnished: Group) -> None:
    """A21: nothing of it stays anywhere."""
    keiko = await asked(furnished)
    await keiko.copy("analytics:drop_sure:1")
    await furnished.tick()
    assert not any("They match" in labels(each) for each in furnished.channel("moderator-log").history())


async def test_no_picture_no_log_and_nothing_left_are_told(group: Group) -> None:
    """A8: another kind of file; a group without a log; numbers that are gone."""
    keiko = await creator(group)
    await keiko.log(TOLD)
    assert "no picture" in await keiko.fill("Add a screenshot", picture=("mine.pdf", b"%PDF"))
    await keiko.log("6 days ago 300 9")
    assert "no place to ask the moderators" in await keiko.fill("Add a screenshot", picture=PICTURE)
