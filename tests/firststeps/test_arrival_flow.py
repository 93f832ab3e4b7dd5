"""From "Start here" to the first steps: what onboarding hands over."""

from datetime import timedelta

from simcord.actors import MemberActor

from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.desk import store as desk_store
from cogs.onboarding.model import Step
from tests.firststeps.scene import letters, panel, posted, press
from tests.group import Group, labels, said
from tests.onboarding.journey import SENTENCE, Journey, keiko


async def with_welcome(group: Group) -> Journey:
    """A newcomer in a group that is set up, at noon."""
    journey = await keiko(group)
    channel = group.guild.create_text_channel("welcome")
    async with group.bot.db.write() as conn:
        await desk_store.set_place(conn, group.guild.id, "welcome", channel.id)
    await group.pass_time(timedelta(hours=12))
    return journey


async def remind_by_dm(group: Group, person: MemberActor) -> None:
    async with group.bot.db.write() as conn:
        await contact.choose(conn, group.guild.id, person.id, Way.DM, group.now())
    await group.tick()


async def test_finishing_onboarding_begins_the_first_steps(group: Group) -> None:
    """W12, W17."""
    journey = await with_welcome(group)
    await journey.until(Step.DONE)
    await group.tick()
    await journey.press("Remind me by DM")
    await group.tick()
    assert "✅ Your niche in one sentence" in said(await panel(group, journey.person))
    await group.pass_time(timedelta(days=2, minutes=5))
    assert "How about a second pair of eyes?" in said(letters(journey.person)[-1])


async def test_the_request_for_feedback_shows_what_the_group_may_see(group: Group) -> None:
    journey = await with_welcome(group)
    await journey.until(Step.DONE)
    await group.tick()
    await press(group, journey.person, "Ask for feedback")
    card = posted(group, "introductions")[-1]
    assert SENTENCE in card
    assert "**Instagram** · @keiko.bakes" in card
    assert "7k" not in card


async def test_reminders_keep_the_time_zone_of_the_profile(group: Group) -> None:
    """W17."""
    journey = await with_welcome(group)
    await journey.until(Step.DONE)
    async with group.bot.db.read() as conn:
        zone = await contact.zone(conn, group.guild.id, journey.person.id)
    assert zone.key == "Europe/Lisbon"


async def test_somebody_who_stopped_half_way_is_reminded(group: Group) -> None:
    """W17."""
    journey = await with_welcome(group)
    await journey.until(Step.NICHES)
    await remind_by_dm(group, journey.person)
    shown = await panel(group, journey.person)
    assert "First finish your introduction" in said(shown)
    assert labels(shown)[0] == "Start here"
    await group.pass_time(timedelta(days=3), steps=6)
    letter = said(letters(journey.person)[-1])
    assert "Your introduction in The Green Room waits where you left it" in letter
    assert f"<#{group.channel('welcome').id}>" in letter
    await journey.start()
    await journey.until_done_from(Step.NICHES)
    await group.pass_time(timedelta(days=3), steps=6)
    assert "How about a second pair of eyes?" in said(letters(journey.person)[-1])
