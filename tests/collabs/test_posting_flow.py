"""Writing a request and seeing it on the board, in a forum and in a text channel: the running bot on SimCord."""

from datetime import timedelta

import discord
import pytest

from cogs.collabs import board, doctor
from cogs.collabs.model import State
from tests.collabs.scene import BASICS, PAY, answered, scene, typed_in
from tests.group import Group, labels, said

NINE_DAYS = {"most_open": "1", "cooldown_hours": "1", "lasts_days": "9", "moderated": ["0"]}
BOTH = pytest.mark.parametrize("forum", [True, False], ids=["forum", "text"])


@BOTH
async def test_a_collab_is_posted_with_its_card(group: Group, forum: bool) -> None:  # noqa: FBT001 - of both boards
    """C1, C2, C4, C5, C10: the house question first, then only what goes with the answer."""
    made = await scene(group, forum=forum)
    keiko = group.join("keiko")
    await group.settle()
    card, form = await made.ask(keiko)
    assert "Is it a collab or a paid partnership?" in said(card)
    answers = {**BASICS, "title": "Bread *reel*", "deadline": "in 3 weeks", "slots": "2"}
    await keiko.submit_modal(form, answers)
    assert labels(card) == ["What it is", "Who it is for", "What is fixed, what is free", "Post it", "Throw away"]
    await keiko.submit_modal(
        await keiko.click(card, label="Who it is for"),
        {"platforms": ["instagram"], "niches": ["food"], "sizes": "5k-20k", "where": ["region"], "region": "Leeds"},
    )
    await keiko.submit_modal(
        await keiko.click(card, label="What is fixed, what is free"), {"fixed": "The date", "free": "The rest"}
    )
    await keiko.click(card, label="Post it")
    assert f"<#{made.board.id}>" in said(card)
    await group.tick()
    (shown,) = made.cards()
    assert "Collab · Creator collab · Open" in said(shown)
    assert "Bread \\*reel\\*" in said(shown)
    assert "**For** Food, 5k to 20k followers, on Instagram" in said(shown)
    assert "**Where** Leeds" in said(shown)
    assert "**Places** 2 people" in said(shown)
    assert "**Fixed** The date\n**Free** The rest" in said(shown)
    assert f"Posted by <@{keiko.id}>" in said(shown)
    assert "marks their content" not in said(shown)
    if forum:
        (thread,) = made.threads()
        assert (thread.name, made.tags(thread)) == ("Bread *reel*", {"Open", "Creator collab"})


