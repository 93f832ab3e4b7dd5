"""The roster and the line in the hands of members, through the running bot."""

from datetime import timedelta

from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.desk import store as desk
from cogs.profiles import service as profiles
from cogs.profiles.model import Niche
from cogs.shoutouts import service
from cogs.shoutouts import text_roster as text
from cogs.shoutouts.model import PausedBy, SeatState, What
from cogs.shoutouts.model_order import NoSwap
from tests.collabs.scene import answered
from tests.group import Group, labels, said
from tests.shoutouts.scene import copied, fill, scene


async def test_who_joins_is_at_the_end_of_the_line_and_leaving_is_asked_first(group: Group) -> None:
    """S1, S4: by command or by the card that all see; after a restart everything is as it was."""
    made = await scene(group)
    await made.begin()
    sofia, keiko = await made.join("sofia", "keiko")
    (card,) = made.channel.history()
    jamal = group.join("jamal")
    await group.settle()
    await group.restart()
    assert (await jamal.click(card, label="Join")).ephemeral
    assert "of 3" in said(await jamal.click(card, label="Join"))
    assert sorted(await made.told()) == sorted((What.JOINED, each.id) for each in (sofia, keiko, jamal))
    asked = answered(await jamal.slash(group.lobby, "shoutout leave"))
    assert "To keep it over a holiday" in said(asked)
    await jamal.click(asked, label="Yes, leave")
    await copied(group, jamal, "shoutouts:leave:1")
    left = await made.seat(jamal)
    assert left is not None
    assert left.seat.state is SeatState.LEFT
    assert (await made.told())[3:] == [(What.LEFT, jamal.id)]
    await jamal.slash(group.lobby, "shoutout join", rotation="everybody")
    assert "of 3" in said(await made.panel(keiko))


async def test_a_rotation_of_a_niche_is_for_those_who_say_so(group: Group) -> None:
    """S1: and the sentence says how to become one of them."""
    made = await scene(group)
    basics = {"name": "Bakers", "niche": ["food"], "platform": ["none"], "mode": ["turns"]}
    await made.begin(pages={"Name and people": basics})
    (sofia,) = await made.join("sofia")
    refused = await copied(group, sofia, "shoutouts:join:1")
    assert "for Food, and your profile does not say so" in said(refused)
    assert text.NOTHING_TO_JOIN in said(await sofia.slash(group.lobby, "shoutout join"))
    async with group.bot.db.write() as conn:
        await profiles.save(conn, group.guild.id, sofia.id, {"niches": (Niche.FOOD,)}, group.now())
    assert text.JOINED in said(await sofia.slash(group.lobby, "shoutout join"))


async def test_a_holiday_keeps_the_place_and_ends_by_its_date(group: Group) -> None:
    """S6: asked until when; a date that cannot be read is asked for again."""
    made = await scene(group)
    await made.begin()
    sofia, _ = await made.join("sofia", "keiko")
    place = await made.seat(sofia)
    form = await sofia.slash(group.lobby, "shoutout pause")
    refused = answered(await sofia.submit_modal(form, {"until": "when the snow melts"}))
    assert "cannot read" in said(refused)
    await fill(sofia, refused, "Take a break", until="in 2 weeks")
    resting = await made.seat(sofia)
    assert place is not None
    assert resting is not None
    assert (resting.seat.state, resting.paused_by, resting.seat.place) == (
        SeatState.PAUSED,
        PausedBy.SELF,
        place.seat.place,
    )
    assert "your place is kept" in said(await made.panel(sofia))
    await group.restart()
    await group.pass_time(timedelta(days=16))
    back = await made.seat(sofia)
    assert back is not None
    assert (back.seat.state, back.until) == (SeatState.IN, None)
    assert [what for what, who in await made.told() if who == sofia.id][:3] == [
        What.JOINED,
        What.PAUSED,
        What.RESUMED,
    ]


