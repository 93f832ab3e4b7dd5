"""A package from the promise to the marked content, through the running bot, and what goes wrong on its way."""

from datetime import timedelta

from cogs.tracking import doctor
from tests.collabs.scene import answered
from tests.group import Group, labels, said
from tests.tracking.scene import begun, fill, joined, letters, panel, shared_tea

DAY = timedelta(days=1)


async def test_two_members_and_a_package_from_the_promise_to_the_marked_content(group: Group) -> None:
    """C22, D12: each says what they know, the other hears of it, and a restart loses nothing."""
    keiko, sofia = await joined(group, "keiko", "sofia")
    card = await shared_tea(group, keiko, sofia)
    assert "## A tin of \\*tea\\*" in said(card)
    assert "No address is kept here" in said(card)
    assert labels(card) == ["I have sent it", "Call it off", "Back"]
    await keiko.click(card, label="I have sent it")
    await group.tick()
    assert "noted as: on its way" in said(card)
    assert f"<@{keiko.id}> in The Green Room says about **A tin of \\*tea\\***: on its way." in said(letters(sofia)[-1])
    await group.restart()
    theirs = await panel(group, sofia)
    await sofia.select(theirs, ["1"], custom_id="tracking:open")
    await sofia.select(theirs, ["1"], custom_id="tracking:parcel")
    assert labels(theirs) == ["It is here", "It never came", "Back"]
    for label in ("It is here", "The content is out", "It is marked as an ad"):
        await sofia.click(theirs, label=label)
        await group.restart()
        await group.tick()
    assert [said(each).rpartition(": ")[2].strip() for each in letters(keiko)] == [
        "arrived.",
        "posted.",
        "posted and marked.",
    ]
    assert labels(theirs) == ["Back"]
    assert "- Promised" in said(theirs)
    assert "- Posted and marked" in said(theirs)


async def test_a_brand_partner_presses_nothing_so_the_owner_speaks_for_it(group: Group) -> None:
    """C22, D12: and a collab in which something is given has to be marked too."""
    (keiko,) = await joined(group, "keiko")
    card = await begun(group, keiko, nature=["collab"])
    assert "mark the content clearly" not in said(card)
    await fill(keiko, card, "Package", what="Two jars", route=["from_brand"])
    assert labels(card) == ["It was sent", "It is here", "Call it off", "Back"]
    await keiko.click(card, label="It was sent")
    assert labels(card) == ["It is here", "It never came", "Back"]
    await keiko.click(card, label="It never came")
    assert labels(card) == ["It was sent", "It is here", "Call it off", "Back"]
    await keiko.click(card, label="Back")
    assert "Two jars · Lost on the way" in said(card)
    assert "mark the content clearly as an ad" in said(card)


async def test_has_it_arrived_is_asked_by_letter_and_answered_with_one_press(group: Group) -> None:
    """C22, D12: twice, outside the quiet hours, and not after the answer."""
    keiko, sofia = await joined(group, "keiko", "sofia")
    await keiko.click(await shared_tea(group, keiko, sofia), label="I have sent it")
    await group.pass_time(9 * DAY)
    assert len(letters(sofia)) == 2
    await group.pass_time(DAY)
    question = letters(sofia)[-1]
    assert "**A tin of \\*tea\\***, The Green Room: Has it arrived?" in said(question)
    assert labels(question) == ["It is here", "It never came", "Not yet"]
    await sofia.user.click(question, label="Not yet")
    assert "I ask once more" in said(letters(sofia)[-1])
    await group.pass_time(10 * DAY)
    again = letters(sofia)[-1]
    assert again.id != question.id
    await group.restart()
    await sofia.user.click(again, label="It is here")
    await group.tick()
    assert "noted as: arrived" in said(letters(sofia)[-1])
    assert "arrived." in said(letters(keiko)[-1])
    known = len(letters(sofia))
    await group.pass_time(13 * DAY)
    assert len(letters(sofia)) == known
    await group.pass_time(DAY)
    assert "Is the content out?" in said(letters(sofia)[-1])


