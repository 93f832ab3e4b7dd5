"""Campaigns through the running bot: noted, corrected, shown with figures, taken away, removed; each for one person."""

import json
from typing import Any

from bot.by import By
from cogs.analytics import service_campaigns
from cogs.analytics.model_campaign import Attribution, Pay
from cogs.analytics.model_campaign_reading import Typed
from cogs.analytics.model_money import Money
from cogs.analytics.service_campaigns import MOST_CAMPAIGNS
from cogs.profiles.model import Platform
from tests.analytics.creator import Creator, creator
from tests.group import Group, said

LOAF = "Reach: 12,000\nViews: 30k\nEngagements: 900\nClicks: 300\nOrders: 12\nRevenue: 600 EUR"


async def add(person: Creator, name: str = "Ring Light Co.", **answers: Any) -> str:  # noqa: ANN401 - SimCord's values
    """Use /stats campaign and fill the form in."""
    await person.use("stats campaign")
    return await person.fill("Add a campaign", name=name, **answers)


def inputs(modal: Any) -> dict[str, Any]:  # noqa: ANN401 - Discord's raw data
    """The inputs of a form, by their names."""
    return {each["component"]["custom_id"]: each["component"] for each in modal["components"]}


async def fill_up(person: Creator, number: int) -> None:
    """So many campaigns, without typing each."""
    group = person.group
    by = By(group.guild.id, person.person.id, group.now())
    async with group.bot.db.write() as conn:
        for each in range(number):
            await service_campaigns.save(conn, by, 0, Typed(name=f"Brand {each}"))


async def test_a_campaign_shows_every_figure_with_its_formula(group: Group) -> None:
    """A19: 450 EUR for 900 engagements, 30,000 views, 300 clicks of 12,000, 12 orders, 600 EUR back."""
    keiko = await creator(group)
    assert "No campaigns yet" in await keiko.use("stats campaign")
    assert keiko.shown.ephemeral
    shown = await keiko.fill(
        "Add a campaign", name="*Ring* Co.", where=["p-instagram"], pay="450 EUR", results=LOAF, attribution=["code"]
    )
    assert keiko.shown.response.ephemeral
    assert "\\*Ring\\* Co." in shown
    assert "Instagram · @keiko.bakes · fee 450 EUR" in shown
    assert "Reach 12,000 · Views 30,000 · Engagements 900" in shown
    for figure, formula in (
        ("**0.50 EUR** cost per engagement", "fee ÷ engagements"),
        ("**15.00 EUR** cost per thousand views", "1,000 × fee ÷ views"),
        ("**2.50 %** click rate", "100 × clicks ÷ reach"),
        ("**4.00 %** conversion rate", "100 × orders ÷ clicks"),
        ("**33.33 %** return on cost", "100 × (revenue − fee) ÷ fee"),
    ):
        assert f"{figure}\n-# {formula}" in shown
    assert f"typed in by you · <t:{int(group.now().timestamp())}:D>" in shown
    assert "orders and sign-ups by your code" in shown
    assert "utm_source=instagram&utm_medium=influencer&utm_campaign=ring-co&utm_content=keiko-bakes" in shown
    assert group.lobby.history() == []
    assert "**\\*Ring\\* Co.** · Instagram" in await keiko.press("Back")


async def test_what_is_unknown_is_never_zero_and_currencies_are_not_mixed(group: Group) -> None:
    """A19: yen have no smaller unit; where there is no figure it says why."""
    keiko = await creator(group)
    results = "Views: 7,000\nEngagements: 0\nReach:\nClicks: 5\nRevenue: 600 EUR"
    shown = await add(keiko, pay="45,000 JPY", results=results, where=["x-tiktok"])
    assert "TikTok · fee 45,000 JPY" in shown
    assert "Reach" not in shown.split("No cost")[0]
    assert "**6,429 JPY** cost per thousand views" in shown
    assert "No cost per engagement: engagements of zero" in shown
    assert "No click rate: reach not told, and unknown is not zero" in shown
    assert "No conversion rate: orders not told" in shown
    assert "No return on cost: the amounts are in EUR and JPY" in shown
    shown = await add(keiko, "Gifted", pay="product")
    assert "a product" in shown
    assert "not said how orders and sign-ups are known" in shown
    assert "No numbers yet" in shown
    assert "No cost per engagement: cost to the brand not told" in shown
    (gifted, yen) = await keiko.campaigns()
    assert (gifted.pay, gifted.fee, gifted.platform, gifted.reach) == (Pay.PRODUCT, None, None, None)
    assert (yen.fee, yen.platform, yen.reach, yen.engagements) == (Money(45_000, "JPY"), Platform.TIKTOK, None, 0)


async def test_a_form_that_cannot_be_read_opens_again_as_it_was(group: Group) -> None:
    """A19: after a restart, too; every problem is named at once."""
    keiko = await creator(group)
    typed = "Reach: many\nLikes: 7\nRevenue: 600"
    shown = await add(keiko, pay="$450", results=typed, where=["p-instagram"], attribution=["utm"])
    for why in ("USD, CAD or AUD", "line 1: “many” is no number", "line 2: I do not know", "line 3: “600”: in which"):
        assert why in shown
    assert await keiko.campaigns() == ()
    await group.restart()
    form = await keiko.person.click(keiko.shown.response, label="Correct it")
    fields = inputs(form.modal)
    assert (fields["name"]["value"], fields["pay"]["value"]) == ("Ring Light Co.", "$450")
    assert fields["results"]["value"] == typed
    chosen = [[each["value"] for each in fields[n]["options"] if each.get("default")] for n in ("where", "attribution")]
    assert chosen == [["p-instagram"], ["utm"]]
    await group.restart()
    answers = {"name": "Ring", "pay": "450 USD", "results": "Reach: 9", "where": ["p-instagram"]}
    assert "fee 450 USD" in said(await keiko.person.submit_modal(form, answers))
    (kept,) = await keiko.campaigns()
    assert (kept.reach, kept.platform, kept.attribution) == (9, Platform.INSTAGRAM, None)


