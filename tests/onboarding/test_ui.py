"""How onboarding looks: within Discord's limits at its fullest, and every control answered by somebody."""

from dataclasses import replace
from datetime import UTC, datetime

import discord
import pytest

from bot.ui import TEXT_LIMIT, Card
from cogs.onboarding import ui, ui_arrival
from cogs.onboarding.model import LONGEST_PLEDGE, LONGEST_RULES, START, Posting, Scene, Settings, Status, Step
from cogs.onboarding.presses import presses
from cogs.profiles.model import (
    LONGEST_REGION,
    LONGEST_SENTENCE,
    MOST_PLATFORMS,
    Field,
    Kind,
    Niche,
    Platform,
    PlatformEntry,
    Profile,
    Subgroup,
    Visibility,
)

NOW = datetime(2026, 8, 1, tzinfo=UTC)
EMPTY = Scene(
    Status(guild_id=1, user_id=2, step=Step.RULES, started_at=NOW),
    Settings("x" * LONGEST_RULES, "x" * LONGEST_PLEDGE, 1),
    Profile(guild_id=1, user_id=2),
    channel_id=None,
)
FULL = replace(
    EMPTY,
    profile=Profile(
        guild_id=1,
        user_id=2,
        kind=Kind.ENTHUSIAST,
        subgroup=Subgroup.EVENTS,
        platforms=tuple(PlatformEntry(each, "_" * 100, 999_999_999) for each in tuple(Platform)[-MOST_PLATFORMS:]),
        niches=(Niche.FITNESS, Niche.FASHION),
        region="*" * LONGEST_REGION,
        zone="America/Argentina/Buenos_Aires",
        sentence="_" * LONGEST_SENTENCE,
        visibility=dict.fromkeys(Field, Visibility.GROUP),
    ),
    channel_id=2**63 - 1,
)


def at(scene: Scene, step: Step) -> Scene:
    finished = NOW if step is Step.DONE else None
    return replace(scene, status=replace(scene.status, step=step, finished_at=finished))


def cards(scene: Scene) -> list[Card]:
    drawn = [ui_arrival.present_card(at(scene, step), "*" * 32, "A note.") for step in Step]
    done = at(scene, Step.DONE)
    return [*drawn, ui_arrival.finished_card(done, "*" * 32), ui_arrival.introduction_card(done, "*" * 32)]


def custom_ids(card: Card) -> set[str]:
    controls = (item for item in card.walk_children() if isinstance(item, discord.ui.Button | discord.ui.Select))
    return {str(item.custom_id) for item in controls}


@pytest.mark.parametrize("scene", [EMPTY, FULL])
def test_every_card_fits_into_a_message(scene: Scene) -> None:
    for card in cards(scene):
        assert 0 < card.content_length() <= TEXT_LIMIT
        assert card.total_children_count <= 40


@pytest.mark.parametrize("scene", [EMPTY, FULL])
def test_every_control_is_answered_by_somebody(scene: Scene) -> None:
    ids = {each for card in cards(scene) for each in custom_ids(card)} | {START}
    forms = [ui.platform_form(), ui.place_form(None, None), ui.sentence_form(None)]
    verbs = {each.split(":")[1] for each in ids | {form.custom_id for form in forms} if each.startswith("onboarding:")}
    assert verbs <= {*presses.declared, "start"}
    assert max(map(len, ids)) <= 100


def test_every_form_fits_into_discord() -> None:
    for form in (ui.platform_form(), ui.place_form("Lisbon", "Europe/Lisbon"), ui.sentence_form("I bake.")):
        for label in form.to_dict()["components"]:
            assert len(label["label"]) <= 45
            assert len(label.get("description") or "") <= 100


def test_somebody_who_is_done_learns_where_their_introduction_is() -> None:
    done = at(FULL, Step.DONE)
    expected = {
        Posting.ASKED: "on its way",
        Posting.WAITING: "safe with me",
        Posting.DONE: "not in its channel any more",
    }
    for posting, sentence in expected.items():
        scene = replace(done, status=replace(done.status, introduction=posting))
        assert sentence in said(ui_arrival.known_card(scene, "keiko"))
    posted = replace(done, status=replace(done.status, introduction=Posting.DONE, channel_id=3, message_id=4))
    assert "https://discord.com/channels/1/3/4" in said(ui_arrival.known_card(posted, "keiko"))


def said(card: Card) -> str:
    return "\n".join(item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay))
