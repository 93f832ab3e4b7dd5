"""A rotation in the hands of moderators, through the running bot."""

from datetime import UTC, timedelta

import pytest

from bot.access import FOR_MODERATORS
from cogs.shoutouts import text_roster
from cogs.shoutouts import text_rotations as text
from cogs.shoutouts.model import Mode, RotationState, SeatState, What
from tests.collabs.scene import answered
from tests.group import Group, labels, said
from tests.shoutouts.scene import copied, fill, scene


async def test_a_rotation_is_made_page_by_page_seen_in_advance_and_started_once(group: Group) -> None:
    """S2: weekdays, a time and a zone of its own; the next three dates before anybody sees it."""
    made = await scene(group)
    shown = answered(await group.moderator.slash(group.lobby, "rotation create", name="  Bakers   on Monday "))
    assert "A new rotation: Bakers on Monday" in said(shown)
    basics = {"name": "Bakers", "niche": ["food"], "platform": ["none"], "mode": ["pairs"]}
    await fill(group.moderator, shown, "Name and people", **basics)
    when = {"weekdays": ["0", "3"], "every": "", "time": "6pm", "zone": "lisbon"}
    await fill(group.moderator, shown, "When", **when)
    giving = {"givers": ["3"], "proof": ["off"], "window": "4", "cooldown": "6"}
    await fill(group.moderator, shown, "Shoutouts", **giving)
    assert "For Food\nMondays and Thursdays at 18:00, Lisbon time\nEverybody in pairs" in said(shown)
    assert said(shown).count("<t:") == 3
    assert made.channel.history() == []
    await group.restart()
    for _ in range(2):
        await copied(group, group.moderator, "shoutouts:begin:1")
        await group.tick()
    (card,) = made.channel.history()
    assert "there is a new rotation" in said(card)
    rotation = await made.rotation()
    assert (rotation.state, rotation.spec.mode, rotation.spec.givers) == (RotationState.OPEN, Mode.PAIRS, 3)
    assert rotation.next_at is not None
    assert rotation.next_at > group.now()


async def test_summer_time_is_followed(group: Group) -> None:
    """S2: eighteen o'clock stays eighteen o'clock."""
    made = await scene(group)
    zone = {"weekdays": ["6"], "every": "", "time": "18:00", "zone": "Europe/Lisbon"}
    await made.begin(pages={"When": zone})
    months = []
    for _ in range(60):
        rotation = await made.rotation()
        assert rotation.next_at is not None
        months.append(rotation.next_at.astimezone(UTC).hour)
        await group.pass_time(timedelta(days=7))
        await group.moderator.slash(group.lobby, "rotation pause", rotation="1")
        await copied(group, group.moderator, "shoutouts:go_on:1")
        if len(set(months)) == 2:
            break
    assert set(months) == {17, 18}


async def test_what_cannot_be_used_comes_back_with_everything_that_was_typed(group: Group) -> None:
    await scene(group)
    shown = answered(await group.moderator.slash(group.lobby, "rotation create", name="Bakers"))
    await fill(group.moderator, shown, "When", weekdays=["1", "2"], every="", time="half past", zone="Lisbon")
    assert "cannot read “half past”" in said(shown)
    form = await group.moderator.click(shown, label="Correct it")
    await group.moderator.submit_modal(form, {"weekdays": ["1", "2"], "every": "", "time": "9:30", "zone": "Lisbon"})
    assert "Tuesdays and Wednesdays at 09:30" in said(shown)


async def test_a_rotation_rests_goes_on_and_ends(group: Group) -> None:
    """S5: dates that pass meanwhile are not played."""
    made = await scene(group)
    shown = await made.begin()
    await group.moderator.slash(group.lobby, "rotation pause", rotation="everybody")
    await group.pass_time(timedelta(days=30))
    assert (await made.rotation()).line.round == 0
    await group.moderator.click(answered(await group.moderator.slash(group.lobby, "rotation edit")), label="Open")
    await copied(group, group.moderator, "shoutouts:go_on:1")
    running = await made.rotation()
    assert running.state is RotationState.OPEN
    assert running.next_at is not None
    assert running.next_at > group.now()
    await copied(group, group.moderator, "shoutouts:rotation:1")
    await group.moderator.click(shown, label="End it")
    await group.moderator.click(shown, label="Yes, end it")
    assert (await made.rotation()).state is RotationState.ENDED
    refused = await copied(group, group.moderator, "shoutouts:go_on:1")
    assert text.ENDED in said(refused)
    assert text.ENDED in said(await copied(group, group.join("late_lou"), "shoutouts:join:1"))
    log = said(await group.moderator.slash(group.lobby, "audit"))
    for action in ("rotation made", "rotation started", "rotation paused", "rotation resumed", "rotation ended"):
        assert action.capitalize() in log or action in log


