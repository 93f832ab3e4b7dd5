"""Finding creators in the running bot, as members do it."""

from typing import Any

from simcord.actors import MemberActor

from bot.by import By
from bot.ui import Card, button
from cogs.analytics.model_sharing import Level
from cogs.collabs import service_blocks
from cogs.finding import text, ui
from cogs.finding.model import Wanted
from cogs.profiles import service as profiles
from cogs.profiles.model import Field, Niche, Platform, Visibility
from tests.analytics.sharing_scene import share, sharing
from tests.collabs.scene import answered
from tests.finding.scene import baker
from tests.group import Group, labels, said


class Searcher:
    """Somebody with the card of /find before them."""

    def __init__(self, group: Group, name: str) -> None:
        self.group = group
        self.person = group.join(name)
        self.card: Any = None
        self.wanted = Wanted()

    async def open(self) -> str:
        """The command."""
        self.card = answered(await self.person.slash(self.group.lobby, "find"))
        self.wanted = Wanted()
        return said(self.card)

    async def choose(self, name: str, value: str) -> str:
        """One menu."""
        custom_id = ui.presses.id("choose", name, ui.written(self.wanted))
        shown = await self.person.select(self.card, [value], custom_id=custom_id)
        self.wanted = ui.choosing(self.wanted, name, value)
        return said(shown)

    async def press(self, label: str) -> str:
        """A button on the card."""
        return said(await self.person.click(self.card, label=label))


async def bakers(group: Group, count: int) -> list[MemberActor]:
    """So many people who do food."""
    people = [group.join(f"baker{number}") for number in range(count)]
    await group.settle()
    async with group.bot.db.write() as conn:
        for person in people:
            await baker(conn, person.id, group.guild.id)
    return people


def shown(people: list[MemberActor], said_so: str) -> set[int]:
    return {person.id for person in people if f"<@{person.id}>" in said_so}


async def test_a_member_finds_creators_page_by_page_and_opens_a_profile(group: Group) -> None:
    """D16: with why they matched; the same after a restart."""
    people = await bakers(group, 7)
    sofia = Searcher(group, "sofia")
    await group.settle()
    assert text.CHOOSE in await sofia.open()
    first = await sofia.choose("niche", "food")
    assert len(shown(people, first)) == 5
    assert "Food" in first
    await group.restart()
    second = await sofia.press(text.MORE)
    assert shown(people, first) | shown(people, second) == {each.id for each in people}
    assert len(shown(people, second)) == 2
    opened = next(each.id for each in people if each.id in shown(people, second))
    profile = said(await sofia.person.click(sofia.card, custom_id=f"profiles:show:{opened}"))
    assert "baker" in profile
    assert "Leeds, UK" in profile
    assert shown(people, await sofia.press(text.AGAIN)) == shown(people, first)


async def test_region_and_niche_together_and_what_to_widen(group: Group) -> None:
    """D16."""
    people = await bakers(group, 1)
    sofia = Searcher(group, "sofia")
    await group.settle()
    await sofia.open()
    await sofia.choose("niche", "food")
    form = await sofia.person.click(sofia.card, label=text.REGION)
    found = said(await sofia.person.submit_modal(form, {"region": "leeds"}))
    assert shown(people, found) == {people[0].id}
    assert "in leeds" in found
    form = await sofia.person.click(sofia.card, label=text.REGION)
    nobody = said(await sofia.person.submit_modal(form, {"region": "Lisbon"}))
    assert text.NOBODY in nobody
    assert "take out niche or region" in nobody
    assert shown(people, await sofia.press(text.CLEAR)) == set()


async def test_what_is_hidden_answers_like_what_is_not_there(group: Group) -> None:
    """D16: word for word, whether somebody hides it or never said it."""
    (keiko,) = await bakers(group, 1)
    sofia = Searcher(group, "sofia")
    await group.settle()
    async with group.bot.db.write() as conn:
        hidden = dict.fromkeys((Field.NICHES, Field.PLATFORMS, Field.REGION), Visibility.PRIVATE)
        await profiles.set_visibility(conn, group.guild.id, keiko.id, hidden, group.now())
    await sofia.open()
    with_keiko = await sofia.choose("niche", "food")
    async with group.bot.db.write() as conn:
        await group.bot.forget_person(conn, group.guild.id, keiko.id)
    await sofia.open()
    assert await sofia.choose("niche", "food") == with_keiko


async def test_a_rate_is_found_by_those_who_share_their_own(group: Group) -> None:
    """D16: after the daily round, and not a moment after it was taken back."""
    keiko = await sharing(group, "keiko", 4.5, Level.NAMED)
    jamal = await sharing(group, "jamal", 4.5, Level.PLACE)
    await bakers(group, 1)
    sofia = Searcher(group, "sofia")
    await group.settle()
    await group.restart()
    await group.tick()
    await sofia.open()
    assert text.SHARE_FIRST in await sofia.choose("rate", "2")
    other = Searcher.__new__(Searcher)
    other.group, other.person, other.wanted = group, await sharing(group, "priya", 9.0, Level.NAMED), Wanted()
    await other.open()
    assert shown([keiko, jamal], await other.choose("rate", "2")) == {keiko.id}
    await share(group, keiko, Level.PRIVATE)
    await other.open()
    assert shown([keiko, jamal], await other.choose("rate", "2")) == set()


async def test_people_kept_apart_and_people_who_left_are_not_found(group: Group) -> None:
    """D16: and it looks the same."""
    people = await bakers(group, 3)
    sofia = Searcher(group, "sofia")
    await group.settle()
    async with group.bot.db.write() as conn:
        await service_blocks.block(conn, By(group.guild.id, people[0].id, group.now()), sofia.person.id)
    group.guild.remove_member(people[1])
    await group.settle()
    await sofia.open()
    assert shown(people, await sofia.choose("niche", "food")) == {people[2].id}


async def test_nobody_is_found_from_another_group(group: Group) -> None:
    """D16: a copied button in another group finds that group's people, and opens nobody of ours."""
    (keiko,) = await bakers(group, 1)
    other = group.env.create_guild("Elsewhere")
    lounge = other.create_text_channel("lounge")
    carla = other.add_member(group.env.create_user("curious_carla"))
    await group.settle()
    wanted = ui.written(Wanted(niche=Niche.FOOD, platform=Platform.INSTAGRAM))
    copied = Card().row(button("Page", f"finding:page:0:{wanted}"), button("Open", f"profiles:show:{keiko.id}"))
    await group.bot.get_partial_messageable(lounge.id).send(view=copied)
    assert "not in the group" in said(await carla.click(lounge.history()[-1], label="Open"))
    found = said(await carla.click(lounge.history()[-1], label="Page"))
    assert f"<@{keiko.id}>" not in found
    assert text.NOBODY in found


async def test_an_old_button_says_so(group: Group) -> None:
    sofia = group.join("sofia")
    await group.settle()
    card = await group.bot.get_partial_messageable(group.lobby.id).send(
        view=Card().row(button("Old", "finding:page:x"))
    )
    assert "older version" in said(await sofia.click(card, label="Old"))
    assert "Profile" not in labels(card)
