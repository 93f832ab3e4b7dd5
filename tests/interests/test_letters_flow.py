"""What goes out by itself: one letter an hour at most, a reminder after two days, a kind word at the end."""

from dataclasses import replace
from datetime import timedelta

from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.desk import store as desk
from cogs.interests import doctor, store_watches
from cogs.interests.model import State
from tests.group import Group, labels, said
from tests.interests.scene import BOTH, house, last_letter, letters, read_letters

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def test_interest_within_an_hour_is_one_letter_with_the_number_of_that_moment(group: Group) -> None:
    """C7."""
    made = await house(group, slots="3")
    people = [await made.join(name) for name in ("jamal", "lotte", "milo", "eve")]
    await made.offer(people[0])
    await group.tick()
    await made.offer(people[1])
    await group.restart()
    await made.offer(people[2])
    await group.tick()
    assert len(read_letters(made.keiko, "interested in")) == 1
    await group.pass_time(HOUR)
    assert "3 people are interested in “Bread reel”" in said(last_letter(made.keiko))
    await group.pass_time(HOUR)
    assert len(read_letters(made.keiko, "interested in")) == 2
    await made.offer(people[3])
    await group.tick()
    assert "4 people" in said(last_letter(made.keiko))


async def test_a_night_makes_one_letter_in_the_morning(group: Group) -> None:
    made = await house(group, slots="3")
    jamal, lotte = await made.join("jamal"), await made.join("lotte")
    await group.pass_time(timedelta(hours=10))
    await made.offer(jamal)
    await group.pass_time(timedelta(hours=4), steps=2)
    await made.offer(lotte)
    assert read_letters(made.keiko, "interested in") == []
    await group.pass_time(timedelta(hours=10), steps=4)
    (letter,) = read_letters(made.keiko, "interested in")
    assert "2 people are interested" in letter


async def test_the_owner_is_reminded_once_after_two_days_of_those_without_an_answer(group: Group) -> None:
    """C7."""
    made = await house(group, slots="3")
    jamal, lotte = await made.join("jamal"), await made.join("lotte")
    await made.offer(jamal)
    await made.offer(lotte)
    await group.tick()
    await made.decide("queue", lotte)
    await group.pass_time(2 * DAY - HOUR, steps=3)
    assert read_letters(made.keiko, "has waited") == []
    await group.restart()
    await group.pass_time(2 * HOUR)
    (reminder,) = read_letters(made.keiko, "has waited")
    assert "1 person has waited in The Green Room for more than two days" in reminder
    await group.pass_time(3 * DAY, steps=6)
    assert len(read_letters(made.keiko, "waited")) == 1
    await made.keiko.user.click(last_letter(made.keiko), label="See who")
    assert f"<@{jamal.id}>" in said(last_letter(made.keiko))


