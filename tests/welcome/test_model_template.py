"""What may be said in a greeting, and how it is filled in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UserError
from cogs.welcome.model_settings import Tone
from cogs.welcome.model_template import FAREWELL_VARIABLES, LONGEST, TEXT_LIMIT, VARIABLES, Kind, checked, fill
from cogs.welcome.text import FAREWELL
from cogs.welcome.text_tones import PACKS, choose, texts
from cogs.welcome.ui import greeting_card

TEXT = st.text(max_size=LONGEST) | st.lists(
    st.sampled_from(
        [*(f"{{{name}}}" for name in VARIABLES), "{", "}", "{{name}}", "{nam}", "@everyone", "<@1>", "hey "]
    ),
    max_size=40,
).map("".join)
VALUES = dict.fromkeys(VARIABLES, "x" * 200)


@given(TEXT)
def test_whatever_was_written_can_be_shown(text: str) -> None:
    """W6: filling in never fails and never grows beyond a card."""
    assert len(fill(text, VALUES)) <= TEXT_LIMIT


@given(TEXT)
def test_what_was_accepted_leaves_no_variable_behind(text: str) -> None:
    """W6."""
    try:
        accepted = checked(text)
    except UserError:
        return
    filled = fill(accepted, dict.fromkeys(VARIABLES, "x"))
    assert not any(f"{{{name}}}" in filled for name in VARIABLES)


@given(TEXT, st.lists(st.integers(min_value=1, max_value=2**63), min_size=1, max_size=20, unique=True), st.booleans())
def test_a_greeting_rings_for_nobody_else_and_fits(text: str, people: list[int], start: bool) -> None:  # noqa: FBT001
    """W6, W8: whatever moderators wrote, also @everyone."""
    card = greeting_card(text, people, VALUES, start=start)
    allowed = card.extras()["allowed_mentions"].to_dict()
    assert sorted(allowed["users"]) == sorted(people)
    assert not allowed.get("roles")
    assert allowed["parse"] == []
    assert card.content_length() <= 4000


def test_a_template_of_full_length_with_twenty_people_fits() -> None:
    """W8."""
    text = checked("{name}{name}{name}" + "{group}" * 7 + "x" * (LONGEST - 67))
    assert greeting_card(text, [2**63 + number for number in range(20)], VALUES, start=True).content_length() <= 4000


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("kind", Kind)
def test_the_ready_made_texts_can_be_saved(tone: Tone, kind: Kind) -> None:
    """W7."""
    for text in PACKS[tone][kind]:
        assert checked(text) == text


def test_the_ready_made_farewell_can_be_saved() -> None:
    """W20."""
    assert checked(FAREWELL, FAREWELL_VARIABLES) == FAREWELL


def test_a_farewell_knows_fewer_words() -> None:
    """W20."""
    with pytest.raises(UserError, match=r"\{rules\}"):
        checked("{name}, read {rules}", FAREWELL_VARIABLES)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("  ", "empty"), ("{name}" + "x" * LONGEST, "1,000 fit"), ("{Name} {who}", r"I do not know \{who\}")],
)
def test_a_refusal_says_what_to_mend(text: str, answer: str) -> None:
    """W6."""
    with pytest.raises(UserError, match=answer):
        checked(text)


def test_names_of_variables_are_read_in_any_case() -> None:
    """W6."""
    assert fill(checked("Hi {Name}"), {"name": "you"}) == "Hi you"


def test_a_value_is_not_filled_in_again() -> None:
    """W6: a group called {name} is harmless."""
    assert fill("{group}", {"group": "{name}", "name": "x"}) == "{name}"


def test_the_same_seed_chooses_the_same_text() -> None:
    """W7: a retry shows the card it showed before; all of them come up."""
    chosen = {choose((), Tone.WARM, Kind.ONE, seed) for seed in range(50)}
    assert chosen == set(texts((), Tone.WARM, Kind.ONE))
    assert choose((), Tone.WARM, Kind.ONE, 5) == choose((), Tone.WARM, Kind.ONE, 5)