@BOTH
async def test_a_paid_partnership_asks_more_and_says_what_it_is(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C2, C3, C5, D9."""
    made = await scene(group, forum=forum)
    sofia = group.join("sofia")
    await group.settle()
    card = await made.draft(sofia, "A paid partnership", kind=["review"])
    assert "**Still needed** “What they get”" in said(card)
    await sofia.click(card, label="Post it")
    assert "Please fill in “What they get” first" in said(card)
    await sofia.click(card, label="Back")
    await sofia.submit_modal(await sofia.click(card, label="What they get"), PAY)
    await sofia.click(card, label="Post it")
    await group.tick()
    (shown,) = made.cards()
    assert "Paid partnership · Review or unboxing · Open" in said(shown)
    assert "**They get** Fee, 250 EUR" in said(shown)
    assert "**Brand partner** Mill & Co" in said(shown)
    assert "**Rights to the content** They may use it in paid ads: 1 year" in said(shown)
    assert "whoever takes part marks their content" in said(shown)


async def test_a_closed_window_and_a_restart_lose_nothing(group: Group) -> None:
    """C1: what could not be used too."""
    made = await scene(group, forum=True)
    keiko = group.join("keiko")
    await group.settle()
    card, form = await made.ask(keiko)
    await keiko.submit_modal(form, {**BASICS, "title": "Long words", "deadline": "banana", "slots": "2"})
    assert "I cannot read “banana” as a time" in said(card)
    assert "Please look again at “What it is”" in said(card)
    await group.restart()
    again = answered(await keiko.slash(group.lobby, "collab post"))
    (draft,) = await made.of(keiko)
    await keiko.select(again, [str(draft.id)], custom_id="collabs:go_on")
    form = await keiko.click(again, label="What it is")
    assert typed_in(form) == {**BASICS, "title": "Long words", "deadline": "banana", "slots": "2"}
    await keiko.submit_modal(form, {**typed_in(form), "deadline": "24 Dec"})
    await group.restart()
    await keiko.click(again, label="Post it")
    await group.tick()
    assert "Long words" in said(made.cards()[0])


@BOTH
async def test_a_crash_after_posting_posts_nothing_twice(
    group: Group,
    forum: bool,  # noqa: FBT001 - of both boards
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The bot stops between Discord's answer and its own memory of it."""
    made = await scene(group, forum=forum)
    keiko = group.join("keiko")
    await group.settle()
    post = board.post

    async def crash(*args: object) -> board.Place:
        await post(*args)  # type: ignore[arg-type]  # as it was called
        raise OSError("the line broke")

    monkeypatch.setattr(board, "post", crash)
    await made.post(keiko)
    monkeypatch.undo()
    await group.restart()
    await group.pass_time(timedelta(seconds=10), steps=2)
    assert len(made.cards()) == 1
    (request,) = await made.of(keiko)
    assert request.message_id == made.cards()[0].id


@BOTH
async def test_a_title_of_a_hundred_emoji_finds_its_place(group: Group, forum: bool) -> None:  # noqa: FBT001
    made = await scene(group, forum=forum)
    keiko = group.join("keiko")
    await group.settle()
    await made.post(keiko, title="🍞" * 100)
    assert "🍞" * 100 in said(made.cards()[0])
    if forum:
        assert made.threads()[0].name == "🍞" * 50


async def test_the_longest_request_fits_on_its_card(group: Group) -> None:
    """Every character one that has to be escaped."""
    made = await scene(group, forum=True)
    sofia = group.join("sofia")
    await group.settle()
    card = await made.draft(sofia, "A paid partnership", kind=["ugc"], title="*" * 100, what="*" * 800, slots="20")
    await sofia.submit_modal(await sofia.click(card, label="What they get"), {**PAY, "brand": "*" * 80})
    everything = ["instagram", "tiktok", "youtube", "pinterest", "facebook", "twitch", "bluesky", "mastodon", "threads"]
    niches = ["fashion", "travel", "business", "entertainment", "home", "food", "fitness", "parenting"]
    await sofia.submit_modal(
        await sofia.click(card, label="Who it is for"),
        {"platforms": everything, "niches": niches, "sizes": "1k to 9k", "where": ["region"], "region": "*" * 60},
    )
    await sofia.submit_modal(
        await sofia.click(card, label="What is fixed, what is free"), {"fixed": "*" * 200, "free": "*" * 200}
    )
    await sofia.submit_modal(
        await sofia.click(card, label="What they get"), {**PAY, "fee": "x" * 40, "brand": "*" * 80}
    )
    assert "no amount I can read" in said(card)
    await sofia.submit_modal(await sofia.click(card, label="What they get"), {**PAY, "brand": "*" * 80})
    await sofia.click(card, label="Post it")
    await group.tick()
    assert "\\*" * 800 in said(made.cards()[0])


async def test_a_forum_with_twenty_tags_gets_the_card_and_the_doctor_explains(group: Group) -> None:
    """C10: theirs stay; what they have by our names is used."""
    made = await scene(group, forum=True)
    keiko = group.join("keiko")
    await group.settle()
    tags = [discord.ForumTag(name=f"Theirs {number}") for number in range(19)]
    await made.forum().edit(available_tags=[*tags, discord.ForumTag(name="open")])
    await group.settle()
    await made.post(keiko)
    (thread,) = made.threads()
    assert made.tags(thread) == {"open"}
    assert len(made.forum().available_tags) == 20
    (found,) = await doctor.tags(group.bot, made.forum().guild)
    assert "has 20 tags already, so 10 tags of mine did not fit" in found.problem


async def test_a_forum_with_little_room_gets_states_first(group: Group) -> None:
    made = await scene(group, forum=True)
    keiko = group.join("keiko")
    await group.settle()
    await made.forum().edit(available_tags=[discord.ForumTag(name=f"Theirs {number}") for number in range(17)])
    await group.settle()
    await made.post(keiko)
    assert [tag.name for tag in made.forum().available_tags][17:] == ["Open", "Full", "Ended"]


async def test_without_the_permission_for_tags_the_card_is_posted_all_the_same(group: Group) -> None:
    made = await scene(group, forum=True)
    keiko = group.join("keiko")
    group.bot_may(manage_channels=False)
    await group.settle()
    await made.post(keiko)
    assert made.tags(made.threads()[0]) == set()


async def test_without_a_board_the_draft_waits(group: Group) -> None:
    keiko = group.join("keiko")
    await group.settle()
    shown = answered(await keiko.slash(group.lobby, "collab post"))
    await keiko.submit_modal(await keiko.click(shown, label="A collab"), BASICS)
    await keiko.click(shown, label="Post it")
    assert "no collab board yet" in said(shown)
    await keiko.click(shown, label="Back")
    await keiko.click(shown, label="Throw away")
    assert "Thrown away" in said(shown)


@BOTH
async def test_limits_are_said_where_the_draft_can_still_be_changed(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C12."""
    made = await scene(group, forum=forum)
    await made.limits(most_open=1, cooldown_hours=0)
    keiko = group.join("keiko")
    await group.settle()
    await made.post(keiko)
    card = await made.draft(keiko)
    await keiko.click(card, label="Post it")
    assert "1 open request at once" in said(card)
    await made.limits(most_open=5, cooldown_hours=2)
    await keiko.click(card, label="Back")
    await keiko.click(card, label="Post it")
    assert "a short while ago" in said(card)
    await group.pass_time(timedelta(hours=2))
    await keiko.click(card, label="Back")
    await keiko.click(card, label="Post it")
    await group.tick()
    assert len(made.cards()) == 2


async def test_a_moderator_chooses_the_limits(group: Group) -> None:
    """C12."""
    made = await scene(group, forum=False)
    keiko = group.join("keiko")
    await group.settle()
    assert "Limits of the board" not in labels(await keiko.slash(group.lobby, "collab browse"))
    card = answered(await group.moderator.slash(group.lobby, "collab browse"))
    form = await group.moderator.click(card, label="Limits of the board")
    assert typed_in(form) == {"most_open": "3", "cooldown_hours": "0", "lasts_days": "30", "moderated": ["0"]}
    refused = await group.moderator.submit_modal(form, {**NINE_DAYS, "most_open": "0"})
    assert "whole number from 1 to 25. You wrote “0”" in said(refused)
    form = await group.moderator.click(card, label="Limits of the board")
    saved = await group.moderator.submit_modal(form, NINE_DAYS)
    assert "Saved" in said(saved)
    request = await made.post(keiko)
    assert request.expires_at == group.now() + timedelta(days=9)


async def test_a_fourth_draft_is_refused_before_anything_is_typed(group: Group) -> None:
    made = await scene(group, forum=False)
    keiko = group.join("keiko")
    await group.settle()
    for _ in range(3):
        await made.draft(keiko)
    _, refused = await made.ask(keiko)
    assert refused.modal is None
    assert "You have 3 drafts" in said(refused)


async def test_nobody_reaches_the_draft_of_somebody_else(group: Group) -> None:
    made = await scene(group, forum=False)
    keiko, jamal = group.join("keiko"), group.join("jamal")
    await group.settle()
    theirs = await made.draft(keiko)
    await keiko.click(theirs, label="Post it")
    await group.tick()
    (request,) = await made.of(keiko)
    assert request.state is State.OPEN
    stolen = await made.draft(jamal)
    await jamal.click(stolen, label="Throw away")
    assert (await made.of(jamal)) == []
    refused = await jamal.slash(group.lobby, "collab close", request=str(request.id))
    assert "not there any more" in said(refused)
    refused = await jamal.slash(group.lobby, "collab renew", request="x" * 40)
    assert "not there any more" in said(refused)
