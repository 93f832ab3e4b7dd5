"""Giving, through the running bot: yes, no, somebody else, the proof, no-shows and thanks."""

from typing import Any

import pytest

from cogs.contact.model import Way
from cogs.desk import store as desk
from cogs.profiles.model import Niche
from cogs.shoutouts.model import GiftState, PausedBy, SeatState, What
from tests.collabs.scene import answered, typed_in
from tests.group import Group, labels, said
from tests.rooms.scene import copied
from tests.shoutouts.stage import A_DAY, CLEAR, LINK, UNCLEAR, Stage, letters, stage, told

FIVE = ("sofia", "keiko", "jamal", "priya", "noor")


async def opened(group: Group, *names: str, **spec: Any) -> Stage:  # noqa: ANN401
    """A rotation with an open turn."""
    show = await stage(group, *(names or FIVE), **spec)
    await show.noon()
    return show


async def featured(show: Stage) -> str:
    return show.name((await show.turns())[0].featured_id or 0)


async def state_of(show: Stage, name: str) -> GiftState:
    return next(each.state for each in await show.gifts() if show.name(each.giver_id) == name)


async def test_a_yes_and_a_link_count_in_both_ledgers(group: Group) -> None:
    """S13, S14: a restart between all steps; the second press changes nothing."""
    show = await opened(group)
    giver = (await show.givers())[0]
    await group.restart()
    await show.press(giver, "I'm in")
    assert "One shoutout is on its way" in said(show.cards()[0])
    await group.restart()
    done = await show.prove(giver)
    assert "It counts in both ledgers" in said(letters(show.people[giver])[-1]) or "It counts" in said(done)
    await group.pass_time(A_DAY / 24)
    assert f"Shown by <@{show.people[giver].id}>" in said(show.cards()[0])
    who = await featured(show)
    assert (await show.seat(giver)).given == 1
    assert (await show.seat(who)).received == 1
    assert (await show.seat(giver)).last_gave == 1
    assert await show.ledger(What.GAVE) == [(giver, who)]
    (gift,) = [each for each in await show.gifts() if each.state is GiftState.GIVEN]
    assert gift.link == LINK


async def test_a_no_asks_the_next_one_and_leaves_no_mark(group: Group) -> None:
    """S9, S12: nobody is blamed."""
    show = await opened(group)
    giver = (await show.givers())[0]
    await show.press(giver, "Not this time")
    await show.noon(1)
    assert len(await show.givers()) == 3
    assert await state_of(show, giver) is GiftState.DECLINED
    assert (await show.seat(giver)).misses == 0
    newest = (await show.givers())[-1]
    assert "Would you show them" in told(show.people[newest])


async def test_after_half_of_the_window_nobody_else_is_asked(group: Group) -> None:
    """S12."""
    show = await opened(group)
    await show.noon(3)
    await show.press((await show.givers())[0], "Not this time")
    assert len(await show.givers()) == 2


async def test_somebody_else_is_asked_by_name(group: Group) -> None:
    """S7, S9."""
    show = await opened(group)
    giver = (await show.givers())[0]
    shown = await show.press(giver, "Ask somebody else")
    there = set(FIVE) - set(await show.givers()) - {await featured(show)}
    chosen = min(there)
    await group.restart()
    await show.people[giver].user.select(answered(shown), [str(show.people[chosen].id)])
    await group.tick()
    assert await show.givers() == [*(await show.givers())[:2], chosen]
    assert "Would you show them" in told(show.people[chosen])
    assert await state_of(show, giver) is GiftState.DECLINED


async def test_of_equal_balances_whoever_is_alike_is_asked_first(group: Group) -> None:
    """S11: the niches that they let the group see."""
    show = await stage(group)
    niches = {"sofia": Niche.FASHION, "dani": Niche.FASHION, "milo": Niche.FASHION}
    niches |= {"keiko": Niche.FOOD, "priya": Niche.FOOD, "mei": Niche.FOOD}
    for name, niche in niches.items():
        await show.join(name, niches=(niche,))
    await show.noon()
    who = await featured(show)
    alike = {each for each, niche in niches.items() if niche is niches[who] and each != who}
    assert set(await show.givers()) == alike


