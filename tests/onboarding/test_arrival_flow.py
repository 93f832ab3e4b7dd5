"""What reaches Discord once somebody is done, and what waits until a moderator has mended something (W11, W15, W26)."""

from datetime import timedelta

import pytest

from bot.outbox_store import Errand, enqueue_again
from cogs.desk import store as desk
from cogs.onboarding import service, service_arrival
from cogs.onboarding.model import Posting, Step
from cogs.shoutouts import service as shoutouts
from tests.group import Group, said
from tests.onboarding.journey import SENTENCE, Journey, alerts, furnish, keiko, posted, role_names, status

DONE = Posting.DONE


async def finish(group: Group) -> Journey:
    journey = await keiko(group)
    await journey.until(Step.DONE)
    await group.tick()
    return journey


async def drop_place(group: Group, purpose: str) -> None:
    """Have the place point to a channel that is gone, as after somebody deleted it."""
    channel = group.channel(purpose)
    group.env.backend.delete_channel(channel.id)
    await group.settle()


async def choose_place(group: Group, purpose: str, name: str) -> None:
    """What /setup does when a moderator chooses another channel."""
    channel = group.guild.create_text_channel(name)
    async with group.bot.db.write() as conn:
        await desk.set_place(conn, group.guild.id, purpose, channel.id)
    await group.settle()


async def test_a_passing_failure_is_tried_again(group: Group) -> None:
    journey = await keiko(group)
    await journey.until(Step.PREVIEW)
    group.env.inject_error("POST", f"/channels/{group.channel('introductions').id}/messages", status=500)
    await journey.answer(Step.PREVIEW)
    await group.tick()
    assert posted(group, "introductions") == []
    await group.pass_time(timedelta(seconds=6))
    assert len(posted(group, "introductions")) == 1


async def test_an_introduction_that_is_asked_for_again_while_it_goes_out_is_posted_once(group: Group) -> None:
    journey = await finish(group)
    kind, guild_id, user_id = service_arrival.INTRODUCTION, group.guild.id, journey.person.id
    channel_id = group.channel("introductions").id
    again = Errand(guild_id, kind, f"{kind}:{guild_id}:{user_id}", {"user": user_id}, channel_id=channel_id)
    async with group.bot.db.write() as conn:
        await enqueue_again(conn, again, group.now())
    await group.tick()
    assert len(posted(group, "introductions")) == 1


@pytest.mark.parametrize(("refusal", "code"), [(403, 50013), (404, 10003)])
async def test_a_channel_that_refuses_is_told_once_and_tried_again(group: Group, refusal: int, code: int) -> None:
    """W26: two newcomers wait, one alert, no storm of requests; both appear."""
    journey = await keiko(group)
    await journey.until(Step.PREVIEW)
    path = f"/channels/{group.channel('introductions').id}/messages"
    group.env.inject_error("POST", path, status=refusal, code=code, times=2)
    await journey.answer(Step.PREVIEW)
    sofia = Journey(group, group.join("sofia"))
    await sofia.until(Step.DONE)
    await group.pass_time(timedelta(minutes=5), steps=5)
    assert posted(group, "introductions") == []
    (alert,) = alerts(group)
    assert "An introduction is waiting" in alert
    await group.pass_time(timedelta(minutes=10), steps=5)
    assert len(posted(group, "introductions")) == 2
    assert "it has to wait" not in said(await journey.start())


async def test_a_deleted_channel_keeps_the_introduction_until_there_is_another(group: Group) -> None:
    """The person is told kindly, the moderators are told what to do, and nothing is lost over a restart."""
    journey = await keiko(group)
    await journey.until(Step.PREVIEW)
    await drop_place(group, "introductions")
    await journey.answer(Step.PREVIEW)
    assert "Your introduction is safe with me" in said(journey.card)
    await group.tick()
    assert role_names(journey) == {"Member", "Local"}
    await group.restart()
    await choose_place(group, "introductions", "meet-us")
    await group.tick()
    await group.tick()
    assert len(posted(group, "meet-us")) == 1
    assert len(posted(group, "shoutouts")) == 1
    assert len(alerts(group)) == 1


async def test_without_any_channel_it_waits_for_setup(group: Group) -> None:
    journey = Journey(group, group.join("keiko"))
    await journey.until(Step.DONE)
    assert "Your introduction is safe with me" in said(journey.card)
    await group.pass_time(timedelta(hours=1), steps=4)
    await choose_place(group, "introductions", "introductions")
    await group.tick()
    await group.tick()
    assert len(posted(group, "introductions")) == 1


async def test_a_lost_permission_for_roles_is_told_and_made_up_for(group: Group) -> None:
    """W26: one alert; the roles come as soon as the permission is back."""
    journey = await keiko(group)
    await journey.until(Step.PREVIEW)
    group.bot_may(manage_roles=False)
    await group.settle()
    await journey.answer(Step.PREVIEW)
    await group.pass_time(timedelta(hours=1), steps=6)
    assert role_names(journey) == set()
    (alert,) = alerts(group)
    assert "Manage Roles" in alert
    assert len(posted(group, "introductions")) == 1
    group.bot_may(manage_roles=True)
    await group.settle()
    await group.tick()
    await group.tick()
    assert role_names(journey) == {"Member", "Local"}


async def test_roles_that_discord_refuses_are_tried_again(group: Group) -> None:
    journey = await keiko(group)
    await journey.until(Step.PREVIEW)
    group.env.inject_error("PUT", "/guilds/*/members/*/roles/*", status=403, code=50013)
    await journey.answer(Step.PREVIEW)
    await group.tick()
    assert len(alerts(group)) == 1
    await group.pass_time(timedelta(minutes=11), steps=2)
    assert role_names(journey) == {"Member", "Local"}
    assert (await status(journey)).roles is DONE


