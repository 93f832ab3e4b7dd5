"""The step “posted”: the link, and for a paid partnership a look at the caption, through the running bot."""

from typing import Any

from simcord.results import InteractionResult

from cogs.collabs.model import Nature
from cogs.disclosure import service as disclosure
from cogs.rooms.model import Marking, Step
from tests.collabs.scene import answered, typed_in
from tests.group import Group, labels, said
from tests.rooms.scene import BOTH, CLEAR, LINK, UNCLEAR, Pair, copied, pair


async def ready(group: Group, *, paid: bool = True, forum: bool = False) -> Pair:
    """A room in which something is to be posted next."""
    made = await pair(group, paid=paid, forum=forum)
    await made.walk(Step.APPROVAL)
    return made


async def say_posted(made: Pair, caption: str, link: str = LINK) -> InteractionResult:
    """The form behind the button, filled in."""
    answers: dict[str, Any] = {"market": ["uk"], "platform": ["instagram"]}
    return await made.fill(made.creator, "It is posted", link=link, caption=caption, **answers)


async def test_a_clear_caption_takes_the_step_and_the_card_says_so(group: Group) -> None:
    """C20, D9: the answer to the house question decides that there is something to mark."""
    made = await ready(group)
    assert (await made.room()).spec.nature is Nature.PAID
    await say_posted(made, CLEAR)
    room = await made.room()
    assert (room.step, room.marking, room.link) == (Step.POSTED, Marking.CLEAR, LINK)
    assert "marked clearly" in said(made.card())


@BOTH
async def test_an_unclear_caption_is_explained_before_and_never_forbidden(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C20: fix it, or keep it as it is; which one is kept. A restart in between loses nothing."""
    made = await ready(group, forum=forum)
    shown = await say_posted(made, UNCLEAR)
    assert shown.ephemeral
    assert "No clear marker yet" in said(shown)
    assert "is a short form" in said(shown)
    assert "no legal advice" in said(shown)
    assert "the brand, what is paid" in said(shown)
    assert (await made.room()).step is Step.APPROVAL
    assert "Posted" not in said(made.card()).split("→")[0]
    await group.restart()
    assert labels(shown) == ["Fix it", "Keep it as it is"]
    await made.creator.click(answered(shown), label="Keep it as it is")
    await group.tick()
    room = await made.room()
    assert (room.step, room.marking, room.link) == (Step.POSTED, Marking.AS_IT_IS, LINK)
    assert "by_short" in room.found
    assert "with open questions" in said(made.card())


async def test_fix_it_opens_the_form_with_everything_that_was_typed(group: Group) -> None:
    """C20."""
    made = await ready(group)
    shown = await say_posted(made, UNCLEAR)
    await group.restart()
    form = await made.creator.click(answered(shown), label="Fix it")
    typed = typed_in(form)
    assert (typed["link"], typed["caption"], typed["market"]) == (LINK, UNCLEAR, ["uk"])
    await made.creator.submit_modal(form, {**typed, "caption": CLEAR})
    await group.tick()
    assert (await made.room()).marking is Marking.CLEAR
    assert "marked clearly" in said(made.card())


async def test_a_collab_without_a_brand_is_asked_for_the_link_only(group: Group) -> None:
    """C20, D9: two creators who make something together owe nobody a marker."""
    made = await ready(group, paid=False)
    form = await made.owner.click(made.card(), label="It is posted")
    assert list(typed_in(form)) == ["link"]
    await made.owner.submit_modal(form, {"link": "video.example/bread"})
    await group.tick()
    room = await made.room()
    assert (room.step, room.marking, room.link) == (Step.POSTED, Marking.NONE, "https://video.example/bread")


async def test_what_is_no_link_is_told_and_kept(group: Group) -> None:
    """C20: the form opens again with it."""
    made = await ready(group)
    shown = await say_posted(made, CLEAR, link="tomorrow, I think")
    assert shown.ephemeral
    assert "does not look like a link" in said(shown)
    assert (await made.room()).step is Step.APPROVAL
    form = await made.creator.click(answered(shown), label="Try again")
    assert typed_in(form)["link"] == "tomorrow, I think"


async def test_a_caption_that_was_forgotten_is_asked_for_again(group: Group) -> None:
    """C20: no button takes the step without a look at the caption."""
    made = await ready(group)
    shown = await say_posted(made, UNCLEAR)
    async with group.bot.db.write() as conn:
        await disclosure.forget_caption(conn, group.guild.id, made.creator.id)
    assert "no caption of yours any more" in said(await made.creator.click(answered(shown), label="Keep it as it is"))
    assert (await made.room()).step is Step.APPROVAL


async def test_the_other_side_cannot_say_that_it_is_posted(group: Group) -> None:
    """C20: nor keep a caption for them."""
    made = await ready(group)
    refused = await made.owner.click(made.card(), label="It is posted")
    assert f"<@{made.creator.id}> says when it is “Posted”" in said(refused)
    assert "says when it is" in said(await copied(group, made.owner, f"rooms:as_it_is:{made.room_id}"))
    assert (await made.room()).step is Step.APPROVAL


async def test_nobody_else_sees_what_was_found(group: Group) -> None:
    """C20: the thread holds the steps, never the findings."""
    made = await ready(group)
    await say_posted(made, UNCLEAR)
    assert not [each for each in made.thread.history() if "No clear marker" in said(each) or "#spon" in said(each)]
