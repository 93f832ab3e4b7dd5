"""How a profile looks, and the panel and forms to change it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import discord

from bot.presses import Form
from bot.ui import Card, button, escape
from cogs.profiles import text
from cogs.profiles.model import (
    LONGEST_REGION,
    LONGEST_SENTENCE,
    MOST_NICHES,
    Field,
    Kind,
    Niche,
    PlatformEntry,
    Profile,
    Subgroup,
    Visibility,
)


def own_card(profile: Profile) -> Card:
    """Everything the person told the group, and who sees what."""
    card = Card().heading(text.YOUR_PROFILE).text("\n".join(text.own_line(profile, name) for name in Field))
    return card.row(button(text.EDIT, "profiles:edit", style=discord.ButtonStyle.primary))


def others_card(profile: Profile, name: str) -> Card:
    """What somebody lets the reader see."""
    card = Card().heading(escape(name)).text(text.byline(profile))
    for paragraph in text.portrait(profile) or [text.NOTHING_SHARED]:
        card.text(paragraph)
    return card


def edit_card() -> Card:
    """The panel to change one's profile."""
    buttons = [
        button(text.ABOUT, "profiles:about"),
        button(text.MY_PLATFORMS, "profiles:platforms"),
        button(text.PLACE, "profiles:place"),
        button(text.WHO_SEES, "profiles:sees"),
    ]
    return Card().heading(text.EDIT_TITLE).small(text.EDIT_HINT).rows(buttons)


def platforms_card(profile: Profile) -> Card:
    """The platforms, with ways to add and remove."""
    lines = [text.entry_line(entry) for entry in profile.platforms]
    card = Card().heading(text.MY_PLATFORMS).text("\n".join(lines) or text.NO_PLATFORM).small(text.PLATFORMS_HINT)
    if profile.platforms:
        card.row(removal(profile.platforms, "profiles:remove"))
    return card.row(button(text.ADD_PLATFORM, "profiles:add"), button(text.BACK, "profiles:panel"))


def visibility_card(profile: Profile) -> Card:
    """A select menu for each part of the profile."""
    card = Card().heading(text.WHO_SEES).small(text.WHO_SEES_HINT)
    for name in Field:
        options = [_sees(name, each, chosen=each is profile.visibility_of(name)) for each in Visibility]
        card.row(discord.ui.Select(custom_id=f"profiles:see:{name.value}", options=options))
    return card.row(button(text.BACK, "profiles:panel"))


def _sees(name: Field, each: Visibility, *, chosen: bool) -> discord.SelectOption:
    label = text.SEES.format(field=text.FIELDS[name], visibility=text.SEEN_BY[each])
    return discord.SelectOption(label=label, value=each.value, default=chosen)


def about_form(profile: Profile) -> Form:
    """Who I am: kind, subgroup, niches, sentence."""
    form = Form(text.ABOUT, "profiles:about_save")
    form.input("kind", text.ASK_KIND, _select(text.KINDS, (profile.kind,)))
    form.input("subgroup", text.ASK_SUBGROUP, _select(text.SUBGROUPS, (profile.subgroup,)))
    form.input("niches", text.ASK_NICHES, _select(text.NICHES, profile.niches, most=MOST_NICHES), text.ASK_NICHES_HINT)
    sentence = {"default": profile.sentence, "max_length": LONGEST_SENTENCE, "placeholder": text.ASK_SENTENCE_EXAMPLE}
    return form.paragraph("sentence", text.ASK_SENTENCE, text.ASK_SENTENCE_HINT, **sentence)


def platform_form() -> Form:
    """One platform with handle and size."""
    form = Form(text.ADD_PLATFORM, "profiles:add_save")
    form.input("platform", text.ASK_PLATFORM, _select(text.PLATFORMS, ()))
    form.line("handle", text.ASK_HANDLE, text.ASK_HANDLE_HINT, max_length=200)
    return form.line("followers", text.ASK_FOLLOWERS, text.ASK_FOLLOWERS_HINT, max_length=40)


def place_form(profile: Profile) -> Form:
    """Region and time zone."""
    region = {"default": profile.region, "max_length": LONGEST_REGION, "placeholder": text.ASK_REGION_EXAMPLE}
    form = Form(text.PLACE, "profiles:place_save")
    form.line("region", text.ASK_REGION, text.ASK_REGION_HINT, required=False, **region)
    return form.line("zone", text.ASK_ZONE, text.ASK_ZONE_HINT, required=False, default=profile.zone, max_length=60)


def removal(entries: tuple[PlatformEntry, ...], custom_id: str) -> discord.ui.Select[Any]:
    """A select menu to remove one of the platforms."""
    options = [
        discord.SelectOption(
            label=f"{text.PLATFORMS[entry.platform]} · {entry.handle}"[:100], value=entry.platform.value
        )
        for entry in entries
    ]
    return discord.ui.Select(custom_id=custom_id, placeholder=text.REMOVE_PLATFORM, options=options)


def _select(
    labels: Mapping[Any, str], chosen: tuple[Kind | Subgroup | Niche | None, ...], most: int = 1
) -> discord.ui.Select[Any]:
    """A required select menu for a form."""
    options = [_option(value, label, chosen=value in chosen) for value, label in labels.items()]
    return discord.ui.Select(options=options, max_values=most, required=True)


def _option(value: StrEnum, label: str, *, chosen: bool) -> discord.SelectOption:
    return discord.SelectOption(label=label, value=value.value, default=chosen)
