"""Onboarding through the running bot, as newcomers go through it (W12, W13, W14, W15, W18)."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from bot.batch import BatchWriter
from bot.ui import Card, button
from cogs.onboarding import service
from cogs.onboarding.model import START, Step, after, before
from tests.group import Group, labels, said
from tests.onboarding.journey import PLATFORM, SENTENCE, furnish, keiko, posted, role_names, status, welcome

ASKED = tuple(Step)[:-1]


async def test_a_newcomer_goes_all_the_way(group_on_each_engine: Group) -> None:
    """W12, W13, W14, W15, W18: from "Start here" to the introduction, the roles and the hello."""
    group = group_on_each_engine
    journey = await keiko(group)
    await journey.until(Step.DONE)
    await group.tick()
    (introduction,) = posted(group, "introductions")
    for expected in ("keiko", "Niche expert", "@keiko.bakes", SENTENCE, "Food · Home and family", "Lisbon, Portugal"):
        assert expected in introduction
    assert "7k" not in introduction
    assert role_names(journey) == {"Member", "Local"}
    (hello,) = posted(group, "shoutouts")
    assert "Say hello to keiko" in hello
    assert "You are in, keiko" in said(journey.card)
    assert (await status(journey)).pledged_at is not None


@pytest.mark.parametrize("step", ASKED)
async def test_each_step_survives_a_restart(group: Group, step: Step) -> None:
    """W12: the message that is open on the phone goes on working with the new process."""
    journey = await keiko(group)
    await journey.until(step)
    await group.restart()
    await journey.answer(step)
    assert (await status(journey)).step is after(step)


async def test_somebody_comes_back_after_days(group: Group) -> None:
    """W12: "Start here" goes on where they were, with all they said."""
    journey = await keiko(group)
    await journey.until(Step.NICHES)
    await group.pass_time(timedelta(days=5))
    await group.restart()
    await journey.start()
    assert "5 of 7" in said(journey.card)
    assert journey.card.ephemeral
    await journey.press("Back")
    assert "@keiko.bakes" in said(journey.card)


async def test_the_command_does_what_the_button_does(group: Group) -> None:
    journey = await keiko(group)
    await journey.until(Step.KIND)
    assert "2 of 7" in said(await journey.person.slash(group.lobby, "start"))


@pytest.mark.parametrize("step", [step for step in ASKED if before(step) is not step])
async def test_every_later_step_leads_back(group: Group, step: Step) -> None:
    journey = await keiko(group)
    await journey.until(step)
    await journey.press("Back")
    assert (await status(journey)).step is before(step)


async def test_what_was_said_can_be_kept_on_the_way_forward_again(group: Group) -> None:
    journey = await keiko(group)
    await journey.until(Step.PREVIEW)
    for _ in range(4):
        await journey.press("Back")
    for label in ("Continue", "Keep it like this", "Keep it like this", "Keep it like this"):
        await journey.press(label)
    assert SENTENCE in said(journey.card)
    assert "Post my introduction" in labels(journey.card)


async def test_an_older_message_shows_where_they_are_and_changes_nothing(group: Group) -> None:
    """W12: two open messages, one of them a step behind."""
    journey = await keiko(group)
    await journey.until(Step.KIND)
    older = journey.card
    await journey.start()
    await journey.answer(Step.KIND)
    await journey.answer(Step.SUBGROUP)
    await journey.person.click(older, label="Brand strategist")
    assert "You were further along" in said(older)
    assert "4 of 7" in said(older)
    await journey.until_done_from(Step.PLATFORMS)
    await group.tick()
    assert "Niche expert" in posted(group, "introductions")[0]


async def test_of_two_answers_at_once_the_first_is_kept_and_the_second_is_told_so(group: Group) -> None:
    """W12: two different choices of one step; the same choice twice needs no word."""
    journey = await keiko(group)
    await journey.until(Step.KIND)
    cards = [journey.card]
    for _ in range(2):
        await journey.start()
        cards.append(journey.card)
    for card, label in zip(cards, ("Niche expert", "Brand strategist", "Niche expert"), strict=True):
        await journey.person.click(card, label=label)
    assert ["kept that one" in said(card) for card in cards] == [False, True, False]
    assert all("3 of 7" in said(card) for card in cards)


async def test_posting_twice_posts_one_introduction(group: Group) -> None:
    """W15: two open previews, both pressed."""
    journey = await keiko(group)
    await journey.until(Step.PREVIEW)
    first = journey.card
    await journey.start()
    await journey.press("Post my introduction")
    await journey.person.click(first, label="Post my introduction")
    await group.tick()
    assert len(posted(group, "introductions")) == 1
    assert len(posted(group, "shoutouts")) == 1
    assert "Good to see you, keiko" in said(first)


async def test_a_finished_person_is_shown_their_profile_instead(group: Group) -> None:
    journey = await keiko(group)
    await journey.until(Step.DONE)
    await group.tick()
    shown = await journey.start()
    assert "Good to see you, keiko" in said(shown)
    assert "@keiko.bakes · 7k" in said(shown)
    assert f"discord.com/channels/{group.guild.id}/" in said(shown)
    assert "Edit my profile" in labels(shown)


async def test_nobody_else_can_press_somebodys_step(group: Group) -> None:
    """A forged control acts for whoever presses it, and they have not started."""
    journey = await keiko(group)
    await journey.until(Step.PREVIEW)
    forged = Card().row(button("Forged", "onboarding:post"), button("Back", "onboarding:back:preview"))
    await group.bot.get_partial_messageable(group.lobby.id).send(view=forged)
    stranger = group.join("stranger")
    await group.settle()
    for label in ("Forged", "Back"):
        answer = await stranger.click(group.lobby.history()[-1], label=label)
        assert "You have not started yet" in said(answer)
    await group.tick()
    assert posted(group, "introductions") == []
    assert (await status(journey)).step is Step.PREVIEW


FORGED = "post keep:rules keep:preview keep:nonsense agree agree:999 kind:king back:done numbers:show"


@pytest.mark.parametrize("forged", FORGED.split())
async def test_forged_controls_skip_nothing(group: Group, forged: str) -> None:
    """W13: nobody gets past the pledge."""
    journey = await keiko(group)
    await journey.start()
    await group.bot.get_partial_messageable(group.lobby.id).send(
        view=Card().row(button("Forged", f"onboarding:{forged}"))
    )
    await journey.person.click(group.lobby.history()[-1], label="Forged")
    assert (await status(journey)).step is Step.RULES


async def test_another_group_begins_anew(group: Group) -> None:
    """What somebody said in one group stays there."""
    journey = await keiko(group)
    await journey.until(Step.NICHES)
    elsewhere = group.env.create_guild("Elsewhere")
    lounge = elsewhere.create_text_channel("lounge")
    same_person = elsewhere.add_member(journey.person.user)
    await group.settle()
    await group.bot.get_partial_messageable(lounge.id).send(view=Card().row(button("Start here", START)))
    shown = await same_person.click(lounge.history()[-1], label="Start here")
    assert "1 of 7" in said(shown)
    assert (await status(journey)).step is Step.NICHES


async def test_in_direct_messages_it_says_where_to_go(group: Group) -> None:
    journey = await keiko(group)
    user = await group.bot.fetch_user(journey.person.id)
    await user.send(view=Card().row(button("Start here", START)))
    shown = await journey.person.user.click(journey.person.user.dm_channel.history()[-1], label="Start here")
    assert "inside your group" in said(shown)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"followers": "many"}, "I could not read that number"),
        ({"handle": "two words"}, "does not look like a handle on Instagram"),
        ({"handle": "https://www.tiktok.com/@keiko"}, "leads to TikTok"),
    ],
)
async def test_a_platform_that_cannot_be_is_explained(group: Group, changed: dict[str, Any], sentence: str) -> None:
    journey = await keiko(group)
    await journey.until(Step.PLATFORMS)
    answer = await journey.fill("Add a platform", PLATFORM | changed)
    assert sentence in said(answer)
    assert (await status(journey)).step is Step.PLATFORMS


async def test_an_unknown_time_zone_is_explained(group: Group) -> None:
    journey = await keiko(group)
    await journey.until(Step.REGION)
    answer = await journey.fill("Tell where I am", {"region": "", "zone": "Lisbom"})
    assert "Did you mean Lisbon?" in said(answer)
    await journey.press("Skip this")
    assert (await status(journey)).step is Step.SENTENCE


async def test_a_sentence_that_is_too_short_is_explained(group: Group) -> None:
    journey = await keiko(group)
    await journey.until(Step.SENTENCE)
    assert "a little short" in said(await journey.fill("Write it", {"sentence": "bread"}))


async def test_up_to_five_platforms(group: Group) -> None:
    journey = await keiko(group)
    await journey.until(Step.PLATFORMS)
    for platform in ("instagram", "tiktok", "youtube", "pinterest", "twitch"):
        await journey.fill("Add a platform", PLATFORM | {"platform": [platform], "handle": "keiko_bakes"})
    answer = await journey.fill("Add a platform", PLATFORM | {"platform": ["x"], "handle": "keiko_bakes"})
    assert "You have 5 platforms already" in said(answer)
    await journey.person.select(journey.card, ["twitch"], custom_id="onboarding:remove")
    assert "Twitch" not in said(journey.card)
    await journey.press("Continue")
    assert "5 of 7" in said(journey.card)


async def test_numbers_are_shown_only_by_choice(group: Group) -> None:
    """W15: the preview says plainly what others will see."""
    journey = await keiko(group)
    await journey.until(Step.PREVIEW)
    assert "Not in it: followers and time zone." in said(journey.card)
    await journey.press("Show my follower numbers")
    assert "@keiko.bakes · 7k" in said(journey.card)
    await journey.press("Post my introduction")
    await group.tick()
    assert "@keiko.bakes · 7k" in posted(group, "introductions")[0]


async def test_rules_that_changed_are_read_once_more(group: Group) -> None:
    """W13: what was agreed to is what was shown."""
    journey = await keiko(group)
    await journey.start()
    async with group.bot.db.write() as conn:
        await service.save_settings(conn, group.guild.id, rules="Be on time.")
    await journey.press("I agree")
    assert "The rules were changed" in said(journey.card)
    assert "Be on time." in said(journey.card)
    await journey.press("I agree")
    assert (await status(journey)).step is Step.KIND


async def test_what_people_write_is_shown_as_they_wrote_it(group: Group) -> None:
    """No mark-up, no mentions, and nobody is pinged but the newcomer by their own hello."""
    journey = await keiko(group)
    await journey.until(Step.SENTENCE)
    await journey.fill("Write it", {"sentence": "**@everyone** look at <@1> and [this](https://example.org)"})
    await journey.press("Post my introduction")
    await group.tick()
    sent = [request.json for request in group.env.http_requests if request.path.endswith("/messages") and request.json]
    rings = [body["allowed_mentions"] for body in sent]
    assert all(not ring.get("parse") and not ring.get("roles") for ring in rings)
    assert [ring["users"] for ring in rings if ring.get("users")] == [[journey.person.id]]
    (introduction,) = posted(group, "introductions")
    assert "@everyone" not in introduction
    assert "\\*\\*" in introduction


async def test_many_start_at_once(group: Group) -> None:
    """The hot path: each of them begins, once."""
    await furnish(group)
    message = await welcome(group)
    people = [group.join(f"creator_{number}") for number in range(5)]
    await group.settle()
    for person in people:
        assert "1 of 7" in said(await person.click(message, label="Start here"))
    starter = BatchWriter(group.bot.db, service.start)
    starts = [service.Start(group.guild.id, person.id, group.now()) for person in people] * 2
    found = await asyncio.gather(*(starter.submit(start) for start in starts))
    assert [each.status.user_id for each in found] == [start.user_id for start in starts]
