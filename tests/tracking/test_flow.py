"""Links, promo codes and results through the running bot, as people see them."""

import csv
import io
from typing import Any

import pytest
from simcord.actors import MemberActor

from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Platform, PlatformEntry
from tests.collabs.scene import answered, scene, typed_in
from tests.group import Group, labels, said
from tests.interests.scene import BOTH
from tests.tracking.scene import LINK, RESULTS, WORK, begun, fill, joined, letters, panel


async def on_instagram(group: Group, person: MemberActor, handle: str) -> None:
    async with group.bot.db.write() as conn:
        entry = PlatformEntry(Platform.INSTAGRAM, handle, 7_000)
        await profiles.save(conn, group.guild.id, person.id, Changes(platforms=(entry,)), group.now())


async def test_a_link_is_made_for_its_place_and_kept_with_its_work(group: Group) -> None:
    """C21, D13: whoever looks at its statistics knows the platform, the campaign, whose it was and where it stood."""
    (keiko,) = await joined(group, "keiko")
    await on_instagram(group, keiko, "keiko.bakes")
    card = await begun(group, keiko)
    assert "Paid partnership · Mill & Co" in said(card)
    assert "mark the content clearly as an ad" in said(card)
    form = await keiko.click(card, label="Link")
    assert typed_in(form) == {"link": "", "campaign": "Spring menu", "platform": ["instagram"], "spot": ["profile"]}
    await keiko.submit_modal(form, LINK)
    made = (
        "https://example.com/menu?a=1&utm_source=instagram&utm_medium=influencer&utm_campaign=spring-menu"
        "&utm_content=keiko.bakes-story"
    )
    assert f"```\n{made}\n```" in said(card)
    assert "mere words" not in said(card)
    await group.restart()
    await keiko.click(card, label="Back")
    assert made in said(card)
    await fill(keiko, card, "Link", **{**LINK, "spot": ["post"]})
    assert "On Instagram nobody can open a link in a post or its caption with a press" in said(card)


async def test_a_link_can_be_made_without_keeping_track_of_anything(group: Group) -> None:
    """C21: one command, one form; nothing is kept."""
    (keiko,) = await joined(group, "keiko")
    shown = await keiko.submit_modal(await keiko.slash(group.lobby, "track link"), LINK)
    assert shown.ephemeral
    assert "utm_content=story" in said(shown)
    assert "Nothing yet" in said(await panel(group, keiko))


async def test_what_could_not_be_used_is_kept_for_the_next_try(group: Group) -> None:
    """D13: after a restart too, menus and all."""
    (keiko,) = await joined(group, "keiko")
    typed = {**LINK, "link": "example.com/menu", "campaign": "Früh`ling"}
    shown = await keiko.submit_modal(await keiko.slash(group.lobby, "track link"), typed)
    card = answered(shown)
    assert "Please begin the link with https://" in said(card)
    await group.restart()
    form = await keiko.click(card, label="Correct it")
    assert typed_in(form) == {**typed, "campaign": "Früh'ling"}
    await keiko.submit_modal(form, {**typed_in(form), "link": "https://example.com/menu"})
    assert "utm_campaign=fruh-ling" in said(card)


async def test_a_promo_code_is_there_once_and_nobody_learns_whose_it_is(group: Group) -> None:
    """C21, D13."""
    keiko, jamal = await joined(group, "keiko", "jamal")
    code = {"code": "keiko 15", "brand": "Mill & Co", "until": ""}
    shown = answered(await keiko.submit_modal(await keiko.slash(group.lobby, "track code"), code))
    assert "**KEIKO15** for Mill & Co is in the registry." in said(shown)
    taken = answered(await jamal.submit_modal(await jamal.slash(group.lobby, "track code"), code))
    assert "`KEIKO15` is in use in this group already" in said(taken)
    assert f"<@{keiko.id}>" not in said(taken)
    await fill(jamal, taken, "Correct it", **{**code, "code": "KE1KO-15"})
    assert "easily mistaken for another code in use here" in said(taken)
    await keiko.click(shown, label="Back")
    await keiko.click(shown, label="My promo codes")
    assert "`KEIKO15` · Mill & Co" in said(shown)
    assert "KE1KO-15" not in said(shown)
    await keiko.select(shown, ["1"], custom_id="tracking:code_open")
    await group.restart()
    await keiko.click(shown, label="Yes, end it")
    assert "**KEIKO15** is free again" in said(shown)
    assert "no promo code in use" in said(shown)


