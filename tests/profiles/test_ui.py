"""How profiles look: within Discord's limits at their fullest, escaped, and every control answered by somebody."""

import discord
import pytest

from bot.presses import Form
from bot.ui import TEXT_LIMIT, Card
from cogs.profiles import text, ui
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
from cogs.profiles.presses import presses

EMPTY = Profile(guild_id=1, user_id=2)
FULL = Profile(
    guild_id=1,
    user_id=2**63 - 1,
    kind=Kind.ENTHUSIAST,
    subgroup=Subgroup.EVENTS,
    platforms=tuple(PlatformEntry(each, "_" * 100, 999_999_999) for each in tuple(Platform)[-MOST_PLATFORMS:]),
    niches=(Niche.FITNESS, Niche.FASHION),
    region="*" * LONGEST_REGION,
    zone="America/Argentina/Buenos_Aires",
    sentence="_" * LONGEST_SENTENCE,
    visibility=dict.fromkeys(Field, Visibility.GROUP),
)


def cards(profile: Profile) -> list[Card]:
    return [
        ui.own_card(profile),
        ui.others_card(profile, "*" * 32),
        ui.edit_card(),
        ui.platforms_card(profile),
        ui.visibility_card(profile),
    ]


def forms(profile: Profile) -> list[Form]:
    return [ui.about_form(profile), ui.platform_form(), ui.place_form(profile)]


def custom_ids(card: Card) -> set[str]:
    controls = (item for item in card.walk_children() if isinstance(item, discord.ui.Button | discord.ui.Select))
    return {str(item.custom_id) for item in controls}


def said(card: Card) -> str:
    return "\n".join(item.content for item in card.walk_children() if isinstance(item, discord.ui.TextDisplay))


@pytest.mark.parametrize("profile", [EMPTY, FULL])
def test_every_card_fits_into_a_message(profile: Profile) -> None:
    for card in cards(profile):
        assert 0 < card.content_length() <= TEXT_LIMIT
        assert card.total_children_count <= 40


@pytest.mark.parametrize("profile", [EMPTY, FULL])
def test_every_control_is_answered_by_somebody(profile: Profile) -> None:
    ids = {each for card in cards(profile) for each in custom_ids(card)}
    ids |= {form.custom_id for form in forms(profile)}
    assert {each.split(":")[1] for each in ids} <= set(presses.declared)
    assert max(map(len, ids)) <= 100


@pytest.mark.parametrize("profile", [EMPTY, FULL])
def test_every_form_fits_into_discord(profile: Profile) -> None:
    for form in forms(profile):
        payload = form.to_dict()
        assert 1 <= len(payload["components"]) <= 5
        for label in payload["components"]:
            assert len(label["label"]) <= 45
            assert len(label.get("description") or "") <= 100
            assert len(label["component"].get("placeholder") or "") <= 100


def test_an_empty_profile_is_told_as_such() -> None:
    assert text.NOT_TOLD in said(ui.own_card(EMPTY))
    assert text.portrait(EMPTY) == []


def test_what_people_wrote_is_escaped() -> None:
    assert "\\_" in text.portrait(FULL)[0]
    assert "*" * 3 not in "".join(text.portrait(FULL)).replace("\\*", "").replace("**", "")


def test_a_portrait_reads_well_on_a_phone() -> None:
    keiko = Profile(
        guild_id=1,
        user_id=2,
        kind=Kind.EXPERT,
        niches=(Niche.FOOD,),
        platforms=(PlatformEntry(Platform.INSTAGRAM, "keiko.bakes", 7000),),
        sentence="I bake old village breads.",
        region="Lisbon",
    )
    assert text.portrait(keiko) == [
        "> I bake old village breads.",
        "**Instagram** · @keiko.bakes · 7k",
        "-# Food\n-# Lisbon",
    ]