async def test_without_a_date_a_button_brings_back(group: Group) -> None:
    """S6."""
    made = await scene(group)
    await made.begin()
    (sofia,) = await made.join("sofia")
    shown = await made.panel(sofia)
    await fill(sofia, shown, "Take a break", until="")
    assert text.YOU_REST in said(await copied(group, sofia, "shoutouts:pass:1"))
    await group.restart()
    shown = await made.panel(sofia)
    await sofia.click(shown, label="I'm back")
    assert text.RESUMED in said(shown)
    await copied(group, sofia, "shoutouts:return:1")
    assert (await made.told()) == [(What.JOINED, sofia.id), (What.PAUSED, sofia.id), (What.RESUMED, sofia.id)]


async def test_not_this_time_lets_one_turn_pass_and_keeps_the_place(group: Group) -> None:
    """S5: the line says so, and twice is once."""
    made = await scene(group)
    await made.begin()
    people = await made.join("sofia", "keiko", "jamal")
    (first,) = [each for each in people if "number 1 of 3" in said(await made.panel(each))]
    shown = await made.panel(first)
    await first.click(shown, label="Not this time")
    await copied(group, first, "shoutouts:pass:1")
    assert "number 2 of 3" in said(shown)
    assert text.PASSES in said(shown)
    assert "Not this time" not in labels(shown)
    assert [what for what, _ in await made.told()].count(What.SKIPPED) == 1


async def test_two_exchange_places_only_if_both_want_it(group: Group) -> None:
    """S7: asked by letter, answered there, after a restart; the other one reads the answer."""
    made = await scene(group)
    await made.begin()
    sofia, keiko = await made.join("sofia", "keiko")
    async with group.bot.db.write() as conn:
        for person in (sofia, keiko):
            await contact.choose(conn, group.guild.id, person.id, Way.DM, group.now())
    before = [await made.seat(person) for person in (sofia, keiko)]
    shown = await made.panel(sofia)
    await sofia.click(shown, label="Exchange places")
    await sofia.select(shown, [str(keiko.id)])
    assert "You hear of the answer" in said(shown)
    await sofia.click(shown, label="Exchange places")
    assert text.ASKED_ALREADY in said(await sofia.select(shown, [str(keiko.id)]))
    await group.pass_time(timedelta(hours=12))
    await group.restart()
    (letter,) = [each for each in keiko.user.dm_channel.history() if "exchange places" in said(each)]
    await keiko.user.click(letter, label="Yes, exchange")
    await group.pass_time(timedelta(hours=12))
    after = [await made.seat(person) for person in (sofia, keiko)]
    assert [each and each.seat.place for each in after] == [each and each.seat.place for each in reversed(before)]
    assert any("said yes" in said(each) for each in sofia.user.dm_channel.history())
    assert (What.SWAPPED, sofia.id) in await made.told()
    again = await copied(group, keiko, "shoutouts:swap_yes:1")
    assert text.NO_SUCH_SWAP in said(again)


async def test_who_gets_no_letters_answers_in_the_panel_and_may_say_no(group: Group) -> None:
    """S7: and what was asked can be taken back."""
    made = await scene(group)
    await made.begin()
    sofia, keiko = await made.join("sofia", "keiko")
    shown = await made.panel(sofia)
    await sofia.click(shown, label="Exchange places")
    await sofia.select(shown, [str(keiko.id)])
    assert "gets no letters" in said(shown)
    assert text.NO_SUCH_SWAP in said(await copied(group, sofia, "shoutouts:swap_yes:1"))
    theirs = await made.panel(keiko)
    assert f"<@{sofia.id}> would like to exchange" in said(theirs)
    await keiko.click(theirs, label="No, thanks")
    await sofia.click(shown, label="Exchange places")
    await sofia.select(shown, [str(keiko.id)])
    await sofia.click(shown, label="Take it back")
    assert text.SWAP_WITHDRAWN in said(shown)
    assert not [what for what, _ in await made.told() if what is What.SWAPPED]


async def test_why_two_cannot_exchange_is_said(group: Group) -> None:
    """S7."""
    made = await scene(group)
    await made.begin()
    sofia, keiko = await made.join("sofia", "keiko")
    shown = await made.panel(sofia)
    await sofia.click(shown, label="Exchange places")
    await copied(group, keiko, "shoutouts:leave:1")
    assert text.NO_SWAP[NoSwap.NOT_IN_LINE] in said(await sofia.select(shown, [str(keiko.id)]))
    assert text.NOBODY_TO_SWAP in said(await copied(group, sofia, "shoutouts:ask_swap:1"))