async def test_a_reminder_comes_once_a_day_before_the_end(group: Group) -> None:
    """S12."""
    show = await opened(group)
    giver, other = await show.givers()
    await show.prove(other)
    await group.restart()
    await show.noon(4)
    await show.noon(0)
    assert told(show.people[giver]).count("A gentle reminder") == 1
    assert "A gentle reminder" not in told(show.people[other])


async def test_two_missed_in_a_row_rest_a_seat_kindly_and_in_private(group: Group) -> None:
    """S12: never in the channel; a shoutout in between starts anew."""
    show = await opened(group, "sofia", "keiko")
    giver = (await show.givers())[0]
    await show.noon(6)
    assert "The days for" in told(show.people[giver])
    assert (await show.seat(giver)).misses == 1
    assert await show.ledger(What.MISSED) == [(giver, await featured(show))]
    while (await show.held(giver)).seat.state is SeatState.IN:
        await show.noon(1)
        assert len(await show.turns()) < 6
    held = await show.held(giver)
    assert held.paused_by is PausedBy.MISSED
    assert "I let your seat rest" in told(show.people[giver])
    assert "I'm back" in labels(letters(show.people[giver])[-1])
    assert await show.ledger(What.PAUSED) == [(giver, None)]
    assert not [each for each in show.channel.history() if "missed" in said(each).lower()]


async def test_what_comes_late_still_counts(group: Group) -> None:
    """S12, S13."""
    show = await opened(group)
    giver = (await show.givers())[0]
    await show.noon(6)
    form = await show.people[giver].user.click(show.letter(giver, "It is out"), label="It is out")
    await show.people[giver].user.submit_modal(form, {"link": LINK, "brand": ["no"]})
    await group.tick()
    assert (await show.seat(giver)).misses == 0
    assert (await show.seat(giver)).given == 1


async def test_whoever_chose_no_letters_finds_it_and_misses_nothing(group: Group) -> None:
    """S12."""
    show = await stage(group)
    await show.join("sofia", Way.NONE)
    await show.join("keiko", Way.NONE)
    await show.noon()
    await show.noon(6)
    assert {each.state for each in await show.gifts()} == {GiftState.VOID}
    assert await show.ledger(What.MISSED) == []


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("tomorrow, I think", "does not look like a link"),
        ("https://www.instagram.com/", "front page"),
        ("https://discord.com/channels/1/2/3", "back to Discord"),
        ("https://keiko:secret@www.instagram.com/p/1", "name or a password"),
    ],
)
async def test_what_is_no_proof_is_told_and_kept(group: Group, link: str, words: str) -> None:
    """S13: the form opens again with it; nothing is fetched."""
    show = await opened(group)
    giver = (await show.givers())[0]
    shown = await show.prove(giver, link)
    assert words in said(shown)
    assert await state_of(show, giver) is GiftState.PROMISED
    form = await show.people[giver].user.click(show.letter(giver, "Try again"), label="Try again")
    assert typed_in(form)["link"] == link


async def test_the_link_leads_to_the_platform_of_the_rotation(group: Group) -> None:
    """S13."""
    show = await opened(group, platform="tiktok")
    shown = await show.prove((await show.givers())[0])
    assert "This rotation is about TikTok" in said(shown)


async def test_with_a_brand_the_caption_is_looked_at_first(group: Group) -> None:
    """S15: it explains and never forbids; the link is kept through a restart."""
    show = await opened(group)
    giver = (await show.givers())[0]
    person = show.people[giver]
    assert "Let us look at the caption" in said(await show.prove(giver, brand=True))
    await group.restart()
    form = await person.user.click(show.letter(giver, "Look at my caption"), label="Look at my caption")
    assert typed_in(form)["link"] == LINK
    answers = {"link": LINK, "market": ["uk"], "platform": ["instagram"], "caption": UNCLEAR}
    shown = await person.user.submit_modal(form, answers)
    assert "No clear marker yet" in said(shown)
    assert await state_of(show, giver) is GiftState.PROMISED
    form = await person.user.click(show.letter(giver, "Fix it"), label="Fix it")
    await person.user.submit_modal(form, answers | {"caption": CLEAR})
    await group.tick()
    (gift,) = [each for each in await show.gifts() if each.state is GiftState.GIVEN]
    assert gift.marking == "clear"


