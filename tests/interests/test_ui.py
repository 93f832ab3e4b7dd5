"""How cards look at their fullest: everything that people may type, all of it in need of escaping."""

from datetime import UTC, datetime

import pytest

from bot.ui import COMPONENT_LIMIT, TEXT_LIMIT
from cogs.analytics.model import Source
from cogs.analytics.model_boards import Entrant
from cogs.analytics.model_sharing import Level, Measure
from cogs.analytics.service_named import Named
from cogs.collabs.model import Kind, Nature
from cogs.collabs.model import State as Stage
from cogs.collabs.model_request import Request, Spec
from cogs.interests import ui, ui_owner, ui_questions
from cogs.interests.model import (
    LONGEST_ANSWER,
    LONGEST_NOTE,
    LONGEST_QUESTION,
    LONGEST_WORDS,
    PAGE,
    Interest,
    Question,
    State,
)
from cogs.interests.service import Standing
from cogs.interests.service_owner import Candidate, Listing
from cogs.interests.service_questions import Exchange
from cogs.profiles.model import LONGEST_REGION, LONGEST_SENTENCE, Niche, Platform, PlatformEntry, Profile

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
SOFIA, KEIKO = 10**18, 10**18 + 1
GROUP = "_" * 100
SPEC = Spec(Nature.COLLAB, Kind.CREATOR, "*" * 100, "What", slots=20)
REQUEST = Request(id=10**9, guild_id=10**18, state=Stage.OPEN, owner_id=SOFIA, spec=SPEC, created_at=NOW)
PROFILE = Profile(
    guild_id=10**18,
    user_id=KEIKO,
    platforms=tuple(PlatformEntry(each, "_" * 30, 12_345) for each in list(Platform)[:5]),
    niches=(Niche.FASHION, Niche.TRAVEL),
    region="*" * LONGEST_REGION,
    sentence="*" * LONGEST_SENTENCE,
    shared_at=NOW,
)


def interest(state: State = State.OFFERED) -> Interest:
    return Interest(
        id=10**9,
        guild_id=10**18,
        request_id=REQUEST.id,
        owner_id=SOFIA,
        user_id=KEIKO,
        state=state,
        note="*" * LONGEST_NOTE,
        shows_numbers=True,
        words="*" * LONGEST_WORDS if state is State.DECLINED else "",
        offered_at=NOW,
    )


def exchange() -> Exchange:
    question = Question(
        id=10**9,
        guild_id=10**18,
        request_id=REQUEST.id,
        owner_id=SOFIA,
        asker_id=KEIKO,
        words="*" * LONGEST_QUESTION,
        answer="*" * LONGEST_ANSWER,
        asked_at=NOW,
    )
    return Exchange(question, REQUEST)


def numbers() -> list[Named]:
    entrant = Entrant(
        user_id=KEIKO,
        account_id=1,
        level=Level.NAMED,
        followers=12_345,
        value=4.31,
        low=3.9,
        high=4.8,
        n=12,
        newest=NOW,
        sources=frozenset(Source),
    )
    return [Named(platform, measure, entrant) for platform in Platform for measure in Measure]


CANDIDATE = Candidate(interest(), 10, PROFILE)
LISTING = Listing(REQUEST, [CANDIDATE] * PAGE, [exchange().question] * 9, 1, 3)
FULLEST = {
    "list": ui_owner.list_card(LISTING, "A note about the last press that is as long as they come. " * 3),
    "person": ui_owner.person_card(REQUEST, CANDIDATE, numbers()),
    "questions": ui_owner.questions_card(REQUEST, [exchange().question] * 20),
    "free": ui_owner.free_card(REQUEST, [interest(State.WAITING)] * 50, GROUP),
    "mine": ui.mine_card([Standing(interest(State.DECLINED), REQUEST, None)] * 6, 1, has_asked=True),
    "mine, undecided": ui.mine_card([Standing(interest(), REQUEST, 10)] * 6, 1, has_asked=True),
    "my questions": ui.my_questions_card([exchange()] * 3, 1),
    "offered": ui.offered_card(Standing(interest(), REQUEST, 10), "usually answers within a day", is_reachable=False),
    "reply": ui_questions.reply_card(exchange(), GROUP),
}


@pytest.mark.parametrize("name", FULLEST)
def test_the_fullest_card_is_within_discords_limits(name: str) -> None:
    card = FULLEST[name]
    assert card.content_length() <= TEXT_LIMIT
    assert sum(1 for _ in card.walk_children()) <= COMPONENT_LIMIT


def test_a_letter_about_a_request_that_is_gone_says_nothing() -> None:
    assert ui.decided_card(Standing(interest(State.ACCEPTED), None, None), GROUP, is_full=False) is None
