"""The fairness report, the ledger as a file, why it is whose turn, and the picture to share, on the real bot."""

import csv
import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import discord
from simcord.actors import MemberActor
from sqlalchemy import insert

from bot.access import FOR_MODERATORS
from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Field, Platform, PlatformEntry, Visibility
from cogs.shoutouts import picturing, service_report, store_report, text_ledger, text_report, text_why
from cogs.shoutouts.model import Mode, Rotation, What, control
from cogs.shoutouts.model_order import in_order
from cogs.shoutouts.store_tables import turns
from tests.collabs.scene import answered
from tests.group import Group, said
from tests.rooms.scene import copied
from tests.shoutouts import weeks
from tests.shoutouts.stage import stage

BY_HAND = Path(__file__).with_name("order_by_hand.py")
WHY = {"reason": "wait", "waited_rounds": 3, "lap": 2, "since": 1, "passed": 1, "ahead": 0}


@dataclass
class Scene:
    """A group with a rotation that has run for five rounds, and the turn of the last one."""

    group: Group
    keiko: MemberActor
    sofia: MemberActor
    rotation: Rotation
    turn_id: int

    async def press(self, who: MemberActor, verb: str, *args: Any) -> Any:  # noqa: ANN401 - SimCord's message
        return answered(await copied(self.group, who, control(verb, *args)))

    async def turn(self, **values: Any) -> int:  # noqa: ANN401 - columns
        """Another one."""
        self.rotation = replace(self.rotation, line=replace(self.rotation.line, round=self.rotation.line.round + 1))
        return await turn(self.group, self.rotation, **values)


async def turn(group: Group, rotation: Rotation, **values: Any) -> int:  # noqa: ANN401 - columns
    usual = {"right_of_way": False, "why": WHY, "state": "open", "opened_at": group.now()}
    row = {"guild_id": group.guild.id, "rotation_id": rotation.id, "round": rotation.line.round, **usual, **values}
    async with group.bot.db.write() as conn:
        added = insert(turns).values(**row, ends_at=group.now() + timedelta(days=5)).returning(turns.c.id)
        return int((await conn.execute(added)).scalar_one())


async def scene(group: Group) -> Scene:
    keiko, sofia = group.join("keiko"), group.join("sofia")
    await group.settle()
    async with group.bot.db.write() as conn:
        made = await weeks.rotation(conn, group.guild.id, [keiko.id, sofia.id], 5)
        made = await weeks.featured(conn, made, sofia.id, gave=[keiko.id])
    return Scene(group, keiko, sofia, made, await turn(group, made, featured_id=sofia.id))


async def test_a_moderator_reads_how_fair_it_is_and_a_member_does_not(group: Group) -> None:
    """S17: words and a picture; the picture names nobody."""
    here = await scene(group)
    refused = await here.press(here.keiko, "report", here.rotation.id)
    assert FOR_MODERATORS in said(refused)
    shown = await here.press(group.moderator, "report", here.rotation.id)
    assert shown.ephemeral
    assert "most and fewest turns are 0 apart" in said(shown)
    assert f"Longest wait now: 1 round, <@{here.keiko.id}>" in said(shown)
    assert "1 shoutout given" in said(shown)
    (picture,) = shown.attachments
    assert picture.filename == "fairness.png"


async def test_without_the_picture_the_report_says_it_all(group: Group) -> None:
    here = await scene(group)
    await group.bot.renderer.close()
    shown = await here.press(group.moderator, "report", here.rotation.id)
    assert "most and fewest turns are 0 apart" in said(shown)
    assert not shown.attachments


async def test_before_the_first_round_there_is_nothing_to_count(group: Group) -> None:
    async with group.bot.db.write() as conn:
        made = await weeks.rotation(conn, group.guild.id, [1], 0)
    shown = answered(await copied(group, group.moderator, control("report", made.id)))
    assert text_report.NOTHING_YET in said(shown)
    assert not shown.attachments


