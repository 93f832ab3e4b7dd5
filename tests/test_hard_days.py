"""A newcomer's whole way on a day when Discord does not answer at first: whatever fails, nothing is lost or doubled."""

from datetime import timedelta
from typing import Any

import pytest
from simcord.actors import MemberActor

from cogs.onboarding.model import Step
from tests.group import Group, said
from tests.onboarding.journey import SENTENCE, Journey

TIMES = 2
SENDS = ("welcome", "introductions", "shoutouts")


async def furnish(group: Group) -> None:
    """A moderator types /setup and presses Do it."""
    shown: Any = await group.moderator.slash(group.lobby, "setup")
    await group.moderator.click(shown.response, label="Do it")
    await group.settle()


def naming(group: Group, channel: str, person: MemberActor) -> int:
    """How many messages of a channel name the person."""
    return sum(f"<@{person.id}>" in said(message) for message in group.channel(channel).history())


def roles(group: Group, person: MemberActor) -> set[str]:
    """The names of the person's roles."""
    guild = group.backend_guild
    return {guild.roles[role].name for role in guild.members[person.id].role_ids}


async def arrive(group: Group, *, restarting: bool) -> MemberActor:
    """Join, press "Start here", go to the end; the bot is started anew on the way if that is asked for."""
    person = group.join("keiko")
    await group.pass_time(timedelta(minutes=1), steps=2)
    journey = Journey(group, person)
    await journey.until(Step.PREVIEW)
    if restarting:
        await group.restart()
    await journey.answer(Step.PREVIEW)
    await group.tick()
    if restarting:
        await group.restart()
    await group.pass_time(timedelta(minutes=20), steps=10)
    return person


def expect_everything_once(group: Group, person: MemberActor) -> None:
    assert not group.env.backend.faults, "what was to fail was never asked for"
    assert [naming(group, channel, person) for channel in SENDS] == [1, 1, 1]
    assert roles(group, person) == {"Member", "Local community"}


@pytest.mark.parametrize("status", [429, 500])
@pytest.mark.parametrize("channel", SENDS)
async def test_a_message_that_fails_at_first_comes_once(group: Group, channel: str, status: int) -> None:
    """W1, W15, W18: also when the bot is restarted between the attempts."""
    await furnish(group)
    group.env.inject_error("POST", f"/channels/{group.channel(channel).id}/messages", status=status, times=TIMES)
    expect_everything_once(group, await arrive(group, restarting=True))


@pytest.mark.parametrize(("status", "code"), [(429, 0), (500, 0), (403, 50013), (404, 10011)])
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
async def test_a_role_that_fails_at_first_is_given_and_taken(group: Group, method: str, status: int, code: int) -> None:
    """W11, W14: the newcomer role goes, the others come; a refusal is tried again, too."""
    await furnish(group)
    person = group.join("keiko")
    await group.pass_time(timedelta(minutes=1), steps=2)
    assert roles(group, person) == {"Newcomer"}
    group.env.inject_error(method, "/guilds/*/members/*/roles/*", status=status, code=code, times=TIMES)
    journey = Journey(group, person)
    await journey.until(Step.DONE)
    await group.tick()
    await group.restart()
    await group.pass_time(timedelta(minutes=40), steps=10)
    expect_everything_once(group, person)


@pytest.mark.parametrize("status", [429, 500])
async def test_what_is_forgotten_is_taken_down_in_the_end(group: Group, status: int) -> None:
    """W15, W18 and a person's right to be forgotten: Discord does not delete at first, and the bot is restarted."""
    await furnish(group)
    person = await arrive(group, restarting=False)
    group.env.inject_error("DELETE", "/channels/*/messages/*", status=status, times=TIMES)
    async with group.bot.db.write() as conn:
        await group.bot.forget_person(conn, group.guild.id, person.id)
    await group.tick()
    await group.restart()
    await group.pass_time(timedelta(minutes=5), steps=5)
    assert not group.env.backend.faults
    shown = [said(message) for channel in SENDS[1:] for message in group.channel(channel).history()]
    assert not [text for text in shown if SENTENCE in text or f"<@{person.id}>" in text]