async def test_a_campaign_is_changed_and_removed_after_a_question(group: Group) -> None:
    """A19: the form begins with what is known, in its own words."""
    keiko = await creator(group)
    await add(keiko, pay="450 EUR", results=LOAF, where=["p-instagram"], attribution=["self-report"])
    form = await keiko.person.click(keiko.shown.response, label="Change it")
    fields = inputs(form.modal)
    assert fields["pay"]["value"] == "450 EUR"
    assert "Views: 30,000\nEngagements: 900" in fields["results"]["value"]
    changed = fields["results"]["value"].replace("Cost to the brand:", "Cost to the brand: 1,200 EUR")
    answers = {"name": "Ring", "pay": "450 EUR", "results": changed, "where": ["same"], "attribution": ["code"]}
    keiko.shown = await keiko.person.submit_modal(form, answers)
    assert "**-50.00 %** return on cost" in said(keiko.shown)
    (kept,) = await keiko.campaigns()
    assert (kept.name, kept.handle, kept.attribution) == ("Ring", "keiko.bakes", Attribution.CODE)
    await group.restart()
    await keiko.use("stats campaign")
    await keiko.choose("campaign_open", str(kept.id))
    assert "Remove the campaign **Ring**" in await keiko.press("Remove it")
    assert "return on cost" in await keiko.press("Keep it")
    await keiko.press("Remove it")
    assert "No campaigns yet" in await keiko.press("Yes, remove the campaign")
    assert await keiko.campaigns() == ()
    assert "not here any more" in await keiko.copy(f"analytics:campaign_change:{kept.id}")


async def test_nobody_else_reaches_a_campaign(group: Group) -> None:
    """A19: not by its number, not from another group, not as a moderator."""
    keiko, jamal = await creator(group), await creator(group, name="jamal")
    await add(keiko, pay="450 EUR")
    (kept,) = await keiko.campaigns()
    for person in (jamal, Creator(group, person=group.moderator)):
        assert "No campaigns yet" in await person.use("stats campaign")
        for verb in ("campaign", "campaign_change", "campaign_drop", "campaign_drop_sure", "campaign_again"):
            shown = await person.copy(f"analytics:{verb}:{kept.id}")
            assert "not here any more" in shown, verb
            assert "Ring" not in shown
    other = group.env.create_guild("Elsewhere")
    lounge = other.create_text_channel("lounge")
    there = other.add_member(keiko.person.user)
    await group.settle()
    assert "No campaigns yet" in said(await there.slash(lounge, "stats campaign"))
    assert await keiko.campaigns() == (kept,)


async def test_many_campaigns_have_pages_and_there_is_an_end(group: Group) -> None:
    """A19: the newest first; the hundred and first is refused kindly, and what was typed stays."""
    keiko = await creator(group)
    await fill_up(keiko, MOST_CAMPAIGNS - 1)
    await keiko.use("stats campaign")
    form = await keiko.person.click(keiko.shown.response, label="Add a campaign")
    await fill_up(keiko, 1)
    shown = said(await keiko.person.submit_modal(form, {"name": "One more", "results": "Reach: 5"}))
    assert "You have noted 100 campaigns" in shown
    assert "Reach: 5" in shown
    assert "You have noted 100 campaigns" in await keiko.copy("analytics:campaign_add")
    first = await keiko.use("stats campaign")
    assert first.count("- **Brand") == 8
    second = await keiko.press("Older")
    assert "Brand 98" in first
    assert "Brand 98" not in second
    assert await keiko.press("Newer") == first
    assert "Brand 0" in await keiko.copy("analytics:campaigns:12")
    assert await keiko.copy("analytics:campaigns:77") == first
    assert "older version" in await keiko.copy("analytics:campaigns:x")


async def test_campaigns_can_be_taken_away_as_files(group: Group) -> None:
    """A19: amounts as words, formulas beside figures; no cell is computed by a spreadsheet. From the panel, too."""
    keiko = await creator(group)
    await keiko.use("stats me")
    assert "No campaigns yet" in await keiko.press("Campaigns")
    await keiko.fill("Add a campaign", name="=Ring()", pay="450 EUR", results=LOAF)
    await keiko.press("Back")
    assert "with their figures" in await keiko.press("Save as files")
    files = {each.filename: await each.read() for each in keiko.shown.response.attachments}
    (row,) = json.loads(files["campaigns.json"])
    assert (row["fee"], row["revenue"], row["cost"], row["sign_ups"]) == ("450.00 EUR", "600.00 EUR", None, None)
    assert (row["cpe"], row["cpe_formula"]) == ("0.50 EUR", "fee ÷ engagements")
    assert "'=Ring()" in files["campaigns.csv"].decode("utf-8-sig")