async def test_what_has_not_begun_can_be_thrown_away_and_is_seen_by_no_member(group: Group) -> None:
    await scene(group)
    shown = answered(await group.moderator.slash(group.lobby, "rotation create", name="Bakers"))
    sofia = group.join("sofia")
    await group.settle()
    assert text_roster.NOTHING in said(await sofia.slash(group.lobby, "shoutout queue"))
    assert text.GONE in said(await copied(group, sofia, "shoutouts:join:1"))
    await group.moderator.click(shown, label="Throw away")
    assert text.DISCARDED in said(shown)
    assert text.GONE in said(await copied(group, group.moderator, "shoutouts:rotation:1"))


async def test_it_needs_a_channel_and_a_group_has_ten(group: Group) -> None:
    shown = answered(await group.moderator.slash(group.lobby, "rotation create", name="First"))
    assert text.NO_PLACE in said(await group.moderator.click(shown, label="Start it"))
    for number in range(9):
        await group.moderator.slash(group.lobby, "rotation create", name=f"Number {number}")
    assert text.TOO_MANY in said(await group.moderator.slash(group.lobby, "rotation create", name="One more"))
    assert labels(await group.moderator.slash(group.lobby, "rotation edit")).count("Open") == 10


@pytest.mark.parametrize("verb", ["rotations", "rotation", "begin", "halt", "go_on", "end", "discard", "skip_them"])
async def test_members_cannot_press_what_is_for_moderators(group: Group, verb: str) -> None:
    made = await scene(group)
    await made.begin()
    (sofia,) = await made.join("sofia")
    before = await made.rotation()
    assert FOR_MODERATORS in said(await copied(group, sofia, f"shoutouts:{verb}:1"))
    assert await made.rotation() == before


async def test_whom_it_is_for_stays_once_it_has_begun(group: Group) -> None:
    made = await scene(group)
    shown = await made.begin()
    form = await group.moderator.click(shown, label="Name and people")
    await group.moderator.submit_modal(form, {"name": "All of us"})
    rotation = await made.rotation()
    assert (rotation.spec.name, rotation.spec.mode) == ("All of us", Mode.TURNS)


async def test_a_moderator_lets_a_turn_pass_and_lets_somebody_rest(group: Group) -> None:
    """S5, S6: both are written down, and the place is kept."""
    made = await scene(group)
    await made.begin()
    sofia, keiko = await made.join("sofia", "keiko")
    before = await made.seat(sofia)
    shown = await group.moderator.slash(group.lobby, "rotation skip", rotation="1", member=sofia)
    assert f"<@{sofia.id}> lets the next turn pass" in said(shown)
    await group.moderator.slash(group.lobby, "rotation skip", rotation="1", member=sofia)
    await group.moderator.slash(group.lobby, "rotation pause", rotation="1", member=keiko)
    stranger = group.join("stranger")
    await group.settle()
    refused = await group.moderator.slash(group.lobby, "rotation skip", rotation="1", member=stranger)
    assert text_roster.THEY_ARE_NOT_IN in said(refused)
    skipping, resting = await made.seat(sofia), await made.seat(keiko)
    assert before is not None
    assert skipping is not None
    assert (skipping.seat.place, skipping.seat.skip_round) == (before.seat.place, 1)
    assert resting is not None
    assert resting.seat.state is SeatState.PAUSED
    assert (await made.told())[2:] == [(What.SKIPPED, sofia.id), (What.PAUSED, keiko.id)]


async def test_a_moderator_exchanges_two_who_both_want_it(group: Group) -> None:
    """S7: asked first, and both read about it."""
    made = await scene(group)
    await made.begin()
    sofia, keiko = await made.join("sofia", "keiko")
    shown = answered(await group.moderator.slash(group.lobby, "rotation swap", rotation="1", one=sofia, other=keiko))
    assert "Have both told you" in said(shown)
    first = await made.seat(sofia)
    await group.moderator.click(shown, label="Yes, both want it")
    second = await made.seat(keiko)
    assert first is not None
    assert second is not None
    assert second.seat.place == first.seat.place
    refused = await group.moderator.slash(group.lobby, "rotation swap", rotation="1", one=sofia, other=sofia)
    assert "one and the same person" in said(refused)


async def test_the_doctor_misses_a_channel_that_was_deleted(group: Group) -> None:
    made = await scene(group)
    await made.begin()
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    (feature,) = [each for each in group.bot.features if each.name == "shoutouts"]
    assert not [found for check in feature.checks for found in await check(group.bot, guild)]
    group.env.backend.delete_channel(made.channel.id)
    await group.settle()
    found = [found.problem for check in feature.checks for found in await check(group.bot, guild)]
    assert text.PLACE_PROBLEM in found