async def test_any_member_takes_the_ledger_and_finds_no_shame_in_it(group: Group) -> None:
    """S14: all that the order follows from."""
    here = await scene(group)
    shown = await here.press(here.keiko, "ledger_file", here.rotation.id)
    assert shown.ephemeral
    (file,) = shown.attachments
    rows = list(csv.DictReader(io.StringIO((await file.read()).decode("utf-8-sig"))))
    assert {row["member"] for row in rows} == {str(here.keiko.id), str(here.sofia.id)}
    assert [row["what"] for row in rows] == ["joined", "joined", *["turn"] * 6, "gave"]
    assert text_ledger.GONE in said(await here.press(here.keiko, "ledger_file", here.rotation.id + 1))


async def test_why_this_person_is_told_to_whoever_asks_also_after_a_restart(group: Group) -> None:
    """S3: with the numbers to compute it again."""
    here = await scene(group)
    await group.restart()
    shown = await here.press(here.keiko, "why", here.turn_id)
    assert shown.ephemeral
    assert "nobody has waited as long" in said(shown)
    assert "They waited 3 rounds, since round 1." in said(shown)
    assert "Somebody ahead of them let this round pass" in said(shown)
    assert f"`{here.rotation.id}:1:{here.sofia.id}`" in said(shown)
    assert text_ledger.NO_TURN in said(await here.press(here.keiko, "why", here.turn_id + 1))


async def test_every_reason_has_its_sentence(group: Group) -> None:
    here = await scene(group)
    for reason, sentence in text_why._REASONS.items():
        number = await here.turn(featured_id=here.sofia.id, why={**WHY, "reason": reason, "rather_than": here.keiko.id})
        shown = said(await here.press(here.keiko, "why", number))
        assert sentence in shown
        assert f"it would have been <@{here.keiko.id}>" in shown
    forgotten = await here.turn(featured_id=None, why={})
    assert text_why.FORGOTTEN in said(await here.press(here.keiko, "why", forgotten))
    paired = replace(here.rotation, spec=replace(here.rotation.spec, mode=Mode.PAIRS))
    async with group.bot.db.read() as conn:
        found = await store_report.turn(conn, group.guild.id, forgotten)
    assert found is not None
    assert text_why.lines(found, paired) == [text_why.PAIRED]


async def test_the_picture_shows_what_the_profile_shows(group: Group) -> None:
    """To be shared: in both looks, with nothing that is hidden, or not shared with the group yet."""
    here = await scene(group)
    async with group.bot.db.write() as conn:
        for entry in (
            PlatformEntry(Platform.INSTAGRAM, "sofia.styles", 15_000),
            PlatformEntry(Platform.OTHER, "sofia.example/blog", None),
        ):
            await profiles.add_platform(conn, group.guild.id, here.sofia.id, entry, group.now())
        sentence = Changes(sentence="Rainy day outfits for people who walk.")
        await profiles.save(conn, group.guild.id, here.sofia.id, sentence, group.now())
    assert "@sofia" not in alt_of(await here.press(here.keiko, "picture", here.turn_id))
    async with group.bot.db.write() as conn:
        await profiles.share(conn, group.guild.id, here.sofia.id, group.now())
    shown = await here.press(here.keiko, "picture", here.turn_id)
    assert "Instagram @sofia.styles and Also at sofia.example/blog" in alt_of(shown)
    assert "Rainy day outfits" in alt_of(shown)
    assert "15" not in alt_of(shown)
    light = answered(await here.keiko.click(shown, label=text_why.LIGHT))
    assert [each.filename for each in light.attachments] == ["shoutout-6.png"]
    async with group.bot.db.write() as conn:
        hidden = dict.fromkeys((Field.PLATFORMS, Field.SENTENCE), Visibility.PRIVATE)
        await profiles.set_visibility(conn, group.guild.id, here.sofia.id, hidden, group.now())
    assert "@sofia" not in alt_of(await here.press(here.keiko, "picture", here.turn_id))