@BOTH
async def test_when_a_request_is_closed_everybody_without_an_answer_hears_it_once(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C7."""
    made = await house(group, forum=forum, slots="3")
    people = [await made.join(name) for name in ("jamal", "lotte", "milo")]
    for person in people:
        await made.offer(person)
    await made.decide("accept", people[0])
    await made.decide("queue", people[1])
    await group.tick()
    before = [len(letters(person)) for person in people]
    shown = await made.keiko.slash(group.lobby, "collab close", request=str(made.request.id))
    assert shown.response is not None
    await made.keiko.click(shown.response, label="Yes, close it")
    await group.restart()
    await group.pass_time(HOUR)
    assert [len(letters(person)) for person in people] == [before[0], before[1] + 1, before[2] + 1]
    for person in people[1:]:
        assert "has ended before it came to an answer for you. Thank you for offering." in said(last_letter(person))
    assert labels(made.card) == []


async def test_a_request_that_ends_by_itself_ends_kindly_and_can_be_offered_for_again(group: Group) -> None:
    made = await house(group)
    jamal = await made.join("jamal")
    await made.offer(jamal)
    await group.pass_time(timedelta(days=28), steps=2)
    await group.pass_time(3 * DAY, steps=3)
    assert "Thank you for offering" in said(last_letter(jamal))
    await made.keiko.slash(group.lobby, "collab renew", request=str(made.request.id))
    await group.tick()
    await made.offer(jamal, note="Still here")
    assert await made.state(jamal) is State.OFFERED


async def test_the_owner_leaves_and_nobody_waits_for_an_answer_that_cannot_come(group: Group) -> None:
    made = await house(group)
    jamal = await made.join("jamal")
    await made.offer(jamal)
    group.guild.remove_member(made.keiko)
    await group.settle()
    await group.tick()
    assert "Thank you for offering" in said(last_letter(jamal))


async def test_somebody_who_leaves_is_out_of_the_list_and_out_of_the_letter(group: Group) -> None:
    made = await house(group)
    jamal, lotte = await made.join("jamal"), await made.join("lotte")
    await made.offer(jamal)
    await group.tick()
    await made.offer(lotte)
    group.guild.remove_member(lotte)
    await group.settle()
    await group.pass_time(HOUR)
    assert "1 person is interested" in said(last_letter(made.keiko))
    assert f"<@{lotte.id}>" not in said(await made.list())
    group.guild.remove_member(jamal)
    await group.settle()
    assert "Nobody waits for an answer" in said(await made.list())


async def test_an_owner_who_is_forgotten_leaves_no_title_behind_and_nobody_waiting(group: Group) -> None:
    """D3 for both sides: the letter names neither the request nor its owner."""
    made = await house(group)
    jamal = await made.join("jamal")
    await made.offer(jamal)
    async with group.bot.db.write() as conn:
        await group.bot.forget_person(conn, group.guild.id, made.keiko.id)
    await group.tick()
    assert "A request that you offered for in The Green Room is not there any more" in said(last_letter(jamal))
    assert "not offered for anything yet" in said(await made.mine(jamal))


async def test_closed_direct_messages_bring_the_letter_into_a_private_thread(group: Group) -> None:
    """W3."""
    made = await house(group)
    async with group.bot.db.write() as conn:
        await desk.set_place(conn, group.guild.id, "welcome", group.lobby.id)
    jamal = await made.join("jamal")
    await made.offer(jamal)
    group.close_dms(jamal)
    await made.decide("accept", jamal)
    for _ in range(3):
        await group.tick()
    (thread,) = group.lobby.threads
    assert any("said yes" in said(message) for message in thread.history())


async def test_whoever_chose_no_letters_gets_none_and_finds_it_in_their_list(group: Group) -> None:
    """C7."""
    made = await house(group)
    jamal = group.join("jamal")
    await group.settle()
    assert "You chose no letters from me" in said(await made.offer(jamal))
    await made.decide("accept", jamal)
    await group.tick()
    assert jamal.user.dm_channel.history() == []
    assert "**Bread reel**" in said(await made.mine(jamal))
    assert "accepted" in said(await made.mine(jamal))


async def test_an_owner_without_letters_finds_everybody_in_their_list(group: Group) -> None:
    made = await house(group)
    async with group.bot.db.write() as conn:
        await contact.choose(conn, group.guild.id, made.keiko.id, Way.NONE, group.now())
    jamal = await made.join("jamal")
    await made.offer(jamal)
    await group.pass_time(3 * DAY, steps=3)
    assert read_letters(made.keiko, "interested in") == []
    assert f"<@{jamal.id}>" in said(await made.list())


async def test_the_doctor_notices_when_owners_are_not_told(group: Group) -> None:
    """D2: no tick has told the owner for a day."""
    made = await house(group)
    await made.offer(await made.join("jamal"))
    async with group.bot.db.write() as conn:
        watch = await store_watches.find_to_change(conn, group.guild.id, made.request.id)
        assert watch is not None
        late = replace(watch, tell_at=group.now() - timedelta(days=2))
        await store_watches.save(conn, late)
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    (finding,) = await doctor.letters(group.bot, guild)
    assert "1 request should have heard" in finding.problem
    await group.tick()
    assert await doctor.letters(group.bot, guild) == []


@BOTH
async def test_a_title_of_a_hundred_emoji_reads_well_in_list_and_letter(group: Group, forum: bool) -> None:  # noqa: FBT001
    title = "🥐" * 100
    made = await house(group, forum=forum, title=title)
    jamal = await made.join("jamal")
    await made.offer(jamal)
    await group.tick()
    assert f"“{'🥐' * 59}…”" in said(last_letter(made.keiko))
    await made.decide("accept", jamal)
    await group.tick()
    (letter,) = read_letters(jamal, "said yes")
    assert f"“{'🥐' * 59}…”" in letter


async def test_a_moderator_closes_a_request_and_whoever_offered_hears_it_ended(group: Group) -> None:
    made = await house(group)
    jamal = await made.join("jamal")
    await made.offer(jamal)
    form = await group.moderator.slash(group.lobby, "collab close", request=str(made.request.id))
    await group.moderator.submit_modal(form, {"reason": "Not a collab"})
    await group.tick()
    assert "Thank you for offering" in said(last_letter(jamal))
    assert "Not a collab" not in said(last_letter(jamal))
