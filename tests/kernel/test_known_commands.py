"""Discord is told the commands once, and again when they change."""

from collections.abc import Sequence

import pytest
from discord import app_commands

from bot.known_commands import sync_if_changed
from tests.group import Group


def told(group: Group, place: str = "") -> Sequence[str]:
    """The names in each telling, as they are now; the first was at the start."""
    path = f"/applications/{group.bot.application_id}{place}/commands"
    return [
        " ".join(sorted(each["name"] for each in request.json or ()))
        for request in group.env.http_requests
        if request.method == "PUT" and request.path == path
    ]


async def test_a_start_tells_all_and_the_next_one_nothing(group: Group) -> None:
    names = " ".join(sorted(command.name for command in group.bot.tree.get_commands()))
    assert told(group) == [names]
    await group.restart()
    assert told(group) == [names]


async def test_a_new_command_is_told_with_all_others(group: Group) -> None:
    @group.bot.tree.command(name="anew", description="Something new")
    async def anew(interaction: object) -> None:
        del interaction

    await sync_if_changed(group.bot)
    await sync_if_changed(group.bot)
    first, second = told(group)
    assert sorted([*first.split(), "anew"]) == second.split()


async def test_in_a_group_for_development_they_are_told_to_it_alone(group: Group) -> None:
    group.bot.settings = group.settings.model_copy(update={"development_guild_id": group.guild.id})
    await sync_if_changed(group.bot)
    assert told(group, f"/guilds/{group.guild.id}") == told(group)


async def test_a_refusal_says_which_command_and_the_next_start_tries_again(group: Group) -> None:
    @group.bot.tree.command(name="anew", description="Something new")
    async def anew(interaction: object) -> None:
        del interaction

    group.env.inject_error("PUT", "/applications/*/commands", status=400, code=50035, times=2)
    with pytest.raises(app_commands.CommandSyncFailure):
        await sync_if_changed(group.bot)
    await sync_if_changed(group.bot)
    assert "anew" in told(group)[-1].split()
