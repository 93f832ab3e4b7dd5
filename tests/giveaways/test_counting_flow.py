"""How many are in, on the card."""

from datetime import timedelta

from cogs.giveaways import text_entering
from cogs.giveaways.jobs_counting import EVERY
from cogs.giveaways.store_entries import entries
from tests.giveaways.scene import card, opened
from tests.giveaways.test_entering_flow import newcomers
from tests.group import Group, said

SECOND = timedelta(seconds=1)


def edits(group: Group) -> int:
    return sum(request.method == "PATCH" for request in group.env.http_requests)


async def test_the_count_follows_within_five_seconds(group_on_each_engine: Group) -> None:
    """G4: in and out again."""
    group = group_on_each_engine
    keiko, sofia = await newcomers(group, "keiko", "sofia")
    await opened(group)
    await group.pass_time(EVERY)
    await keiko.click(card(group), label="Enter")
    await sofia.click(card(group), label="Enter")
    await group.pass_time(EVERY, steps=5)
    assert "2 people are in" in said(card(group))
    shown = (await sofia.click(card(group), label="Enter")).response
    assert shown is not None
    await sofia.click(shown, label=text_entering.LEAVE)
    await sofia.click(shown, label=text_entering.LEAVE_SURE)
    await group.pass_time(EVERY, steps=5)
    assert "1 person is in" in said(card(group))


async def test_no_press_edits_the_card_and_it_is_edited_once_in_five_seconds(group: Group) -> None:
    """G5: twelve people in twelve seconds are three edits; nobody, none."""
    people = await newcomers(group, *(f"member{number}" for number in range(12)))
    await opened(group)
    await group.pass_time(EVERY)
    before = edits(group)
    for person in people:
        await person.click(card(group), label="Enter")
        assert edits(group) - before <= 3
        await group.pass_time(SECOND)
    await group.pass_time(EVERY, steps=5)
    assert "12 people are in" in said(card(group))
    assert edits(group) - before == 3
    quiet = edits(group)
    await group.pass_time(10 * EVERY, steps=10)
    assert edits(group) == quiet


async def test_the_card_is_right_after_a_restart_in_the_wrong_moment(group: Group) -> None:
    """G4: the count was not drawn yet when the bot stopped."""
    (keiko,) = await newcomers(group, "keiko")
    await opened(group)
    await keiko.click(card(group), label="Enter")
    await group.restart()
    await group.pass_time(2 * EVERY, steps=2)
    assert "1 person is in" in said(card(group))


async def test_an_edit_that_fails_holds_nobody_up(group: Group) -> None:
    """G5: people are let in all the same, and the count follows later."""
    people = await newcomers(group, "keiko", "sofia")
    await opened(group)
    await group.pass_time(EVERY)
    group.env.inject_error("PATCH", "/channels/*/messages/*", status=503)
    for person in people:
        assert "You are in" in said(await person.click(card(group), label="Enter"))
        await group.pass_time(EVERY)
    await group.pass_time(4 * EVERY, steps=4)
    assert "2 people are in" in said(card(group))


async def test_another_process_draws_its_own_share(group_on_each_engine: Group) -> None:
    """G4: the count is read when the card is drawn, so that it holds everybody, whoever let them in."""
    group = group_on_each_engine
    keiko, sofia = await newcomers(group, "keiko", "sofia")
    giveaway = await opened(group)
    await keiko.click(card(group), label="Enter")
    async with group.bot.db.write() as conn:
        row = {"guild_id": group.guild.id, "giveaway_id": giveaway.id, "user_id": 7, "ticket": "00"}
        await conn.execute(entries.insert().values(row | {"entered_at": group.bot.now()}))
    await group.pass_time(2 * EVERY, steps=2)
    assert "2 people are in" in said(card(group))
    assert "2 other people are in" in said(await sofia.click(card(group), label="Enter"))
