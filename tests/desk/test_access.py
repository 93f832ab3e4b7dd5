"""D5 over the whole bot: every command and press says who may use it, and holds to it, here and in direct messages.

Walks the tree and the switchboard of the real bot with all its features, so that a new command is covered by itself.
"""

from collections.abc import Iterator
from typing import Any

import discord
import pytest
from discord import app_commands
from simcord.actors import MemberActor

from bot.access import FOR_MODERATORS, Who
from bot.client import Greenroom
from bot.replies import NO_DIRECT
from bot.ui import Card, button
from cogs.desk.reading import who_of
from tests.group import Group, said

Command = app_commands.Command[Any, ..., Any]
Group_ = app_commands.Group


def leaves(bot: Greenroom) -> list[Command]:
    """Every command that can be used."""
    return [command for command in bot.tree.walk_commands() if isinstance(command, app_commands.Command)]


def root_of(command: Command) -> Command | Group_:
    return command.root_parent or command


async def test_every_command_says_who_may_use_it_and_what_it_does(group: Group) -> None:
    """D5."""
    for command in leaves(group.bot):
        assert who_of(command) in {Who.EVERYONE, Who.MODERATOR}, command.qualified_name
        assert command.checks, f"/{command.qualified_name} is open to all"
        for described in (command.description, *(one.description for one in command.parameters)):
            assert len(str(described)) > 3, f"/{command.qualified_name} has something undescribed"


async def test_discord_hides_moderator_commands_and_only_those(group: Group) -> None:
    """D5: Discord hides whole commands, so one group of commands is for one kind of people."""
    for command in leaves(group.bot):
        needed = root_of(command).default_permissions
        is_hidden = needed is not None and needed.manage_guild
        assert is_hidden == (who_of(command) is Who.MODERATOR), command.qualified_name


async def test_every_moderator_command_refuses_a_plain_member_who_was_shown_it(group: Group) -> None:
    """D5: an administrator may show a command to anybody; using it is another matter."""
    person = group.join("curious_carla")
    helpers = group.guild.create_role("Shown")
    for shown in await group.bot.tree.fetch_commands():
        group.guild.set_command_permissions(shown, {group.guild.default_role: True, helpers: True})
    for command in leaves(group.bot):
        if who_of(command) is Who.MODERATOR:
            options = dict(fillers(command, group, person))
            answer = await person.slash(group.lobby, command.qualified_name, **options)
            assert said(answer).strip() == FOR_MODERATORS, command.qualified_name
            assert answer.ephemeral


def fillers(command: Command, group: Group, person: MemberActor) -> Iterator[tuple[str, Any]]:
    """Something acceptable for each required option."""
    kinds = discord.AppCommandOptionType
    by_kind: dict[discord.AppCommandOptionType, Any] = {
        kinds.string: "something",
        kinds.boolean: True,
        kinds.user: person,
        kinds.channel: group.lobby,
        kinds.role: group.guild.default_role,
        kinds.mentionable: person,
    }
    for option in command.parameters:
        if option.required:
            numbers = int(option.min_value or 1)
            yield option.name, option.choices[0].value if option.choices else by_kind.get(option.type, numbers)


def presses(bot: Greenroom, *who: Who) -> list[str]:
    """The custom id of every press for these people, with arguments that look like ids."""
    found = bot.switchboard.pressables.items()
    return [f"{feature}:{verb}:1:1:1" for (feature, verb), press in found if press.who in who]


async def pressed(group: Group, person: MemberActor, custom_id: str) -> str:
    """What the person is told who presses that button in the lobby."""
    channel = group.bot.get_partial_messageable(group.lobby.id)
    message = await channel.send(view=Card().row(button("Press", custom_id)))
    return said(await person.click(message, custom_id=custom_id)).strip()


async def test_every_moderator_press_refuses_a_plain_member(group: Group) -> None:
    """D5: a button can be copied by anybody who once saw it."""
    person = group.join("curious_carla")
    for custom_id in presses(group.bot, Who.MODERATOR):
        assert await pressed(group, person, custom_id) == FOR_MODERATORS, custom_id


async def test_presses_for_the_group_do_nothing_in_direct_messages(group: Group) -> None:
    person = group.join("curious_carla")
    for custom_id in presses(group.bot, Who.MODERATOR, Who.EVERYONE):
        user = await group.bot.fetch_user(person.id)
        message = await user.send(view=Card().row(button("Press", custom_id)))
        assert said(await person.user.click(message, custom_id=custom_id)).strip() == NO_DIRECT, custom_id


@pytest.mark.parametrize("where", ["group", "direct messages"])
async def test_an_unknown_press_is_told_to_be_old(group: Group, where: str) -> None:
    person = group.join("curious_carla")
    await group.settle()
    if where == "group":
        assert "older version" in await pressed(group, person, "desk:nothing:1")
        return
    await (await group.bot.fetch_user(person.id)).send(view=Card().row(button("Press", "desk:nothing")))
    message = person.user.dm_channel.last_message
    assert message is not None
    assert "older version" in said(await person.user.click(message, custom_id="desk:nothing"))


async def test_no_command_can_be_used_outside_a_group(group: Group) -> None:
    contexts = [one.to_dict(group.bot.tree).get("contexts") for one in group.bot.tree.get_commands()]
    assert all(found == [0] for found in contexts)


async def test_setting_up_with_all_features_leaves_nothing_for_the_doctor(group: Group) -> None:
    """D1 and D2 over everything that exists."""
    card = (await group.moderator.slash(group.lobby, "setup")).response
    assert card is not None
    await group.moderator.click(card, label="Do it")
    assert "Your group is set up" in said(card)
    words = said(await group.moderator.slash(group.lobby, "doctor"))
    assert "All is well" in words, words
