"""The audit log as moderators live it: D4, and the list of who may do what: D5."""

from datetime import timedelta

import pytest

from bot.ui import Card, button
from cogs.desk import service
from cogs.desk.model import Act
from tests.desk.house import House
from tests.group import labels, said


async def act(house: House, actor_id: int, action: str, *, feature: str = "welcome", **details: object) -> None:
    async with house.bot.db.write() as conn:
        await service.record(conn, Act(house.guild.id, actor_id, feature, action, details=details), house.now())


async def test_the_log_shows_who_did_what_when_and_where(house: House) -> None:
    """D4."""
    await house.set_up()
    words = said(await house.moderator.slash(house.lobby, "audit"))
    assert f"**The group desk: channel made**\n-# <@{house.moderator.id}> · <t:" in words
    assert "moderator log · <#" in words
    assert ":R>" in words


async def test_the_log_is_searched_by_person_feature_words_and_days(house: House) -> None:
    """D4."""
    sam = house.join("sam")
    await act(house, sam.id, "template_removed")
    await house.pass_time(timedelta(days=10))
    await act(house, house.moderator.id, "template_added")
    await act(house, house.moderator.id, "zone_set", feature="desk")

    async def search(**options: object) -> str:
        return said(await house.moderator.slash(house.lobby, "audit", **options))

    by_sam = await search(person=sam)
    assert "template removed" in by_sam
    assert "added" not in by_sam
    assert "zone set" not in await search(feature="welcome")
    assert "removed" in await search(words="removed")
    assert "added" not in await search(words="removed: template")
    assert "removed" not in await search(days=5)
    assert "Nothing like that was done" in await search(words="giraffe")
    assert "no feature of that name" in await search(feature="giraffe")


async def test_features_are_offered_by_their_titles(house: House) -> None:
    offered = await house.moderator.autocomplete(house.lobby, "audit", "feature", "group")
    assert [(choice["name"], choice["value"]) for choice in offered] == [("The group desk", "desk")]


async def test_pages_are_turned_by_buttons_that_outlive_a_restart(house: House) -> None:
    """D4: the search is in the button, nothing in memory."""
    for number in range(10, 30):
        await act(house, house.moderator.id, f"template_{number}")
        await act(house, house.moderator.id, "noise")
    shown = await house.moderator.slash(house.lobby, "audit", words="template", person=house.moderator)
    card = shown.response
    assert card is not None
    assert labels(card) == ["Who may do what", "Older ›"]
    assert "template 29" in said(card)
    assert "template 21" not in said(card)
    await house.restart()
    await house.moderator.click(card, label="Older ›")
    assert "template 21" in said(card)
    assert "noise" not in said(card)
    await house.moderator.click(card, label="Older ›")
    assert labels(card) == ["Who may do what", "‹ Newer"]
    assert "template 10" in said(card)
    await house.moderator.click(card, label="‹ Newer")
    assert "template 21" in said(card)


async def test_a_persons_words_cannot_disturb_the_log(house: House) -> None:
    await act(house, house.moderator.id, "template_added", name="**loud** @everyone <@1> `x`\n# big")
    words = said(await house.moderator.slash(house.lobby, "audit"))
    assert "**loud**" not in words
    assert "@everyone" not in words.replace("@\u200beveryone", "")
    assert "\n# big" not in words


async def test_another_groups_lines_never_show(house: House) -> None:
    other = house.env.create_guild("Elsewhere")
    async with house.bot.db.write() as conn:
        await service.record(conn, Act(other.id, house.moderator.id, "welcome", "secret_act"), house.now())
    assert "secret" not in said(await house.moderator.slash(house.lobby, "audit"))


async def test_the_list_of_who_may_do_what_names_roles_and_commands(house: House) -> None:
    """D5."""
    helpers = house.guild.create_role("Helpers")
    card = await house.open_setup()
    await house.moderator.click(card, label="Moderators")
    await house.moderator.select(card, [helpers], custom_id="desk:moderate:desk:0")
    shown = (await house.moderator.slash(house.lobby, "audit")).response
    assert shown is not None
    await house.moderator.click(shown, label="Who may do what")
    words = said(shown)
    assert f"Moderators: <@&{helpers.id}> and everyone who may manage the server" in words
    assert "/setup · moderators" in words
    await house.moderator.click(shown, label="What moderators did")
    assert "moderators chosen" in said(shown)
    assert f"<@&{helpers.id}>" in said(shown)


@pytest.mark.parametrize("custom_id", ["desk:audit:x", "desk:audit:0::30:zz:", "desk:audit:0::30"])
async def test_a_broken_button_is_answered_kindly(house: House, custom_id: str) -> None:
    await house.bot.get_partial_messageable(house.lobby.id).send(view=_with(custom_id))
    message = house.lobby.last_message
    assert message is not None
    assert "older version" in said(await house.moderator.click(message, custom_id=custom_id))


def _with(custom_id: str) -> Card:
    return Card().row(button("Old", custom_id))


async def test_what_the_desk_stores_about_a_person_is_exported_and_kept(house: House) -> None:
    """D3: the log answers for what moderators did; it is not theirs alone to remove."""
    await act(house, house.moderator.id, "template_added")
    async with house.bot.db.write() as conn:
        await house.bot.forget_person(conn, house.guild.id, house.moderator.id)
        exported = await house.bot.export_person(conn, house.guild.id, house.moderator.id)
    assert [line["action"] for line in exported["desk"]["audit"]] == ["template_added"]
