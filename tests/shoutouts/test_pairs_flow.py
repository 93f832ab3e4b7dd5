"""Rounds of pairs through the running bot: everybody meets everybody, nobody twice before it must be."""

from cogs.shoutouts.model import GiftState, Mode, What
from tests.group import Group, labels, said
from tests.shoutouts.stage import letters, stage, told

FOUR = ("sofia", "keiko", "jamal", "priya")


async def test_four_people_meet_each_other_in_three_rounds(group: Group) -> None:
    """S10, S11: one card per round with all pairs, and a letter to each; a restart in between."""
    show = await stage(group, *FOUR, mode=Mode.PAIRS)
    await show.noon()
    (card,) = show.cards()
    assert "This round's pairs" in said(card)
    assert all(f"<@{show.people[each].id}>" in said(card) for each in FOUR)
    assert all("brings you and" in told(show.people[each]) for each in FOUR)
    assert labels(card) == ["Say thanks", "How this works"]
    for _ in range(2):
        await group.restart()
        await show.noon(7)
    pairs = [tuple(pair) for turn in await show.turns() for pair in turn.why["pairs"]]
    assert len(pairs) == len(set(pairs)) == 6


async def test_of_an_odd_number_each_has_a_break_in_turn(group: Group) -> None:
    """S10."""
    show = await stage(group, "sofia", "keiko", "jamal", mode=Mode.PAIRS)
    await show.noon()
    await show.noon(7)
    await show.noon(7)
    assert len({turn.why["rests"] for turn in await show.turns()}) == 3
    assert "has a break this time" in said(show.cards()[-1])


async def test_both_give_and_both_say_thanks(group: Group) -> None:
    """S13, S14: each on their own letter; nobody else can be asked instead."""
    show = await stage(group, "sofia", "keiko", mode=Mode.PAIRS)
    await show.noon()
    assert labels(show.letter("sofia", "I'm in")) == ["I'm in", "Not this time"]
    await show.prove("sofia")
    await show.prove("keiko", "https://www.instagram.com/p/coat")
    assert {each.state for each in await show.gifts()} == {GiftState.GIVEN}
    for name in ("sofia", "keiko"):
        await show.people[name].click(show.cards()[0], label="Say thanks")
        await group.tick()
    assert sorted(await show.ledger(What.THANKED)) == [("keiko", "sofia"), ("sofia", "keiko")]
    for name in ("sofia", "keiko"):
        seat = await show.seat(name)
        assert (seat.given, seat.received) == (1, 1)
        assert told(show.people[name]).count("says thank you") == 1


async def test_one_alone_has_no_pair_and_moderators_hear_it_once(group: Group) -> None:
    """S10."""
    show = await stage(group, "sofia", mode=Mode.PAIRS)
    await show.noon()
    await show.noon(7)
    assert show.cards() == []
    assert len([each for each in show.log.history() if "fewer than two" in said(each)]) == 1
    assert len(letters(show.people["sofia"])) == 1
