"""The controls of benchmarks: looking, for everybody, and editing the list, for moderators."""

from bot.access import Who
from bot.errors import UserError
from bot.presses import Press, Presses
from bot.ui import Card
from cogs.analytics import service_benchmarks, text_levels, ui_benchmarks
from cogs.analytics.audience import ask_of
from cogs.analytics.model import FEATURE
from cogs.analytics.model_benchmarks import typed
from cogs.analytics.showing import benchmark_card

presses = Presses(FEATURE)


@presses.on("benchmark", Who.EVERYONE)
async def benchmark(press: Press) -> None:
    """Show where the presser stands on their first platform."""
    await press.show(await benchmark_card(press.interaction))


@presses.on("bench_edit", Who.MODERATOR)
async def bench_edit(press: Press) -> None:
    """Show the list."""
    await press.show(await _list(press))


@presses.on("bench_add", Who.MODERATOR)
async def bench_add(press: Press) -> None:
    """Ask for a row."""
    await press.ask(ui_benchmarks.add_form())


@presses.on("bench_save", Who.MODERATOR)
async def bench_save(press: Press) -> None:
    """Add a row."""
    row = typed(press.fields)
    async with press.bot.db.write() as conn:
        await service_benchmarks.add(conn, ask_of(press.bot, press.guild_id, press.user_id), row)
    await press.redraw(await _list(press))


@presses.on("bench_hide", Who.MODERATOR)
async def bench_hide(press: Press) -> None:
    """Hide a shipped row, or remove one of the group's own."""
    async with press.bot.db.write() as conn:
        await service_benchmarks.hide(conn, ask_of(press.bot, press.guild_id, press.user_id), _chosen(press))
    await press.redraw(await _list(press))


@presses.on("bench_show", Who.MODERATOR)
async def bench_show(press: Press) -> None:
    """Show a shipped row again."""
    async with press.bot.db.write() as conn:
        await service_benchmarks.show(conn, ask_of(press.bot, press.guild_id, press.user_id), _chosen(press))
    await press.redraw(await _list(press))


async def _list(press: Press) -> Card:
    async with press.bot.db.read() as conn:
        rows = await service_benchmarks.in_force(conn, press.guild_id)
        hidden = await service_benchmarks.hidden(conn, press.guild_id)
    return ui_benchmarks.edit_card(rows, hidden)


def _chosen(press: Press) -> str:
    if not press.values:
        raise UserError(text_levels.NO_SUCH_BENCHMARK)
    return press.values[0]
