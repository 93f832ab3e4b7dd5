"""What a collab came to, in the case study of its room: only when the one who counted it presses for it."""

from typing import Any

from simcord.actors import MemberActor

from cogs.rooms.model import Step
from tests.collabs.scene import answered
from tests.group import Group, labels, said
from tests.rooms.scene import Pair, copied, pair
from tests.tracking.scene import RESULTS, begun, fill

FIGURE = "Cost per click **3.12 GBP**"


async def studied(group: Group) -> Pair:
    """A room at its end, with a case study that both wanted."""
    made = await pair(group)
    await made.walk(Step.DONE)
    for person in (made.owner, made.creator):
        await made.press(person, "Make a case study")
    return made


async def count(made: Pair, **work: Any) -> None:  # noqa: ANN401 - what is typed
    """Keiko types in what came of her request."""
    card = await begun(made.group, made.owner, request=[str(made.request.id)], **work)
    await made.owner.click(card, label="Results")
    await fill(made.owner, card, "Type it in", **RESULTS)


def study(made: Pair) -> str:
    """The case study in the thread."""
    (found,) = [said(each) for each in made.thread.history() if "Case study" in said(each)]
    return found


async def see(made: Pair, who: MemberActor) -> Any:  # noqa: ANN401 - SimCord's message
    return answered(await made.press(who, "See the case study"))


async def test_numbers_are_added_by_whoever_counted_them_and_taken_out_again(group: Group) -> None:
    """C17, D13: with who typed them in; nobody sees them before."""
    made = await studied(group)
    await count(made, other=[made.creator])
    shown = await see(made, made.owner)
    assert "Only you see them here" in said(shown)
    assert FIGURE in said(shown)
    assert FIGURE not in study(made)
    assert FIGURE not in said(await see(made, made.creator))
    await group.restart()
    await made.owner.click(shown, label="Add these numbers")
    await group.restart()
    await group.tick()
    assert FIGURE in study(made)
    assert f"Typed in by <@{made.owner.id}>" in study(made)
    assert "Cost per thousand reached" not in study(made)
    assert FIGURE in said(await see(made, made.creator))
    assert labels(await see(made, made.creator)) == []
    await made.owner.click(shown, label="Take my numbers out")
    await group.tick()
    assert FIGURE not in study(made)


async def test_numbers_about_somebody_else_or_of_somebody_else_stay_where_they_are(group: Group) -> None:
    """C17, D13: a copy of the button adds nothing that is not one's own."""
    made = await studied(group)
    jamal = group.join("jamal")
    await group.settle()
    await count(made, other=[jamal])
    assert labels(await see(made, made.owner)) == []
    for person in (made.owner, made.creator):
        assert "no numbers of yours" in said(await copied(group, person, "rooms:add_numbers:1"))
    for verb in ("add_numbers", "take_numbers"):
        assert "not there any more" in said(await copied(group, jamal, f"rooms:{verb}:1"))
    assert FIGURE not in study(made)


async def test_before_there_is_a_case_study_there_is_nothing_to_add_to(group: Group) -> None:
    """C17: and one that was deleted by hand is still there to see."""
    made = await pair(group)
    await count(made)
    assert "Feedback comes at the end" in said(await copied(group, made.owner, "rooms:add_numbers:1"))
    await made.walk(Step.DONE)
    assert "when both press the button" in said(await copied(group, made.owner, "rooms:add_numbers:1"))
    for person in (made.owner, made.creator):
        await made.press(person, "Make a case study")
    (message,) = [each for each in made.thread.history() if "Case study" in said(each)]
    await group.bot.get_partial_messageable(made.thread.id).get_partial_message(message.id).delete()
    await made.owner.click(await see(made, made.owner), label="Add these numbers")
    await group.tick()
    assert FIGURE in said(await see(made, made.creator))
