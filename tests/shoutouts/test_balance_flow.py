"""S14: a person's own ledger, and the two quick ways to give back, on the real bot."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.by import By
from bot.db import Database
from bot.errors import UserError
from cogs.shoutouts import model_balance, service_balance, service_offers, store_offers, text_balance, text_ledger
from cogs.shoutouts.model import GiftState, Seat, SeatState, What, control
from cogs.shoutouts.model_balance import Waiting
from tests.collabs.scene import answered
from tests.group import Group, labels, said
from tests.rooms.scene import copied
from tests.shoutouts import weeks
from tests.shoutouts.stage import A_DAY, Stage, stage
from tests.shoutouts.weeks import MONDAY

KEIKO, SOFIA, JAMAL = 20, 30, 40
GROUP = 10


async def press(show: Stage, name: str, verb: str, *args: Any) -> Any:  # noqa: ANN401 - SimCord's message
    return answered(await copied(show.group, show.people[name], control(verb, *args)))


async def in_line(show: Stage) -> list[Seat]:
    """The last one would be the last to be asked, too: nobody owes anything yet."""
    return sorted([await show.seat(name) for name in show.people], key=lambda seat: seat.place)


async def ledger(show: Stage, name: str) -> Any:  # noqa: ANN401 - SimCord's message
    return await press(show, name, "ledger")


async def click(show: Stage, name: str, shown: Any, label: str) -> Any:  # noqa: ANN401 - SimCord's message
    done = answered(await show.people[name].click(shown, label=label))
    await show.group.tick()
    return done


async def test_what_was_given_and_received_is_told_to_oneself_alone(group: Group) -> None:
    """S14: without blame, also after a restart."""
    show = await stage(group, "sofia", "keiko", "jamal", givers=1)
    assert "Nothing yet" in said(await ledger(show, "sofia"))
    await show.noon()
    (giver,) = await show.givers()
    await show.prove(giver)
    featured = show.name((await show.turns())[0].featured_id or 0)
    await group.restart()
    mine = await ledger(show, giver)
    assert mine.ephemeral
    assert "given 1 · received 0" in said(mine)
    assert "You gave 1 more than came back. Thank you" in said(mine)
    assert f"you gave <@{show.people[featured].id}> a shoutout" in said(mine)
    theirs = said(await ledger(show, featured))
    assert "given 0 · received 1" in theirs
    assert "1 more came to you than went out." in theirs
    assert f"<@{show.people[giver].id}> gave you a shoutout" in theirs
    assert "your turn" in theirs
    assert text_balance.ONLY_YOU in theirs


async def test_who_has_no_seat_is_told_how_to_get_one(group: Group) -> None:
    shown = answered(await copied(group, group.moderator, control("ledger")))
    assert text_balance.NO_SEAT in said(shown)
    assert "Give at the next turn" not in labels(shown)


async def test_who_offers_is_asked_first_at_the_next_turn_and_once(group: Group) -> None:
    """Way one: it survives a restart, can be taken back, and is used up."""
    show = await stage(group, "sofia", "keiko", "jamal", "noor", givers=1)
    order = await in_line(show)
    offering = show.name(order[-1].user_id)
    offered = await click(show, offering, await ledger(show, offering), text_balance.NEXT_TURN)
    assert text_balance.OFFERED in said(offered)
    again = await click(show, offering, offered, text_balance.NOT_NEXT)
    assert text_balance.OFFERED not in said(again)
    await click(show, offering, again, text_balance.NEXT_TURN)
    await group.restart()
    await show.noon()
    assert await show.givers() == [offering]
    assert text_balance.OFFERED not in said(await ledger(show, offering))


async def test_whoever_is_featured_keeps_the_offer_for_the_turn_after(group: Group) -> None:
    show = await stage(group, "sofia", "keiko", "jamal", givers=2)
    order = await in_line(show)
    featured = show.name(order[0].user_id)
    await press(show, featured, "offer_next", show.rotation_id)
    await show.noon()
    assert featured not in await show.givers()
    async with group.bot.db.read() as conn:
        assert await store_offers.of_rotation(conn, group.guild.id, show.rotation_id) == [order[0].user_id]


async def test_somebody_who_waits_is_given_to_after_their_turn_is_over(group: Group) -> None:
    """Way two: who waits longest, a promise, a proof, both ledgers; a second press changes nothing."""
    show = await stage(group, "sofia", "keiko", "jamal", givers=1, proof=False)
    await show.noon()
    turn = (await show.turns())[0]
    waits = show.name(turn.featured_id or 0)
    (asked,) = await show.givers()
    other = next(name for name in show.people if name not in {waits, asked})
    await show.press(asked, "Not this time")
    await group.pass_time(A_DAY * 6, steps=3)
    shown = await click(show, other, await ledger(show, other), text_balance.NOW)
    assert f"<@{show.people[waits].id}>" in said(shown)
    assert "no shoutout came so far" in said(shown)
    gift = await click(show, other, shown, text_balance.GIVE)
    assert "It is out" in labels(gift)
    await press(show, other, "give_to", turn.id)
    assert [each.state for each in await show.gifts() if each.giver_id == show.people[other].id] == [GiftState.PROMISED]
    await click(show, other, gift, "It is out")
    assert await show.ledger(What.GAVE) == [(other, waits)]
    assert (await show.seat(waits)).received == 1
    assert text_ledger.NOT_THEM in said(await press(show, asked, "give_to", turn.id))
    assert text_balance.NOBODY_WAITS in said(await press(show, asked, "give_now", show.rotation_id))


async def test_in_an_open_turn_it_is_the_same_as_offering_on_its_card(group: Group) -> None:
    show = await stage(group, "sofia", "keiko", "jamal", "noor", givers=1)
    await show.noon()
    turn = (await show.turns())[0]
    busy = {*await show.givers(), show.name(turn.featured_id or 0)}
    other = next(name for name in show.people if name not in busy)
    gift = await press(show, other, "give_to", turn.id)
    assert "It is out" in labels(gift)
    featured = show.name(turn.featured_id or 0)
    assert "your own turn" in said(await press(show, featured, "give_to", turn.id))


async def test_without_a_seat_or_in_another_group_nothing_is_offered(group: Group) -> None:
    show = await stage(group, "sofia", "keiko", givers=1)
    await show.noon()
    turn = (await show.turns())[0]
    stranger = group.join("carla")
    await group.settle()
    show.people["carla"] = stranger
    for verb, number in (("offer_next", show.rotation_id), ("give_now", show.rotation_id)):
        assert text_ledger.NO_SEAT in said(await press(show, "carla", verb, number))
    assert "join" in said(await press(show, "carla", "give_to", turn.id))
    assert text_ledger.GONE in said(await press(show, "sofia", "give_now", show.rotation_id + 9))
    elsewhere = By(group.guild.id + 1, show.people["sofia"].id, group.now())
    async with group.bot.db.write() as conn:
        with pytest.raises(UserError):
            await service_offers.offer(conn, elsewhere, show.rotation_id)
        assert list(await service_balance.mine(conn, elsewhere)) == []


async def test_a_pause_is_said_and_a_menu_chooses_the_rotation(group: Group) -> None:
    show = await stage(group, "sofia", "keiko")
    sofia = show.people["sofia"]
    async with group.bot.db.write() as conn:
        other = await weeks.rotation(conn, group.guild.id, [sofia.id, 99], 2, name="Bakers")
        await weeks.away(conn, other, sofia.id)
    shown = await ledger(show, "sofia")
    assert "Weekly spotlight" in said(shown)
    chosen = answered(await sofia.select(shown, [str(other.id)]))
    assert "Bakers" in said(chosen)
    assert text_balance.RESTING in said(chosen)


async def test_a_shoutout_that_did_not_come_is_between_the_giver_and_the_bot(group: Group) -> None:
    show = await stage(group, "sofia", "keiko")
    await show.noon()
    (giver,) = await show.givers()
    featured = show.name((await show.turns())[0].featured_id or 0)
    await show.press(giver, "I'm in")
    await group.pass_time(timedelta(days=6), steps=3)
    assert await show.ledger(What.MISSED) == [(giver, featured)]
    assert "has not come yet; it still counts" in said(await ledger(show, giver))
    assert "has not come" not in said(await ledger(show, featured))


async def test_a_seat_that_was_left_stays_where_something_was_given(database: Database) -> None:
    by = By(GROUP, KEIKO, MONDAY)
    async with database.write() as conn:
        made = await weeks.rotation(conn, GROUP, [KEIKO, SOFIA, JAMAL], 1)
        made = await weeks.featured(conn, made, SOFIA, gave=[KEIKO])
        for user_id in (KEIKO, JAMAL):
            await weeks.away(conn, made, user_id, What.LEFT)
        (mine,) = await service_balance.mine(conn, by)
        assert mine.held.seat.state is SeatState.LEFT
        assert list(await service_balance.mine(conn, replace(by, user_id=JAMAL))) == []


async def test_offers_are_told_and_forgotten(database: Database) -> None:
    """D3."""
    async with database.write() as conn:
        made = await weeks.rotation(conn, GROUP, [KEIKO, SOFIA], 1)
        for user_id in (KEIKO, SOFIA, KEIKO):
            await service_offers.offer(conn, By(GROUP, user_id, MONDAY), made.id)
        assert await service_offers.export(conn, GROUP, KEIKO) == [{"rotation": made.id, "at": MONDAY.isoformat()}]
        await service_offers.forget(conn, GROUP, KEIKO)
        assert await store_offers.of_rotation(conn, GROUP, made.id) == [SOFIA]
        await weeks.away(conn, made, SOFIA, What.LEFT)
        assert await service_offers.take_up(conn, made, KEIKO, 3) == []
        assert await store_offers.of_rotation(conn, GROUP, made.id) == []


def test_who_had_least_comes_first_then_who_waits_longest_by_their_newest_turn() -> None:
    found = [
        Waiting(1, KEIKO, 1, given=0, promised=0),
        Waiting(2, SOFIA, 2, given=1, promised=0),
        Waiting(3, JAMAL, 3, given=0, promised=0),
        Waiting(4, KEIKO, 4, given=1, promised=1),
        Waiting(5, 50, 5, given=0, promised=1),
    ]
    assert [each.turn_id for each in model_balance.waiting_longest(found, 2)] == [3, 2, 5]
