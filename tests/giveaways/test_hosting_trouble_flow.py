"""What goes wrong while a giveaway is prepared or runs, and who may not enter: the running bot on SimCord."""

import csv
import io
from datetime import timedelta
from unittest.mock import patch

import pytest

from cogs.giveaways import preflight
from cogs.giveaways.model import State
from tests.giveaways.host import PRIZE, Host, answer, seen
from tests.group import Group, labels, said


async def test_nothing_starts_where_it_could_not_be_brought_to_its_end(group: Group) -> None:
    """G41: the draft stays and says what to mend; then it starts."""
    host = await Host(group).settle_in()
    role = group.guild.create_role("Fans", mentionable=True)
    await group.settle()
    card = await host.draft()
    await host.press(card, "More options")
    await host.fill(card, "Looks", description="", image="https://example.org/a.png", colour=["none"])
    await host.fill(card, "Ping and channel", ping_role=[role], channel=[host.channel])
    await host.press(card, "Back")
    group.env.backend.edit_role(group.guild.id, role.id, {"mentionable": False})
    group.bot_may(mention_everyone=False)
    await host.forbid(send_messages=False, embed_links=False)
    await host.press(card, "Start now")
    assert "Please mend this first" in seen(card)
    assert f"I lack Send Messages and Embed Links in <#{host.channel.id}>" in seen(card)
    assert f"I may not ring <@&{role.id}>" in seen(card)
    assert (await host.one()).state is State.DRAFT
    group.bot_may(mention_everyone=True)
    await host.forbid()
    await host.press(card, "Start now")
    await group.tick()
    assert len(host.cards()) == 1


async def test_a_channel_that_is_gone_before_the_start_is_chosen_anew(group: Group) -> None:
    """G41."""
    host = await Host(group).settle_in()
    card = await host.draft()
    group.env.backend.delete_channel(host.channel.id)
    await group.settle()
    await host.press(card, "Start now")
    assert "The channel is gone" in seen(card)
    await host.press(card, "More options")
    await host.fill(card, "Ping and channel", ping_role=[], channel=[group.lobby])
    await host.press(card, "Back", "Start now")
    await group.tick()
    assert PRIZE in said(group.lobby.history()[-1])


async def test_a_card_that_was_deleted_is_missed_and_posted_again(group: Group) -> None:
    """G41: every entry is kept; a card that is there is not posted twice."""
    host = await Host(group).settle_in()
    await host.start("in 5 days")
    panel = await host.panel()
    kept = await host.press(panel, "Post again")
    assert "The card is still there" in said(kept.followups[-1])
    message_id = (await host.one()).message_id
    assert message_id is not None
    group.env.backend.delete_message(host.channel.id, message_id)
    await group.pass_time(timedelta(hours=26), steps=2)
    assert any("was deleted. Every entry is kept" in note for note in host.notes())
    await group.restart()
    note = host.notes_posted()[-1]
    panel = answer(await host.person.click(note, label="Manage"))
    await host.press(panel, "Post again")
    await group.tick()
    (live,) = host.cards()
    assert live.id == (await host.one()).message_id != message_id
    assert "Enter" in labels(live)
    assert "post again" in await host.acts()


async def test_a_card_that_discord_does_not_tell_about_holds_up_no_other(group: Group) -> None:
    host = await Host(group).settle_in()
    for prize in ("A ring light", "A tripod"):
        await host.start("in 5 days", prize=prize)
    asked = patch.object(preflight, "is_card_there", autospec=True, side_effect=[ConnectionResetError, False])
    with asked:
        await group.pass_time(timedelta(hours=26))
    assert [note for note in host.notes() if "was deleted" in note]


async def test_a_change_that_finds_no_card_tells_the_moderators_at_once(group: Group) -> None:
    """G41, G19."""
    host = await Host(group).settle_in()
    giveaway = await host.start("in 5 days")
    assert giveaway.message_id is not None
    group.env.backend.delete_message(host.channel.id, giveaway.message_id)
    await host.command("pause", giveaway="G1")
    await group.tick()
    assert any("was deleted" in note for note in host.notes())


async def test_a_channel_that_is_deleted_while_it_runs_is_replaced(group: Group) -> None:
    """G41: the moderators are told and choose another one."""
    host = await Host(group).settle_in()
    await host.start("in 5 days")
    group.env.backend.delete_channel(host.channel.id)
    await group.pass_time(timedelta(hours=2), steps=2)
    assert any("The channel of" in note for note in host.notes())
    panel = answer(await host.person.click(host.notes_posted()[-1], label="Manage"))
    await host.press(panel, "Post again")
    assert "choose another one" in seen(panel).casefold()
    await host.person.select(panel, [group.lobby], custom_id="giveaways:move:1")
    await group.tick()
    assert PRIZE in said(group.lobby.history()[-1])
    assert (await host.one()).channel_id == group.lobby.id


