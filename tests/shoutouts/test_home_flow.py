"""What waits for somebody in rotations, on their own panel."""

from tests.collabs.scene import answered
from tests.group import Group, labels, said
from tests.home.panel import home
from tests.shoutouts.stage import stage

FIVE = ("sofia", "keiko", "jamal", "priya", "noor")


async def test_a_shoutout_that_was_asked_for_waits_at_home_until_it_is_settled(group: Group) -> None:
    """D21, S9: also for somebody who wants no letters; a press leads to it."""
    show = await stage(group, *FIVE)
    await show.noon()
    one, two = await show.givers()
    shown = await home(group, show.people[one])
    assert "You are asked for a shoutout for <@" in said(shown)
    assert "You are in 1 rotation." in said(shown)
    card = await show.people[one].click(shown, label="Look at it")
    assert "Not this time" in labels(card)
    await show.people[one].click(answered(card), label="Not this time")
    await show.people[one].click(shown, label="Look again")
    assert "You are asked for a shoutout" not in said(shown)
    stranger = group.join("stranger")
    await group.settle()
    assert "asked for a shoutout" not in said(await home(group, stranger))
    assert "asked for a shoutout" in said(await home(group, show.people[two]))


async def test_the_way_to_the_line_is_a_press_from_home(group: Group) -> None:
    """D21."""
    show = await stage(group, *FIVE)
    keiko = show.people["keiko"]
    shown = await home(group, keiko)
    topic = next((label for label in labels(shown) if label == "My turns"), "My place in line")
    opened = await keiko.click(shown, label=topic)
    text = said(opened) if opened.response is not None else said(shown)
    assert "rotation" in text
