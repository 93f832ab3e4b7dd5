"""The panel: the list, one work, sharing, removing, results, promo codes, the file. Forms are in `presses_forms`."""

from bot.access import Who
from bot.presses import Press, Presses
from cogs.tracking import service, service_codes, service_results, text, text_codes, ui, ui_codes, ui_results
from cogs.tracking.model import FEATURE, MOST_WORKS

presses = Presses(FEATURE)


def chosen(press: Press) -> int:
    """The number that was chosen from a menu; 0 for what is no number of ours."""
    value = "".join(press.values[:1])
    return int(value) if value.isdecimal() and len(value) <= 18 else 0  # noqa: PLR2004 - digits of a 64-bit number


async def show_work(press: Press, work_id: int, note: str | None = None) -> None:
    """One work on the card that was pressed."""
    async with press.bot.db.read() as conn:
        folder = await service.folder(conn, press.by, work_id)
    await press.redraw(ui.work_card(folder, press.user_id, note))


@presses.on("mine", Who.EVERYONE)
async def show_page(press: Press) -> None:
    """A page of the list."""
    await _list(press, min(max(0, press.id()), MOST_WORKS))


async def _list(press: Press, page: int) -> None:
    async with press.bot.db.read() as conn:
        found = await service.page(conn, press.by, page, ui.PAGE)
        if page and not found:  # the last one of an old page was removed, or somebody made the number up
            page, found = 0, await service.page(conn, press.by, 0, ui.PAGE)
    await press.redraw(ui.mine_card(found, page, press.user_id))


@presses.on("open", Who.EVERYONE)
async def open_chosen(press: Press) -> None:
    """The one that was chosen."""
    await show_work(press, chosen(press))


@presses.on("work", Who.EVERYONE)
async def open_work(press: Press) -> None:
    """One work."""
    await show_work(press, press.id())


@presses.on("share", Who.EVERYONE)
async def ask_share(press: Press) -> None:
    """Say who will see what, before it is shared."""
    async with press.bot.db.read() as conn:
        work = await service.shareable(conn, press.by, press.id())
    await press.redraw(ui.sure_share_card(work))


@presses.on("share_sure", Who.EVERYONE)
async def share(press: Press) -> None:
    """Share it."""
    async with press.bot.db.write() as conn:
        work = await service.share(conn, press.by, press.id())
    await show_work(press, work.id, text.SHARED.format(other=work.other_id))


@presses.on("unshare", Who.EVERYONE)
async def take_back(press: Press) -> None:
    """Stop sharing, at once."""
    async with press.bot.db.write() as conn:
        work = await service.take_back(conn, press.by, press.id())
    await show_work(press, work.id, text.TAKEN_BACK)


@presses.on("drop", Who.EVERYONE)
async def ask_remove(press: Press) -> None:
    """Ask before it goes."""
    async with press.bot.db.read() as conn:
        work = await service.mine(conn, press.by, press.id())
    await press.redraw(ui.sure_drop_card(work))


@presses.on("drop_sure", Who.EVERYONE)
async def remove(press: Press) -> None:
    """Remove it."""
    async with press.bot.db.write() as conn:
        await service.remove(conn, press.by, press.id())
    await _list(press, 0)


@presses.on("file", Who.EVERYONE)
async def save_file(press: Press) -> None:
    """All of it for a spreadsheet."""
    async with press.bot.db.read() as conn:
        rows = await service_results.rows(conn, press.by)
    await press.show(ui.file_card(rows))


# Results


@presses.on("results", Who.EVERYONE)
async def show_results(press: Press) -> None:
    """What it came to."""
    async with press.bot.db.read() as conn:
        work = await service.seen(conn, press.by, press.id())
        campaigns = await service_results.campaigns(conn, press.by)
    await press.redraw(ui_results.results_card(work, press.user_id, campaigns))


@presses.on("take_over", Who.EVERYONE)
async def take_over(press: Press) -> None:
    """The numbers of a campaign of one's own."""
    async with press.bot.db.write() as conn:
        work = await service_results.take_over(conn, press.by, press.id(), chosen(press))
        campaigns = await service_results.campaigns(conn, press.by)
    await press.redraw(ui_results.results_card(work, press.user_id, campaigns))


# Promo codes


@presses.on("codes", Who.EVERYONE)
async def show_codes(press: Press) -> None:
    """One's own promo codes."""
    async with press.bot.db.read() as conn:
        await press.redraw(ui_codes.codes_card(await service_codes.mine(conn, press.by)))


@presses.on("code_open", Who.EVERYONE)
async def ask_end_code(press: Press) -> None:
    """One of them, with the question before it is set free."""
    async with press.bot.db.read() as conn:
        await press.redraw(ui_codes.code_card(await service_codes.get(conn, press.by, chosen(press))))


@presses.on("code_end", Who.EVERYONE)
async def end_code(press: Press) -> None:
    """Set it free."""
    async with press.bot.db.write() as conn:
        code = await service_codes.end(conn, press.by, press.id())
        left = await service_codes.mine(conn, press.by)
    await press.redraw(ui_codes.codes_card(left, text_codes.ENDED.format(code=code.promo.code)))
