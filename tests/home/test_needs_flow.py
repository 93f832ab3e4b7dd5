"""What waits for somebody, feature by feature, from /home to the answer. Giveaways and rooms are in `test_flow`."""

from datetime import timedelta

from cogs.contact.model import Way
from tests.collabs.scene import answered, scene
from tests.firststeps.scene import furnish, newcomer, press
from tests.group import Group, labels, said
from tests.home.panel import home, way
from tests.tracking.scene import joined, shared_tea


async def test_a_mentor_answers_from_home(group: Group) -> None:
    """D21: a newcomer who needs somebody, with the time it ends."""
    await furnish(group)
    keiko = await newcomer(group, "keiko")
    await press(group, keiko, "I can mentor")
    sofia = await newcomer(group)
    shown = await home(group, keiko)
    assert f"<@{sofia.id}> is new here. Would you be their mentor?" in said(shown)
    steps = await keiko.click(shown, label="Answer")
    await keiko.click(answered(steps), label="Gladly")
    await group.tick()
    await keiko.click(shown, label="Look again")
    assert "Would you be their mentor" not in said(shown)


async def test_a_check_in_is_answered_beside_home(group: Group) -> None:
    """D21: the form comes back beside the panel, also after a restart in between."""
    await furnish(group)
    sofia = await newcomer(group, way=Way.NONE)
    await group.pass_time(timedelta(days=11))
    shown = await home(group, sofia)
    assert "A short check-in is open" in said(shown)
    await group.restart()
    form = await sofia.click(shown, label="How did it go?")
    thanks = await sofia.submit_modal(form, {"feeling": ["well"], "line": "Two reels"})
    assert "Lovely to hear" in said(thanks)
    assert "## Home" in said(shown)
    await sofia.click(shown, label="Look again")
    assert "check-in" not in said(shown)


async def test_a_request_that_was_sent_back_and_one_that_ends_wait_for_their_owner(group: Group) -> None:
    """D21."""
    board = await scene(group, forum=False)
    keiko = group.join("keiko")
    await group.settle()
    await board.post(keiko)
    await board.limits(moderated=True, cooldown_hours=0)
    await board.post(keiko, title="Tea reel")
    moderators = await home(group, group.moderator)
    queue = await way(group.moderator, moderators, "What needs you today", "Decide")
    waiting = await group.moderator.click(answered(queue), label="Look")
    form = await group.moderator.click(answered(waiting), label="Send back")
    await group.moderator.submit_modal(form, {"reason": "Which tea?"})
    await group.tick()
    shown = await home(group, keiko)
    assert "The moderators sent **Tea reel** back" in said(shown)
    draft = await keiko.click(shown, label="Look at it")
    assert "Which tea?" in said(draft)
    await group.pass_time(timedelta(days=28))
    await keiko.click(shown, label="Look again")
    assert "**Bread reel** ends" in said(shown)
    own = await keiko.click(shown, label="Look at it")
    await keiko.click(answered(own), label="Renew")
    await keiko.click(shown, label="Look again")
    assert "**Bread reel** ends" not in said(shown)


async def test_a_package_of_which_nothing_was_heard_is_asked_about(group: Group) -> None:
    """D21: the one who knows is asked, in the other's words escaped; nobody else."""
    keiko, sofia = await joined(group, "keiko", "sofia")
    await shared_tea(group, keiko, sofia)
    assert "on its way by now" not in said(await home(group, keiko))
    await group.pass_time(timedelta(days=8))
    shown = await home(group, keiko)
    assert "Is **A tin of \\*tea\\*** on its way by now?" in said(shown)
    assert "on its way by now" not in said(await home(group, sofia))
    package = await keiko.click(shown, label="Say so")
    assert "I have sent it" in labels(package)
    await keiko.click(answered(package), label="I have sent it")
    await keiko.click(shown, label="Look again")
    assert "on its way by now" not in said(shown)
