"""A collab from the first question to the last word, as two people live it. The bot restarts in the middle of it all.

A restart comes where something is open: a form that somebody is filling in, or a press whose letters and cards have not
gone out yet. What happens when somebody leaves meanwhile is in `test_leaving_flow`.
"""

from datetime import timedelta
from typing import Any

from simcord.actors import MemberActor
from simcord.results import InteractionResult

from bot.by import By
from cogs.collabs.model import State as Stage
from cogs.collabs.model_request import Request
from cogs.desk import store as desk
from cogs.rooms import service as rooms
from cogs.rooms.model import Marking, State, Step
from cogs.rooms.text import TAKE
from tests.collabs.scene import BASICS, PAY, Scene, answered, scene
from tests.group import Group, labels, said
from tests.interests.scene import BOTH, House, read_letters
from tests.rooms.scene import CLEAR, LINK, UNCLEAR, Pair, letters, member

GRADES: dict[str, Any] = {"clear": ["5"], "reliable": ["5"], "again": ["5"], "words": "Kind and on time"}


async def board_of(group: Group, *, forum: bool) -> Scene:
    """A board, a door where rooms can be made, and the hour of noon."""
    made = await scene(group, forum=forum)
    welcome = group.guild.create_text_channel("welcome")
    async with group.bot.db.write() as conn:
        await desk.set_place(conn, group.guild.id, "welcome", welcome.id)
    await group.pass_time(timedelta(hours=12))
    return made


async def submit(group: Group, who: MemberActor, form: InteractionResult, **typed: Any) -> InteractionResult:  # noqa: ANN401
    """The bot restarts while the form is open, and again before anything that follows from it has gone out."""
    await group.restart()
    done = await who.submit_modal(form, typed)
    await group.restart()
    await group.tick()
    return done


async def posted(made: Scene, owner: MemberActor, answer: str, **pages: Any) -> Request:  # noqa: ANN401
    """/collab post: the house question, each form, the press that posts it."""
    group = made.group
    question = answered(await owner.slash(group.lobby, "collab post"))
    await group.restart()
    form = await owner.click(question, label=answer)
    await submit(group, owner, form, **{**BASICS, **pages.pop("basics", {})})
    for label, typed in pages.items():
        await submit(group, owner, await owner.click(question, label=label), **typed)
    await owner.click(question, label="Post it")
    await group.restart()
    await group.tick()
    (request,) = await made.of(owner)
    return request


async def accepted(house: House, creator: MemberActor) -> Pair:
    """An offer, and the owner's yes: from the form on the card to the room."""
    group, owner, request = house.group, house.keiko, house.request
    form = await creator.click(house.card, label="I'm interested")
    await submit(group, creator, form, note="I bake on Sundays", numbers=["profile"])
    (letter,) = read_letters(owner, "1 person is interested")
    assert "Bread reel" in letter
    shown = await house.list()
    await group.restart()
    await house.decide("accept", creator, shown)
    await group.restart()
    await group.tick()
    assert len(read_letters(creator, "said yes: you are in for “Bread reel”")) == 1
    async with group.bot.db.read() as conn:
        (room,) = await rooms.mine(conn, By(group.guild.id, owner.id, group.now()))
    return Pair(group, house.board, owner, creator, request, room.id)


async def walked(pair: Pair) -> None:
    """To the step before “posted”; each press is cut short before the card and the thread follow."""
    for who, step in ((pair.owner, Step.BRIEFED), (pair.creator, Step.PRODUCTION), (pair.creator, Step.APPROVAL)):
        await who.click(pair.card(), label=TAKE[step])
        await pair.group.restart()
        await pair.group.tick()
        assert (await pair.room()).step is step


async def ended(pair: Pair) -> None:
    """Measured, and done from both sides; then feedback from both."""
    group = pair.group
    for who, step in ((pair.creator, Step.MEASURED), (pair.owner, Step.DONE), (pair.creator, Step.DONE)):
        await who.click(pair.card(), label=TAKE[step])
        await group.restart()
        await group.tick()
    assert (await pair.room()).state is State.DONE
    for who in (pair.owner, pair.creator):
        await submit(group, who, await who.click(pair.card(), label="Give feedback"), **GRADES)
    for who in (pair.owner, pair.creator):
        assert "is there for you to read" in said(letters(who)[-1])
        assert "> Kind and on time" in said(await pair.press(who, "Read their feedback"))


