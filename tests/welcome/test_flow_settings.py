"""Moderators set and preview welcomes; nobody else does. The real bot on SimCord."""

import pytest
from simcord.results import InteractionResult
from sqlalchemy import select

from cogs.desk import store_audit
from cogs.welcome import service, store_settings
from cogs.welcome.model_settings import Part, Trouble, Young
from tests.group import labels, said
from tests.welcome.door import Door, answer


async def panel(door: Door, *pages: str) -> InteractionResult:
    """Open the settings and turn to a page."""
    moderator = door.group.moderator
    shown = await moderator.slash(door.group.lobby, "welcome settings")
    for page in pages:
        shown = await moderator.click(answer(shown), label=page)
    return shown


async def acts(door: Door) -> list[tuple[int, str]]:
    """Who did what, from the audit log."""
    async with door.group.bot.db.read() as conn:
        found = await conn.execute(
            select(store_audit.audit.c.actor_id, store_audit.audit.c.action).order_by(store_audit.audit.c.id)
        )
        return [(row.actor_id, row.action) for row in found]


async def test_the_panel_says_where_everything_stands(door: Door) -> None:
    """W26: privately, in words."""
    shown = await panel(door)
    assert answer(shown).ephemeral
    assert "**Greetings** · on" in said(shown)
    assert "when they arrive, right away" in said(shown)
    assert labels(shown) == ["Greetings", "Texts", "Newcomer role", "Leave message", "Guards"]


async def test_every_page_leads_back(door: Door) -> None:
    """W26."""
    for page in ("Greetings", "Texts", "Newcomer role", "Leave message", "Guards"):
        shown = await panel(door, page, "Back")
        assert labels(shown)[0] == "Greetings"


async def test_a_setting_is_chosen_and_audited(door: Door) -> None:
    """W1, D4."""
    moderator = door.group.moderator
    shown = await panel(door, "Greetings")
    await moderator.select(answer(shown), ["300"], custom_id="welcome:set:greeting_delay")
    assert (await door.settings()).greeting_delay == 300
    shown = await panel(door, "Guards")
    await moderator.select(answer(shown), ["hold"], custom_id="welcome:set:young")
    assert (await door.settings()).young is Young.HOLD
    assert await acts(door) == [(moderator.id, "changed a setting"), (moderator.id, "changed a setting")]


async def test_greetings_can_be_switched_off_and_on(door: Door) -> None:
    """W1: who came meanwhile is greeted then."""
    shown = await panel(door, "Greetings", "Switch off")
    assert "Now **off**" in said(shown)
    ana = door.come("ana")
    await door.wait(60)
    assert door.messages() == []
    await door.group.moderator.click(answer(shown), label="Switch on")
    await door.tick()
    assert door.greeted() == [[ana.id]]


async def test_a_template_of_ones_own_is_used(door: Door) -> None:
    """W6, W7: with its variables filled in."""
    moderator = door.group.moderator
    form = await panel(door, "Texts", "Add for one person")
    shown = await moderator.submit_modal(form, {"text": "Ahoy {name}, you make us {count} at {group}."})
    assert "1. Ahoy" in said(shown)
    ana = door.come("ana")
    await door.tick()
    assert f"Ahoy {ana.mention}, you make us " in said(door.messages()[0])
    assert "{" not in said(door.messages()[0])
    assert (moderator.id, "added a text") in await acts(door)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hello {nam}", "I do not know {nam}. You can use {name}, {group}"),
        ("Hello everybody", "Put {name} where the name should stand"),
        ("{name}{name}{name}{name}", "more than fits"),
    ],
)
async def test_a_template_that_cannot_work_is_refused(door: Door, text: str, told: str) -> None:
    """W6: validated when it is saved, with what to mend."""
    form = await panel(door, "Texts", "Add for one person")
    refused = await door.group.moderator.submit_modal(form, {"text": text})
    assert told in said(refused)
    assert text in said(refused), "what was typed is not lost"
    assert await acts(door) == []


async def test_a_template_is_changed_and_removed(door: Door) -> None:
    """W7."""
    moderator = door.group.moderator
    form = await panel(door, "Texts", "Add for one person")
    shown = await moderator.submit_modal(form, {"text": "Ahoy {name}"})
    number = str((await door.templates())[0].id)
    chosen = await moderator.select(answer(shown), [number], custom_id="welcome:choose")
    form = await moderator.click(answer(chosen), label="Change")
    shown = await moderator.submit_modal(form, {"text": "Howdy {name}"})
    assert "Howdy" in said(shown)
    late = await panel(door, "Texts")
    late = await moderator.select(answer(late), [number], custom_id="welcome:choose")
    chosen = await moderator.select(answer(shown), [number], custom_id="welcome:choose")
    shown = await moderator.click(answer(chosen), label="Remove")
    assert "Howdy" not in said(shown)
    late = await moderator.click(answer(late), label="Change")
    assert "Somebody has removed that template" in said(late)


async def test_a_tone_is_chosen(door: Door) -> None:
    """W7."""
    shown = await panel(door, "Texts")
    await door.group.moderator.select(answer(shown), ["short"], custom_id="welcome:set:tone")
    ana = door.come("ana")
    await door.tick()
    assert ana.mention in said(door.messages()[0])
    assert "##" not in said(door.messages()[0])


