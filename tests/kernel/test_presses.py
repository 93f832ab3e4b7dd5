"""Presses and forms: answered after a restart, refused for the wrong person, errors told once and privately."""

from datetime import timedelta

import discord
import pytest
from simcord.actors import MemberActor

from bot.access import FOR_MODERATORS, Who
from bot.errors import UserError
from bot.presses import STALE, Form, Press, Presses
from bot.ui import Card, button
from tests.group import Group, labels, said

presses = Presses("test")


@presses.on("hello", Who.EVERYONE)
async def hello(press: Press) -> None:
    await press.show(Card().text(f"Hello {press.id()}"))


@presses.on("again", Who.EVERYONE)
async def again(press: Press) -> None:
    await press.redraw(Card().text("Redrawn").row(button("Again", presses.id("again", press.id() + 1))))


@presses.on("choose", Who.EVERYONE)
async def choose(press: Press) -> None:
    await press.show(Card().text("You chose " + ", ".join(press.values)))


@presses.on("ask", Who.EVERYONE)
async def ask(press: Press) -> None:
    await press.ask(Form("Your name", presses.id("told", 7)).line("name", "Name", "As on your door"))


@presses.on("told", Who.EVERYONE)
async def told(press: Press) -> None:
    await press.show(Card().text(f"{press.fields['name']} {press.id()}"))


@presses.on("staff", Who.MODERATOR)
async def staff(press: Press) -> None:
    await press.show(Card().text("Welcome behind the curtain"))


@presses.on("mistake", Who.EVERYONE)
async def mistake(press: Press) -> None:
    raise UserError("That is too long. Keep it under ten words.")


@presses.on("bug", Who.EVERYONE)
async def bug(press: Press) -> None:
    raise ZeroDivisionError("secret detail")


@presses.on("late_bug", Who.EVERYONE)
async def late_bug(press: Press) -> None:
    await press.show(Card().text("So far so good"))
    raise ZeroDivisionError


@presses.on("forbidden", Who.EVERYONE)
async def forbidden(press: Press) -> None:
    assert isinstance(press.interaction.channel, discord.TextChannel)
    await press.interaction.channel.send("x")


def panel() -> Card:
    choices = discord.ui.Select[discord.ui.LayoutView](
        custom_id=presses.id("choose"), options=[discord.SelectOption(label="A"), discord.SelectOption(label="B")]
    )
    names = ("ask", "staff", "mistake", "bug", "late_bug", "forbidden")
    return (
        Card()
        .row(button("hello", presses.id("hello", 1)), button("again", presses.id("again", 1)))
        .rows([button(name, presses.id(name)) for name in names])
        .row(button("stale", "test:gone:1"), button("other", "nobody:knows"), button("odd", presses.id("hello", "x")))
        .row(button("older", "one_word"))
        .row(choices)
    )


@pytest.fixture
async def person(group: Group) -> MemberActor:
    group.bot.switchboard.connect(presses)
    await group.bot.get_partial_messageable(group.lobby.id).send(view=panel())
    return group.join("ann")


def the_panel(group: Group) -> discord.Message:
    message = group.lobby.last_message
    assert message is not None
    return message


async def test_a_press_is_answered_privately(group: Group, person: MemberActor) -> None:
    result = await person.click(the_panel(group), label="hello")
    assert result.ephemeral
    assert "Hello 1" in said(result)


async def test_buttons_work_after_a_restart_and_after_a_year(group: Group, person: MemberActor) -> None:
    await group.restart()
    group.bot.switchboard.connect(presses)
    await group.pass_time(timedelta(days=365))
    assert "Hello 1" in said(await person.click(the_panel(group), label="hello"))


async def test_a_card_can_be_redrawn_and_discord_py_remembers_nothing(group: Group, person: MemberActor) -> None:
    """discord.py forgets what it registered for a view when that view ends: we have it register nothing."""
    await person.click(the_panel(group), label="again")
    assert labels(the_panel(group)) == ["Again"]
    await group.pass_time(timedelta(hours=1))
    await person.click(the_panel(group), label="Again")
    store = group.bot._connection._view_store
    assert not store._dynamic_items
    assert not store._views
    assert not store._modals


async def test_a_choice_arrives_with_its_values(group: Group, person: MemberActor) -> None:
    assert "You chose B" in said(await person.select(the_panel(group), ["B"]))


async def test_a_form_is_answered_even_when_the_bot_restarts_while_it_is_open(
    group: Group, person: MemberActor
) -> None:
    shown = await person.click(the_panel(group), label="ask")
    await group.restart()
    group.bot.switchboard.connect(presses)
    assert "Ann 7" in said(await person.submit_modal(shown, {"name": "Ann"}))


async def test_a_moderators_press_is_refused_to_others(group: Group, person: MemberActor) -> None:
    assert FOR_MODERATORS in said(await person.click(the_panel(group), label="staff"))
    assert "curtain" in said(await group.moderator.click(the_panel(group), label="staff"))


async def test_a_mistake_is_explained_and_not_logged(group: Group, person: MemberActor) -> None:
    result = await person.click(the_panel(group), label="mistake")
    assert result.ephemeral
    assert "Keep it under ten words" in said(result)


@pytest.mark.parametrize("label", ["bug", "late_bug"])
async def test_a_bug_is_logged_once_and_named_by_its_reference(group: Group, person: MemberActor, label: str) -> None:
    result = await person.click(the_panel(group), label=label)
    answer = said(result.followups[0] if result.followups else result)
    reference = answer.split("**")[1]
    assert len(reference) == 6
    assert "secret detail" not in answer
    group.bugs.expect(reference)


@pytest.mark.parametrize("label", ["stale", "other", "odd", "older"])
async def test_a_button_nobody_knows_any_more_says_so(group: Group, person: MemberActor, label: str) -> None:
    assert STALE in said(await person.click(the_panel(group), label=label))


async def test_a_permission_that_discord_refuses_is_explained(group: Group, person: MemberActor) -> None:
    group.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    assert "/doctor" in said(await person.click(the_panel(group), label="forbidden"))


async def test_an_answer_that_came_too_late_is_no_bug(group: Group, person: MemberActor) -> None:
    group.env.inject_error("POST", "/interactions/*", status=404, code=10062)
    await person.click(the_panel(group), label="hello")


async def test_trouble_on_discords_side_is_told_and_is_no_bug(group: Group, person: MemberActor) -> None:
    group.env.inject_error("POST", "/interactions/*", status=503)
    assert "try again in a moment" in said(await person.click(the_panel(group), label="hello"))


async def test_when_discord_takes_no_answer_at_all_nothing_is_logged_as_a_bug(
    group: Group, person: MemberActor
) -> None:
    group.env.inject_error("POST", "/interactions/*", status=503, times=2)
    await person.click(the_panel(group), label="hello")


def test_ids_that_nobody_answers_or_that_discord_refuses_are_caught_when_drawn() -> None:
    with pytest.raises(ValueError, match="anybody"):
        presses.id("unknown")
    with pytest.raises(ValueError, match="anybody"):
        presses.id("hello", "x" * 100)
