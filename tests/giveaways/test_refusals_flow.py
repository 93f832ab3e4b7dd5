"""Who may not enter is told what is missing, and when it will be there."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from simcord.actors import MemberActor
from sqlalchemy import insert

from cogs.giveaways import service, text_entering
from cogs.giveaways.model import Giveaway
from cogs.giveaways.model_rules import Obstacle, Reason
from cogs.giveaways.model_spec import Rules
from cogs.giveaways.store_templates import barred
from cogs.giveaways.store_winners import winners
from cogs.onboarding.model import Step
from cogs.onboarding.store import people
from tests.giveaways.host import Host
from tests.giveaways.scene import card, opened, present
from tests.giveaways.test_entering_flow import newcomers, stored
from tests.group import Group, said

DAY = timedelta(days=1)


async def enter(group: Group, person: MemberActor) -> str:
    return said(await person.click(card(group), label="Enter"))


async def write(group: Group, statement: Any) -> None:  # noqa: ANN401 - any insert
    async with group.bot.db.write() as conn:
        await conn.execute(statement)


async def test_a_missing_role_is_named_and_nobody_is_pinged(group: Group) -> None:
    """G8: every one of these roles, and one of those."""
    member, artist, singer = (group.guild.create_role(name) for name in ("Member", "Artist", "Singer"))
    keiko = group.join("keiko", roles=[artist])
    sofia = group.join("sofia", roles=[member, singer])
    await group.settle()
    await opened(group, needs_all=(member.id,), needs_any=(artist.id, singer.id))
    told = await enter(group, keiko)
    assert f"<@&{member.id}>" in told
    assert f"<@&{artist.id}>" not in told
    sent = group.env.http_requests[-1].json
    assert sent is not None
    assert sent["data"]["allowed_mentions"] == {"parse": []}
    assert "You are in" in await enter(group, sofia)
    assert await stored(group) == 1


async def test_a_role_that_bars_and_people_who_are_barred(group_on_each_engine: Group) -> None:
    """G9: a bypass role helps neither, and who is barred in mid-giveaway does not slip in."""
    group = group_on_each_engine
    muted, friend = (group.guild.create_role(name) for name in ("Muted", "Friend"))
    keiko, sofia = (group.join(name, roles=[friend]) for name in ("keiko", "sofia"))
    mei = group.join("mei", roles=[muted, friend])
    await group.settle()
    await opened(group, barred_roles=(muted.id,), bypass_roles=(friend.id,))
    assert "You are in" in await enter(group, keiko)
    assert f"not open to people with <@&{muted.id}>" in await enter(group, mei)
    row = {"guild_id": group.guild.id, "user_id": sofia.id, "reason": "", "at": group.bot.now()}
    await write(group, insert(barred).values(row))
    assert text_entering.obstacle(Obstacle(Reason.BARRED)) in await enter(group, sofia)
    assert await stored(group) == 1


async def test_a_bypass_role_opens_the_door(group: Group) -> None:
    """G10."""
    member, friend = (group.guild.create_role(name) for name in ("Member", "Friend"))
    keiko = group.join("keiko", roles=[friend])
    await group.settle()
    await opened(group, needs_all=(member.id,), bypass_roles=(friend.id,), account_days=9999)
    assert "You are in" in await enter(group, keiko)


async def test_ages_say_when_they_will_be_reached_and_then_let_in(group: Group) -> None:
    """G13, G17: a new account, and somebody who just joined."""
    (keiko,) = await newcomers(group, "keiko")
    await opened(group, account_days=3, member_days=2, lasts=9 * DAY)
    now = group.bot.now()
    told = await enter(group, keiko)
    assert text_entering.NOT_YET in told
    for days in (2, 3):
        assert f"<t:{int((now + days * DAY).timestamp())}"[:10] in told
    await group.env.advance_time((3 * DAY).total_seconds() + 60)
    assert "You are in" in await enter(group, keiko)


async def test_an_introduction_can_be_asked_for(group_on_each_engine: Group) -> None:
    """G13: who has not finished onboarding is led there."""
    group = group_on_each_engine
    keiko, sofia = await newcomers(group, "keiko", "sofia")
    now = group.bot.now()
    row = {"guild_id": group.guild.id, "user_id": sofia.id, "step": Step.RULES.value, "started_at": now}
    await write(group, insert(people).values(row | {"finished_at": now, "introduction": "none", "roles": "none"}))
    await opened(group, introduced=True)
    assert "`/start`" in await enter(group, keiko)
    assert "You are in" in await enter(group, sofia)
    assert "`/start`" in await enter(group, keiko)


async def test_who_won_lately_waits(group_on_each_engine: Group) -> None:
    """G33: until the cooldown is over; a prize that was lost again does not count."""
    group = group_on_each_engine
    keiko, sofia, mei = await newcomers(group, "keiko", "sofia", "mei")
    earlier = await opened(group)
    for position, (person, state) in enumerate(((keiko, "claimed"), (sofia, "expired")), 1):
        await won(group, earlier, person, position, state)
    await opened(group, cooldown_days=7, lasts=30 * DAY)
    assert "You are in" in await enter(group, mei)
    assert "You won here not long ago" in await enter(group, keiko)
    assert "You are in" in await enter(group, sofia)
    await group.env.advance_time((7 * DAY).total_seconds() + 60)
    assert "You are in" in await enter(group, keiko)


async def won(group: Group, giveaway: Giveaway, person: MemberActor, position: int, state: str) -> None:
    row = {"guild_id": group.guild.id, "giveaway_id": giveaway.id, "position": position, "ticket": "00"}
    row |= {"user_id": person.id, "state": state, "won_at": group.bot.now(), "prize": "promised"}
    await write(group, insert(winners).values(row))


async def test_rules_that_change_hold_from_the_next_press(group: Group) -> None:
    """G8, G15: also when they became easier, and although the old ones are remembered."""
    member = group.guild.create_role("Member")
    keiko, sofia, mei = await newcomers(group, "keiko", "sofia", "mei")
    giveaway = await opened(group)
    assert "You are in" in await enter(group, keiko)
    await edit(group, giveaway, Rules(needs_all=(member.id,)))
    assert f"<@&{member.id}>" in await enter(group, sofia)
    await edit(group, giveaway, Rules())
    assert "You are in" in await enter(group, mei)


async def edit(group: Group, giveaway: Giveaway, rules: Rules) -> None:
    async with group.bot.db.write() as conn:
        loaded = await service.load(conn, group.guild.id, giveaway.id)
        await service.keep(conn, replace(loaded, spec=replace(loaded.spec, rules=rules)), group.bot.now())
    assert (await present(group, giveaway.id)).spec.rules == rules


async def test_bots_do_not_enter(group: Group) -> None:
    """G16: Discord lets no bot press a button; should it ever, the rules know."""
    robot = group.guild.add_member(group.env.create_user("robot", bot=True))
    await group.settle()
    await opened(group)
    assert "Bots cannot enter" in await enter(group, robot)
    assert await stored(group) == 0


async def test_new_accounts_are_pointed_out_to_moderators(group: Group) -> None:
    """G17: by their age when they entered. Whether that is a reason is for people to say, or for a rule of ages."""
    host = await Host(group).settle_in()
    early, late = await newcomers(group, "early", "late")
    giveaway = await opened(group, lasts=99 * DAY)
    live = card(group)
    await early.click(live, label="Enter")
    await group.env.advance_time((8 * DAY).total_seconds())
    await late.click(live, label="Enter")
    shown = said(await host.command("entrants", giveaway=f"G{giveaway.id}")).splitlines()
    lines = {person.id: line for line in shown for person in (early, late) if f"<@{person.id}>" in line}
    assert "new account" in lines[early.id]
    assert "new account" not in lines[late.id]
