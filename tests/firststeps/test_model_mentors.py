"""Who mentors whom (W19): same niche first, then the fewest mentees, then who has waited longest."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cogs.firststeps.model_mentors import Candidate, Offer, pair

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
FOOD = frozenset({"food"})
NEWCOMER = 99


def candidate(
    user_id: int, mentees: int = 0, *niches: str, waited: int = 0, most: int = 2, paused: bool = False
) -> Candidate:
    offer = Offer(user_id, most, paused, NOW - timedelta(days=waited))
    return Candidate(offer, mentees, frozenset(niches))


def test_the_same_niche_comes_before_everything() -> None:
    assert pair(NEWCOMER, FOOD, [candidate(1), candidate(2, 1, "food")], frozenset()) == 2


def test_then_the_fewest_mentees() -> None:
    assert pair(NEWCOMER, FOOD, [candidate(1, 1, waited=9), candidate(2)], frozenset()) == 2


def test_then_who_has_waited_longest() -> None:
    assert pair(NEWCOMER, FOOD, [candidate(1, waited=1), candidate(2, waited=5)], frozenset()) == 2


def test_nobody_is_asked_twice_for_the_same_newcomer() -> None:
    assert pair(NEWCOMER, FOOD, [candidate(1, 0, "food"), candidate(2)], frozenset({1})) == 2
    assert pair(NEWCOMER, FOOD, [candidate(1)], frozenset({1})) is None


def test_nobody_mentors_themselves_beyond_their_number_or_in_a_pause() -> None:
    busy = [candidate(NEWCOMER), candidate(1, 2), candidate(2, 1, most=1), candidate(3, paused=True)]
    assert pair(NEWCOMER, FOOD, busy, frozenset()) is None


candidates = st.lists(
    st.builds(
        Candidate,
        st.builds(
            Offer,
            st.integers(1, 8),
            st.integers(1, 5),
            st.booleans(),
            st.datetimes(datetime(2026, 1, 1), datetime(2026, 5, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds
        ),
        st.integers(0, 5),
        st.frozensets(st.sampled_from(["food", "travel", "home"]), max_size=2),
    ),
    unique_by=lambda found: found.offer.user_id,
    max_size=8,
)
niches = st.frozensets(st.sampled_from(["food", "travel", "home"]), max_size=2)
people = st.frozensets(st.integers(1, 8), max_size=4)


@given(st.integers(1, 8), niches, candidates, people)
def test_the_chosen_one_is_free_new_and_nobody_is_better(
    newcomer: int, wanted: frozenset[str], offered: list[Candidate], met: frozenset[int]
) -> None:
    by_id = {found.offer.user_id: found for found in offered}
    free = {
        user_id: found
        for user_id, found in by_id.items()
        if user_id != newcomer and user_id not in met and not found.offer.paused and found.mentees < found.offer.most
    }
    chosen = pair(newcomer, wanted, offered, met)
    if chosen is None:
        assert not free
        return
    best = free[chosen]
    for other in free.values():
        if other.niches & wanted:
            assert best.niches & wanted
            if best.mentees == other.mentees:
                assert best.offer.waiting_since <= other.offer.waiting_since
            assert best.mentees <= other.mentees


@given(niches, candidates, people)
def test_the_order_of_the_candidates_does_not_matter(
    wanted: frozenset[str], offered: list[Candidate], met: frozenset[int]
) -> None:
    backwards = list(reversed(offered))
    assert pair(NEWCOMER, wanted, offered, met) == pair(NEWCOMER, wanted, backwards, met)