async def test_a_caption_may_stay_as_it_is(group: Group) -> None:
    """S15."""
    show = await opened(group)
    giver = (await show.givers())[0]
    person = show.people[giver]
    await show.prove(giver, brand=True)
    form = await person.user.click(show.letter(giver, "Look at my caption"), label="Look at my caption")
    answers = {"link": LINK, "market": ["uk"], "platform": ["instagram"], "caption": UNCLEAR}
    await person.user.submit_modal(form, answers)
    await person.user.click(show.letter(giver, "Keep it as it is"), label="Keep it as it is")
    await group.tick()
    (gift,) = [each for each in await show.gifts() if each.state is GiftState.GIVEN]
    assert (gift.marking, gift.link) == ("as_it_is", LINK)


async def test_without_proof_a_press_is_enough(group: Group) -> None:
    """S13."""
    show = await opened(group, proof=False)
    giver = (await show.givers())[0]
    await show.press(giver, "I'm in")
    await show.press(giver, "It is out")
    assert await state_of(show, giver) is GiftState.GIVEN


async def test_somebody_offers_to_give_too(group: Group) -> None:
    """S9: from the card; not for oneself, not without a seat."""
    show = await opened(group)
    who = await featured(show)
    guest = min(set(FIVE) - set(await show.givers()) - {who})
    card = show.cards()[0]
    assert "your own turn" in said(await show.people[who].click(card, label="I'd like to give too"))
    stranger = group.join("stranger")
    await group.settle()
    assert "/shoutout join" in said(await stranger.click(card, label="I'd like to give too"))
    shown = await show.people[guest].click(card, label="I'd like to give too")
    assert shown.ephemeral
    form = await show.people[guest].click(answered(shown), label="It is out")
    await show.people[guest].submit_modal(form, {"link": LINK, "brand": ["no"]})
    await group.tick()
    assert (await show.seat(guest)).given == 1


async def test_thanks_reach_everybody_who_gave_once(group: Group) -> None:
    """S14: by one press; somebody who gave later is thanked by the next."""
    show = await opened(group)
    one, two = await show.givers()
    who = show.people[await featured(show)]
    card = show.cards()[0]
    assert "No shoutout has come yet" in said(await who.click(card, label="Say thanks"))
    await show.prove(one)
    assert "for whoever is featured" in said(await show.people[one].click(card, label="Say thanks"))
    await who.click(card, label="Say thanks")
    await group.restart()
    assert "already" in said(await who.click(card, label="Say thanks"))
    await show.prove(two)
    await who.click(card, label="Say thanks")
    await group.tick()
    for giver in (one, two):
        assert told(show.people[giver]).count("says thank you for your shoutout") == 1
    assert len(await show.ledger(What.THANKED)) == 2


async def test_nobody_answers_for_somebody_else(group: Group) -> None:
    """S9: a copied button is none."""
    show = await opened(group)
    gift = (await show.gifts())[0]
    other = next(each for each in FIVE if show.people[each].id != gift.giver_id)

    for verb in ("gift_in", "gift_no", "gift_other", "gift_out", "gift_as_it_is", "gift"):
        pressed = await copied(group, show.people[other], f"shoutouts:{verb}:{group.guild.id}:{gift.id}")
        assert "not waiting for you" in said(pressed)
    assert (await show.gifts())[0].state is GiftState.ASKED


async def test_a_closed_dm_falls_back_to_a_thread(group: Group) -> None:
    """S12: the question is not lost."""
    show = await stage(group, *FIVE)
    welcome = group.guild.create_text_channel("welcome")

    async with group.bot.db.write() as conn:
        await desk.set_place(conn, group.guild.id, "welcome", welcome.id)
    for person in show.people.values():
        group.close_dms(person)
    await show.noon()
    await group.tick()
    threads = [message for thread in welcome.threads for message in thread.history()]
    assert sum("Would you show them" in said(each) for each in threads) == 2