async def test_the_preview_shows_each_template_as_a_newcomer_sees_it(door: Door) -> None:
    """W21: privately, pinging nobody, round and round."""
    moderator = door.group.moderator
    shown = await moderator.slash(door.group.lobby, "welcome preview")
    assert answer(shown).ephemeral
    seen = {said(shown)}
    for _ in range(4):
        shown = await moderator.click(answer(shown), label="Next")
        seen.add(said(shown))
    assert len(seen) == 5
    assert all(moderator.mention in text for text in seen)
    assert all("Start here" in text for text in seen)
    assert labels(shown) == ["Start here", "Send me the guide", "Previous", "Next"]
    assert "Preview 5 of 5" in said(shown)
    assert "Preview 1 of 5" in said(await moderator.click(answer(shown), label="Next"))
    assert door.messages() == []
    assert door.pinged() == []


async def test_the_leave_message_is_off_until_moderators_want_it(door: Door) -> None:
    """W20: with the name, grouped, and only for those who were greeted."""
    people = await door.crowd(3)
    await door.tick()
    door.leave(people[0])
    await door.wait(60)
    assert len(door.messages()) == 1
    shown = await panel(door, "Leave message")
    form = await door.group.moderator.click(answer(shown), label="Change the text")
    shown = await door.group.moderator.submit_modal(form, {"text": "Farewell {name}"})
    await door.group.moderator.click(answer(shown), label="Switch on")
    door.leave(people[1])
    door.leave(people[2])
    unseen = door.come_unscreened("shy")
    await door.group.settle()
    door.leave(unseen)
    await door.wait(60)
    spoken = [said(message) for message in door.messages() if "Farewell" in said(message)]
    assert len(spoken) == 1
    assert "creator1" in spoken[0]
    assert "creator2" in spoken[0]
    assert "shy" not in spoken[0]


async def test_many_farewells_are_paced(door: Door) -> None:
    """W20: like greetings."""
    await door.set(farewell_on=True)
    people = await door.crowd(30)
    await door.wait(60)
    before = len(door.messages())
    for start in range(0, 30, 10):
        for person in people[start : start + 10]:
            door.leave(person)
        await door.group.settle()
    await door.wait(60, every=1)
    assert len(door.messages()) - before == 2


async def test_a_leave_message_that_cannot_be_sent_switches_itself_off(door: Door) -> None:
    """W20, W26."""
    await door.set(farewell_on=True)
    ana = door.come("ana")
    await door.tick()
    door.group.env.inject_error("POST", f"/channels/{door.channel.id}/messages", status=403, code=50013)
    door.leave(ana)
    await door.wait(60)
    assert (await door.settings()).trouble(Part.FAREWELL) is Trouble.FORBIDDEN
    assert "Leave messages" in door.noted()[0]


async def test_the_greeting_can_wait_for_the_member_role(door: Door) -> None:
    """W5: and names no way to start, for they have been through it."""
    await door.set(greet_on="role")
    ana = door.come("ana")
    await door.wait(60)
    assert door.messages() == []
    door.group.env.backend.add_member_role(door.group.guild.id, ana.id, door.member.id)
    await door.tick()
    assert door.greeted() == [[ana.id]]
    assert labels(door.messages()[0]) == []


async def test_the_greeting_can_wait_for_the_introduction(door: Door) -> None:
    """W5: once, and only for the person who introduced themselves."""
    await door.set(greet_on="introduction")
    ana, _ = door.come("ana"), door.come("ben")
    await door.wait(60)
    assert door.messages() == []
    for _ in range(2):
        async with door.group.bot.db.write() as conn:
            await service.introduced(conn, door.group.guild.id, ana.id, door.group.now())
        await door.wait(20)
    assert door.greeted() == [[ana.id]]


async def test_who_waits_is_greeted_when_moderators_ask_for_less(door: Door) -> None:
    """W5."""
    await door.set(greet_on="introduction")
    ana = door.come("ana")
    await door.wait(60)
    shown = await panel(door, "Greetings")
    await door.group.moderator.select(answer(shown), ["join"], custom_id="welcome:set:greet_on")
    await door.tick()
    assert door.greeted() == [[ana.id]]


async def test_members_have_no_welcome_commands(door: Door) -> None:
    """W21, W26, D5: Discord hides them."""
    ana = door.come("ana")
    await door.group.settle()
    assert not [name for name in ana.available_commands(door.group.lobby) if name.startswith("welcome")]


async def test_a_member_who_was_given_the_command_is_still_refused(door: Door) -> None:
    """W21, W26, D5: a server can show a command to everybody; the bot asks for itself."""
    ana = door.come("ana")
    await door.group.settle()
    for command in door.group.env.backend.commands[None].values():
        command["default_member_permissions"] = None
    for name in ("settings", "preview"):
        refused = await ana.slash(door.group.lobby, f"welcome {name}")
        assert "for moderators" in said(refused)


async def test_another_groups_template_cannot_be_reached(door: Door) -> None:
    """W7: the group is in every question."""
    moderator = door.group.moderator
    form = await panel(door, "Texts", "Add for one person")
    shown = await moderator.submit_modal(form, {"text": "Ahoy {name}"})
    number = (await door.templates())[0].id
    chosen = await moderator.select(answer(shown), [str(number)], custom_id="welcome:choose")
    async with door.group.bot.db.write() as conn:
        assert not await store_settings.drop_template(conn, 1, number)
        assert not await store_settings.set_template(conn, 1, number, "{name}")
    assert "Ahoy" in said(chosen)
