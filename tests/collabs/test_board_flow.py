"""The board stays true: browsing, one's own requests, ends and renewals, reports, who leaves."""

from datetime import timedelta

import discord
import pytest
from simcord.actors import MemberActor

from cogs.collabs.model import State
from cogs.contact import service as contact
from cogs.contact.model import Way
from tests.collabs.scene import BASICS, Scene, answered, begun, scene
from tests.group import Group, labels, said

BOTH = pytest.mark.parametrize("forum", [True, False], ids=["forum", "text"])
MONTH = timedelta(days=30)


async def reachable(group: Group, person: MemberActor) -> None:
    """By direct message, at noon."""
    await group.pass_time(timedelta(hours=12))
    async with group.bot.db.write() as conn:
        await contact.choose(conn, group.guild.id, person.id, Way.DM, group.now())
    await group.tick()


async def state(made: Scene, person: MemberActor) -> State:
    return (await made.of(person, frozenset(State)))[0].state


@BOTH
async def test_an_owner_changes_closes_and_the_card_says_so(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C9, C10: cards, tags and the thread follow."""
    made, keiko = await begun(group, forum=forum)
    card = answered(await keiko.slash(group.lobby, "collab mine"))
    assert "**Bread reel** · open until" in said(card)
    (request,) = await made.of(keiko)
    await keiko.select(card, [str(request.id)], custom_id="collabs:choose")
    assert labels(card) == ["Who is interested", "Change it", "Renew", "Close it", "See it on the board"]
    await keiko.click(card, label="Change it")
    await keiko.submit_modal(await keiko.click(card, label="What it is"), {**BASICS, "title": "Rye", "kind": ["event"]})
    await group.tick()
    assert "Rye" in said(made.cards()[0])
    if forum:
        assert made.threads()[0].name == "Rye"
        assert made.tags(made.threads()[0]) == {"Open", "Event or workshop"}
    await group.restart()
    await keiko.click(card, label="Back")
    await keiko.click(card, label="Close it")
    await keiko.click(card, label="Yes, close it")
    await group.tick()
    assert "This request is closed" in said(made.cards()[0])
    assert labels(made.cards()[0]) == []
    if forum:
        (thread,) = made.threads()
        assert made.tags(thread) == {"Closed", "Event or workshop"}
        kept = group.env.backend.get_channel(thread.id).thread_metadata
        assert kept is not None
        assert kept.archived
    assert "no requests and no drafts" in said(await keiko.slash(group.lobby, "collab mine"))


@BOTH
async def test_it_ends_by_itself_and_one_press_in_the_letter_renews_it(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C11."""
    made, keiko = await begun(group, forum=forum)
    await reachable(group, keiko)
    await group.pass_time(MONTH - timedelta(days=2), steps=2)
    letter = keiko.user.dm_channel.history()[-1]
    assert "ends" in said(letter)
    assert "one press renews it".casefold() in said(letter).casefold()
    await group.pass_time(timedelta(days=3), steps=2)
    assert await state(made, keiko) is State.EXPIRED
    assert "has ended" in said(made.cards()[0])
    if forum:
        assert "Ended" in made.tags(made.threads()[0])
    letter = keiko.user.dm_channel.history()[-1]
    assert "has ended" in said(letter)
    await group.restart()
    await keiko.user.click(letter, label="Renew")
    await group.tick()
    assert await state(made, keiko) is State.OPEN
    assert "Open" in said(made.cards()[0])
    assert len(made.cards()) == 1


@BOTH
async def test_what_nobody_renews_is_closed_and_put_away(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C11: Discord puts the silent thread away first; the card is brought up to date all the same."""
    made, keiko = await begun(group, forum=forum)
    if forum:
        thread = group.bot.get_channel(made.threads()[0].id)
        assert isinstance(thread, discord.Thread)
        await thread.edit(archived=True)
    await group.pass_time(MONTH - timedelta(days=3))
    await group.pass_time(timedelta(days=3))
    assert await state(made, keiko) is State.EXPIRED
    await group.pass_time(timedelta(days=14))
    assert await state(made, keiko) is State.CLOSED
    assert "This request is closed" in said(made.cards()[0])
    refused = await keiko.slash(group.lobby, "collab close", request="1")
    assert "not there any more" in said(refused)


async def test_people_browse_with_filters_and_pages(group: Group) -> None:
    """C15."""
    made = await scene(group, forum=False)
    await made.limits(most_open=20, cooldown_hours=0)
    keiko, jamal = group.join("keiko"), group.join("jamal")
    await group.settle()
    assert "The board is empty" in said(await jamal.slash(group.lobby, "collab browse"))
    for number in range(7):
        await made.post(keiko, title=f"Loaf {number}", kind=["event" if number == 3 else "creator"])
    card = answered(await jamal.slash(group.lobby, "collab browse"))
    assert "Loaf 6" in said(card)
    assert "Loaf 1" not in said(card)
    await jamal.click(card, label="Older ›")
    assert "Loaf 1" in said(card)
    assert "Loaf 2" not in said(card)
    await group.restart()
    await jamal.click(card, label="‹ Newer")
    assert "Loaf 6" in said(card)
    await jamal.select(card, ["event"], custom_id="collabs:filter:kind:all.all.all.all")
    assert "Loaf 3" in said(card)
    assert "Loaf 6" not in said(card)
    await jamal.select(card, ["fee"], custom_id="collabs:filter:pay:event.all.all.all")
    assert "Nothing fits that right now" in said(card)
    await jamal.select(card, ["all"], custom_id="collabs:filter:pay:event.all.all.fee")
    seen = await jamal.click(card, label="Open")
    assert "Loaf 3" in said(seen)
    assert "See it on the board" in labels(seen)


async def test_a_member_reports_and_a_moderator_closes_with_a_reason(group: Group) -> None:
    made, keiko = await begun(group, forum=True)
    await reachable(group, keiko)
    jamal = group.join("jamal")
    await group.settle()
    for _ in range(2):
        form = await jamal.click(made.cards()[0], label="Report")
        told = await jamal.submit_modal(form, {"words": "It asks for *likes*"})
        assert "The moderators have it now" in said(told)
    await group.tick()
    notes = [said(note) for note in made.notes() if "reports the request" in said(note)]
    assert len(notes) == 1
    assert "It asks for \\*likes\\*" in notes[0]
    (request,) = await made.of(keiko)
    refused = await jamal.slash(group.lobby, "collab close", request=str(request.id))
    assert "not there any more" in said(refused)
    offered = await group.moderator.autocomplete(group.lobby, "collab close", "request", "bread")
    assert [each["value"] for each in offered] == [str(request.id)]
    form = await group.moderator.slash(group.lobby, "collab close", request=str(request.id))
    await group.moderator.submit_modal(form, {"reason": "We do not trade likes here"})
    await group.tick()
    assert "A moderator closed this request: We do not trade likes here" in said(made.cards()[0])
    letter = said(keiko.user.dm_channel.history()[-1])
    assert "closed your request “Bread reel”: We do not trade likes here" in letter


async def test_a_report_that_nobody_would_read_is_said(group: Group) -> None:
    keiko = group.join("keiko")
    made = await scene(group, forum=False, log=False)
    await made.post(keiko)
    form = await keiko.click(made.cards()[0], label="Report")
    refused = await keiko.submit_modal(form, {"words": "Hm"})
    assert "no place where I can tell the moderators" in said(refused)


@BOTH
async def test_who_leaves_is_off_the_board(group: Group, forum: bool) -> None:  # noqa: FBT001
    made, keiko = await begun(group, forum=forum)
    group.guild.remove_member(keiko)
    await group.settle()
    await group.tick()
    assert "This request is closed" in said(made.cards()[0])


@BOTH
async def test_who_is_forgotten_takes_the_card_along(group: Group, forum: bool) -> None:  # noqa: FBT001
    """D3."""
    made, keiko = await begun(group, forum=forum)
    async with group.bot.db.write() as conn:
        told = await group.bot.export_person(conn, group.guild.id, keiko.id)
        assert told["collabs"]["requests"][0]["title"] == "Bread reel"
        await group.bot.forget_person(conn, group.guild.id, keiko.id)
    await group.tick()
    assert made.cards() == []


async def test_only_ones_own_are_offered_and_another_group_sees_nothing(group: Group) -> None:
    made, keiko = await begun(group, forum=False)
    jamal = group.join("jamal")
    await group.settle()
    (request,) = await made.of(keiko)
    for name in ("close", "renew"):
        assert await jamal.autocomplete(group.lobby, f"collab {name}", "request", "") == []
        offered = await keiko.autocomplete(group.lobby, f"collab {name}", "request", "bread")
        assert [each["value"] for each in offered] == [str(request.id)]
    other = group.env.create_guild("Elsewhere")
    lounge = other.create_text_channel("lounge")
    stranger = other.add_member(group.env.create_user("carla"))
    await group.settle()
    assert "The board is empty" in said(await stranger.slash(lounge, "collab browse"))
