"""What moderators choose in /setup: channels, roles, the time zone, and who moderates what. D1 and D5."""

import discord
import pytest
from simcord.actors import MemberActor
from simcord.components import walk_components
from simcord.results import ResponseMessage

from cogs.desk import store
from tests.desk.house import House
from tests.group import labels, said


async def test_a_moderator_chooses_a_channel_and_a_role(house: House) -> None:
    """D1."""
    lounge = house.guild.create_text_channel("lounge")
    fresh = house.guild.create_role("Fresh faces")
    card = await house.open_setup()
    await house.moderator.click(card, label="Channels")
    await house.moderator.select(card, [lounge], custom_id="desk:place:welcome:0")
    assert _chosen(card) == {"desk:place:welcome:0": [lounge.id]}
    await house.moderator.click(card, label="More ›")
    assert labels(card) == ["Back to the plan", "‹ Before"]
    await house.moderator.click(card, label="Back to the plan")
    assert f"✅ <#{lounge.id}> · as welcome" in said(card)
    await house.moderator.click(card, label="Roles")
    await house.moderator.select(card, [fresh], custom_id="desk:role:newcomer:0")
    await house.moderator.click(card, label="Back to the plan")
    assert f"✅ <@&{fresh.id}> · as Newcomer" in said(card)
    assert await house.acts() == ["role_chosen", "channel_chosen"]
    await house.moderator.click(card, label="Do it")
    assert "welcome" not in house.channel_names()


async def test_a_forum_is_chosen_where_a_feature_takes_one_and_is_never_taken_for_its_name(house: House) -> None:
    """D1."""
    forum = house.guild.create_forum_channel("collabs")
    house.guild.create_forum_channel("giveaways")
    card = await house.open_setup()
    await house.moderator.click(card, label="Channels")
    await house.moderator.select(card, [forum], custom_id="desk:place:collabs:0")
    await house.moderator.click(card, label="Back to the plan")
    assert f"✅ <#{forum.id}>" in said(card)
    await house.moderator.click(card, label="Do it")
    assert "collabs" not in house.channel_names()
    assert "giveaways" in house.channel_names()
    assert (await house.desk()).places["collabs"] == forum.id


def _chosen(card: ResponseMessage) -> dict[str, list[int]]:
    """What each menu on the card shows as chosen."""
    menus = [found for found in walk_components(card.components) if found.get("default_values")]
    return {menu["custom_id"]: [int(value["id"]) for value in menu["default_values"]] for menu in menus}


@pytest.mark.parametrize(
    ("permissions", "position", "words"),
    [
        (discord.Permissions(administrator=True), None, "only moderators should"),
        (discord.Permissions(mention_everyone=True), None, "only moderators should"),
        (discord.Permissions(), 60, "above my own role"),
    ],
)
async def test_a_role_that_must_not_be_given_is_refused_with_the_reason(
    house: House, permissions: discord.Permissions, position: int | None, words: str
) -> None:
    extra = {} if position is None else {"position": position}
    role = house.guild.create_role("Stars", permissions=permissions, **extra)
    card = await house.open_setup()
    await house.moderator.click(card, label="Roles")
    refused = await house.moderator.select(card, [role], custom_id="desk:role:member:0")
    assert words in said(refused)
    assert "member" not in (await house.desk()).roles


async def test_the_time_zone_is_taken_as_people_write_it(house: House) -> None:
    card = await house.open_setup()
    form = await house.moderator.click(card, label="Time zone")
    await house.moderator.submit_modal(form, {"zone": "berlin"})
    assert "Europe/Berlin" in said(card)
    form = await house.moderator.click(card, label="Time zone")
    refused = await house.moderator.submit_modal(form, {"zone": "Berln"})
    assert "Did you mean Europe/Berlin" in said(refused)
    assert (await house.desk()).zone == "Europe/Berlin"


# Who moderates


async def appoint(house: House, feature: str) -> MemberActor:
    """Make a role moderate a feature, show its commands to it as an administrator would, and give it to somebody."""
    helpers = house.guild.create_role("Helpers")
    card = await house.open_setup()
    await house.moderator.click(card, label="Moderators")
    await house.moderator.select(card, [helpers], custom_id=f"desk:moderate:{feature}:0")
    for command in await house.bot.tree.fetch_commands():
        house.guild.set_command_permissions(command, {helpers: True})
    person = house.join("helping_hana", roles=[helpers])
    await house.settle()
    return person


async def test_a_role_can_moderate_one_feature(house: House) -> None:
    """D5."""
    hana = await appoint(house, "desk")
    card = (await hana.slash(house.lobby, "setup")).response
    assert card is not None
    await hana.click(card, label="Do it")
    assert house.may_see("Helpers", "moderator-log")
    assert (await house.acts())[-1] == "moderators_chosen"


async def test_moderating_one_feature_is_not_moderating_another(house: House) -> None:
    """D5."""
    hana = await appoint(house, "welcome")
    assert "for moderators of the group" in said(await hana.slash(house.lobby, "setup"))


async def test_only_who_may_manage_the_server_makes_moderators(house: House) -> None:
    """D5: else a helper could appoint anybody."""
    hana = await appoint(house, "desk")
    card = (await hana.slash(house.lobby, "setup")).response
    assert card is not None
    await hana.click(card, label="Moderators")
    refused = await hana.select(card, [house.guild.roles["Helpers"]], custom_id="desk:moderate:welcome:0")
    assert "Only people who may manage the server" in said(refused)
    assert (await house.desk()).moderators == {"desk": {house.guild.roles["Helpers"].id}}


async def test_everyone_cannot_be_a_moderator(house: House) -> None:
    card = await house.open_setup()
    await house.moderator.click(card, label="Moderators")
    everyone = house.guild.default_role
    refused = await house.moderator.select(card, [everyone], custom_id="desk:moderate:desk:0")
    assert "everyone in the group" in said(refused)


async def test_a_moderator_made_later_is_let_into_the_log_by_the_next_run(house: House) -> None:
    await house.set_up()
    await appoint(house, "welcome")
    assert not house.may_see("Helpers", "moderator-log")
    card = await house.open_setup()
    assert "is opened to" in said(card)
    await house.moderator.click(card, label="Do it")
    assert house.may_see("Helpers", "moderator-log")
    assert not house.may_see("Newcomer", "moderator-log")
    assert (await house.acts())[0] == "channel_opened"


async def test_another_groups_choices_are_its_own(house: House) -> None:
    other = house.env.create_guild("Elsewhere")
    async with house.bot.db.write() as conn:
        await store.set_place(conn, other.id, "welcome", house.lobby.id)
    assert "➕ #welcome" in said(await house.open_setup())
    await house.set_up()
    async with house.bot.db.read() as conn:
        assert await store.places_of(conn, other.id) == {"welcome": house.lobby.id}


async def test_an_unknown_purpose_is_an_old_button(house: House) -> None:
    lounge = house.guild.create_text_channel("lounge")
    await house.open_setup()
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.ActionRow(discord.ui.ChannelSelect(custom_id="desk:place:gone:0")))
    channel = house.real.get_channel(house.lobby.id)
    assert isinstance(channel, discord.TextChannel)
    await channel.send(view=view)
    message = house.lobby.last_message
    assert message is not None
    refused = await house.moderator.select(message, [lounge], custom_id="desk:place:gone:0")
    assert "older version" in said(refused)