def stands_once(pair: Pair) -> None:
    """Nothing was said twice, whatever the bot was doing when it stopped."""
    assert sum("Posted by" in said(each) for each in pair.board.cards()) == 1
    assert len(pair.thread.pinned_messages()) == 1
    lines = [said(each) for each in pair.thread.history()]
    assert len(lines) == len(set(lines))


@BOTH
async def test_a_collab_from_the_first_question_to_the_last_word(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C1, C2, C6 to C10, C17."""
    made = await board_of(group, forum=forum)
    keiko, sofia = await member(group, "keiko"), await member(group, "sofia")
    request = await posted(made, keiko, "A collab")
    pair = await accepted(House(made, keiko, request), sofia)
    assert (await made.of(keiko))[0].state is Stage.FILLED
    if forum:
        assert made.tags(made.threads()[0]) == {"Full", "Creator collab"}
    assert "Everybody for this is found" in said(made.cards()[0])
    await walked(pair)
    form = await sofia.click(pair.card(), label="Dates")
    await submit(group, sofia, form, posted="in 3 days")
    assert list((await pair.room()).dates) == [Step.POSTED]
    await submit(group, sofia, await sofia.click(pair.card(), label="It is posted"), link=LINK)
    assert LINK in said(pair.card())
    await ended(pair)
    stands_once(pair)


@BOTH
async def test_a_paid_partnership_to_the_end_with_its_caption_and_its_numbers(group: Group, forum: bool) -> None:  # noqa: FBT001
    """C2, C3, C5, C20 to C22, D8, D9, D12, D13: what is paid is asked about, looked at and counted."""
    made = await board_of(group, forum=forum)
    keiko, sofia = await member(group, "keiko"), await member(group, "sofia")
    request = await posted(made, keiko, "A paid partnership", basics={"kind": ["review"]}, **{"What they get": PAY})
    assert "whoever takes part marks their content" in said(made.cards()[0])
    pair = await accepted(House(made, keiko, request), sofia)
    await walked(pair)
    caption = {"link": LINK, "market": ["uk"], "platform": ["instagram"]}
    form = await sofia.click(pair.card(), label="It is posted")
    shown = await submit(group, sofia, form, **caption, caption=UNCLEAR)
    assert labels(shown) == ["Fix it", "Keep it as it is"]
    form = await sofia.click(answered(shown), label="Fix it")
    await submit(group, sofia, form, **caption, caption=CLEAR)
    assert ((await pair.room()).step, (await pair.room()).marking) == (Step.POSTED, Marking.CLEAR)
    await tracked(pair)
    await ended(pair)
    stands_once(pair)


async def tracked(pair: Pair) -> None:
    """A link, a promo code, a package and the numbers, each form open over a restart."""
    group, keiko = pair.group, pair.owner
    card = answered(await keiko.slash(group.lobby, "track mine"))
    work = {"name": "Loaves", "nature": ["paid"], "brand": "Mill & Co", "other": [pair.creator]}
    form = await keiko.click(card, label="Track a collab")
    await submit(group, keiko, form, **work, request=[str(pair.request.id)])
    assert "your request “Bread reel”" in said(card)
    sheets: dict[str, dict[str, Any]] = {
        "Link": {"link": "https://mill.example/", "campaign": "Loaves", "platform": ["instagram"], "spot": ["story"]},
        "Promo code": {"code": "sofia 10", "brand": "Mill & Co", "until": ""},
        "Package": {"what": "Ten bags of rye", "route": ["to_other"]},
    }
    for label, typed in sheets.items():
        await submit(group, keiko, await keiko.click(card, label=label), **typed)
        await keiko.click(card, label="Back")
    await keiko.click(card, label="Results")
    form = await keiko.click(card, label="Type it in")
    counted = {"cost": "Fee: 250 EUR\nProduct: 0\nCommission: 0", "counted": "Clicks: 100", "revenue": "500 EUR"}
    await submit(group, keiko, form, **counted)
    assert "Return on cost **+100.0 %**" in said(card)
    await keiko.click(card, label="Back")
    assert "SOFIA10" in said(card)
    assert "Ten bags of rye" in said(card)
