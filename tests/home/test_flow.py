"""/home through the running bot: a newcomer with nothing, a busy member, somebody from elsewhere, and restarts."""

from datetime import timedelta

from simcord.actors import MemberActor

from bot.presses import STALE
from bot.replies import NO_DIRECT
from bot.ui import Card, button
from cogs.contact.model import Way
from cogs.giveaways import store as giveaways
from tests.collabs.scene import answered
from tests.giveaways.scene import card, opened
from tests.group import Group, labels, said
from tests.home.panel import home, way
from tests.interests.scene import house
from tests.rooms.scene import copied, member, pair


async def newcomer(group: Group, name: str = "sofia") -> MemberActor:
    person = group.join(name)
    await group.settle()
    return person


async def test_a_newcomer_with_nothing_sees_where_to_begin(group: Group) -> None:
    """D21: kind words for every topic, and a door to each."""
    sofia = await newcomer(group)
    shown = await home(group, sofia)
    words = said(shown)
    assert "Nothing waits for you" in words
    assert "You have not introduced yourself yet" in words
    assert "No giveaway is running right now" in words
    assert "You have no request on the board" in words
    assert "Log your first numbers" in words
    assert "I do not send you reminders" in words
    assert {"My next steps", "My entries and wins", "My collabs and rooms", "My numbers", "My profile"} <= {
        *labels(shown)
    }
    assert "What needs you today" not in labels(shown)


async def test_every_door_of_a_newcomer_opens_something(group: Group) -> None:
    """D21: whatever can be pressed leads somewhere, one or two presses away, and the panel stays where it is."""
    sofia = await newcomer(group)
    shown = await home(group, sofia)
    for label in labels(shown):
        if label == "Look again":
            continue
        result = await sofia.click(shown, label=label)
        if "## Home" not in said(shown):  # a topic with several doors, on the panel itself
            for door in labels(shown):
                if door != "Back to home":
                    opened_door = await sofia.click(shown, label=door)
                    assert opened_door.modal is not None or said(opened_door), door
            await sofia.click(shown, label="Back to home")
        else:
            assert result.ephemeral, label
        assert "## Home" in said(shown)


async def test_an_introduction_that_was_begun_waits_for_its_person(group: Group) -> None:
    """D21: also after a restart between showing and pressing."""
    sofia = await newcomer(group)
    await way(sofia, await home(group, sofia), "My next steps", "Start here")
    shown = await home(group, sofia)
    assert "Your introduction waits for you at step 1 of 7" in said(shown)
    await group.restart()
    assert "pledge" in said(await sofia.click(shown, label="Go on")).casefold()


async def test_a_winner_claims_from_the_panel_and_a_second_press_is_kind(group: Group) -> None:
    """D21: a prize is first, with its deadline; once it is claimed nothing waits any more."""
    sofia = await newcomer(group)
    await opened(group, lasts=timedelta(hours=1))
    await sofia.click(card(group), label="Enter")
    assert "1 giveaway runs, and you are in it" in said(await home(group, sofia))
    await _draw(group)
    shown = await home(group, sofia)
    assert "You won **A ring light**" in said(shown)
    old = await home(group, sofia)
    assert "It is yours" in said(await sofia.click(shown, label="Claim your prize"))
    await sofia.click(shown, label="Look again")
    assert "Claim your prize" not in labels(shown)
    assert "It is yours" in said(await sofia.click(old, label="Claim your prize"))


async def _draw(group: Group) -> None:
    await group.pass_time(timedelta(hours=1, minutes=1))
    for _ in range(6):
        await group.pass_time(timedelta(seconds=20))


async def test_a_busy_member_answers_from_the_panel(group: Group) -> None:
    """D21: interest and a question in a request lead to their lists."""
    there = await house(group)
    sofia = await there.join("sofia")
    await there.offer(sofia)
    form = await sofia.click(there.card, custom_id=f"interests:ask:{there.request.id}")
    await sofia.submit_modal(form, {"words": "Which flour?"})
    shown = await home(group, there.keiko)
    assert f"<@{sofia.id}> is interested in a request of yours" in said(shown)
    assert f"<@{sofia.id}> asked you something" in said(shown)
    assert "You have 1 request on the board" in said(shown)
    listed = await there.keiko.click(
        shown, custom_id=f"home:go:need0:interests:list:{group.guild.id}:{there.request.id}:0"
    )
    assert "I bake on Sundays" in said(listed)
    assert "is interested in a request" in said(shown), "the panel stays"
    await way(sofia, await home(group, sofia), "My collabs and rooms")
    assert "You offered for 1 request and wait" in said(await home(group, sofia))
    asked = await there.keiko.click(
        shown, custom_id=f"home:go:need1:interests:questions:{group.guild.id}:{there.request.id}"
    )
    assert "Which flour?" in said(asked)


