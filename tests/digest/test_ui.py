"""How a digest looks: somebody's words stay words, and the picture has room for all of it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from discord import ui

from bot.pictures import loading
from bot.pictures.spec import Look, Stated
from bot.week import Line
from cogs.digest.model import TierGrowth
from cogs.digest.pictures.alt import LONGEST, alt
from cogs.digest.pictures.specs import Count, Tier, WeekPicture
from cogs.digest.picturing import picture
from cogs.digest.service_week import Week
from cogs.digest.ui import digest_card

NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)
EVERYTHING = WeekPicture(
    title="The week in " + "A very long name of a group " * 3,
    subtitle="30 Apr to 6 May 2026",
    stated=Stated(formula="f", as_of=date(2026, 5, 6), provenance="p"),
    counts=tuple(Count(123_456, "newcomers on their way, all of them") for _ in range(6)),
    tiers=tuple(Tier(f"{number}k to {number}0k", number - 2.5, 300) for number in range(6)),
)


def words(week: Week, group: str = "G") -> str:
    card = digest_card(week, group)
    return "\n".join(each.content for each in card.walk_children() if isinstance(each, ui.TextDisplay))


def test_a_prize_cannot_break_out_of_its_link() -> None:
    line = Line("ends soon", title="Mug](https://evil.example) [x\n@everyone", url="https://discord.com/channels/1/2/3")
    said = words(Week(since=NOW, until=NOW, lines=(line,)))
    assert "](https://discord.com/channels/1/2/3)** ends soon" in said
    assert "](https://evil" not in said
    assert "@everyone" not in said


def test_a_week_without_numbers_has_no_picture() -> None:
    week = Week(since=NOW, until=NOW, lines=(Line("words"),))
    assert picture(week, "G", ZoneInfo("UTC"), Look.DARK) is None
    grown = Week(since=NOW, until=NOW, growth=(TierGrowth("1k to 5k", 1.0, 5),))
    made = picture(grown, "G", ZoneInfo("UTC"), Look.LIGHT)
    assert made is not None
    assert made.look is Look.LIGHT


def test_everything_at_once_is_drawn_and_told() -> None:
    drawn = loading.draw()(EVERYTHING)
    assert drawn.startswith(b"\x89PNG")
    assert loading.draw()(EVERYTHING) == drawn  # as tests.drawn takes for granted
    assert len(alt(EVERYTHING)) <= LONGEST
    assert "123,456 newcomers" in alt(EVERYTHING)
