"""Giveaways that start later, come back, or begin from a template: the running bot on SimCord."""

from datetime import timedelta

from cogs.giveaways.model import State
from tests.giveaways.host import PRIZE, Host, answer, inputs, seen
from tests.group import Group, labels, said

HOUR = timedelta(hours=1)


async def planned(host: Host, starts: str = "in 3 hours", ends: str = "2h") -> None:
    """Plan a giveaway."""
    card = await host.draft("5h")
    await host.fill(card, "Start later", starts=starts, ends=ends)
    assert "Do not start by itself" in labels(card), seen(card)


async def test_a_planned_giveaway_starts_by_itself_after_a_restart(group: Group) -> None:
    """G28, G27, G42: a span as its end counts from the start; the host is told."""
    host = await Host(group).settle_in()
    await planned(host)
    await group.pass_time(2 * HOUR)
    assert host.cards() == []
    await group.restart()
    await group.pass_time(HOUR + timedelta(minutes=1))
    (live,) = host.cards()
    assert PRIZE in said(live)
    giveaway = await host.one()
    assert giveaway.state is State.OPEN
    assert giveaway.starts_at is not None
    assert HOUR < giveaway.ends_at - giveaway.starts_at <= 2 * HOUR
    (note,) = host.notes()
    assert f"<@{host.person.id}> **{PRIZE}** has started in <#{host.channel.id}>, as planned." in note
    await group.tick()
    assert len(host.cards()) == 1
    assert await host.acts() == ["schedule"]


async def test_a_plan_that_makes_no_sense_comes_back_with_what_was_typed(group: Group) -> None:
    """G28."""
    host = await Host(group).settle_in()
    card = await host.draft("2h")
    await host.fill(card, "Start later", starts="sometime", ends="in 2 days")
    assert "I cannot read “sometime”" in seen(card)
    form = await host.press(card, "Correct it")
    assert [part["value"] for part in inputs(form)] == ["sometime", "in 2 days"]
    shown = (await host.one()).ends_at.strftime("%-d %b %Y %H:%M")
    await host.person.submit_modal(form, {"starts": "in 2 days", "ends": shown})
    assert "It would end before it starts" in seen(card)
    assert (await host.one()).state is State.DRAFT


async def test_a_plan_can_be_taken_back_and_cancelled(group: Group) -> None:
    """G28, G21."""
    host = await Host(group).settle_in()
    await planned(host)
    card = answer(await host.command("edit", giveaway=PRIZE))
    await host.press(card, "Back", "Do not start by itself")
    assert (await host.one()).state is State.DRAFT
    await host.fill(card, "Start later", starts="in 3 hours", ends="2h")
    form = await host.press(answer(await host.command("cancel", giveaway=PRIZE)), "Yes, with a reason")
    await host.person.submit_modal(form, {"reason": "No lamp"})
    await group.pass_time(5 * HOUR)
    assert host.cards() == []
    assert (await host.one()).state is State.CANCELLED


async def test_a_planned_giveaway_that_cannot_start_is_a_draft_again(group: Group) -> None:
    """G28, G41: with what to mend, told to the host."""
    host = await Host(group).settle_in()
    await planned(host)
    await host.forbid(send_messages=False)
    await group.pass_time(4 * HOUR)
    giveaway = await host.one()
    assert giveaway.state is State.DRAFT
    assert host.cards() == []
    await host.forbid()
    await group.pass_time(timedelta(minutes=10))
    (note,) = host.notes()
    assert "could not start as planned" in note
    assert f"I lack Send Messages in <#{host.channel.id}>" in note


async def test_a_start_that_was_slept_through_is_not_made_when_it_is_over(group: Group) -> None:
    """G28: nobody opens a giveaway whose end has passed."""
    host = await Host(group).settle_in()
    await planned(host)
    await group.env.advance_time(10 * 3600)
    await group.restart()
    await group.tick()
    assert host.cards() == []
    assert (await host.one()).state is State.DRAFT
    assert "Its end has passed meanwhile" in host.notes()[0]


async def weekly(host: Host) -> None:
    """Start one that comes back every week and lasts two days."""
    card = await host.draft("in 2 days")
    await host.press(card, "More options")
    await host.person.select(card, ["week"], custom_id="giveaways:repeat:1")
    assert "**Repeat** · every week" in seen(card)
    await host.press(card, "Back", "Start now")
    await host.group.tick()


