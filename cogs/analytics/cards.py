"""What stands on a share card and in a media kit, from what is kept and what its owner shares that far."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import discord

from bot.pictures.spec import Look, Name, Stated
from cogs.analytics import text, text_cards, text_numbers, text_sharing
from cogs.analytics.charts.specs import Point
from cogs.analytics.charts.specs_sheets import Figure, KitFigure, KitPlatform, MediaKit, ShareCard, Size, Unit
from cogs.analytics.model import Source
from cogs.analytics.model_check import badge
from cogs.analytics.model_consistency import consistency
from cogs.analytics.model_formulas import is_made_of_youtubes
from cogs.analytics.model_portrait import Portrait, Shelf, portrait
from cogs.analytics.model_rates import FORMULAS
from cogs.analytics.model_sharing import Measure
from cogs.profiles.model import Profile, Visibility
from cogs.profiles.text import niche_names

if TYPE_CHECKING:
    from bot.client import Greenroom

_CURVE = timedelta(days=90)
_ENOUGH = 2
_MOST_ON_CARD = 3
"""A fourth would take the place of the curve."""


def name_of(bot: "Greenroom", guild_id: int, user_id: int, handle: str) -> Name:
    """What they are called in the group, and the handle for letters that a picture cannot draw."""
    guild = bot.get_guild(guild_id)
    member: discord.Member | None = guild.get_member(user_id) if guild is not None else None
    return Name(display=member.display_name if member is not None else handle, handle=handle)


def niches_of(profile: Profile | None) -> str:
    """The niches, if the group may know them."""
    return niche_names(profile.as_seen_by(Visibility.GROUP).niches) if profile is not None else ""


def share_spec(
    shelf: Shelf, measures: Collection[Measure], now: datetime, name: Name, niche: str = ""
) -> ShareCard | None:
    """The card; None when no figure of those is known yet."""
    known = kit_figures(shelf, measures, now)[:_MOST_ON_CARD]
    if not known:
        return None
    figures = tuple(map(_figure, known))
    found = portrait(shelf, now)
    by_rate = known[0].id == found.rate.metric.value
    interval = (found.rate.low, found.rate.high) if by_rate else (None, None)
    low, high = interval
    return ShareCard(
        title=text_cards.HERO,
        subtitle=text.PLATFORMS[shelf.account.platform],
        stated=_stated(found, known),
        name=name,
        niche=niche,
        figures=figures,
        interval=(low, high) if low is not None and high is not None else None,
        points=_curve(shelf, now) if Measure.FOLLOWERS in measures else (),
        verified=badge(shelf.contents, now).earned,
    )


def _figure(found: KitFigure) -> Figure:
    return Figure(label=found.label, value=found.value, unit=found.unit)


def _stated(found: Portrait, known: Sequence[KitFigure]) -> Stated:
    """What stands behind the large figure, which is the first."""
    hero = known[0]
    return Stated(
        formula=FORMULAS[found.rate.metric] if hero.id == found.rate.metric.value else hero.formula,
        as_of=hero.as_of,
        provenance=hero.provenance,
        sample=hero.sample,
        note=_first_note(known),
    )


def said_of(sources: Collection[Source]) -> str:
    """Who says so, for others to read: not "you"."""
    return ", ".join(text.SOURCES_FOR_OTHERS[each] for each in Source if each in sources)


def _note(shelf: Shelf, sources: Collection[Source]) -> str:
    """What YouTube wants said beside a figure that was made of its numbers."""
    return text_sharing.YOUTUBE if is_made_of_youtubes(shelf.account.platform, sources) else ""


def _first_note(figures: Sequence[KitFigure]) -> str:
    return next((each.note for each in figures if each.note), "")


def _curve(shelf: Shelf, now: datetime) -> tuple[Point, ...]:
    taken = [each for each in shelf.snapshots if each.followers is not None and now - each.at <= _CURVE]
    points = tuple(Point(each.at, float(each.followers or 0)) for each in taken)
    return points if len(points) >= _ENOUGH else ()


def kit_figures(shelf: Shelf, measures: Collection[Measure], now: datetime) -> Sequence[KitFigure]:
    """The figures of one account that are known and may be shown, the rate first."""
    found = portrait(shelf, now)
    return [
        *(_rate(shelf, found) if Measure.RATE in measures else ()),
        *(_followers(shelf, found) if Measure.FOLLOWERS in measures else ()),
        *(_growth(shelf, found) if Measure.GROWTH in measures else ()),
        *(_consistency(shelf, now) if Measure.CONSISTENCY in measures else ()),
    ]


def _rate(shelf: Shelf, found: Portrait) -> Iterator[KitFigure]:
    rate = found.rate
    if rate.value is not None and rate.newest is not None:
        yield KitFigure(
            id=rate.metric.value,
            label=text_cards.RATE,
            value=rate.value,
            unit=Unit.PERCENT,
            formula=text_numbers.basis(rate),
            sample=text_numbers.sample_phrase(rate),
            as_of=rate.newest.astimezone(shelf.zone).date(),
            provenance=said_of(rate.sources),
            note=_note(shelf, rate.sources),
            low=rate.low,
            high=rate.high,
            shared=True,
        )


def _followers(shelf: Shelf, found: Portrait) -> Iterator[KitFigure]:
    newest = found.followers
    if newest is not None and newest.followers is not None:
        yield KitFigure(
            id="followers",
            label=text_cards.FOLLOWERS,
            value=float(newest.followers),
            unit=Unit.COUNT,
            formula=text_cards.KIT_FORMULAS["followers"],
            sample="",
            as_of=newest.at.astimezone(shelf.zone).date(),
            provenance=said_of([newest.source]),
            shared=True,
        )


def _growth(shelf: Shelf, found: Portrait) -> Iterator[KitFigure]:
    growth = found.growth
    if growth is None or growth.percent is None or growth.under_quantum:
        return
    sources = {growth.since.source, growth.until.source}
    yield KitFigure(
        id="growth_28",
        label=text_cards.GROWTH,
        value=growth.percent,
        unit=Unit.CHANGE,
        formula=text_cards.KIT_FORMULAS["growth_28"],
        sample="",
        as_of=growth.until.at.astimezone(shelf.zone).date(),
        provenance=said_of(sources),
        note=_note(shelf, sources),
        shared=True,
    )


def _consistency(shelf: Shelf, now: datetime) -> Iterator[KitFigure]:
    found = consistency(shelf.derivable, now)
    if found is not None and found.enough_to_show:
        low, high = found.interval
        yield KitFigure(
            id="consistency",
            label=text_cards.CONSISTENCY,
            value=found.percent,
            unit=Unit.PERCENT,
            formula=text_cards.KIT_FORMULAS["consistency"],
            sample=f"{found.weeks} of {found.of} weeks",
            as_of=found.until.astimezone(shelf.zone).date(),
            provenance=said_of(found.sources),
            note=_note(shelf, found.sources),
            low=low,
            high=high,
            shared=True,
        )


def kit(
    shelves: Sequence[tuple[Shelf, Collection[Measure]]], profile: Profile | None, name: Name, now: datetime
) -> MediaKit:
    """The sheet of all platforms, with what is shared that far."""
    open_ = profile.as_seen_by(Visibility.GROUP) if profile is not None else None
    return MediaKit(
        name=name,
        made_on=now.date(),
        platforms=tuple(
            KitPlatform(
                platform=text.PLATFORMS[shelf.account.platform],
                handle=shelf.account.handle,
                figures=tuple(kit_figures(shelf, measures, now)),
            )
            for shelf, measures in shelves
        ),
        sentence=(open_.sentence or "") if open_ is not None else "",
        niches=tuple(niche_names([each]) for each in open_.niches) if open_ is not None else (),
        region=(open_.region or "") if open_ is not None else "",
    )


def look_of(value: str) -> Look:
    """The look that a custom id names; dark, when it names none."""
    return Look(value) if value in tuple(Look) else Look.DARK


def size_of(value: str) -> Size:
    """The size likewise; wide."""
    return Size(value) if value in tuple(Size) else Size.WIDE