async def test_a_permission_that_is_taken_away_is_told_once_a_day_and_found_by_the_doctor(group: Group) -> None:
    """G41, D2."""
    host = await Host(group).settle_in()
    await host.start("in 5 days")
    await host.forbid(send_messages=False)
    await group.pass_time(timedelta(hours=20), steps=10)
    told = [note for note in host.notes() if "is in trouble" in note]
    assert len(told) == 1
    assert f"I lack Send Messages in <#{host.channel.id}>" in told[0]
    found = said(await host.person.slash(group.lobby, "doctor"))
    assert f"The giveaway **{PRIZE}** cannot be brought to its end" in found


@pytest.mark.parametrize("status", [403, 404, 500])
async def test_discord_refusing_the_card_loses_nothing(group: Group, status: int) -> None:
    """G41: trouble of Discord's own passes; a refusal is told to the moderators."""
    host = await Host(group).settle_in()
    codes = {403: 50013, 404: 10003, 500: 0}
    group.env.inject_error("POST", f"/channels/{host.channel.id}/messages", status=status, code=codes[status])
    await host.start("in 5 days")
    assert host.cards() == []
    if status == 500:
        await group.pass_time(timedelta(minutes=2), steps=4)
    else:
        assert len(host.notes()) == 1
        panel = answer(await host.person.click(host.notes_posted()[-1], label="Manage"))
        await host.press(panel, "Post again")
        await group.tick()
    assert len(host.cards()) == 1
    assert (await host.one()).message_id == host.cards()[0].id


async def test_moderators_see_who_is_in_and_take_the_list_away(group: Group) -> None:
    """G34, G42: privately, in pages, as a file that no spreadsheet runs; each look is audited."""
    host = await Host(group).settle_in()
    await host.start("3h")
    nobody = answer(await host.command("entrants", giveaway="G1"))
    assert "Nobody is in yet" in seen(nobody)
    people = [group.join(name) for name in ("=SUM(1)", *(f"creator{number}" for number in range(21)))]
    await group.settle()
    for person in people:
        await person.click(host.cards()[0], label="Enter")
    await group.tick()
    card = answer(await host.command("entrants", giveaway=PRIZE))
    assert card.ephemeral
    assert "22 entrants" in seen(card)
    assert f"<@{people[0].id}> · `" in seen(card)
    assert f"<@{people[21].id}>" not in seen(card)
    await host.press(card, "Next")
    assert f"<@{people[21].id}> · `" in seen(card)
    assert "1 entry" in seen(card)
    given = answer(await host.press(card, "As a file"))
    assert given.ephemeral
    (file,) = given.attachments
    rows = list(csv.DictReader(io.StringIO((await file.read()).decode("utf-8-sig"))))
    assert len(rows) == 22
    assert rows[0]["name"] == "'=SUM(1)"
    assert rows[0]["id"] == str(people[0].id)
    assert {row["weight"] for row in rows} == {"1"}
    assert await host.acts() == ["start", "entrants", "entrants", "entrants file"]


async def test_somebody_is_kept_out_with_a_reason_and_let_in_again(group: Group) -> None:
    """G9, G42: and a form without a reason comes back with whom was chosen."""
    host = await Host(group).settle_in()
    await host.start("3h")
    ana = group.join("ana")
    await group.settle()
    card = answer(await host.command("list"))
    await host.press(card, "Kept out")
    assert "Nobody is kept out" in seen(card)
    await host.fill(card, "Keep somebody out", people=[ana], reason=" ")
    assert "Please give a reason" in seen(card)
    form = await host.press(card, "Correct it")
    await host.person.submit_modal(form, {"people": [ana], "reason": "Sold *prizes*"})
    assert f"<@{ana.id}> · Sold \\*prizes\\*" in seen(card)
    refused = await ana.click(host.cards()[0], label="Enter")
    assert "taken you out of giveaways" in said(refused)
    await group.restart()
    await host.person.select(card, [str(ana.id)], custom_id="giveaways:unbar")
    assert "Nobody is kept out" in seen(card)
    entered = await ana.click(host.cards()[0], label="Enter")
    assert "taken you out" not in said(entered)
    assert await host.acts() == ["start", "bar", "unbar"]


async def test_an_empty_list_says_how_to_begin_and_a_long_one_fits(group: Group) -> None:
    """G1: thirty giveaways with the longest prizes."""
    host = await Host(group).settle_in()
    card = answer(await host.command("list"))
    assert "There is none right now" in seen(card)
    for number in range(27):
        await host.draft(f"{number + 1}h", prize=f"{number} {'*' * 190}")
    await host.press(card, "Templates", "All giveaways", "Over", "All giveaways")
    assert "a draft" in seen(card)