async def test_a_giveaway_comes_back_every_week(group: Group) -> None:
    """G29: at the same time, each one a giveaway of its own, announced to the host."""
    host = await Host(group).settle_in()
    await weekly(host)
    first = await host.one()
    await group.pass_time(timedelta(days=15), steps=15)
    found = await host.all()
    assert len(found) == 3
    assert [each.seed for each in found] == list(dict.fromkeys(each.seed for each in found))
    assert found[1].ends_at - first.ends_at == timedelta(days=7)
    assert all(each.spec == first.spec for each in found)
    assert sum("has started" in note for note in host.notes()) == 2


async def test_after_a_long_sleep_only_the_newest_comes_back(group: Group) -> None:
    """G29: not one for each week; the moderators are told what was missed."""
    host = await Host(group).settle_in()
    await weekly(host)
    await group.env.advance_time(timedelta(days=22).total_seconds())
    await group.restart()
    await group.pass_time(timedelta(minutes=2), steps=2)
    found = await host.all()
    assert len(found) == 2
    assert found[1].state is State.OPEN
    assert any("2 times passed while I was away" in note for note in host.notes())
    await group.env.advance_time(timedelta(days=11).total_seconds())
    await group.restart()
    await group.pass_time(timedelta(minutes=2), steps=2)
    assert len(await host.all()) == 2
    assert any("1 time passed while I was away" in note for note in host.notes())


async def test_a_series_is_stopped_and_mended(group: Group) -> None:
    """G29, G19: what is changed on the running one is changed for the next ones too."""
    host = await Host(group).settle_in()
    await weekly(host)
    card = answer(await host.command("edit", giveaway="G1"))
    await host.fill(card, "Prize, end, winners", prize="A softbox", ends="in 2 days", winners="1")
    await group.pass_time(timedelta(days=8), steps=8)
    found = await host.all()
    assert [each.spec.prize for each in found] == ["A softbox", "A softbox"]
    card = answer(await host.command("edit", giveaway="G2"))
    await host.person.select(card, ["none"], custom_id="giveaways:repeat:2")
    assert "just this once" in seen(card)
    await group.pass_time(timedelta(days=15), steps=5)
    assert len(await host.all()) == 2


async def test_a_template_is_saved_used_and_removed(group: Group) -> None:
    """G31: by name, by command and from the list; another group has none of them."""
    host = await Host(group).settle_in()
    card = await host.draft("in 2 days", winners=3)
    await host.press(card, "More options")
    await host.fill(card, "Looks", description="For everybody", image="", colour=["none"])
    saved = await host.fill(card, "Save as template", template="Weekend *light*")
    assert "Saved." in said(saved)
    offered = await host.person.autocomplete(group.lobby, "giveaway template", "name", "week")
    assert [each["value"] for each in offered] == ["Weekend *light*"]
    await group.restart()
    draft = answer(await host.command("template", name="weekend *LIGHT*"))
    assert "For everybody" in seen(draft)
    assert "3 winners" in seen(draft)
    made = (await host.all())[-1]
    assert made.ends_at - group.now() > timedelta(days=1, hours=23)
    listed = answer(await host.command("template"))
    assert "Weekend \\*light\\*" in seen(listed)
    await host.person.select(listed, ["Weekend *light*"], custom_id="giveaways:drop")
    assert "There is none yet" in seen(listed)
    gone = await host.command("template", name="Weekend *light*")
    assert "no template of that name" in said(gone)
    assert await host.acts() == ["keep template", "drop template"]


async def test_drafts_that_nobody_touches_go_after_a_week(group: Group) -> None:
    """G28: a draft that is thrown away goes at once; a change keeps it for another week."""
    host = await Host(group).settle_in()
    card, kept = await host.draft(), await host.draft("in 20 days")
    await host.press(await host.draft(), "Throw away")
    assert len(await host.all()) == 2
    await group.pass_time(timedelta(days=5))
    await host.press(kept, "More options")
    await host.fill(kept, "Looks", description="Soon", image="", colour=["none"])
    await group.pass_time(timedelta(days=3))
    assert [each.spec.look.description for each in await host.all()] == ["Soon"]
    gone = await host.press(card, "More options")
    assert "not here any more" in said(gone)
    await group.pass_time(timedelta(days=8))
    assert await host.all() == []
