"""Pictures with fictional numbers: as they will be, and as bad as they can get."""

import random
from datetime import UTC, date, datetime, timedelta

from bot.pictures.spec import Name, Spec, Stated
from cogs.analytics.charts import specs
from cogs.analytics.charts.specs import Bar, Cell, Event, Panel, Point, Rated, Standing
from cogs.analytics.charts.specs_sheets import Figure, KitFigure, KitPlatform, MediaKit, ShareCard, Unit

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
STATED = Stated(
    formula="Engagement rate = 100 × (likes + comments) ÷ followers",
    as_of=NOW.date(),
    provenance="self-reported",
    sample="12 of the last 12",
)
LONG = Stated(
    formula="Views as the platform counts them since it changed its counting, which is why the curve is broken there, "
    "and this sentence does not want to come to its end",
    as_of=NOW.date(),
    provenance="imported, self-reported, api-public",
    sample="14 snapshots",
    note="calculated by this bot, not YouTube",
)
LONG_NAME = "Maximiliana Alexandrina von und zu Hohenstein-Langenburg the Second"
LONG_HANDLE = "@a.very.long.handle.that.goes.on.and.on.and.does.not.end"


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def curve(count: int, start: float, step: float, gap: int = 1) -> tuple[Point, ...]:
    dice = random.Random(1)  # noqa: S311 - numbers for a picture
    values = [start]
    for _ in range(count - 1):
        values.append(values[-1] + dice.gauss(step, step))
    return tuple(Point(days_ago((count - 1 - n) * gap), round(value)) for n, value in enumerate(values))


def rates(count: int, middle: float = 4.4, viral: float | None = None) -> tuple[Rated, ...]:
    dice = random.Random(2)  # noqa: S311 - the same
    found = [middle * dice.lognormvariate(0, 0.3) for _ in range(count)]
    if viral is not None:
        found[count // 3] = viral
    return tuple(Rated(days_ago(5 * (count - n)), rate, n % 4 == 2) for n, rate in enumerate(found))


def week(columns: int, few: float, middle: float = 4.2) -> tuple[tuple[Cell, ...], ...]:
    dice = random.Random(3)  # noqa: S311 - the same

    def cell() -> Cell:
        return Cell(1) if dice.random() < few else Cell(4, middle * dice.lognormvariate(0, 0.3))

    return tuple(tuple(cell() for _ in range(columns)) for _ in range(7))


def standing(place: int, name: str, value: float, *, tied: bool = False, handle: str = "") -> Standing:
    return Standing(place, Name(display=name, handle=handle), value, value * 0.8, value * 1.3, 12, tied)


def event(days: float, label: str) -> Event:
    return Event(days_ago(days), days_ago(days), label)


def panel(platform: str, handle: str, followers: int) -> Panel:
    change = specs.Change(days=28, net=followers // 50, percent=2.0)
    points = curve(30, followers, followers / 900)
    return Panel(platform=platform, handle=handle, points=points, followers=followers, change=change, rate=4.3)


def kit_figure(name: str, value: float, unit: Unit, *, shared: bool = True) -> KitFigure:
    return KitFigure(
        id=name,
        label=name.title(),
        value=value,
        unit=unit,
        formula=STATED.formula,
        sample=STATED.sample,
        as_of=date(2026, 11, 21),
        provenance="self-reported",
        low=value * 0.9,
        high=value * 1.1,
        shared=shared,
    )


GROWTH = specs.GrowthChart(
    title="Growth on Instagram",
    subtitle="@sofia.wears · last 90 days",
    stated=STATED,
    points=curve(90, 11_800, 9),
    change=specs.Change(days=28, net=612, percent=5.2),
    events=(Event(days_ago(36), days_ago(30), "giveaway"), event(12, "shoutout by Jamal")),
)
BROKEN = specs.GrowthChart(
    title="Views on YouTube",
    stated=LONG,
    measure="views a week",
    points=tuple(Point(days_ago(7 * (19 - n)), 3100 + 20 * n if n < 7 else 8200 + 90 * n) for n in range(20)),
    breaks=(specs.Break(datetime(2026, 8, 24, tzinfo=UTC), "views counted anew"),),
)
RATE = specs.RateChart(
    title="Engagement rate on Instagram",
    subtitle="@sofia.wears · by followers",
    stated=STATED,
    rates=rates(12),
    median=4.3,
    low=3.8,
    high=5.0,
    mean=4.7,
    band=specs.Band(2.4, 3.6, "middle half of 9 creators, 5k to 20k"),
)
HEATMAP = specs.HeatmapChart(title="Best times", stated=STATED, rows=week(8, 0.3), zone="Europe/Lisbon")
SPONSORED = specs.SponsoredChart(
    title="Sponsored and organic",
    stated=STATED,
    sponsored=Bar("Sponsored content", 5, 3.1, 2.4, 4.0),
    organic=Bar("Organic content", 14, 4.6, 4.0, 5.3),
    share=26.3,
)
FORMATS = specs.FormatsChart(
    title="Formats",
    stated=STATED,
    bars=(Bar("Reels", 14, 6.1, 5.0, 7.4), Bar("Posts", 6, 2.9, 2.5, 3.8), Bar("Story", 1)),
)
LEADERBOARD = specs.LeaderboardChart(
    title="Engagement rate, 5k to 20k",
    stated=STATED,
    rows=(standing(1, "Keiko", 7.2), standing(2, "Sofia", 4.1, tied=True), standing(2, "Jamal", 4.0, tied=True)),
    unseen=3,
)
PLATFORMS = specs.PlatformsChart(
    title="All your platforms",
    stated=STATED,
    panels=(
        panel("Instagram", "@sofia.wears", 12_896),
        panel("TikTok", "@sofia", 40_210),
        panel("YouTube", "@s", 1230),
    ),
)
CARD = ShareCard(
    title="Share card",
    stated=STATED,
    name=Name(display="Sofia Marlow", handle="sofia.wears"),
    niche="Fashion",
    subtitle="Instagram",
    figures=(
        Figure(label="Engagement rate", value=4.3, unit=Unit.PERCENT),
        Figure(label="Followers", value=12_896, unit=Unit.COUNT),
        Figure(label="Growth, 28 days", value=5.2, unit=Unit.CHANGE),
    ),
    position="above the middle half of 9 creators with 5k to 20k",
    interval=(3.8, 5.0),
    points=curve(90, 11_800, 9),
    verified=True,
)
KIT = MediaKit(
    name=Name(display="Sofia Marlow", handle="sofia.wears"),
    made_on=date(2026, 11, 21),
    sentence="Slow fashion for small wardrobes.",
    niches=("Fashion",),
    region="Portugal",
    platforms=(
        KitPlatform(
            platform="Instagram",
            handle="@sofia.wears",
            figures=(
                kit_figure("engagement rate", 4.3, Unit.PERCENT),
                kit_figure("followers", 12_896, Unit.COUNT),
                kit_figure("secret", 77_777, Unit.COUNT, shared=False),
            ),
        ),
        KitPlatform(platform="X", handle="@hidden", figures=(kit_figure("secret", 5, Unit.COUNT, shared=False),)),
    ),
)

USUAL: dict[str, Spec] = {
    "growth": GROWTH,
    "broken": BROKEN,
    "rate": RATE,
    "heatmap": HEATMAP,
    "sponsored": SPONSORED,
    "formats": FORMATS,
    "leaderboard": LEADERBOARD,
    "platforms": PLATFORMS,
    "card": CARD,
    "kit": KIT,
}
