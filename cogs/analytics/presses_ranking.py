"""The controls of leaderboards and comparisons."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import Press, Presses
from cogs.analytics import service_posts, service_ranking, text_levels, ui_ranking
from cogs.analytics.audience import left_out
from cogs.analytics.model import FEATURE
from cogs.analytics.model_boards import RANKED, Asked, scope_of
from cogs.analytics.model_sharing import Measure
from cogs.analytics.presses_sharing import word_of
from cogs.analytics.showing import asked_for, asking, board_card, compare_card
from cogs.profiles.model import Platform

presses = Presses(FEATURE)


@presses.on("leaderboard", Who.EVERYONE)
async def leaderboard(press: Press) -> None:
    """Show the engagement rates of the presser's tier on their first platform."""
    asked = await asked_for(press.interaction, None, Measure.RATE, None)
    await press.show(await board_card(press.interaction, asked))


@presses.on("board_open", Who.EVERYONE)
async def board_open(press: Press) -> None:
    """Show as much of that leaderboard as the presser shares."""
    await press.show(await board_card(press.interaction, _asked(press.args)))


@presses.on("board_post", Who.MODERATOR)
async def board_post(press: Press) -> None:
    """Post it in the channel where the button was pressed."""
    asked, (bot, ask) = _asked(press.args), asking(press.interaction)
    async with bot.db.write() as conn:
        without, _ = await left_out(bot, conn, ask.guild_id, asked)
        would_show = await service_ranking.posted_board(conn, ask, asked, without)
        if would_show.lines:
            await service_posts.post_board(conn, ask.guild_id, asked, press.interaction.channel_id or 0, ask.now)
    await press.show(ui_ranking.on_its_way_card(would_show))


@presses.on("board_staff", Who.MODERATOR)
async def board_staff(press: Press) -> None:
    """Leave the staff out of every leaderboard, or let them in."""
    asked, (bot, ask) = _asked(press.args[1:]), asking(press.interaction)
    async with bot.db.write() as conn:
        await service_ranking.leave_staff_out(conn, ask, out=press.args[0] == "out")
    await press.redraw(await board_card(press.interaction, asked))


@presses.on("compare", Who.EVERYONE)
async def compare(press: Press) -> None:
    """Ask whom to compare with."""
    await press.show(ui_ranking.whom_card())


@presses.on("compare_with", Who.EVERYONE)
async def compare_with(press: Press) -> None:
    """Compare with the member who was chosen."""
    if not press.values or not press.values[0].isdecimal():
        raise UserError(text_levels.NOT_ON_OFFER)
    await press.redraw(await compare_card(press.interaction, int(press.values[0])))


def _asked(args: tuple[str, ...]) -> Asked:
    """Which leaderboard a custom id names. Raises UserError when it names none."""
    platform, measure = word_of(Platform, args), word_of(Measure, args, 1)
    if measure not in RANKED:
        raise UserError(text_levels.NOT_ON_OFFER)
    return Asked(platform, measure, scope_of("".join(args[2:3])))