async def test_numbers_typed_in_become_one_summary(group: Group) -> None:
    """D13: cost per engagement, per click, the return on cost, and what is not known."""
    (keiko,) = await joined(group, "keiko")
    card = await begun(group, keiko)
    await keiko.click(card, label="Results")
    assert "Nothing was counted yet" in said(card)
    form = await keiko.click(card, label="Type it in")
    assert typed_in(form)["cost"] == "Fee:\nProduct: 0\nCommission: 0"
    await keiko.submit_modal(form, RESULTS)
    shown = said(card)
    assert "**Cost** 125 GBP (fee 100 GBP, product 25 GBP, commission nothing)" in shown
    assert "Cost per engagement **0.3571 GBP**\n-# cost ÷ engagement of likes and comments" in shown
    assert "Cost per click **3.12 GBP**" in shown
    assert "Return on cost **+20.0 %**" in shown
    assert "Cost per thousand reached: not counted" in shown
    await group.restart()
    form = await keiko.click(card, label="Type it in")
    assert typed_in(form)["revenue"] == "150 GBP"
    await keiko.submit_modal(form, {**typed_in(form), "cost": "Bananas: 3 EUR"})
    assert "I do not know what “Bananas 3 EUR” is" in said(card)
    await keiko.submit_modal(await keiko.click(card, label="Correct it"), {**RESULTS, "cost": "Fee:", "revenue": ""})
    assert "Return on cost: a part of the cost was not told" in said(card)
    await keiko.click(card, label="Back")
    assert "**Results** Return on cost: a part of the cost was not told" in said(card)


async def test_the_numbers_of_a_campaign_are_not_typed_twice(group: Group) -> None:
    """D13: what is in the creator's own campaigns can be taken over."""
    (keiko,) = await joined(group, "keiko")
    campaigns = answered(await keiko.slash(group.lobby, "stats campaign"))
    await fill(keiko, campaigns, "Add a campaign", name="Mill", pay="450 EUR", results="Clicks: 90\nEngagements: 900")
    card = await begun(group, keiko)
    await keiko.click(card, label="Results")
    await keiko.select(card, ["1"], custom_id="tracking:take_over:1")
    assert "Cost per engagement **0.5000 EUR**" in said(card)
    assert "Cost per click **5.00 EUR**" in said(card)


async def test_everything_goes_into_a_file(group: Group) -> None:
    """D13."""
    (keiko,) = await joined(group, "keiko")
    card = await panel(group, keiko)
    assert "nothing to save yet" in said(await keiko.click(card, label="Save as a file"))
    card = await begun(group, keiko, name="=Menu")
    await fill(keiko, card, "Link", **LINK)
    await keiko.click(card, label="Back")
    await keiko.click(card, label="Results")
    await fill(keiko, card, "Type it in", **RESULTS)
    file: Any = answered(await keiko.click(await panel(group, keiko), label="Save as a file"))
    (attachment,) = file.attachments
    rows = list(csv.DictReader(io.StringIO((await attachment.read()).decode("utf-8-sig"))))
    assert (rows[0]["name"], rows[0]["cost"], rows[0]["cost_currency"]) == ("'=Menu", "125.00", "GBP")
    assert (rows[0]["clicks"], rows[0]["shares"], rows[0]["provenance"]) == ("40", "", "typed in by its creator")
    assert "utm_source=instagram" in rows[0]["links"]


