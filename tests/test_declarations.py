"""Every feature says everything about itself that the kernel, the doctor and a person's rights need."""

import inspect
import json
import re

import discord
import pytest

from bot.client import FEATURES
from bot.db import metadata
from bot.feature import Feature
from tests.group import Group
from tests.source import ROOT, tracked

SHAPE = {"__init__", "wiring", "model", "store", "service", "text", "ui"}
"""What no slice is without, but for the store of one that keeps nothing."""
KEEPS_NOTHING = {"home"}
"""These ask the others, and have no table of their own."""

NO_TABLE_PREFIX = {"outbox", "facts", "shard_leases"}
"""The kernel's own tables."""

NO_DOOR = {
    "digest": "its card is posted in a channel, and the panel is for moderators",
    "home": "it is the panel itself",
    "desk": "for moderators, on their own page",
    "welcome": "for moderators, on their own page",
}
"""What a member's panel does not lead to, and why."""

STRANGER = 999_999_999_999_999_999


def folders() -> list[str]:
    """The folder of every slice, by its name."""
    return sorted({path.split("/")[1] for path in tracked("cogs") if path.count("/") >= 2})


def files(slice_name: str) -> set[str]:
    """The modules of a slice."""
    found = tracked(f"cogs/{slice_name}")
    return {path.split("/")[2].removesuffix(".py") for path in found if path.endswith(".py")}


def test_every_slice_is_a_feature_and_every_feature_a_slice() -> None:
    assert sorted(FEATURES) == [f"cogs.{name}" for name in folders()]


@pytest.mark.parametrize("name", folders())
def test_a_slice_has_the_files_that_its_shape_promises(name: str) -> None:
    assert files(name) >= SHAPE - ({"store"} if name in KEEPS_NOTHING else set())
    migrations = [path for path in tracked("migrations/versions") if path.endswith(f"_{name}.py")]
    assert bool(migrations) is (name not in KEEPS_NOTHING), "tables come with a migration of the same name"
    tests = "\n".join(tracked(f"tests/{name}"))
    for layer in ("model", "service"):
        assert f"test_{layer}" in tests, f"no test of the {layer}"
    assert "test_ui" in tests or "flow" in tests, "no test of what people see"


async def test_the_bot_holds_every_feature_under_the_name_of_its_folder(group: Group) -> None:
    assert [feature.name for feature in group.bot.features] == [name.removeprefix("cogs.") for name in FEATURES]


async def test_every_feature_has_a_title_of_its_own(group: Group) -> None:
    titles = [feature.title for feature in group.bot.features]
    assert all(title[:1].isupper() for title in titles)
    assert len(set(titles)) == len(titles)


async def test_what_people_can_do_has_its_file(group: Group) -> None:
    """Commands in `cog`, controls in `presses`, what happens by itself in `jobs`."""
    for feature in group.bot.features:
        has = files(feature.name)
        assert not feature.cogs or "cog" in has
        assert not feature.presses or any(stem.startswith("presses") for stem in has)
        assert not feature.ticks or any(stem.startswith("jobs") for stem in has)


async def test_everything_that_is_for_members_has_a_door_at_home(group: Group) -> None:
    """Somebody who knows no command comes by /home: a feature without a door there is not there for them."""
    without = {feature.name for feature in group.bot.features if feature.home is None}
    assert without <= NO_DOOR.keys()


async def test_every_tick_is_named_and_repeatable(group: Group) -> None:
    ticks = [(feature.name, name, job) for feature in group.bot.features for name, job in feature.ticks.items()]
    assert ticks
    assert not [name for _, name, _ in ticks if not re.fullmatch(r"[a-z_]+", name)]
    for _ in range(2):
        for _, _, job in ticks:
            await job()


async def test_every_look_around_is_named_and_repeatable(group: Group) -> None:
    rounds = [(feature.name, name, each) for feature in group.bot.features for name, each in feature.rounds.items()]
    assert rounds
    assert not [name for _, name, _ in rounds if not re.fullmatch(r"[a-z_]+", name)]
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    for _ in range(2):
        for _, _, each in rounds:
            await each.look(group.bot, guild, [member.id for member in guild.members])


