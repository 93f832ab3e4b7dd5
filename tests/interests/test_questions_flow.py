"""Somebody asks, the owner answers, and nobody else ever sees it."""

from simcord.actors import MemberActor

from bot.ui import Card, button
from cogs.contact import service as contact
from cogs.contact.model import Way
from cogs.interests.model import control
from tests.group import Group, labels, said
from tests.interests.scene import BOTH, House, house, last_letter, letters, reachable, read_letters


async def ask(made: House, person: MemberActor, words: str) -> str:
    """The button on the card and its form; what is answered."""
    form = await person.click(made.card, label="Ask")
    return said(await person.submit_modal(form, {"words": words}))


@BOTH
async def test_a_question_goes_to_the_owner_and_the_answer_back_by_letter(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C7: each step after a restart; nothing of it on the board."""
    made = await house(group, forum=forum)
    jamal = await made.join("jamal")
    form = await jamal.click(made.card, label="Ask")
    await group.restart()
    sent = await jamal.submit_modal(form, {"words": "Is *rye* fine?"})
    assert f"Sent to <@{made.keiko.id}>" in said(sent)
    await group.tick()
    letter = last_letter(made.keiko)
    assert f"<@{jamal.id}> asks about “Bread reel” in The Green Room:\n> Is \\*rye\\* fine?" in said(letter)
    form = await made.keiko.user.click(letter, label="Answer")
    await group.restart()
    await made.keiko.user.submit_modal(form, {"words": "Rye is wonderful"})
    assert f"Your answer goes to <@{jamal.id}>" in said(last_letter(made.keiko))
    await group.tick()
    reply = said(last_letter(jamal))
    assert f"<@{made.keiko.id}> answered your question about “Bread reel”" in reply
    assert reply.endswith("Rye is wonderful")
    assert "rye" not in said(made.card).casefold()


async def test_at_most_three_open_questions_and_none_about_ones_own_request(group: Group) -> None:
    made = await house(group)
    jamal = await made.join("jamal")
    for number in range(3):
        assert "Sent to" in await ask(made, jamal, f"And {number}?")
    assert "You have 3 open questions about this request" in said(await jamal.click(made.card, label="Ask"))
    assert "This is your own request" in said(await made.keiko.click(made.card, label="Ask"))


async def test_an_owner_without_letters_finds_the_question_in_their_list(group: Group) -> None:
    made = await house(group)
    async with group.bot.db.write() as conn:
        await contact.choose(conn, group.guild.id, made.keiko.id, Way.NONE, group.now())
    jamal = group.join("jamal")
    await group.settle()
    assert "You chose no letters from me" in await ask(made, jamal, "Is rye fine?")
    await group.tick()
    shown = await made.list()
    assert "Questions (1)" in labels(shown)
    await made.keiko.click(shown, label="Questions (1)")
    assert f"<@{jamal.id}>: Is rye fine?" in said(shown)
    form = await made.keiko.click(shown, label="Answer")
    await made.keiko.submit_modal(form, {"words": "Yes"})
    mine = await made.mine(jamal)
    await jamal.click(mine, label="Your questions")
    assert "> Is rye fine?\nYes" in said(mine)
    await jamal.click(mine, label="Back")
    assert "What I offered for" in said(mine)


async def test_a_question_is_answered_once_wherever_the_button_is(group: Group) -> None:
    made = await house(group)
    jamal = await made.join("jamal")
    await ask(made, jamal, "Is rye fine?")
    await group.tick()
    letter = last_letter(made.keiko)
    form = await made.keiko.user.click(letter, label="Answer")
    shown = await made.list()
    await made.keiko.click(shown, label="Questions (1)")
    other = await made.keiko.click(shown, label="Answer")
    await made.keiko.submit_modal(other, {"words": "Yes"})
    second = await made.keiko.user.submit_modal(form, {"words": "No"})
    assert "You have answered this question already" in said(second)
    await group.tick()
    assert len(read_letters(jamal, "answered your question")) == 1


async def test_a_question_of_somebody_who_left_is_not_asked_any_more(group: Group) -> None:
    """The letter waits for the morning; by then nobody asks."""
    made = await house(group)
    jamal = await made.join("jamal")
    async with group.bot.db.write() as conn:
        await contact.choose(conn, group.guild.id, made.keiko.id, Way.NONE, group.now())
    await ask(made, jamal, "Is rye fine?")
    group.guild.remove_member(jamal)
    await group.settle()
    await reachable(group, made.keiko)
    assert labels(await made.list()) == []
    assert not [each for each in letters(made.keiko) if "rye" in said(each)]


async def test_somebody_elses_question_cannot_be_answered(group: Group) -> None:
    """Another member copies the button of the letter."""
    made = await house(group)
    jamal, eve = await made.join("jamal"), await made.join("eve")
    await ask(made, jamal, "Is rye fine?")
    await group.tick()
    copied = Card().row(button("Copied", control("answer", group.guild.id, 1)))
    await group.bot.get_partial_messageable(group.lobby.id).send(view=copied)
    assert "not there any more" in said(await eve.click(group.lobby.history()[-1], label="Copied"))


async def test_a_page_of_ones_own_questions_holds_two(group: Group) -> None:
    made = await house(group)
    jamal = await made.join("jamal")
    for number in range(3):
        await ask(made, jamal, f"And {number}?")
    mine = await made.mine(jamal)
    await jamal.click(mine, label="Your questions")
    assert ["And 2?" in said(mine), "And 0?" in said(mine)] == [True, False]
    assert "no answer yet" in said(mine)
    await jamal.click(mine, label="More ›")
    assert "And 0?" in said(mine)
