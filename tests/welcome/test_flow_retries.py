"""A greeting that does not go out at first: nobody is forgotten, and nobody is greeted twice."""

from simcord.actors import MemberActor

from tests.errands import crash_after_sending, crash_before_sending
from tests.welcome.door import Door


async def test_a_restart_between_claim_and_message_loses_nobody(door: Door) -> None:
    """W8, W9."""
    door.group.env.inject_error("POST", "/channels/*/messages", status=500)
    ana = door.come("ana")
    await door.tick()
    assert door.messages() == []
    await door.group.restart()
    await door.tick(60)
    assert door.greeted() == [[ana.id]]


async def test_a_failing_discord_is_asked_again(door: Door) -> None:
    """W1: 500 and 429 pass."""
    for status in (500, 429):
        door.group.env.inject_error("POST", "/channels/*/messages", status=status)
    ana = door.come("ana")
    await door.wait(120)
    assert door.greeted() == [[ana.id]]


async def test_who_leaves_while_a_failed_greeting_waits_is_greeted_on_return(door: Door) -> None:
    """W8, W9: the first attempt greeted nobody."""
    door.group.env.inject_error("POST", "/channels/*/messages", status=500)
    ana, ben = door.come("ana"), door.come("ben")
    await door.tick()
    await door.leave_and_return(ana, after=10)
    assert door.greeted() == [[ben.id], [ana.id]]


async def test_who_leaves_after_a_bot_was_killed_with_their_greeting_is_greeted_on_return(door: Door) -> None:
    """W8, W9: it had claimed the greeting and not asked Discord yet."""
    ana = door.come("ana")
    await door.hold_greeting_back()
    await crash_before_sending(door.group)
    door.leave(ana)
    await door.tick(31)
    assert door.messages() == []
    door.come(ana.user)
    await door.wait(60)
    assert door.greeted() == [[ana.id]]


async def greet_and_be_killed(door: Door, person: MemberActor) -> None:
    """The bot dies with a greeting that Discord took."""
    await door.hold_greeting_back()
    await crash_after_sending(door.group, f"Hello <@{person.id}>")


async def test_who_leaves_after_a_greeting_that_nobody_could_write_down_is_not_greeted_again(door: Door) -> None:
    """W9."""
    ana = door.come("ana")
    await greet_and_be_killed(door, ana)
    door.leave(ana)
    await door.tick(31)
    door.come(ana.user)
    await door.wait(60)
    assert door.greeted() == [[ana.id]]


async def test_a_permission_lost_after_such_a_greeting_greets_nobody_twice(door: Door) -> None:
    """W9: not when greetings work again either."""
    ana = door.come("ana")
    await greet_and_be_killed(door, ana)
    door.group.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    await door.tick(31)
    ben = door.come("ben")
    await door.wait(60)
    assert door.greeted() == [[ana.id], [ben.id]]
