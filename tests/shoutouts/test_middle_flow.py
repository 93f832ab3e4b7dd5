"""What happens in the middle of a turn, through the running bot: somebody leaves, rests, lets a turn pass, swaps."""

from bot.by import By
from cogs.analytics import service as analytics
from cogs.analytics import service_notes
from cogs.analytics.model import NoteKind
from cogs.profiles.model import Platform
from cogs.shoutouts import service_roster
from cogs.shoutouts.model import GiftState, SeatState, TurnState, What
from cogs.shoutouts.text_roster import AGREE
from tests.collabs.scene import answered
from tests.group import Group, said
from tests.rooms.scene import copied
from tests.shoutouts.stage import LINK, Stage, stage, told

FIVE = ("sofia", "keiko", "jamal", "priya", "noor")


async def opened(group: Group) -> Stage:
    """A rotation with an open turn."""
    show = await stage(group, *FIVE)
    await show.noon()
    return show


async def featured(show: Stage) -> str:
    return show.name((await show.turns())[0].featured_id or 0)


async def test_the_featured_person_leaves_in_the_middle(group: Group) -> None:
    """S12: the turn ends kindly, givers are told, and what was given counts."""
    show = await opened(group)
    one, two = await show.givers()
    await show.prove(one)
    who = await featured(show)
    group.guild.remove_member(show.people[who])
    await group.settle()
    await group.tick()
    assert (await show.turns())[0].state is TurnState.CLOSED
    assert {show.name(each.giver_id): each.state for each in await show.gifts()} == {
        one: GiftState.GIVEN,
        two: GiftState.VOID,
    }
    assert "ends early" in told(show.people[two])
    assert "ends early" not in told(show.people[one])
    assert (await show.seat(one)).given == 1
    assert await show.ledger(What.MISSED) == []


async def test_a_giver_leaves_and_the_next_one_is_asked(group: Group) -> None:
    """S9."""
    show = await opened(group)
    one = (await show.givers())[0]
    async with group.bot.db.write() as conn:
        await service_roster.leave(conn, By(group.guild.id, show.people[one].id, group.now()), show.rotation_id)
    await group.tick()
    assert len(await show.givers()) == 3
    assert (await show.gifts())[0].state is GiftState.VOID


async def test_the_next_one_lets_the_turn_pass_and_the_one_after_hears_of_it(group: Group) -> None:
    """S5: by letter; the place is kept."""
    show = await opened(group)
    known = next(each for each in FIVE if "You are next in" in told(show.people[each]))
    place = (await show.seat(known)).place
    await group.restart()
    assert "your place is kept" in said(await show.press(known, "Not then"))
    (heard,) = [each for each in FIVE if "You are next in" in told(show.people[each])]
    await show.noon(7)
    assert await featured(show) == heard != known
    assert (await show.seat(known)).place == place
    await show.noon(7)
    assert await featured(show) == known


async def test_an_old_letter_does_not_skip_a_later_turn(group: Group) -> None:
    """S5."""
    show = await opened(group)
    known = next(each for each in FIVE if "You are next in" in told(show.people[each]))
    await show.noon(7)
    assert "has passed already" in said(await show.press(known, "Not then"))


async def test_the_next_one_asks_somebody_to_swap(group: Group) -> None:
    """S7: from the letter; both have to want it."""
    show = await opened(group)
    known = next(each for each in FIVE if "You are next in" in told(show.people[each]))
    shown = await show.press(known, "Swap")
    who = await featured(show)
    other = next(each for each in FIVE if each not in {known, who})
    before = (await show.seat(known)).place, (await show.seat(other)).place
    asked = await show.people[known].user.select(answered(shown), [str(show.people[other].id)])
    await group.tick()
    assert "They are asked" in said(asked)
    await show.press(other, AGREE)
    assert ((await show.seat(other)).place, (await show.seat(known)).place) == before


async def test_a_rested_seat_comes_back_with_one_press(group: Group) -> None:
    """S6, S12: the place is kept."""
    show = await stage(group, "sofia", "keiko")
    await show.noon()
    giver = (await show.givers())[0]
    while (await show.held(giver)).seat.state is SeatState.IN:
        await show.noon(1)
    place = (await show.seat(giver)).place
    await group.restart()
    assert "Welcome back" in said(await show.press(giver, "I'm back"))
    seat = await show.seat(giver)
    assert (seat.state, seat.misses) == (SeatState.IN, 0)
    assert (seat.place.since, seat.place.lot) == (place.since, place.lot)
    assert len(await show.ledger(What.RESUMED)) == 1


async def test_a_shoutout_is_noted_on_the_statistics_of_the_featured_person(group: Group) -> None:
    """S16, A12: once per turn, and only if they have numbers here."""
    show = await opened(group)
    who = await featured(show)
    by = By(group.guild.id, show.people[who].id, group.now())
    async with group.bot.db.write() as conn:
        account = await analytics.add_account(conn, by, Platform.INSTAGRAM, "loaf")
    one, two = await show.givers()
    await show.prove(one)
    await show.prove(two, f"{LINK}2")
    async with group.bot.db.read() as conn:
        (note,) = await service_notes.listed(conn, by, account.id)
    assert note.kind is NoteKind.SHOUTOUT
    assert "Weekly spotlight" in note.words
    assert note.covers(group.now())


async def test_somebody_from_elsewhere_reaches_nothing(group: Group) -> None:
    """S9: a letter's button works for its own person alone."""
    show = await opened(group)
    stranger = group.join("stranger")
    await group.settle()
    for verb in ("turn_back", "turn_not_then", "turn_swap"):
        pressed = await copied(group, stranger, f"shoutouts:{verb}:{group.guild.id}:{show.rotation_id}:2")
        assert "join" in said(pressed).lower()
    assert await show.ledger(What.SKIPPED, What.RESUMED) == []