async def test_a_long_line_has_pages(group: Group) -> None:
    made = await scene(group)
    await made.begin()
    people = await made.join(*(f"creator{number}" for number in range(12)))
    shown = await made.panel(people[0])
    await people[0].click(shown, label="Later")
    assert "11. <@" in said(shown)
    assert "1. <@" not in said(shown).replace("11. <@", "")
    await people[0].click(shown, label="Earlier")
    assert "10. <@" in said(shown)


async def test_who_leaves_the_group_gives_up_the_seat_also_while_nobody_listens(group: Group) -> None:
    """S1."""
    made = await scene(group)
    await made.begin()
    sofia, keiko = await made.join("sofia", "keiko")
    group.guild.remove_member(sofia)
    await group.settle()
    gone = await made.seat(sofia)
    assert gone is not None
    assert gone.seat.state is SeatState.LEFT
    await group.bot.close()
    group.guild.remove_member(keiko)
    await group.come_back()
    await group.tick()
    assert [what for what, _ in await made.told()].count(What.LEFT) == 2


async def test_the_welcome_gives_a_seat_with_right_of_way(group: Group) -> None:
    """S8: before the first rotation for everybody, and after."""

    made = await scene(group)
    sofia, keiko = group.join("sofia"), group.join("keiko")
    await group.settle()
    async with group.bot.db.write() as conn:
        await service.enter_front(conn, group.guild.id, sofia.id, group.now())
    await made.begin()
    async with group.bot.db.write() as conn:
        for _ in range(2):
            await service.enter_front(conn, group.guild.id, keiko.id, group.now())
    assert await made.told() == [(What.NEWCOMER, sofia.id), (What.NEWCOMER, keiko.id)]
    seats = [await made.seat(person) for person in (sofia, keiko)]
    assert [each and each.seat.front for each in seats] == [True, True]
    refused = await copied(group, sofia, "shoutouts:ask_swap:1")
    assert text.NO_SWAP[NoSwap.NEWCOMER] in said(refused)


async def test_who_gets_no_letters_finds_what_waits_for_them_in_the_panel(group: Group) -> None:
    """S9: the number stands on the button, in the list of all rotations too."""
    made = await scene(group)
    daily = {"weekdays": [], "every": "1", "time": "12:00", "zone": "UTC"}
    await made.begin(pages={"When": daily})
    sofia, keiko = await made.join("sofia", "keiko")
    await group.pass_time(timedelta(days=1))
    panels = [await made.panel(person) for person in (sofia, keiko)]
    assert sorted("What waits for me (1)" in labels(each) for each in panels) == [False, True]
    giver, shown = next(pair for pair in zip((sofia, keiko), panels, strict=True) if "(1)" in str(labels(pair[1])))
    await giver.click(shown, label="All rotations")
    assert "What waits for me (1)" in labels(shown)
    assert "Look at it" in labels(await giver.click(shown, label="What waits for me (1)"))


async def test_a_letter_about_a_place_falls_back_to_a_thread(group: Group) -> None:
    """S7: closed direct messages; the answer works there too."""
    made = await scene(group)
    await made.begin()
    sofia, keiko = await made.join("sofia", "keiko")
    async with group.bot.db.write() as conn:
        await desk.set_place(conn, group.guild.id, "welcome", group.lobby.id)
        await contact.choose(conn, group.guild.id, keiko.id, Way.DM, group.now())
    await group.pass_time(timedelta(hours=12))
    group.close_dms(keiko)
    await made.ask_swap_of(sofia, keiko)
    for _ in range(3):
        await group.tick()
    (thread,) = group.lobby.threads
    (letter,) = [each for each in thread.history() if "exchange places" in said(each)]
    await keiko.click(letter, label="No, thanks")
    assert text.SWAP_DECLINED in said(thread.history()[thread.history().index(letter)])