async def test_who_is_gone_has_no_picture_and_a_busy_studio_asks_to_come_again(group: Group) -> None:
    here = await scene(group)
    nobody = await here.turn(featured_id=None)
    assert text_why.NO_PICTURE in said(await here.press(here.keiko, "picture", nobody))
    async with group.bot.db.read() as conn:
        found, rotation = await service_report.turn_of(conn, group.guild.id, nobody)
        shown, _ = await service_report.turn_of(conn, group.guild.id, here.turn_id)
    assert await picturing.try_picture(group.bot, found, rotation, group.lobby.id) == ()
    assert len(await picturing.try_picture(group.bot, shown, rotation, group.lobby.id)) == 1
    await group.bot.renderer.close()
    assert "try again" in said(await here.press(here.keiko, "picture", here.turn_id))


def alt_of(message: Any) -> str:  # noqa: ANN401 - SimCord's message
    """What the pictures say to somebody who cannot see them."""
    return " ".join(str(item.get("description")) for item in _items(message.components))


def _items(components: Any) -> Iterator[Any]:  # noqa: ANN401 - raw, or as discord.py reads it
    for component in components:
        raw = component if isinstance(component, dict) else component.to_dict()
        yield from raw.get("items", ())
        yield from _items(raw.get("components", ()))


async def test_the_card_of_a_turn_has_its_picture_and_keeps_it_when_something_changes(group: Group) -> None:
    """Made to be shared; without the permission to attach it the card says it all in words."""
    show = await stage(group, "sofia", "keiko", "jamal", givers=1)
    await show.noon()
    assert [each.filename for each in show.cards()[0].attachments] == ["shoutout-1.png"]
    featured = show.name((await show.turns())[0].featured_id or 0)
    assert f"Instagram @{featured}.bakes" in alt_of(show.cards()[0])
    await show.press((await show.givers())[0], "I'm in")
    await group.pass_time(timedelta(minutes=1))
    assert "on its way" in said(show.cards()[0])
    assert [each.filename for each in show.cards()[0].attachments] == ["shoutout-1.png"]
    group.bot_may(attach_files=False)
    nobody = discord.Permissions(view_channel=True, send_messages=True, read_message_history=True)
    group.env.backend.edit_role(group.guild.id, group.guild.id, {"permissions": nobody.value})
    await group.settle()
    await show.noon(days=7)
    assert not show.cards()[-1].attachments
    assert f"<@{(await show.turns())[0].featured_id}>" in said(show.cards()[-1])


def computed(ledger: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, BY_HAND, ledger], capture_output=True, text=True, check=True)


async def test_anyone_computes_the_order_from_the_file(group: Group, tmp_path: Path) -> None:
    """S3, S14: with a newcomer, a no, a shoutout that did not come and a holiday, by a program that is not ours."""
    show = await stage(group, "sofia", "keiko", "jamal", "priya", givers=2)
    await show.noon()
    await show.press((await show.givers())[0], "I'm in")
    await show.press((await show.givers())[1], "Not this time")
    await show.join("noor")
    await show.noon(days=7)
    rotation = await show.rotation()
    async with group.bot.db.write() as conn:
        await weeks.away(conn, rotation, show.people["jamal"].id)
    assert await show.ledger(What.MISSED)
    shown = answered(await copied(group, show.people["keiko"], control("ledger_file", show.rotation_id)))
    (file,) = shown.attachments
    ledger = tmp_path / file.filename
    ledger.write_bytes(await file.read())
    run = computed(ledger)
    line = [await show.seat(name) for name in show.people]
    assert run.stdout.split() == [str(seat.user_id) for seat in in_order(rotation.line, line)]
    assert run.stderr == "0 lots could not be computed again\n"


async def test_no_picture_of_somebody_who_was_forgotten_is_kept(group: Group) -> None:
    """D3."""
    here = await scene(group)
    await here.press(here.keiko, "picture", here.turn_id)
    assert group.bot.renderer._kept
    async with group.bot.db.write() as conn:
        await group.bot.forget_person(conn, group.guild.id, here.sofia.id)
    assert not group.bot.renderer._kept
    assert text_why.NO_PICTURE in said(await here.press(here.keiko, "picture", here.turn_id))
    assert text_why.FORGOTTEN in said(await here.press(here.keiko, "why", here.turn_id))
