"""Profiles through the running bot: shown to oneself and to others, changed, and the introduction following."""

from datetime import timedelta
from typing import Any

import pytest

from bot.ui import Card, button
from cogs.onboarding.model import Step
from tests.group import Group, labels, said
from tests.onboarding.journey import PLATFORM, SENTENCE, Journey, alerts, keiko, posted, role_names

ABOUT = {"kind": ["strategist"], "subgroup": ["events"], "niches": ["travel"], "sentence": "I bring bakers together."}


async def introduced(group: Group) -> Journey:
    journey = await keiko(group)
    await journey.until(Step.DONE)
    await group.tick()
    return journey


async def panel(journey: Journey) -> Any:  # noqa: ANN401 - SimCord's message
    """Open the panel with the command; later presses redraw it in place."""
    journey.shown = await journey.person.slash(journey.group.lobby, "profile edit")
    return journey.card


async def test_i_see_everything_i_told_and_who_sees_it(group: Group) -> None:
    journey = await introduced(group)
    shown = await journey.person.slash(group.lobby, "profile show")
    assert shown.ephemeral
    for line in ("Followers** · 7k\n-# Only me", "Here as** · Niche expert\n-# Everyone in the group", SENTENCE):
        assert line in said(shown)
    assert labels(shown) == ["Edit my profile"]


async def test_others_see_what_i_let_them_see(group: Group) -> None:
    journey = await introduced(group)
    shown = await group.moderator.slash(group.lobby, "profile show", member=journey.person)
    assert "@keiko.bakes" in said(shown)
    assert "7k" not in said(shown)
    assert labels(shown) == []


async def test_nobody_is_shown_before_they_introduced_themselves(group: Group) -> None:
    journey = await keiko(group)
    await journey.until(Step.PREVIEW)
    shown = await group.moderator.slash(group.lobby, "profile show", member=journey.person)
    assert "not introduced themselves yet" in said(shown)
    for command in ("profile show", "profile edit"):
        assert "Start here" in said(await group.moderator.slash(group.lobby, command))


async def test_changes_reach_the_introduction_and_the_roles(group: Group) -> None:
    """The introduction is redrawn in place, and the role follows the subgroup."""
    journey = await introduced(group)
    await panel(journey)
    await journey.fill("About me", ABOUT)
    assert "Brand strategist" in said(journey.card)
    await group.tick()
    (introduction,) = posted(group, "introductions")
    assert "I bring bakers together." in introduction
    assert "Brand strategist" in introduction
    assert role_names(journey) == {"Member", "Events"}


async def test_platforms_and_place_are_changed_in_the_panel(group: Group) -> None:
    journey = await introduced(group)
    await panel(journey)
    await journey.press("My platforms")
    await journey.fill("Add a platform", PLATFORM | {"platform": ["tiktok"], "handle": "keiko"})
    await journey.person.select(journey.card, ["instagram"], custom_id="profiles:remove")
    await journey.press("Back")
    await journey.fill("Where I am", {"region": "Porto", "zone": "UTC+1"})
    assert "Porto" in said(journey.card)
    assert "UTC+1" in said(journey.card)
    await group.tick()
    (introduction,) = posted(group, "introductions")
    assert "**TikTok** · @keiko" in introduction
    assert "Instagram" not in introduction


async def test_each_part_is_shown_or_hidden_by_choice(group: Group) -> None:
    journey = await introduced(group)
    await panel(journey)
    await journey.press("Who sees what")
    await journey.person.select(journey.card, ["group"], custom_id="profiles:see:followers")
    await journey.person.select(journey.card, ["private"], custom_id="profiles:see:region")
    await group.tick()
    (introduction,) = posted(group, "introductions")
    assert "@keiko.bakes · 7k" in introduction
    assert "Lisbon" not in introduction


async def test_the_panel_survives_a_restart_at_every_step(group: Group) -> None:
    journey = await introduced(group)
    await panel(journey)
    await group.restart()
    form = await journey.press("About me")
    await group.restart()
    await journey.person.submit_modal(form, ABOUT)
    assert "Brand strategist" in said(journey.card)


async def test_bad_input_changes_nothing(group: Group) -> None:
    journey = await introduced(group)
    await panel(journey)
    answer = await journey.fill("Where I am", {"region": "Porto", "zone": "Lisbom"})
    assert "Did you mean Lisbon?" in said(answer)
    assert "Lisbon, Portugal" in said(await journey.person.slash(group.lobby, "profile show"))


@pytest.mark.parametrize("forged", ["see:salary", "see", "remove", "see:followers:7"])
async def test_forged_controls_change_nothing(group: Group, forged: str) -> None:
    journey = await introduced(group)
    await group.bot.get_partial_messageable(group.lobby.id).send(
        view=Card().row(button("Forged", f"profiles:{forged}"))
    )
    answer = await journey.person.click(group.lobby.history()[-1], label="Forged")
    assert "not on offer any more" in said(answer)


async def test_an_introduction_that_a_moderator_deleted_stays_deleted(group: Group) -> None:
    journey = await introduced(group)
    channel = group.channel("introductions")
    group.env.backend.delete_message(channel.id, channel.history()[0].id)
    await panel(journey)
    await journey.fill("About me", ABOUT)
    await group.pass_time(timedelta(hours=1), steps=2)
    assert posted(group, "introductions") == []
    assert alerts(group) == []
    assert "not in its channel any more" in said(await journey.start())


async def test_a_redraw_that_fails_is_made_up_for(group: Group) -> None:
    journey = await introduced(group)
    group.env.inject_error("PATCH", "/channels/*/messages/*", status=503)
    await panel(journey)
    await journey.fill("About me", ABOUT)
    await group.tick()
    assert SENTENCE in posted(group, "introductions")[0]
    await group.pass_time(timedelta(seconds=10))
    assert "I bring bakers together." in posted(group, "introductions")[0]
