"""What an owner types and chooses, page by page."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.errors import UserError
from cogs.analytics.model_money import Money
from cogs.collabs.model import Compensation, Kind, Nature, Rights, Term, Where
from cogs.collabs.model_drafting import Answers, Desk, Page, apply, first, known, missing, pages, sizes
from cogs.profiles.model import Niche, Platform

ZONE = ZoneInfo("Europe/London")
DESK = Desk(datetime(2026, 5, 4, 12, tzinfo=UTC), ZONE)
COLLAB, PAID = first(Nature.COLLAB), first(Nature.PAID)
BASICS = {"title": "Bread  and butter", "kind": ["event"], "what": "A reel each", "deadline": "24 May", "slots": "2"}
PAY = {"compensation": ["fee"], "fee": "250 EUR", "brand": "Mill & Co", "rights": ["ads"], "term": ["year"]}
WANTED = {
    "platforms": ["tiktok", "instagram"],
    "niches": ["food"],
    "sizes": "5k-20k",
    "where": ["region"],
    "region": " Leeds ",
}


def test_the_answer_to_the_house_question_decides_what_is_asked() -> None:
    """C2."""
    assert Page.PAY not in pages(Nature.COLLAB)
    assert Page.PAY in pages(Nature.PAID)
    assert missing(COLLAB) == [Page.BASICS]
    assert missing(PAID) == [Page.BASICS, Page.PAY]


def test_the_first_page_says_what_it_is() -> None:
    """C1, C5, C6: a day without a time means its end, on the group's clock."""
    spec = apply(Page.BASICS, COLLAB, BASICS, DESK)
    assert (spec.title, spec.kind, spec.what, spec.slots) == ("Bread and butter", Kind.EVENT, "A reel each", 2)
    assert spec.deadline == datetime(2026, 5, 24, 22, 59, tzinfo=UTC)
    assert missing(spec) == []


def test_pay_is_a_kind_an_amount_and_rights_with_their_time() -> None:
    """C3, C5."""
    pay = apply(Page.PAY, PAID, PAY, DESK).pay
    assert (pay.compensation, pay.fee, pay.brand) == (Compensation.FEE, Money(25000, "EUR"), "Mill & Co")
    assert (pay.rights, pay.term) == (Rights.ADS, Term.YEAR)


def test_whom_it_is_for() -> None:
    """C4."""
    wanted = apply(Page.WANTED, COLLAB, WANTED, DESK).wanted
    assert (wanted.platforms, wanted.niches) == ((Platform.INSTAGRAM, Platform.TIKTOK), (Niche.FOOD,))
    assert (wanted.smallest, wanted.largest, wanted.where, wanted.region) == (5000, 20000, Where.REGION, "Leeds")


@pytest.mark.parametrize(("page", "answers"), [(Page.BASICS, BASICS), (Page.PAY, PAY), (Page.WANTED, WANTED)])
def test_a_form_that_opens_again_says_the_same(page: Page, answers: Answers) -> None:
    spec = apply(page, PAID, {**answers, "kind": ["ugc"]}, DESK)
    assert apply(page, spec, known(page, spec, ZONE), DESK) == spec


def test_what_is_fixed_and_what_is_free() -> None:
    spec = apply(Page.FREEDOM, COLLAB, {"fixed": "The date", "free": "All else"}, DESK)
    assert known(Page.FREEDOM, spec, ZONE) == {"fixed": "The date", "free": "All else"}


@pytest.mark.parametrize(
    ("page", "changes", "words"),
    [
        (Page.BASICS, {"title": " "}, "give it a title"),
        (Page.BASICS, {"what": ""}, "what each of you does"),
        (Page.BASICS, {"slots": "0"}, "from 1 to 20"),
        (Page.BASICS, {"slots": "9" * 40}, "from 1 to 20"),
        (Page.BASICS, {"slots": "²"}, "from 1 to 20"),
        (Page.BASICS, {"kind": ["creator"]}, "does not go with your answer"),
        (Page.BASICS, {"deadline": "banana"}, "cannot read “banana”"),
        (Page.BASICS, {"deadline": "2 May 2026"}, "Choose a time"),
        (Page.PAY, {"brand": ""}, "name the brand partner"),
        (Page.PAY, {"fee": ""}, "how high the fee is"),
        (Page.PAY, {"fee": "0 EUR"}, "A fee of nothing"),
        (Page.PAY, {"fee": "$5"}, "USD, CAD or AUD"),
        (Page.PAY, {"rights": ["none"]}, "belong together"),
        (Page.PAY, {"term": ["none"]}, "belong together"),
        (Page.WANTED, {"sizes": "big"}, "5k to 20k"),
        (Page.WANTED, {"region": ""}, "which place or region"),
    ],
)
def test_what_cannot_be_used_is_said_in_a_sentence(page: Page, changes: Answers, words: str) -> None:
    answers = {**BASICS, **PAY, **WANTED, "kind": ["ugc"], **changes}
    with pytest.raises(UserError, match=words):
        apply(page, PAID, answers, DESK)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", (None, None)),
        ("any", (None, None)),
        ("5k to 20k", (5000, 20000)),
        ("20,000 – 5,000", (5000, 20000)),
        ("1.5k-10k followers", (1500, 10000)),
        ("from 5k", (5000, None)),
        ("5k+", (5000, None)),
        ("at least 10,000", (10000, None)),
        ("up to 20k", (None, 20000)),
        ("under 100k", (None, 100000)),
    ],
)
def test_sizes_are_read_as_people_write_them(typed: str, meant: tuple[int | None, int | None]) -> None:
    assert sizes(typed) == meant