async def test_a_deleted_role_is_told_and_made_up_for(group: Group) -> None:
    journey = await keiko(group)
    await journey.until(Step.PREVIEW)
    group.env.backend.delete_role(group.guild.id, group.guild.roles["Local"].id)
    await group.settle()
    await journey.answer(Step.PREVIEW)
    await group.tick()
    assert len(alerts(group)) == 1
    role = group.guild.create_role("Neighbours")
    async with group.bot.db.write() as conn:
        await desk.set_role(conn, group.guild.id, "local", role.id)
    await group.settle()
    await group.tick()
    await group.tick()
    assert role_names(journey) == {"Member", "Neighbours"}


async def test_the_newcomer_role_goes(group: Group) -> None:
    """W11: the role of the first day is taken when the roles of a member come."""
    roles = await furnish(group)
    journey = Journey(group, group.join("keiko", roles=[roles["newcomer"]]))
    await group.settle()
    assert role_names(journey) == {"Newcomer"}
    await journey.until(Step.DONE)
    await group.tick()
    assert role_names(journey) == {"Member", "Local"}


async def test_somebody_who_leaves_half_way_can_go_on_after_coming_back(group: Group) -> None:
    journey = await keiko(group)
    await journey.until(Step.NICHES)
    group.guild.remove_member(journey.person)
    await group.tick()
    back = Journey(group, group.guild.add_member(journey.person.user))
    await group.settle()
    assert "5 of 7" in said(await back.start())


async def test_somebody_who_leaves_before_the_introduction_is_not_introduced(group: Group) -> None:
    """And is, once they come back; a second time nothing is repeated (W25)."""
    journey = await keiko(group)
    await journey.until(Step.PREVIEW)
    path = f"/channels/{group.channel('introductions').id}/messages"
    group.env.inject_error("POST", path, status=500)
    await journey.answer(Step.PREVIEW)
    group.guild.remove_member(journey.person)
    await group.pass_time(timedelta(minutes=1))
    assert posted(group, "introductions") == []
    for _ in range(2):
        member = group.guild.add_member(journey.person.user)
        await group.settle()
        async with group.bot.db.write() as conn:
            await service.grant_roles(conn, group.guild.id, journey.person.id, group.now())
        await group.tick()
        assert role_names(journey) == {"Member", "Local"}
        assert len(posted(group, "introductions")) == len(posted(group, "shoutouts")) == 1
        assert "Good to see you" in said(await Journey(group, member).start())
        group.guild.remove_member(member)
        await group.settle()


async def test_the_roster_begins_with_the_newcomer(group: Group) -> None:
    """W18: stored for the shoutout rotation."""
    journey = await finish(group)
    async with group.bot.db.read() as conn:
        (seat,) = await shoutouts.roster(conn, group.guild.id)
    assert (seat.user_id, seat.front) == (journey.person.id, True)


async def test_without_a_shoutouts_channel_the_moderators_are_told(group: Group) -> None:
    journey = Journey(group, group.join("keiko"))
    await choose_place(group, "introductions", "introductions")
    await choose_place(group, "moderator_log", "log")
    await journey.until(Step.DONE)
    await group.tick()
    assert "there is no shoutouts channel" in "".join(posted(group, "log"))


async def test_forgetting_somebody_takes_their_cards_down(group: Group) -> None:
    """D3: export names everything, deletion leaves nothing."""
    journey = await finish(group)
    here = (group.guild.id, journey.person.id)
    async with group.bot.db.read() as conn:
        told = await group.bot.export_person(conn, *here)
    assert told["profiles"]["sentence"] == SENTENCE
    assert told["onboarding"]["step"] == "done"
    assert told["shoutouts"]["front"] is True
    async with group.bot.db.write() as conn:
        await group.bot.forget_person(conn, *here)
    await group.tick()
    assert posted(group, "introductions") == posted(group, "shoutouts") == []
    async with group.bot.db.read() as conn:
        left = await group.bot.export_person(conn, *here)
    assert [left[name] for name in ("profiles", "onboarding", "shoutouts")] == [{}, {}, {}]
    assert "1 of 7" in said(await journey.start())


async def test_forgetting_somebody_whose_cards_are_gone_already_is_quiet(group: Group) -> None:
    journey = await finish(group)
    for channel in ("introductions", "shoutouts"):
        for message in group.channel(channel).history():
            group.env.backend.delete_message(group.channel(channel).id, message.id)
    async with group.bot.db.write() as conn:
        await group.bot.forget_person(conn, group.guild.id, journey.person.id)
    await group.tick()
    assert alerts(group) == []


async def test_the_doctor_names_who_waits(group: Group) -> None:
    """D2: in plain words, with the fix."""
    journey = await keiko(group)
    await journey.until(Step.PREVIEW)
    group.bot_may(manage_roles=False)
    await drop_place(group, "introductions")
    await journey.answer(Step.PREVIEW)
    await group.tick()
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    feature = next(feature for feature in group.bot.features if feature.name == "onboarding")
    findings = [finding for check in feature.checks for finding in await check(group.bot, guild)]
    assert [finding.problem.split(" waiting")[0].split(", and")[0] for finding in findings] == [
        "1 introduction is",
        "1 person has finished the introduction",
    ]


async def test_nothing_waits_in_a_group_where_all_is_well(group: Group) -> None:
    await finish(group)
    async with group.bot.db.read() as conn:
        assert await service_arrival.waiting(conn, group.now()) == []
