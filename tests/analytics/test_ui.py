"""The cards at their fullest keep to Discord's limits, and show no mark-up that somebody else wrote."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.ui import COMPONENT_LIMIT, TEXT_LIMIT, Card
from cogs.analytics import ui, ui_campaigns, ui_contents, ui_logging, ui_panel, ui_proof
from cogs.analytics.model import Account, Content, Format, Note, NoteKind, Numbers, Snapshot, Source
from cogs.analytics.model_campaign import Attribution, Campaign, Pay
from cogs.analytics.model_campaign_reading import LONGEST_NAME, LONGEST_PAY, LONGEST_RESULTS, Typed
from cogs.analytics.model_import import Parsed
from cogs.analytics.model_logging import LONGEST_TYPED, MOST_LINES, Refused
from cogs.analytics.model_matching import Fate, Matched
from cogs.analytics.model_money import LARGEST, Money
from cogs.analytics.model_portrait import Shelf, portrait
from cogs.analytics.model_proof import Proof
from cogs.analytics.model_report import Imported
from cogs.analytics.service import MOST_ACCOUNTS
from cogs.analytics.service_logging import Answers, Logged
from cogs.analytics.service_proof import Shown
from cogs.profiles.model import Platform

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
MANY = 99_999_999_999
NUMBERS = Numbers(likes=MANY, comments=MANY, shares=MANY, saves=MANY, views=MANY - 1, reach=MANY, impressions=MANY)
ACCOUNT = Account(id=2**40, guild_id=1, user_id=2**62, platform=Platform.OTHER, handle="*" * 100)


def content(number: int) -> Content:
    return Content(
        key=f"at-{number}",
        published_at=NOW - timedelta(days=number + 4),
        captured_at=NOW,
        numbers=NUMBERS,
        format=Format.CAROUSEL,
        sponsored=True,
        followers=MANY,
        source=Source.API_AUTHORISED,
    )


CONTENTS = tuple(content(number) for number in range(40))
SNAPSHOTS = tuple(Snapshot(at=NOW - timedelta(days=90 - day), followers=MANY - day) for day in range(91))
NOTES = tuple(
    Note(id=number, kind=NoteKind.PAID, since=NOW, until=NOW + timedelta(3), words="*" * 200) for number in range(50)
)
SHELF = Shelf(account=ACCOUNT, contents=CONTENTS, snapshots=SNAPSHOTS, notes=NOTES, zone=ZoneInfo("Asia/Tokyo"))
REFUSED = tuple(Refused(line, "x" * 60, "Why it is not used. " * 9) for line in range(1, MOST_LINES + 1))
MATCHED = Matched(list(CONTENTS[:25]), [(CONTENTS[0], CONTENTS[1])] * 25, [(1, Fate.SAME), (2, Fate.PLATFORM)])
LOGGED = Logged(ACCOUNT, SNAPSHOTS[-1], MATCHED, REFUSED, NOW)
PARSED = Parsed((), (), REFUSED * 200, tuple(f"*column {each}* " * 9 for each in range(99)), 5000)
SHOWN = Shown(Proof(id=1, guild_id=1, account_id=1, at=NOW, asked_at=NOW), ACCOUNT, CONTENTS, SNAPSHOTS[-1])
TYPED = Answers(account=["a-1"], followers="`" * 20, contents="*" * LONGEST_TYPED, published="_" * 40)

CAMPAIGN = Campaign(
    id=2**40,
    name="パ" * LONGEST_NAME,
    platform=Platform.OTHER,
    handle="パ" * 100,
    pay=Pay.FEE,
    fee=Money(LARGEST, "KWD"),
    cost=Money(LARGEST, "KWD"),
    revenue=Money(LARGEST, "USD"),
    reach=1,
    views=1,
    engagements=MANY,
    clicks=MANY,
    sign_ups=MANY,
    orders=MANY,
    attribution=Attribution.UTM,
    created_at=NOW,
    updated_at=NOW,
)
OFFERED = Typed(
    name="*" * LONGEST_NAME,
    where=f"a-{2**60}",
    pay="_" * LONGEST_PAY,
    results="`" * LONGEST_RESULTS,
    attribution="self-report",
)


@pytest.mark.parametrize(
    "card",
    [
        ui.home_card([portrait(SHELF, NOW)] * MOST_ACCOUNTS, [(f"Door {each}", f"door{each}") for each in range(9)]),
        ui_panel.account_card(SHELF, NOW, waiting=9),
        ui_panel.rate_card(SHELF, NOW, None),
        ui_panel.growth_card(SHELF, NOW, 28),
        ui_panel.kinds_card(SHELF, NOW),
        ui_panel.times_card(SHELF),
        ui_panel.drop_card(ACCOUNT),
        ui_logging.logged_card(LOGGED, TYPED),
        ui_logging.logged_card(Logged(ACCOUNT, SNAPSHOTS[-1], MATCHED, (), NOW), TYPED),
        ui_logging.refused_card("Why not. " * 200, TYPED),
        ui_logging.imported_card(Imported(ACCOUNT, PARSED, ((1, Fate.ADDED), (2, Fate.UPDATED)), 99, NOW)),
        ui_contents.contents_card(ACCOUNT, CONTENTS, 1),
        ui_contents.content_card(ACCOUNT, CONTENTS[0]),
        ui_contents.notes_card(ACCOUNT, NOTES),
        ui_campaigns.campaigns_card([CAMPAIGN] * 9, 1),
        ui_campaigns.campaign_card(CAMPAIGN),
        ui_campaigns.drop_card(CAMPAIGN),
        ui_campaigns.refused_card(2**40, "Why not. " * 200, OFFERED),
        ui_proof.question_card(SHOWN, "https://cdn.discordapp.com/a.png"),
        ui_proof.answered_card(SHOWN, 2**62),
    ],
)
def test_a_card_at_its_fullest_fits(card: Card) -> None:
    texts = [str(getattr(item, "content", "")) for item in card.walk_children()]
    assert sum(map(len, texts)) <= TEXT_LIMIT
    assert len(list(card.walk_children())) <= COMPONENT_LIMIT
    ids = [str(item.custom_id) for item in card.walk_children() if hasattr(item, "custom_id")]
    assert len(set(ids)) == len(ids)
    assert all(len(each) <= 100 for each in ids)


def test_what_somebody_typed_stands_in_a_block_that_it_cannot_leave() -> None:
    card = ui_logging.refused_card("No.", Answers(contents="```@everyone **x**```"))
    (block,) = [words for each in card.walk_children() if "everyone" in (words := str(getattr(each, "content", "")))]
    assert block == "```\n'''@everyone **x**'''\n```"


def test_a_handle_shows_no_mark_up() -> None:
    assert ui.name_of(Account(id=1, guild_id=1, user_id=1, platform=Platform.X, handle="_a_")) == "X · @\\_a\\_"