async def test_a_step_in_a_room_is_a_press_away(group: Group) -> None:
    """D21: the title is a person's own words, so it is escaped; the room opens beside the panel."""
    made = await pair(group)
    shown = await home(group, made.owner)
    assert "In **Bread reel** the next step is yours: “The brief is clear”" in said(shown)
    room = await made.owner.click(shown, label="Open it")
    await made.owner.click(answered(room), label="The brief is clear")
    await made.owner.click(shown, label="Look again")
    assert "“I have begun”" in said(shown)
    rooms = await way(made.owner, shown, "My collabs and rooms", "My rooms")
    assert "Bread reel" in said(rooms)


async def test_a_form_that_was_asked_from_the_panel_is_answered_beside_it(group: Group) -> None:
    """D21: what is checked comes in a message of its own."""
    sofia = await newcomer(group)
    shown = await home(group, sofia)
    await sofia.click(shown, label="My brand work")
    form = await sofia.click(shown, label="Check a caption")
    answers = {"market": ["uk"], "platform": ["instagram"], "kind": ["paid"], "caption": "My new coat #spon"}
    report = await sofia.submit_modal(form, answers)
    assert "No clear marker yet" in said(report)
    assert "My brand work" in said(shown), "the panel stays"


async def test_a_press_on_something_that_is_gone_says_so(group: Group) -> None:
    """D21: between showing and pressing the giveaway went away, and so did a feature."""
    sofia = await newcomer(group)
    found = await opened(group, lasts=timedelta(hours=1))
    await sofia.click(card(group), label="Enter")
    await _draw(group)
    shown = await home(group, sofia)
    async with group.bot.db.write() as conn:
        await conn.execute(giveaways.giveaways.delete().where(giveaways.giveaways.c.id == found.id))
    gone = await sofia.click(shown, label="Claim your prize")
    assert "giveaway" in said(gone)
    assert gone.ephemeral
    assert STALE in said(await copied(group, sofia, "home:go:need0:dances:waltz:1"))
    assert STALE in said(await copied(group, sofia, "home:topic:nowhere"))
    assert STALE in said(await copied(group, sofia, "home:go"))


async def test_the_panel_shows_nothing_of_another_group(group: Group) -> None:
    """D21: neither needs nor numbers; a copied press of our group's finds nothing there."""
    made = await pair(group)
    other = group.env.create_guild("Elsewhere")
    channel = other.create_text_channel("lounge")
    there = other.add_member(made.owner.user)
    await group.settle()
    shown = await there.slash(channel, "home")
    assert "Bread reel" not in said(shown)
    assert "You are in" not in said(shown)
    await group.bot.get_partial_messageable(channel.id).send(view=_copy(f"home:go:need0:rooms:look:{made.room_id}"))
    assert "not there any more" in said(await there.click(channel.history()[-1], label="Press"))


def _copy(custom_id: str) -> Card:
    return Card().row(button("Press", custom_id))


async def test_whatever_a_feature_names_is_answered_by_somebody(group: Group) -> None:
    """D21: doors of every feature, for somebody it never saw."""
    asked = group.guild.id, 999, group.now()
    async with group.bot.db.read() as conn:
        found = [await each.home(conn, *asked) for each in group.bot.features if each.home is not None]
        found += [await each.desk(conn, asked[0], asked[2]) for each in group.bot.features if each.desk is not None]
    doors = [door.to for one in found for door in one.doors] + [need.to for one in found for need in one.needs]
    assert len(doors) > 20
    pressables = group.bot.switchboard.pressables
    assert not [to for to in doors if tuple(to.split(":")[:2]) not in pressables]


async def test_letters_are_changed_from_the_panel(group: Group) -> None:
    """D21: how somebody is written to, with the other ways beside it."""
    sofia = await member(group, "sofia", Way.DM)
    shown = await home(group, sofia)
    assert "I remind you by direct message" in said(shown)
    stopped = await way(sofia, shown, "How I am written to", "Change it")
    assert "I remind you by direct message" in said(stopped)
    assert "no reminders" in said(await sofia.click(answered(stopped), label="No reminders"))


async def test_the_panel_is_for_the_group_only(group: Group) -> None:
    sofia = await newcomer(group)
    await (await group.bot.fetch_user(sofia.id)).send(view=_copy("home:open:0"))
    message = sofia.user.dm_channel.last_message
    assert message is not None
    assert said(await sofia.user.click(message, label="Press")).strip() == NO_DIRECT
