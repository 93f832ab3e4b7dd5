"""Pictures of nothing, of one, of far too much, and of names that go on for ever."""

from dataclasses import replace

from bot.pictures.spec import Name, Spec
from cogs.analytics.charts import specs
from cogs.analytics.charts.specs import Bar, Panel, Point, Rated, Standing
from cogs.analytics.charts.specs_sheets import Figure, KitPlatform, Size, Unit
from tests.analytics.charts.samples import (
    CARD,
    FORMATS,
    GROWTH,
    HEATMAP,
    KIT,
    LEADERBOARD,
    LONG,
    LONG_HANDLE,
    LONG_NAME,
    NOW,
    PLATFORMS,
    RATE,
    SPONSORED,
    curve,
    days_ago,
    event,
    kit_figure,
    panel,
    rates,
    standing,
    week,
)

NAMES = (
    "山田美咲",
    "😀😀😀",
    "𝓢𝓸𝓯𝓲𝓪 𝓥",
    "سارة",
    "שרה לוי",
    LONG_NAME,
    "Жанна",
    "Nguyễn Thị",
    "$x^2$ & _b_",
    "",
    "one more",
)
ROW_OF_MONDAYS = tuple(tuple(specs.Cell(3, 12_345.6) for _ in range(8)) for _ in range(7))

EXTREMES: dict[str, Spec] = {
    "growth of nothing": replace(GROWTH, points=(), change=None, events=()),
    "growth of one": replace(GROWTH, points=(Point(NOW, 40_210),), change=None),
    "growth of two in a moment": replace(GROWTH, points=(Point(NOW, 5), Point(NOW, 5)), events=()),
    "growth of zeros": replace(GROWTH, points=tuple(Point(days_ago(12 - n), 0) for n in range(13)), events=()),
    "growth under the quantum": replace(GROWTH, change=specs.Change(days=7, net=0, percent=0.0, quantum=10)),
    "growth of billions": replace(
        GROWTH,
        title=f"Growth of {LONG_NAME}",
        subtitle=LONG_HANDLE,
        stated=LONG,
        points=curve(104, 1_234_567_890, 987_654, gap=7),
        change=specs.Change(days=90, net=-123_456_789, percent=-1234.5),
        events=tuple(
            event(day, f"event {day} with a rather long label") for day in (30, 33, 38, 90, 200, 203, 206, 500)
        ),
    ),
    "rate of too few": replace(RATE, rates=rates(3), median=None, low=None, high=None, mean=None, band=None),
    "rate of zeros": replace(
        RATE, rates=tuple(Rated(days_ago(n), 0) for n in range(5)), median=0, low=0, high=0, mean=0, band=None
    ),
    "rate with a viral one": replace(
        RATE, rates=rates(12, viral=61), mean=9.3, band=None, benchmark=specs.Benchmark(4.26, "published, 2026")
    ),
    "rate of thousands": replace(
        RATE, rates=rates(12, 1700, viral=250_000), median=1723.1, low=1500.2, high=1903.3, mean=22_000.5, band=None
    ),
    "heatmap of nothing": replace(HEATMAP, rows=week(8, 1)),
    "heatmap by the hour": replace(HEATMAP, rows=week(24, 0.7), zone="America/Argentina/ComodRivadavia"),
    "heatmap all the same": replace(HEATMAP, rows=ROW_OF_MONDAYS),
    "sponsored, too few": replace(
        SPONSORED, sponsored=Bar("Sponsored content", 1), organic=Bar("Organic", 0), share=None
    ),
    "formats of nothing": replace(FORMATS, bars=()),
    "formats, long and large": replace(
        FORMATS, bars=(Bar(LONG_NAME, 1_234_567, 123_456.7, 100_000, 190_000), Bar("Zero", 5, 0, 0, 0), *FORMATS.bars)
    ),
    "leaderboard of nobody": replace(LEADERBOARD, rows=()),
    "leaderboard of one zero": replace(LEADERBOARD, rows=(Standing(1, Name(display="Zero"), 0, 0, 0, 8),)),
    "leaderboard of ties": replace(
        LEADERBOARD, rows=tuple(standing(1, name, 4.4, tied=True, handle=f"name.{n}") for n, name in enumerate(NAMES))
    ),
    "platforms, none": replace(PLATFORMS, panels=()),
    "platforms, bare": replace(
        PLATFORMS,
        panels=(
            panel(LONG_NAME, LONG_HANDLE, 1_289_600_123),
            Panel(platform="Bluesky", handle=LONG_HANDLE),
            Panel(platform="Twitch", handle="@x", points=(Point(NOW, 3),), followers=0),
        ),
    ),
    "card, compact": replace(CARD, size=Size.COMPACT, verified=False),
    "card, long": replace(
        CARD,
        stated=LONG,
        name=Name(display=LONG_NAME, handle=LONG_HANDLE),
        figures=(
            Figure(label="Engagement rate by followers", value=123_456.7, unit=Unit.PERCENT),
            *(Figure(label=LONG_NAME, value=-(10**n), unit=Unit.COUNT) for n in (3, 6, 9)),
        ),
    ),
    "card, empty": replace(CARD, name=Name(display="😀"), figures=(), points=(), interval=None, position=""),
    "kit of nothing": replace(KIT, name=Name(display=""), platforms=()),
    "kit of long things": replace(
        KIT,
        sentence="A sentence of two hundred characters. " * 5,
        platforms=(
            KitPlatform(
                platform=LONG_NAME,
                handle=LONG_HANDLE,
                figures=tuple(kit_figure(LONG_NAME, 10.0**n, Unit.COUNT) for n in range(8)),
            ),
        ),
    ),
}