@BOTH
async def test_it_can_belong_to_a_request_on_the_board(group: Group, forum: bool) -> None:  # noqa: FBT001
    """D13: its title is shown, and it goes on when the request is over."""
    made = await scene(group, forum=forum)
    (keiko,) = await joined(group, "keiko")
    request = await made.post(keiko, title="Bread *reel*")
    card = await begun(group, keiko, request=[str(request.id)])
    assert "your request “Bread \\*reel\\*”" in said(card)
    own = answered(await keiko.slash(group.lobby, "collab close", request=str(request.id)))
    await keiko.click(own, label="Yes, close it")
    await group.tick()
    form = await keiko.click(card, label="Change it")
    assert typed_in(form)["request"] == [str(request.id)]
    await keiko.submit_modal(form, {**WORK, "name": "Rye", "request": []})
    assert "## Rye" in said(card)
    assert "your request" not in said(card)


async def test_pages_and_removing(group: Group) -> None:
    """D13."""
    (keiko,) = await joined(group, "keiko")
    for number in range(9):
        card = await begun(group, keiko, name=f"Menu {number}")
    card = await panel(group, keiko)
    assert "Menu 8" in said(card)
    assert "Menu 0" not in said(card)
    await keiko.click(card, label="Older ›")
    assert "Menu 0" in said(card)
    await keiko.select(card, ["1"], custom_id="tracking:open")
    await keiko.click(card, label="Remove it")
    await group.restart()
    await keiko.click(card, label="Yes, remove it")
    assert "Menu 8" in said(card)
    assert "Older ›" not in labels(card)


async def test_what_is_not_shared_is_seen_by_nobody(group: Group) -> None:
    """D13: the other side neither, until the owner shares it; and not any more when it is taken back."""
    keiko, sofia, jamal = await joined(group, "keiko", "sofia", "jamal")
    card = await begun(group, keiko, other=[sofia])
    assert f"with <@{sofia.id}>" in said(card)
    for other in (sofia, jamal):
        theirs = await panel(group, other)
        assert "Nothing yet" in said(theirs)
    await keiko.click(card, label="Share it")
    assert f"with <@{sofia.id}>? They see all of it" in said(card)
    await keiko.click(card, label="Yes, share it")
    await group.tick()
    (letter,) = letters(sofia)
    assert "shares with you what they keep track of: **Spring menu**" in said(letter)
    assert not letters(jamal)
    theirs = await panel(group, sofia)
    await sofia.select(theirs, ["1"], custom_id="tracking:open")
    assert f"shared by <@{keiko.id}>" in said(theirs)
    assert labels(theirs) == ["Results", "Back"]
    await keiko.click(card, label="Stop sharing")
    refused = await sofia.click(theirs, label="Results")
    assert "not here any more" in said(refused)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"name": "To 12 Rose Hill Road"}, "addresses are never kept here"), ({"brand": "Lindenstr. 12"}, "never kept")],
)
async def test_an_address_is_refused_wherever_it_is_typed(group: Group, changes: dict[str, str], sentence: str) -> None:
    """D12."""
    (keiko,) = await joined(group, "keiko")
    card = await begun(group, keiko, **changes)
    assert sentence in said(card)
    await keiko.click(card, label="Back")
    assert "Nothing yet" in said(card)


async def test_the_other_side_is_a_member_and_somebody_else(group: Group) -> None:
    (keiko,) = await joined(group, "keiko")
    card = await begun(group, keiko, other=[keiko])
    assert "The other side is somebody else" in said(card)


async def test_the_fullest_work_fits_on_its_card(group: Group) -> None:
    """Every character one that has to be escaped."""
    (keiko,) = await joined(group, "keiko")
    card = await begun(group, keiko, name="*" * 80, brand="*" * 80)
    for number in range(5):
        await fill(keiko, card, "Package", what="*" * 80, route=["from_brand"])
        await keiko.click(card, label="Back")
        await fill(
            keiko, card, "Promo code", code=f"KEIKO-ABCDEFGHIJKLMNO-{number}", brand="*" * 80, until="in 9 weeks"
        )
        await keiko.click(card, label="Back")
    for number in range(3):
        link = f"https://example.com/{'a' * 330}{number}"
        await fill(keiko, card, "Link", **{**LINK, "link": link, "campaign": "b" * 60})
        await keiko.click(card, label="Back")
    await keiko.click(card, label="Results")
    await fill(keiko, card, "Type it in", **RESULTS)
    await keiko.click(card, label="Back")
    assert "and 1 older link, in the file" in said(card)
    assert said(card).count("\\*") > 500
