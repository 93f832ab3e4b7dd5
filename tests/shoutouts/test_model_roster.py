"""What a member sees of a rotation."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cogs.profiles.model import Niche, Platform, PlatformEntry, Profile
from cogs.shoutouts.model import Line, Mode, Place, Rotation, RotationState, Seat, SeatState, Spec
from cogs.shoutouts.model_roster import FORESEEN, Standing, fits, foreseen
from cogs.shoutouts.model_seats import Held

NOW = datetime(2026, 8, 3, 10, tzinfo=UTC)
ROTATION = Rotation(1, 2, Spec("Everybody"), RotationState.OPEN, Line(1, round=4), NOW, NOW + timedelta(days=7))
HELD = Held(2, 1, Seat(7, Place(1, 0, 0)), NOW)


def test_each_place_in_line_is_a_date_further() -> None:
    weeks = [foreseen(ROTATION, position) for position in (1, 2, 3)]
    assert weeks == [NOW + timedelta(days=7 * number) for number in (1, 2, 3)]
    assert foreseen(ROTATION, FORESEEN + 1) is None
    assert foreseen(ROTATION, 0) is None
    assert foreseen(replace(ROTATION, next_at=None), 1) is None


def test_only_who_is_near_lets_the_next_turn_pass_and_only_once() -> None:
    near = Standing(ROTATION, HELD, 9, 3)
    assert near.is_near
    assert not replace(near, position=4).is_near
    assert not replace(near, held=replace(HELD, seat=replace(HELD.seat, skip_round=5))).is_near
    assert replace(near, held=replace(HELD, seat=replace(HELD.seat, skip_round=4))).is_near


def test_in_pairs_everybody_is_near() -> None:
    pairs = replace(ROTATION, spec=Spec("Pairs", Mode.PAIRS))
    assert Standing(pairs, HELD, 9).is_near
    resting = replace(HELD, seat=replace(HELD.seat, state=SeatState.PAUSED))
    assert not Standing(pairs, resting, 9).is_near
    assert not Standing(pairs, None, 9).is_near


def test_a_niche_and_a_platform_are_for_those_who_say_so() -> None:
    entry = PlatformEntry(Platform.TIKTOK, "keiko.bakes", None)
    keiko = Profile(guild_id=2, user_id=7, niches=(Niche.FOOD,), platforms=(entry,))
    assert fits(Spec("x"), None)
    assert fits(Spec("x", niche="food", platform="tiktok"), keiko)
    assert not fits(Spec("x", niche="travel"), keiko)
    assert not fits(Spec("x", platform="youtube"), keiko)
    assert not fits(Spec("x", niche="food"), None)
