"""How each step of onboarding looks. The finished card is in `ui_arrival`."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import discord

from bot.presses import Form
from bot.ui import Card, button, escape
from cogs.onboarding import text
from cogs.onboarding.model import Scene, Step
from cogs.profiles import text as words
from cogs.profiles.model import LONGEST_REGION, LONGEST_SENTENCE, MOST_NICHES, Field, Visibility

Button = discord.ui.Button[discord.ui.LayoutView]


def step_card(scene: Scene, name: str, note: str | None = None) -> Card:
    """The card of the step where the person is. `name` is their display name."""
    card = Card()
    if note is not None:
        card.small(note)
    step = scene.status.step
    if progress := text.progress(step):
        card.small(progress)
    _STEPS[step](card.heading(text.TITLES[step]), scene, name)
    return card


def _rules(card: Card, scene: Scene, name: str) -> None:
    del name
    card.text(scene.settings.rules).line().text(f"{text.PLEDGE_TITLE}\n> {scene.settings.pledge}")
    card.small(text.PLEDGE_SMALL).row(_main(text.AGREE, f"onboarding:agree:{scene.settings.revision}"))
    card.small(text.STARTED_AGAIN)


def _kind(card: Card, scene: Scene, name: str) -> None:
    del name
    card.text(text.EXPLAINED[Step.KIND]).rows(_choices("kind", words.KINDS, scene.profile.kind))


def _subgroup(card: Card, scene: Scene, name: str) -> None:
    del name
    card.text(text.EXPLAINED[Step.SUBGROUP])
    card.rows(_choices("subgroup", words.SUBGROUPS, scene.profile.subgroup)).row(_back(Step.SUBGROUP))


def _platforms(card: Card, scene: Scene, name: str) -> None:
    del name
    entries = scene.profile.platforms
    card.text(text.EXPLAINED[Step.PLATFORMS])
    if not entries:
        card.row(_main(text.ADD_PLATFORM, "onboarding:add"), _back(Step.PLATFORMS))
        return
    card.text("\n".join(words.entry_line(entry) for entry in entries))
    options = [
        discord.SelectOption(label=words.PLATFORMS[each.platform], value=each.platform.value) for each in entries
    ]
    card.row(discord.ui.Select(custom_id="onboarding:remove", placeholder=words.REMOVE_PLATFORM, options=options))
    card.row(
        _main(text.GO_ON, f"onboarding:keep:{Step.PLATFORMS.value}"),
        button(text.ADD_PLATFORM, "onboarding:add"),
        _back(Step.PLATFORMS),
    )


def _niches(card: Card, scene: Scene, name: str) -> None:
    del name
    options = [
        discord.SelectOption(label=label, value=niche.value, default=niche in scene.profile.niches)
        for niche, label in words.NICHES.items()
    ]
    card.text(text.EXPLAINED[Step.NICHES])
    card.row(
        discord.ui.Select(
            custom_id="onboarding:niches", placeholder=text.CHOOSE_NICHES, max_values=MOST_NICHES, options=options
        )
    )
    buttons = [_main(text.KEEP, f"onboarding:keep:{Step.NICHES.value}")] if scene.profile.niches else []
    card.row(*buttons, _back(Step.NICHES))


def _region(card: Card, scene: Scene, name: str) -> None:
    del name
    told = [words.told(scene.profile, each) for each in (Field.REGION, Field.ZONE)]
    card.text(text.EXPLAINED[Step.REGION])
    if scene.profile.region or scene.profile.zone:
        card.text(" · ".join(each for each in told if each != words.NOT_TOLD))
    leave = text.KEEP if scene.profile.region or scene.profile.zone else text.SKIP
    card.row(
        _main(text.TELL_PLACE, "onboarding:where"),
        button(leave, f"onboarding:keep:{Step.REGION.value}"),
        _back(Step.REGION),
    )


def _sentence(card: Card, scene: Scene, name: str) -> None:
    del name
    card.text(text.EXPLAINED[Step.SENTENCE]).small(text.EXAMPLES)
    if scene.profile.sentence is None:
        card.row(_main(text.WRITE, "onboarding:say"), _back(Step.SENTENCE))
        return
    card.text(f"> {escape(scene.profile.sentence)}")
    keep = _main(text.KEEP, f"onboarding:keep:{Step.SENTENCE.value}")
    card.row(keep, button(text.CHANGE, "onboarding:say"), _back(Step.SENTENCE))


def _preview(card: Card, scene: Scene, name: str) -> None:
    numbers = scene.profile.shows(Field.FOLLOWERS, Visibility.GROUP)
    hidden = [words.FIELDS[each] for each in Field if not scene.profile.shows(each, Visibility.GROUP)]
    introduce(card.small(text.EXPLAINED[Step.PREVIEW]).line(), scene, name)
    card.line().small(f"{text.hidden(hidden)}\n{text.WHERE_IT_GOES}")
    card.row(_main(text.POST, "onboarding:post"))
    toggle = (text.HIDE_NUMBERS, "hide") if numbers else (text.SHOW_NUMBERS, "show")
    card.row(button(toggle[0], f"onboarding:numbers:{toggle[1]}"), _back(Step.PREVIEW))


def introduce(card: Card, scene: Scene, name: str) -> Card:
    """The introduction, as everybody in the group sees it."""
    shown = scene.profile.as_seen_by(Visibility.GROUP)
    card.heading(escape(name)).text(words.byline(shown))
    for paragraph in words.portrait(shown):
        card.text(paragraph)
    return card


def platform_form() -> Form:
    """One platform with handle and size."""
    options = [discord.SelectOption(label=label, value=each.value) for each, label in words.PLATFORMS.items()]
    form = Form(text.ADD_PLATFORM, "onboarding:add_save")
    form.input("platform", words.ASK_PLATFORM, discord.ui.Select(options=options, required=True))
    form.line("handle", words.ASK_HANDLE, words.ASK_HANDLE_HINT, max_length=200)
    return form.line("followers", words.ASK_FOLLOWERS, words.ASK_FOLLOWERS_HINT, max_length=40)


def place_form(region: str | None, zone: str | None) -> Form:
    """Region and time zone, either of which may stay empty."""
    example = words.ASK_REGION_EXAMPLE
    form = Form(text.TITLES[Step.REGION], "onboarding:where_save")
    form.line(
        "region",
        words.ASK_REGION,
        words.ASK_REGION_HINT,
        required=False,
        default=region,
        max_length=LONGEST_REGION,
        placeholder=example,
    )
    return form.line("zone", words.ASK_ZONE, words.ASK_ZONE_HINT, required=False, default=zone, max_length=60)


def sentence_form(sentence: str | None) -> Form:
    """The niche in one sentence."""
    return Form(text.TITLES[Step.SENTENCE], "onboarding:say_save").paragraph(
        "sentence",
        words.ASK_SENTENCE,
        words.ASK_SENTENCE_HINT,
        default=sentence,
        max_length=LONGEST_SENTENCE,
        placeholder=words.ASK_SENTENCE_EXAMPLE,
    )


def _main(label: str, custom_id: str) -> Button:
    return button(label, custom_id, style=discord.ButtonStyle.success)


def _back(step: Step) -> Button:
    return button(text.BACK, f"onboarding:back:{step.value}")


def _choices(verb: str, labels: Mapping[Any, str], chosen: StrEnum | None) -> list[Button]:
    """A button for each choice; the one that was made before stands out."""
    styles = {True: discord.ButtonStyle.primary, False: discord.ButtonStyle.secondary}
    return [
        button(label, f"onboarding:{verb}:{value.value}", style=styles[value is chosen])
        for value, label in labels.items()
    ]


_STEPS: Mapping[Step, Callable[[Card, Scene, str], None]] = {
    Step.RULES: _rules,
    Step.KIND: _kind,
    Step.SUBGROUP: _subgroup,
    Step.PLATFORMS: _platforms,
    Step.NICHES: _niches,
    Step.REGION: _region,
    Step.SENTENCE: _sentence,
    Step.PREVIEW: _preview,
}
