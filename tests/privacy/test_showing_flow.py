"""What is kept, shown in words and handed over as a file; who sees what, and hiding all of it."""

import csv
import io
import json
from typing import Any

import pytest

from cogs.contact.model import Way
from cogs.privacy import handing_over
from cogs.profiles import service as profiles
from tests.analytics.creator import creator, lines
from tests.collabs.scene import answered
from tests.group import Group, labels, said
from tests.privacy.scene import SENTENCE, copied, known, opened, shown


async def test_everything_is_shown_in_words_counts_first(group: Group) -> None:
    """D3: no raw key, no other person's things; each part behind one press, also after a restart."""
    keiko, jamal = await known(group, "keiko", "jamal")
    card = await shown(group, keiko)
    assert card.ephemeral
    assert "**Tracking** · Collabs you keep track of" in said(card)
    assert SENTENCE not in said(card)
    await group.restart()
    await keiko.select(card, ["profiles"])
    assert f"**In one sentence:** {SENTENCE}" in said(card)
    assert "Who sees it** · Here as: Everyone in the group" in said(card)
    await keiko.click(card, label="Back")
    await keiko.select(card, ["tracking"])
    assert "Name: Menu of keiko" in said(card)
    assert "The house question: Paid partnership" in said(card)
    page = await copied(group, jamal, "privacy:page:tracking:0")
    assert "Menu of jamal" in said(page)
    assert "Menu of keiko" not in said(page)


async def test_a_long_part_comes_in_pages(group: Group) -> None:
    """D3"""
    keiko = await creator(group)
    for since in (4, 16, 28):
        await keiko.log(lines(12, since), followers="7000")
    card = await shown(group, keiko.person)
    await keiko.person.select(card, ["analytics"])
    assert "Page 1 of " in said(card)
    first = said(card)
    await keiko.person.click(card, label="Later")
    assert "Page 2 of " in said(card)
    assert said(card) != first
    await keiko.person.click(card, label="Earlier")
    assert said(card) == first


async def test_somebody_unknown_is_told_so_and_copied_pages_lead_nowhere(group: Group) -> None:
    """D3"""
    stranger = group.join("tomas")
    await group.settle()
    async with group.bot.db.write() as conn:
        await group.bot.forget_person(conn, group.guild.id, stranger.id)
    card = await shown(group, stranger)
    assert "Collabs" not in said(card)
    await stranger.click(card, label="Who sees what")
    assert "You have not told the group anything yet." in said(card)
    assert "Only you see your numbers." in said(card)


async def file_of(answer: Any) -> Any:  # noqa: ANN401 - a message of SimCord
    (attachment,) = answer.attachments
    return opened(await attachment.read())


async def test_the_file_holds_everything_and_no_formula(group: Group) -> None:
    """D3: private, as it is stored and as tables in words."""
    keiko, _ = await known(group, "keiko", "jamal")
    async with group.bot.db.write() as conn:
        await profiles.save(conn, group.guild.id, keiko.id, {"region": "=1+1"}, group.now())
    answer = answered(await keiko.slash(group.lobby, "privacy export"))
    assert answer.ephemeral
    packed = await file_of(answer)
    told = json.loads(packed.read("data.json"))["features"]
    assert told["profiles"]["sentence"] == SENTENCE
    assert told["profiles"]["region"] == "=1+1"
    table = list(csv.DictReader(io.StringIO(packed.read("profiles.csv").decode("utf-8-sig"))))
    assert {"part": "Region", "what": "", "value": "'=1+1"} in table
    everything = "".join(packed.read(name).decode("utf-8-sig") for name in packed.namelist())
    assert "Menu of keiko" in everything
    assert "Menu of jamal" not in everything


async def test_what_is_too_large_for_one_message_comes_in_several(
    group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    """D3"""
    keiko = await creator(group)
    for since in (4, 16, 28):
        await keiko.log(lines(12, since), followers="7000")
    card = await shown(group, keiko.person)
    monkeypatch.setattr(handing_over, "RESERVE", 26_214_400 - 3000)
    pressed = await keiko.person.click(card, label="Download everything")
    answers = [answered(pressed), *pressed.followups]
    assert len(answers) > 1
    assert "Part 2 of" in said(answers[1])
    assert all(each.ephemeral for each in answers)
    names = [name for each in answers for name in (await file_of(each)).namelist()]
    assert {"data.json", "analytics.csv", "profiles.csv"} <= set(names)
    assert len(names) == len(set(names))


async def test_one_press_hides_everything(group: Group) -> None:
    """D3: the profile and the numbers; the card leads to where each is changed."""
    keiko = await creator(group)
    await keiko.log(lines(6), followers="7000")
    await known(group, "jamal")
    person = keiko.person
    async with group.bot.db.write() as conn:
        await profiles.save(conn, group.guild.id, person.id, {"sentence": SENTENCE}, group.now())
    panel: Any = await person.slash(group.lobby, "stats share")
    await person.select(panel.response, ["3"], custom_id="analytics:share_level:instagram:followers")
    card = await shown(group, person, "visibility")
    assert "In one sentence: Everyone in the group" in said(card)
    assert "Instagram, followers: My number, with my name" in said(card)
    assert {"Change my profile", "Change my numbers"} <= set(labels(card))
    await person.click(card, label="Everything private")
    assert "In one sentence: Only me" in said(card)
    assert "Only you see your numbers." in said(card)
    assert "Everyone in the group" not in said(card)


async def test_the_card_leads_to_the_places_where_things_are_changed(group: Group) -> None:
    """D3"""
    (keiko,) = await known(group, "keiko", way=Way.DM)
    card = await shown(group, keiko, "visibility")
    assert "I remind you by direct message." in said(card)
    stopped = await keiko.click(card, label="No reminders")
    assert "no reminders" in said(stopped)
    await keiko.click(card, label="Change my profile")
    assert "Choose for each part who may see it." in said(card)


async def test_a_part_that_is_not_there_is_no_secret(group: Group) -> None:
    """D3: pages of others' buttons, made-up ones too, show what is one's own or say so."""
    keiko, jamal = await known(group, "keiko", "jamal")
    async with group.bot.db.write() as conn:
        await group.bot.forget_person(conn, group.guild.id, jamal.id)
    for custom_id in ("privacy:page:tracking:0", "privacy:page:nothing:0", "privacy:page:profiles:99"):
        assert "nothing of that part" in said(await copied(group, jamal, custom_id))
    assert "older version" in said(await copied(group, keiko, "privacy:page:tracking:x"))
    assert "What I keep about you" in said(await copied(group, keiko, "privacy:open"))
