"""The controls of onboarding. Each answers for the person who pressed, in the group they pressed in: nobody else."""

from collections.abc import Awaitable, Callable

from sqlalchemy.ext.asyncio import AsyncConnection

from bot import reach
from bot.access import Who
from bot.batch import BatchWriter
from bot.presses import Handler, Press, Presses
from cogs.onboarding import service, text, ui, ui_arrival
from cogs.onboarding.model import Scene, Status, Step, after, before
from cogs.onboarding.service import Start, Started
from cogs.profiles import model_answers
from cogs.profiles.model import Changes, Kind, Platform, Profile, Subgroup, one_sentence

presses = Presses("onboarding")

Starter = BatchWriter[Start, Started]
Work = Callable[[AsyncConnection], Awaitable[Status]]


def starting(starter: Starter) -> Handler:
    """The handler of "Start here". Many may press at once, after a shoutout elsewhere: their writes go together."""

    async def start(press: Press) -> None:
        started = await starter.submit(Start(press.guild_id, press.user_id, press.bot.now()))
        if started.status.step is Step.RULES:
            profile = Profile(guild_id=press.guild_id, user_id=press.user_id)
            scene = Scene(started.status, started.settings, profile, channel_id=None)
        else:
            async with press.bot.db.read() as conn:
                scene = await service.scene(conn, started.status)
        await press.show(ui_arrival.present_card(scene, _name(press)))

    return start


def _name(press: Press) -> str:
    return press.interaction.user.display_name


async def _go(press: Press, expected: Step, work: Work, note: str = text.ELSEWHERE) -> None:
    """Do the work and redraw the card, with a note when the person is not where this press leads."""
    scene = await _after(press, work)
    await press.redraw(ui_arrival.present_card(scene, _name(press), None if scene.status.step is expected else note))


async def _after(press: Press, work: Work) -> Scene:
    async with press.bot.db.write() as conn:
        return await service.scene(conn, await work(conn))


async def _answer(press: Press, step: Step, changes: Changes) -> None:
    def work(conn: AsyncConnection) -> Awaitable[Status]:
        return service.answer(conn, press.guild_id, press.user_id, step, changes, press.bot.now())

    scene = await _after(press, work)
    note = None if _holds(scene.profile, changes) else text.ANSWERED_BEFORE
    note = note if scene.status.step is after(step) else text.ELSEWHERE
    await press.redraw(ui_arrival.present_card(scene, _name(press), note))


def _holds(profile: Profile, changes: Changes) -> bool:
    """Whether it was this press that counted, and not another answer a moment before."""
    return all(getattr(profile, name) == value for name, value in changes.items())


async def _mine(press: Press) -> Profile:
    async with press.bot.db.read() as conn:
        here = await service.present(conn, press.guild_id, press.user_id)
        return (await service.scene(conn, here)).profile


@presses.on("agree", Who.EVERYONE)
async def agree(press: Press) -> None:
    """Accept the rules and the pledge that were shown."""

    def work(conn: AsyncConnection) -> Awaitable[Status]:
        return service.agree(conn, press.guild_id, press.user_id, press.id(), press.bot.now())

    await _go(press, Step.KIND, work, text.RULES_CHANGED)


@presses.on("kind", Who.EVERYONE)
async def kind(press: Press) -> None:
    """Choose what they are here as."""
    await _answer(press, Step.KIND, Changes(kind=model_answers.choice(Kind, press.args)))


@presses.on("subgroup", Who.EVERYONE)
async def subgroup(press: Press) -> None:
    """Choose a subgroup."""
    await _answer(press, Step.SUBGROUP, Changes(subgroup=model_answers.choice(Subgroup, press.args)))


@presses.on("add", Who.EVERYONE)
async def add(press: Press) -> None:
    """Ask for a platform."""
    await press.ask(ui.platform_form())


@presses.on("add_save", Who.EVERYONE)
async def add_save(press: Press) -> None:
    """Save a platform; there may be more."""
    entry = model_answers.platform_entry(press.fields)

    def work(conn: AsyncConnection) -> Awaitable[Status]:
        return service.add_platform(conn, press.guild_id, press.user_id, entry, press.bot.now())

    await _go(press, Step.PLATFORMS, work)


@presses.on("remove", Who.EVERYONE)
async def remove(press: Press) -> None:
    """Remove a platform."""
    platform = model_answers.choice(Platform, press.values)

    def work(conn: AsyncConnection) -> Awaitable[Status]:
        return service.remove_platform(conn, press.guild_id, press.user_id, platform, press.bot.now())

    await _go(press, Step.PLATFORMS, work)


@presses.on("niches", Who.EVERYONE)
async def niches(press: Press) -> None:
    """Choose one or two niches."""
    await _answer(press, Step.NICHES, Changes(niches=model_answers.niches(press.values)))


@presses.on("where", Who.EVERYONE)
async def where(press: Press) -> None:
    """Ask for region and time zone."""
    profile = await _mine(press)
    await press.ask(ui.place_form(profile.region, profile.zone))


@presses.on("where_save", Who.EVERYONE)
async def where_save(press: Press) -> None:
    """Save region and time zone."""
    await _answer(press, Step.REGION, model_answers.place(press.fields))


@presses.on("say", Who.EVERYONE)
async def say(press: Press) -> None:
    """Ask for the sentence."""
    await press.ask(ui.sentence_form((await _mine(press)).sentence))


@presses.on("say_save", Who.EVERYONE)
async def say_save(press: Press) -> None:
    """Save the sentence."""
    await _answer(press, Step.SENTENCE, Changes(sentence=one_sentence(press.fields["sentence"])))


@presses.on("keep", Who.EVERYONE)
async def keep(press: Press) -> None:
    """Go on with what was said before."""
    step = model_answers.choice(Step, press.args)

    def work(conn: AsyncConnection) -> Awaitable[Status]:
        return service.keep(conn, press.guild_id, press.user_id, step)

    await _go(press, after(step), work)


@presses.on("back", Who.EVERYONE)
async def back(press: Press) -> None:
    """Go back one step."""
    step = model_answers.choice(Step, press.args)

    def work(conn: AsyncConnection) -> Awaitable[Status]:
        return service.go_back(conn, press.guild_id, press.user_id, step)

    await _go(press, before(step), work)


@presses.on("numbers", Who.EVERYONE)
async def numbers(press: Press) -> None:
    """Show or hide the follower numbers in the introduction."""
    shown = press.args[:1] == ("show",)

    def work(conn: AsyncConnection) -> Awaitable[Status]:
        return service.show_numbers(conn, press.guild_id, press.user_id, shown=shown, now=press.bot.now())

    await _go(press, Step.PREVIEW, work)


@presses.on("post", Who.EVERYONE)
async def post(press: Press) -> None:
    """Post the introduction and finish."""
    async with press.bot.db.write() as conn:
        before_it = await service.present(conn, press.guild_id, press.user_id)
        channel_id = (await service.scene(conn, before_it)).channel_id
        can_post = reach.may_write(press.bot, press.guild_id, channel_id)
        here = await service.finish(conn, press.guild_id, press.user_id, press.bot.now(), can_post=can_post)
        scene = await service.scene(conn, here)
    fresh = here.is_finished and not before_it.is_finished
    draw = ui_arrival.finished_card if fresh else ui_arrival.present_card
    await press.redraw(draw(scene, _name(press)))
