"""A caption is checked through the running bot, as somebody does it on a phone."""

from datetime import timedelta
from typing import Any

import pytest

from bot.ui import Card, button
from cogs.disclosure import doctor, text
from cogs.disclosure.model import Kind, Market, What
from cogs.profiles.model import Platform
from tests.group import Group, labels, said

ANSWERS: dict[str, Any] = {"market": ["uk"], "platform": ["instagram"], "kind": ["paid"]}


class Sofia:
    """Somebody with a caption. `shown` is the private card they see."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.person = group.join("sofia")
        self.shown: Any = None

    async def ask(self) -> Any:  # noqa: ANN401 - SimCord's result
        """Open the form with the command."""
        await self.group.settle()
        return await self.person.slash(self.group.lobby, "disclose check")

    async def check(self, caption: str, **answers: list[str]) -> str:
        """Have it looked at."""
        self.shown = await self.person.submit_modal(await self.ask(), {**ANSWERS, "caption": caption, **answers})
        return said(self.shown)

    async def press(self, label: str) -> Any:  # noqa: ANN401 - SimCord's result
        return await self.person.click(self.shown.response, label=label)

    async def remembered(self) -> dict[str, Any]:
        async with self.group.bot.db.read() as conn:
            return dict((await self.group.bot.export_person(conn, self.group.guild.id, self.person.id))["disclosure"])


@pytest.fixture
async def sofia(group: Group) -> Sofia:
    return Sofia(group)


async def test_a_marker_in_the_wrong_place_is_found_and_explained(group: Group, sofia: Sofia) -> None:
    """D8: which marker, where, what to do, the platform's own label, the source, and only for the person's eyes."""
    shown = await sofia.check("Bread with @acme #a #b #c #d #e #f #g #h #ad")
    assert sofia.shown.ephemeral
    assert "## Marked, and easy to miss" in shown
    assert "United Kingdom · Instagram · A paid partnership" in shown
    assert "I found **\\#ad** in line 1: clear in the United Kingdom" in shown
    assert "**\\#ad** is hashtag number 9. Most people do not read that far. Move it to the beginning." in shown
    assert "Ad: paid partnership with @acme" in shown
    assert "**Add paid partnership label**" in shown
    assert "For the United Kingdom do not count on it alone" in shown
    assert "It is no legal advice. Source: Influencers' guide to making clear that ads are ads" in shown
    assert "2023" in shown
    assert group.lobby.history() == []


async def test_the_better_line_is_clear_when_it_is_checked_again(group: Group, sofia: Sofia) -> None:
    """D8: the form comes back with the text, and the answer stands in place of the first."""
    await sofia.check("#spon Bread")
    assert labels(sofia.shown) == ["Check again", "Forget my text"]
    form = await sofia.press("Check again")
    assert "#spon Bread" in str(form.modal)
    await sofia.person.submit_modal(form, {**ANSWERS, "caption": "Ad: paid partnership with @acme\nBread"})
    assert "## Clearly marked" in said(sofia.shown)
    assert "first line you could" not in said(sofia.shown)


async def test_market_platform_and_kind_are_remembered_and_the_text_for_a_day(group: Group, sofia: Sofia) -> None:
    """D8."""
    await sofia.check("#werbung Brot", market=["de"], platform=["tiktok"], kind=["gifted"])
    chosen = {"market": "de", "platform": "tiktok", "kind": "gifted"}
    assert await sofia.remembered() == chosen | {"caption": "#werbung Brot"}
    await group.pass_time(timedelta(hours=23))
    assert (await sofia.remembered())["caption"] == "#werbung Brot"
    await group.pass_time(timedelta(hours=1))
    assert await sofia.remembered() == chosen | {"caption": None}
    assert "#werbung Brot" not in str((await sofia.ask()).modal)


async def test_the_text_can_be_forgotten_at_once(group: Group, sofia: Sofia) -> None:
    """D8."""
    await sofia.check("#ad Bread")
    await sofia.press("Forget my text")
    assert "Your text is forgotten" in said(sofia.shown)
    assert (await sofia.remembered())["caption"] is None
    assert "#ad Bread" not in str((await sofia.press("Check again")).modal)


async def test_a_restart_with_the_form_open_loses_nothing(group: Group, sofia: Sofia) -> None:
    """D8."""
    form = await sofia.ask()
    await group.restart()
    sofia.shown = await sofia.person.submit_modal(form, {**ANSWERS, "caption": "Ad: bread"})
    assert "Clearly marked" in said(sofia.shown)
    await group.restart()
    form = await sofia.press("Check again")
    await group.restart()
    await sofia.person.submit_modal(form, {**ANSWERS, "caption": "Bread"})
    assert "No clear marker yet" in said(sofia.shown)


async def test_a_text_of_nothing_is_answered_and_not_remembered(group: Group, sofia: Sofia) -> None:
    """D8."""
    assert "There was no caption to look at. Paste the text" in await sofia.check("   \n ")
    assert await sofia.remembered() == {}


async def test_a_collab_without_a_brand_has_nothing_to_mark(group: Group, sofia: Sofia) -> None:
    """D8."""
    shown = await sofia.check("Baking with a friend", kind=["collab"])
    assert "## Nothing to mark" in shown
    assert "If a brand gives money" in shown
    assert "label of its own" not in shown


async def test_what_stands_in_the_caption_rings_nobody_and_breaks_nothing(group: Group, sofia: Sofia) -> None:
    """D8: mark-up and mentions in a caption are shown as they were typed."""
    shown = await sofia.check("@everyone **#notanad** `#not_sponsored` ```\n<@1> " + "b" * 2000)
    assert "#not\\_sponsored" in shown
    assert shown.count("```") == 2


async def test_the_longest_caption_fits(group: Group, sofia: Sofia) -> None:
    """D8."""
    assert "No clear marker yet" in await sofia.check("🍞" * 4000, platform=["youtube"])
    assert "🍞" * 4000 in str((await sofia.press("Check again")).modal)


@pytest.mark.parametrize("forged", ["look", "look:1", "nothing"])
async def test_a_forged_control_changes_nothing(group: Group, sofia: Sofia, forged: str) -> None:
    await group.settle()
    channel = group.bot.get_partial_messageable(group.lobby.id)
    await channel.send(view=Card().row(button("Forged", f"disclosure:{forged}")))
    answer = await sofia.person.click(group.lobby.history()[-1], label="Forged")
    assert "not on offer any more" in said(answer) or "older version" in said(answer)
    assert await sofia.remembered() == {}


async def test_everybody_sees_only_their_own_text(group: Group, sofia: Sofia) -> None:
    """D8."""
    await sofia.check("#ad My secret launch")
    form = await group.moderator.slash(group.lobby, "disclose check")
    assert "secret launch" not in str(form.modal)


async def test_a_person_is_told_and_forgotten(group: Group, sofia: Sofia) -> None:
    """D3."""
    await sofia.check("#ad Bread")
    assert (await sofia.remembered())["caption"] == "#ad Bread"
    async with group.bot.db.write() as conn:
        await group.bot.forget_person(conn, group.guild.id, sofia.person.id)
    assert await sofia.remembered() == {}


async def test_the_doctor_sees_texts_that_stayed_too_long(group: Group, sofia: Sofia) -> None:
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    await sofia.check("#ad Bread")
    assert await doctor.captions(group.bot, guild) == []
    await group.env.advance_time(timedelta(days=2).total_seconds())
    (finding,) = await doctor.captions(group.bot, guild)
    assert "not removed" in finding.problem
    await group.tick()
    assert await doctor.captions(group.bot, guild) == []


@pytest.mark.parametrize("market", Market)
async def test_every_answer_can_be_said(group: Group, sofia: Sofia, market: Market) -> None:
    """D8: each platform and kind, within Discord's limits."""
    for platform, kind in zip([*Platform], [*Kind, *Kind], strict=True):
        shown = await sofia.check(
            "#sp Bread #gadget", market=[market.value], platform=[platform.value], kind=[kind.value]
        )
        assert "no legal advice" in shown
        assert "{" not in shown


def test_every_finding_has_its_sentence() -> None:
    assert set(text._FOUND) == set(What)
    assert all(text.KINDS[kind] and text.KIND_HINTS[kind] for kind in Kind)
