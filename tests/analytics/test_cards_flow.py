"""Share cards and media kits through the running bot: only what is shared that far, and gone when that stops."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.pictures.spec import Name
from cogs.analytics import cards, charting, service_sharing, text_panel, text_sharing, ui_panel
from cogs.analytics.model import Account, Source
from cogs.analytics.model_portrait import Shelf
from cogs.analytics.model_rates import Preset
from cogs.analytics.model_sharing import Level, Measure
from cogs.profiles.model import Platform
from tests.analytics.creator import Creator, creator, lines
from tests.analytics.pieces import NOW, piece, snap
from tests.group import Group, labels, said


async def share(keiko: Creator, measures: Iterable[Measure] = Measure, level: Level = Level.POSTED) -> None:
    group = keiko.group
    async with group.bot.db.write() as conn:
        for each in measures:
            what = (Platform.INSTAGRAM, each)
            await service_sharing.share(conn, group.guild.id, keiko.person.id, what, level, group.now())


async def with_numbers(group: Group) -> Creator:
    keiko = await creator(group)
    await keiko.log(lines(6), followers="10k")
    return keiko


def posted(group: Group) -> list[Any]:
    return [each for each in group.lobby.history() if "shares their numbers" in said(each)]


async def test_nothing_stands_on_a_card_before_it_is_shared_that_far(group: Group) -> None:
    """A13, A18: not at the level below either."""
    keiko = await creator(group)
    assert "Begin with your followers" in await keiko.use("stats card")
    await keiko.log(lines(6), followers="10k")
    await share(keiko, level=Level.NAMED)
    assert "nothing on your card yet" in await keiko.use("stats card")
    assert keiko.shown.ephemeral
    assert "nothing on your card yet" in await keiko.copy("analytics:kit")
    assert "nothing on your card yet" in await keiko.copy("analytics:card_post:1:dark:wide")
    await group.tick()
    assert posted(group) == []


async def test_a_card_is_looked_at_first_posted_and_goes_when_sharing_stops(group: Group) -> None:
    """A13, A18: the picture says it to those who cannot see it; nobody is rung."""
    keiko = await with_numbers(group)
    await share(keiko)
    await keiko.use("stats card")
    assert "10,000" in keiko.alt()
    assert "3.1" in keiko.alt()
    assert posted(group) == []
    await keiko.press("Light")
    assert "Dark" in keiko.labels()
    await keiko.press("Smaller")
    await group.restart()
    await keiko.press("Post it here")
    await group.tick()
    (card,) = posted(group)
    assert card.attachments[0].filename == "card.png"
    await share(keiko, [Measure.RATE], Level.NAMED)
    await group.tick()
    assert posted(group) == []


async def test_what_stops_on_the_way_is_not_posted(group: Group) -> None:
    """A13: between the press and the message."""
    keiko = await with_numbers(group)
    await share(keiko)
    await keiko.use("stats card")
    group.env.inject_error("POST", f"/channels/{group.lobby.id}/messages", status=500, times=1)
    await keiko.press("Post it here")
    async with group.bot.db.write() as conn:
        await service_sharing.stop(conn, group.guild.id, keiko.person.id, group.now())
    for _ in range(3):
        await group.pass_time(timedelta(minutes=1))
    assert posted(group) == []


async def test_a_card_holds_only_the_figures_that_are_shared(group: Group) -> None:
    """A13: followers alone."""
    keiko = await with_numbers(group)
    await share(keiko, [Measure.FOLLOWERS])
    await keiko.use("stats card")
    assert "10,000" in keiko.alt()
    assert "engagement rate" not in keiko.alt()


async def test_a_media_kit_is_a_sheet_and_two_files(group: Group) -> None:
    """A18: for its owner alone."""
    keiko = await with_numbers(group)
    await share(keiko, [Measure.RATE])
    await keiko.use("stats card")
    shown = await keiko.press("Media kit")
    assert "brand partners" in shown
    assert keiko.shown.ephemeral
    names = [each.filename for each in keiko.shown.response.attachments]
    assert names == ["media-kit.png", "media-kit.json", "media-kit.csv"]
    cdn = group.env.backend.cdn
    document = cdn.get(keiko.shown.response.attachments[1].url) or b""
    assert b'"id": "erf"' in document
    assert b"followers" not in document.split(b'"platforms"')[1].split(b'"formula"')[0]
    assert b"self-reported" in document


async def test_nobody_posts_anothers_card(group: Group) -> None:
    """A13: by a copied button."""
    keiko, jamal = await with_numbers(group), await creator(group, name="jamal")
    await share(keiko)
    for verb in ("card", "card_post"):
        assert "not here any more" in await jamal.copy(f"analytics:{verb}:1:dark:wide")
    await group.tick()
    assert posted(group) == []
    assert labels(group.lobby.history()[-1]) == ["Copied"]


def of_youtube(source: Source, *, allowed: bool) -> Shelf:
    """90 likes and 10 comments on 2,000 views are 5 %, and 1,000 followers became 1,100: 10 % more."""
    return Shelf(
        account=Account(id=1, guild_id=1, user_id=2, platform=Platform.YOUTUBE, handle="keiko.bakes"),
        contents=[piece(day, views=2_000, source=source) for day in range(4, 10)],
        snapshots=[replace(each, source=source) for each in (snap(28, 1_000, 10), snap(0, 1_100, 10))],
        notes=[],
        zone=ZoneInfo("UTC"),
        youtube_allowed=allowed,
    )


@pytest.mark.parametrize(
    ("source", "allowed", "values", "note"),
    [
        (Source.API_PUBLIC, False, [1_100], ""),
        (Source.API_PUBLIC, True, [5, 1_100, 10], text_sharing.YOUTUBE),
        (Source.SELF_REPORTED, False, [5, 1_100, 10], ""),
    ],
)
def test_a_card_and_a_kit_make_nothing_of_youtubes_numbers_without_its_permission(
    source: Source,
    allowed: bool,  # noqa: FBT001 - a case
    values: list[float],
    note: str,
) -> None:
    """A9: and with it they say who calculated. The followers alone are raw."""
    shelf = of_youtube(source, allowed=allowed)
    figures = cards.kit_figures(shelf, list(Measure), NOW)
    assert [each.value for each in figures] == values
    assert {each.note for each in figures if each.id != "followers"} <= {note}
    card = cards.share_spec(shelf, list(Measure), NOW, Name(display="Keiko", handle="keiko.bakes"))
    assert card is not None
    assert card.stated.note == note
    chart = charting.rate_spec(shelf, None, Preset.HOUSE, NOW)
    assert (chart.stated.note if chart else "") == note
    words = [str(getattr(item, "content", "")) for item in ui_panel.account_card(shelf, NOW).walk_children()]
    assert any(text_sharing.YOUTUBE in each for each in words) == bool(note)
    assert any(text_panel.YOUTUBE in each for each in words) == (source is Source.API_PUBLIC and not allowed)