async def test_after_the_second_question_nobody_is_asked(group: Group) -> None:
    (keiko,) = await joined(group, "keiko")
    card = await begun(group, keiko)
    await fill(keiko, card, "Package", what="Two jars", route=["from_brand"])
    await group.pass_time(14 * DAY, steps=14)
    asked = letters(keiko)
    assert len(asked) == 2
    assert "Has it been sent?" in said(asked[-1])
    await keiko.user.click(asked[-1], label="Not yet")
    assert "I do not ask again" in said(letters(keiko)[-1])
    await group.pass_time(30 * DAY, steps=3)
    assert len(letters(keiko)) == 2


async def test_a_question_waits_for_the_morning(group: Group) -> None:
    (keiko,) = await joined(group, "keiko")
    await group.pass_time(timedelta(hours=10))
    card = await begun(group, keiko)
    await fill(keiko, card, "Package", what="Two jars", route=["from_brand"])
    await group.pass_time(7 * DAY)
    assert not letters(keiko)
    await group.pass_time(timedelta(hours=11))
    assert "Has it been sent?" in said(letters(keiko)[0])


async def test_closed_direct_messages_lead_into_the_persons_thread(group: Group) -> None:
    """C22: the question is answered there just as well."""
    await group.moderator.click(answered(await group.moderator.slash(group.lobby, "setup")), label="Do it")
    (keiko,) = await joined(group, "keiko")
    card = await begun(group, keiko)
    await fill(keiko, card, "Package", what="Two jars", route=["from_brand"])
    group.close_dms(keiko)
    await group.pass_time(8 * DAY, steps=8)
    (thread,) = group.channel("welcome").threads
    question = thread.history()[-1]
    assert "Has it been sent?" in said(question)
    await keiko.click(question, label="It was sent")
    assert "noted as: on its way" in said(thread.history()[-1])


async def test_what_was_said_meanwhile_silences_the_letter(group: Group) -> None:
    """The letter is drawn when it is sent: in the morning it is not true any more."""
    (keiko,) = await joined(group, "keiko")
    await group.pass_time(timedelta(hours=10))
    card = await begun(group, keiko)
    await fill(keiko, card, "Package", what="Two jars", route=["from_brand"])
    await group.pass_time(7 * DAY)
    await keiko.click(card, label="It was sent")
    await group.pass_time(timedelta(hours=11))
    assert not letters(keiko)


async def test_an_old_letter_and_a_strangers_press_change_nothing(group: Group) -> None:
    """D12: what was taken back cannot be reached by its number."""
    keiko, sofia = await joined(group, "keiko", "sofia")
    card = await shared_tea(group, keiko, sofia)
    await keiko.click(card, label="I have sent it")
    await group.pass_time(10 * DAY)
    question = letters(sofia)[-1]
    await keiko.click(card, label="Back")
    await keiko.click(card, label="Stop sharing")
    refused = await sofia.user.click(question, label="It is here")
    assert "not here any more" in said(refused)
    await keiko.select(card, ["1"], custom_id="tracking:parcel")
    assert "Arrived" not in said(card)
    assert "It is here" in labels(card)


async def test_who_leaves_hands_their_word_back(group: Group) -> None:
    """D12: the owner speaks for both again, and nobody writes to who is gone."""
    keiko, sofia = await joined(group, "keiko", "sofia")
    card = await shared_tea(group, keiko, sofia)
    await keiko.click(card, label="I have sent it")
    await group.tick()
    group.guild.remove_member(sofia)
    await group.settle()
    before = len(letters(sofia))
    await group.pass_time(11 * DAY, steps=11)
    assert len(letters(sofia)) == before
    assert "Has it arrived?" in said(letters(keiko)[-1])
    group.guild.remove_member(keiko)
    await group.pass_time(30 * DAY, steps=3)
    assert len(letters(keiko)) == 1


async def test_the_doctor_finds_questions_that_nobody_asked(group: Group) -> None:
    (keiko,) = await joined(group, "keiko")
    card = await begun(group, keiko)
    await fill(keiko, card, "Package", what="Two jars", route=["from_brand"])
    guild = group.bot.get_guild(group.guild.id)
    assert guild is not None
    assert await doctor.questions(group.bot, guild) == []
    await group.env.advance_time((8 * DAY).total_seconds())
    (finding,) = await doctor.questions(group.bot, guild)
    assert "job “ask”" in finding.fix
    await group.tick()
    assert await doctor.questions(group.bot, guild) == []
