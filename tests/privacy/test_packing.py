"""The file with everything: within a limit, and whole again when its pieces are joined."""

import json
from datetime import UTC, datetime
from random import Random

from cogs.collabs.text_privacy import TOLD as SPEC
from cogs.privacy.gathering import Chapter
from cogs.privacy.packing import packed
from cogs.privacy.reading import PAGE_SIZE, lines, pages
from tests.privacy.scene import opened

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
LIMIT = 20_000


def chapter(name: str, letters: int) -> Chapter:
    """Notes in words that no zip makes much shorter."""
    chance = Random(letters)  # noqa: S311 - no secret
    notes = ["".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=100)) for _ in range(letters // 100)]
    return Chapter(name, name.title(), {"notes": [{"words": each} for each in notes]}, {"notes": "Notes"})


def test_what_fits_is_one_file() -> None:
    (content,) = packed([chapter("rooms", 100)], "The Green Room", NOW, LIMIT)
    assert opened(content).namelist() == ["README.txt", "data.json", "rooms.csv"]


def test_what_does_not_is_several_of_which_none_is_too_large() -> None:
    made = packed([chapter("rooms", 12_000), chapter("collabs", 12_000)], "The Green Room", NOW, LIMIT)
    assert len(made) > 1
    assert all(len(each) <= LIMIT for each in made)


def test_pieces_joined_in_their_order_are_the_file_again() -> None:
    made = [opened(each) for each in packed([chapter("rooms", 90_000)], "The Green Room", NOW, LIMIT)]
    pieces = {name: each.read(name) for each in made for name in each.namelist()}
    parts = sorted((name for name in pieces if name.startswith("data.json.")), key=lambda name: int(name.split(".")[2]))
    assert len(parts) > 2
    told = json.loads(b"".join(pieces[name] for name in parts))
    assert len(told["features"]["rooms"]["notes"]) == 900


def test_a_list_of_hundreds_is_cut_between_words() -> None:
    blocked = Chapter("collabs", "Collabs", {"blocked": [str(10**18 + each) for each in range(400)]}, SPEC)
    made = pages(lines(blocked.things()))
    assert max(map(len, made)) <= PAGE_SIZE + 1
    assert sum(page.count("<@1") for page in made) == sum(page.count(">") for page in made) == 400


def test_the_parts_of_one_thing_stand_together() -> None:
    told = {"requests": [{"title": "A reel", "pay": {"fee": "5 EUR"}, "state": "open"}]}
    made = list(lines(Chapter("collabs", "Collabs", told, SPEC).things()))
    assert made == [
        "**Requests 1** · Title: A reel · State: Open",
        "**Requests 1 › What they get** · Amount: 5 EUR",
    ]


def test_no_page_is_longer_than_a_card_takes() -> None:
    made = pages(lines(chapter("rooms", 90_000).things()))
    assert len(made) > 20
    assert max(map(len, made)) <= PAGE_SIZE + 1
