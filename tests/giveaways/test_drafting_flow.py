"""What a moderator can choose for a giveaway, and how it is shown: the running bot on SimCord."""

from datetime import timedelta

import discord

from tests.giveaways.host import Host, inputs, seen
from tests.group import Group, labels, said


async def test_a_time_that_cannot_be_read_loses_nothing(group: Group) -> None:
    """G30: what was typed is in the form that opens."""
    host = await Host(group).settle_in()
    card = await host.draft("banana", prize="A *ring* light", winners=2)
    assert "I cannot read “banana” as a time" in seen(card)
    form = await host.press(card, "Correct it")
    values = [part["value"] for part in inputs(form)]
    assert values == ["A *ring* light", "banana", "2"]
    await host.person.submit_modal(form, {"prize": "A *ring* light", "ends": "yesterday", "winners": "2"})
    assert "I cannot read “yesterday”" in seen(card)
    form = await host.press(card, "Correct it")
    await host.person.submit_modal(form, {"prize": "A *ring* light", "ends": "tomorrow 18:00", "winners": "0"})
    assert "whole number from 1 to 50" in seen(card)
    form = await host.press(card, "Correct it")
    await host.person.submit_modal(form, {"prize": "A *ring* light", "ends": "tomorrow 18:00", "winners": "2"})
    assert "Start now" in labels(card)
    assert (await host.one()).spec.prize == "A *ring* light"


async def test_times_are_those_of_the_groups_zone_and_are_said_back_while_typing(group: Group) -> None:
    """G30."""
    host = await Host(group).settle_in()
    await host.zone("Asia/Kathmandu")
    offered = await host.person.autocomplete(group.lobby, "giveaway start", "ends", "tomorrow 18:00", prize="x")
    assert len(offered) == 1
    assert ", 18:00 · in " in offered[0]["name"]
    await host.start(offered[0]["value"])
    ends_at = (await host.one()).ends_at
    assert (ends_at.hour, ends_at.minute) == (12, 15)


async def test_discords_own_time_picker_is_understood(group: Group) -> None:
    """G30: it writes a stamp."""
    host = await Host(group).settle_in()
    at = int((group.now() + timedelta(days=2)).timestamp())
    await host.draft(f"<t:{at}:f>")
    assert int((await host.one()).ends_at.timestamp()) == at


async def test_looks_are_chosen_and_shown(group: Group) -> None:
    """G32: a text, a picture, a colour; a wrong address comes back with everything else that was typed."""
    host = await Host(group).settle_in()
    card = await host.draft()
    await host.press(card, "More options")
    look = {"description": "For *everybody*", "image": "http://example.org/a.png", "colour": [str(0x3498DB)]}
    await host.fill(card, "Looks", **look)
    assert "not the address of a picture" in seen(card)
    assert "For *everybody*" in seen(card)
    assert "Blue" in seen(card)
    form = await host.press(card, "Correct it")
    menu = inputs(form)[2]
    assert [option["label"] for option in menu["options"] if option["default"]] == ["Blue"]
    await host.person.submit_modal(form, look | {"image": "https://example.org/a.png"})
    await host.press(card, "Back", "Start now")
    await group.tick()
    giveaway = await host.one()
    assert giveaway.spec.look.colour == 0x3498DB
    (live,) = host.cards()
    assert "For \\*everybody\\*" in said(live)
    (box,) = live.components
    assert isinstance(box, discord.Container)
    assert box.accent_colour == discord.Colour(0x3498DB)
    assert any(isinstance(part, discord.MediaGalleryComponent) for part in box.children)


async def test_who_may_enter_is_chosen_and_shown_without_ringing_anybody(group: Group) -> None:
    """G8, G9, G10, G11, G13, G33 as the host chooses them."""
    host = await Host(group).settle_in()
    roles = [group.guild.create_role(name) for name in ("Baker", "Fitness", "Muted", "Helpers")]
    await group.settle()
    card = await host.draft()
    await host.press(card, "More options")
    names = ("needs_all", "needs_any", "barred_roles", "bypass_roles")
    await host.fill(card, "Roles", **{name: [role] for name, role in zip(names, roles, strict=True)})
    ages = {"account_days": "30", "member_days": "7", "cooldown_days": "14", "introduced": ["on"]}
    await host.fill(card, "Time and introduction", **ages)
    await host.fill(card, "More entries", roles=[roles[1], roles[3]], entries="2")
    await host.fill(card, "More entries", roles=[roles[3]], entries="0")
    await host.press(card, "Back", "Start now")
    await group.tick()
    shown = said(host.cards()[0])
    assert f"You have <@&{roles[0].id}>\n" in shown
    assert "30 days old or more" in shown
    assert "joined the group 7 days ago or more" in shown
    assert "introduced yourself" in shown
    assert f"Not for <@&{roles[2].id}>" in shown
    assert f"<@&{roles[1].id}> · 2 more entries" in shown
    assert f"<@&{roles[3].id}> ·" not in shown
    path = f"/channels/{host.channel.id}/messages"
    posted = [each.json or {} for each in group.env.http_requests if each.path.endswith(path) and each.method == "POST"]
    assert posted
    assert not any(body["allowed_mentions"].get("roles") for body in posted)


async def test_a_role_cannot_be_wanted_and_kept_out(group: Group) -> None:
    """G8, G9: and what was chosen comes back."""
    host = await Host(group).settle_in()
    role = group.guild.create_role("Baker")
    await group.settle()
    card = await host.draft()
    await host.press(card, "More options")
    await host.fill(card, "Roles", needs_all=[role], barred_roles=[role])
    assert "cannot be wanted and kept out at once" in seen(card)
    form = await host.press(card, "Correct it")
    chosen = [part.get("default_values") for part in inputs(form)]
    assert [each[0]["id"] for each in chosen if each] == [role.id, role.id]


async def test_a_brand_partner_is_disclosed_first_and_the_platform_is_released(group: Group) -> None:
    """G45, G46."""
    host = await Host(group).settle_in()
    card = await host.draft()
    await host.press(card, "More options")
    await host.fill(card, "Brand partner", name="Oven & *Co*", platform=["instagram"])
    await host.press(card, "Back", "Start now")
    await group.tick()
    shown = said(host.cards()[0]).strip().splitlines()
    assert shown[0] == "**#ad · Paid partnership with Oven & \\*Co\\***, who gives the prize."
    release = next(line for line in shown if "in no way sponsored, endorsed or administered by Instagram" in line)
    assert release.startswith("-# ")
    assert "you release Instagram" in release


async def test_a_role_is_rung_once_and_only_by_somebody_who_may(group: Group) -> None:
    """G27."""
    host = await Host(group).settle_in()
    quiet = group.guild.create_role("Quiet")
    fans = group.guild.create_role("Fans", mentionable=True)
    await group.settle()
    card = await host.draft()
    await host.press(card, "More options")
    await host.fill(card, "Ping and channel", ping_role=[quiet], channel=[host.channel])
    assert "You may not ring" in seen(card)
    form = await host.press(card, "Correct it")
    await host.person.submit_modal(form, {"ping_role": [fans], "channel": [host.channel]})
    await host.press(card, "Back", "Start now")
    await group.tick()
    await host.panel("Pause")
    await group.tick()
    path = f"/channels/{host.channel.id}/messages"
    rung = [
        (each.method, (each.json or {})["allowed_mentions"].get("roles", []))
        for each in group.env.http_requests
        if path in each.path and each.method in {"POST", "PATCH"}
    ]
    assert [(method, [str(role) for role in roles]) for method, roles in rung if roles] == [("POST", [str(fans.id)])]