async def test_every_control_begins_with_the_name_of_its_feature(group: Group) -> None:
    for feature in group.bot.features:
        assert all(presses.feature == feature.name for presses in feature.presses)


async def test_every_place_can_be_made_and_looked_after(group: Group) -> None:
    places = [place for feature in group.bot.features for place in feature.places]
    assert len({place.purpose for place in places}) == len(places)
    for place in places:
        assert re.fullmatch(r"[a-z-]{2,32}", place.name)
        assert place.topic.endswith(".")
        assert place.needs.view_channel
        assert place.needs.send_messages


async def test_every_role_can_be_made(group: Group) -> None:
    roles = [role for feature in group.bot.features for role in feature.roles]
    assert len({role.purpose for role in roles}) == len({role.name for role in roles}) == len(roles)


async def test_permissions_are_said_and_never_administrator(group: Group) -> None:
    for feature in group.bot.features:
        assert isinstance(feature.permissions, discord.Permissions)
        assert not feature.permissions.administrator
        assert not feature.roles or feature.permissions.manage_roles or _somebody_gives(group, feature)


def _somebody_gives(group: Group, feature: Feature) -> bool:
    return any(other.permissions.manage_roles for other in group.bot.features if other is not feature)


async def test_every_check_answers_for_a_group_that_was_never_set_up(group: Group) -> None:
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    for feature in group.bot.features:
        for check in (*feature.checks, *feature.lateness):
            for finding in await check(group.bot, guild):
                assert finding.problem.strip()
                assert finding.fix.strip(), "a finding says how to mend it"


async def test_what_has_to_be_looked_after_has_a_check(group: Group) -> None:
    """Whatever does something by itself, or gives roles, can fail where nobody looks."""
    silent = [
        each.name
        for each in group.bot.features
        if (each.ticks or each.rounds or each.roles) and not (each.checks or each.lateness)
    ]
    assert not silent


async def test_a_stranger_is_exported_and_forgotten_without_a_trace(group: Group) -> None:
    for feature in group.bot.features:
        assert inspect.iscoroutinefunction(feature.export)
        assert inspect.iscoroutinefunction(feature.forget)
        async with group.bot.db.write() as conn:
            told = await feature.export(conn, group.guild.id, STRANGER)
            await feature.forget(conn, group.guild.id, STRANGER)
        assert str(STRANGER) not in json.dumps(told)


def test_every_table_belongs_to_a_slice_by_its_name() -> None:
    owners = {*folders()} | NO_TABLE_PREFIX
    strays = [table for table in metadata.tables if not table.startswith(tuple(owners))]
    assert not strays


def test_the_map_of_a_slice_names_only_what_is_there() -> None:
    """A word in backquotes that opens a clause of the map is a file, a file's topic, or a name somewhere inside."""
    assert not [f"{name}: {word}" for name in folders() for word in _unknown_words(name)]


def _unknown_words(name: str) -> list[str]:
    map_, _, code = "\n".join(
        (ROOT / path).read_text(encoding="utf-8") for path in tracked(f"cogs/{name}") if path.endswith(".py")
    ).partition('"""\n')
    stems = files(name) | {part for stem in files(name) for part in stem.split("_")}
    words = re.findall(r"`([a-z_]+)[`*]", map_)
    return [word for word in words if word not in stems and f"def {word}(" not in code]


async def test_the_invitation_in_the_readme_asks_for_exactly_what_is_needed(group: Group) -> None:
    needed = discord.Permissions()
    for feature in group.bot.features:
        needed |= feature.permissions
        for place in feature.places:
            needed |= place.needs
    asked = re.search(r"permissions=(\d+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert asked is not None
    assert int(asked.group(1)) == needed.value, sorted(name for name, wanted in needed if wanted)


def test_the_pages_that_the_documentation_links_to_are_there() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "docs/features.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        links = [link for link in re.findall(r"\]\(([^)#]+)", text) if "://" not in link and _is_due(link)]
        assert not [link for link in links if not ((ROOT / page).parent / link).is_file()], page


def _is_due(link: str) -> bool:
    """The tour makes the pictures: all of them have to be there as soon as the first one is."""
    return "docs/pictures/" not in link or bool(tracked("docs/pictures"))
