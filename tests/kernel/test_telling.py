"""How what is stored reads in words: names, choices, times, ids, and nothing that could be taken for mark-up."""

from typing import Any

from bot.telling import PERSON, Part, Words, counts, leaves, shown, written

WORDS: Words = {
    "works": "Collabs",
    "state": Part("State", {"open": "under way"}),
    "with": Part("With", shown_as=PERSON),
    "platforms": Part("Platforms", {"x": "X", "other": "Somewhere else"}),
    "details": "More",
    "details.*": "",
}


def test_empty_things_are_left_out_and_lists_counted() -> None:
    told: dict[str, Any] = {
        "works": [{"state": "open"}, {"state": "over"}],
        "state": "open",
        "with": None,
        "details": {},
    }
    assert list(counts(WORDS, told)) == [("Collabs", 2), ("State", 0)]
    assert [each.names for each in leaves(WORDS, told)] == [
        ("State",),
        ("Collabs", "1", "State"),
        ("Collabs", "2", "State"),
    ]


def test_values_read_as_people_say_them_on_a_card_and_in_a_file() -> None:
    told = {
        "state": "open",
        "with": 42,
        "platforms": ["x", "other"],
        "details": {
            "sent_at": "2026-05-04T12:00:00+00:00",
            "day": "2026-05-04",
            "words": "*hi* @everyone",
            "is_on": True,
        },
    }
    found = {each.names[-1]: each for each in leaves(WORDS, told)}
    assert {name: shown(each) for name, each in found.items()} == {
        "State": "under way",
        "With": "<@42>",
        "Platforms": "X, Somewhere else",
        "Sent at": "<t:1777896000:f>",
        "Day": "2026-05-04",
        "Words": "\\*hi\\* @\u200beveryone",
        "Is on": "yes",
    }
    assert written(found["With"]) == "42"
    assert written(found["Words"]) == "*hi* @everyone"
    assert written(found["Sent at"]) == "2026-05-04T12:00:00+00:00"
