"""Whom an account follows: read as it is typed, and as a ratio with worked numbers."""

from dataclasses import replace

import pytest

from bot.errors import UserError
from cogs.analytics.model_follows import Follows, follows, read
from cogs.analytics.text_numbers import follows_lines
from cogs.profiles.model import Platform
from tests.analytics.creator import creator
from tests.analytics.pieces import snap
from tests.group import Group


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", (None, None)),
        ("15,120", (15_120, None)),
        ("15.1k followers", (15_100, None)),
        ("15.1k, 830 following", (15_100, 830)),
        ("15,120 followers, following 1,501", (15_120, 1_501)),
        ("following: 830; 15.1k", (15_100, 830)),
        ("15.1k / 830 following", (15_100, 830)),
        ("15.1k and I follow 830", (15_100, 830)),
        ("15.1k, - following", (15_100, None)),
    ],
)
def test_both_numbers_are_read_from_one_field(typed: str, meant: tuple[int | None, int | None]) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize("typed", ["830 following", "15.1k 830 following", "1, 2, 3 following", "-, 830 following"])
def test_what_is_not_clear_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(UserError, match="Write"):
        read(typed)


def test_the_ratio_is_following_by_followers_on_instagram_alone() -> None:
    """750 of 15,000 is 0.05; an unknown number is no zero, so the newest snapshot with both counts."""
    both = replace(snap(7, 15_000), following=750)
    taken = [replace(snap(8, 100), following=9), both, snap(3, 15_100), replace(snap(1, None), following=800)]
    assert follows(Platform.INSTAGRAM, taken) == Follows(750, 15_000)
    assert Follows(750, 15_000).ratio == pytest.approx(0.05)
    assert follows(Platform.BLUESKY, taken) is None
    assert follows(Platform.INSTAGRAM, [snap(1, 100), replace(snap(0, 0), following=5)]) is None


def test_more_than_1500_is_what_others_call_a_mass_follower() -> None:
    assert not Follows(1_500, 100).is_mass
    assert Follows(1_501, 100_000).is_mass
    assert follows_lines(Follows(1_500, 1_000)) == ["Following **1,500**: 1.50 for each follower"]
    assert "mass follower" in follows_lines(Follows(1_501, 1_000))[1]
    assert follows_lines(None) == []


async def test_a_creator_sees_whom_they_follow_beside_their_followers(group: Group) -> None:
    """A1 A8: typed into the field for followers, shown to them alone."""
    keiko = await creator(group)
    shown = await keiko.log(followers="10k, 1,600 following")
    assert "10,000" in shown
    (account,) = await keiko.accounts()
    await keiko.use("stats me")
    shown = await keiko.choose("open", str(account.id))
    assert "Following **1,600**: 0.16 for each follower" in shown
    assert "more than 1,500" in shown
    assert "with a comma between" in await keiko.log(followers="1,600 following")
