"""What other parts of the board mean for those who are interested: how they fit, and two who do not meet."""

from simcord.actors import MemberActor

from bot.by import By
from cogs.profiles import service as profiles
from cogs.profiles.model import Changes, Niche
from cogs.rooms import service as rooms
from tests.group import Group, said
from tests.interests.scene import NOTE, house, letters, read_letters


async def introduced(group: Group, *people: MemberActor) -> None:
    """They told the group that their niche is food."""
    async with group.bot.db.write() as conn:
        for person in people:
            await profiles.save(conn, group.guild.id, person.id, Changes(niches=(Niche.FOOD,)), group.now())
            await profiles.share(conn, group.guild.id, person.id, group.now())


async def test_the_owner_reads_how_each_one_fits(group: Group) -> None:
    """C7, C16: in the list, and beside everything else about one of them."""
    made = await house(group, slots="3")
    jamal, lotte = await made.join("jamal"), await made.join("lotte")
    await introduced(group, made.keiko, jamal)
    await made.offer(jamal)
    await made.offer(lotte)
    shown = await made.list()
    assert said(shown).count("same niche") == 1
    await made.decide("more", jamal, shown)
    assert "same niche" in said(shown)


async def test_somebody_who_is_blocked_offers_and_asks_like_everybody_and_reaches_nobody(group: Group) -> None:
    """C7, C18: the same answers; the owner sees, counts and reads nothing of it."""
    made = await house(group, slots="3")
    jamal, lotte = await made.join("jamal"), await made.join("lotte")
    await made.keiko.slash(group.lobby, "collab block", member=jamal)
    answers = {each: said(await made.offer(each)) for each in (jamal, lotte)}
    assert answers[jamal] == answers[lotte]
    form = await jamal.click(made.card, label="Ask")
    assert "Sent to" in said(await jamal.submit_modal(form, {"words": "Is rye fine?"}))
    await group.tick()
    assert ["1 person is interested" in each for each in read_letters(made.keiko, "interested in")] == [True]
    assert not [each for each in letters(made.keiko) if "rye" in said(each)]
    shown = said(await made.list())
    assert [f"<@{each.id}>" in shown for each in (jamal, lotte)] == [False, True]
    assert shown.count(NOTE) == 1


async def test_a_yes_opens_a_room_and_one_that_is_called_off_lets_them_offer_again(group: Group) -> None:
    """C6, C8: the place is free again, and the owner hears of it."""
    made = await house(group)
    jamal, lotte = await made.join("jamal"), await made.join("lotte")
    await made.offer(jamal)
    await made.offer(lotte)
    await made.decide("accept", jamal)
    await group.tick()
    async with group.bot.db.write() as conn:
        by = By(group.guild.id, jamal.id, group.now())
        (room,) = await rooms.mine(conn, by, active=True)
        await rooms.call_off(conn, by, room.id, "I broke my arm")
    await group.tick()
    assert read_letters(made.keiko, f"Next in line: 1. <@{lotte.id}>.")
    await made.offer(jamal)
    await made.decide("accept", jamal)
    async with group.bot.db.read() as conn:
        assert len(await rooms.mine(conn, by, active=True)) == 1
